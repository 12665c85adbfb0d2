//! Duitku's inquiry (v2). It tells neither a deadline nor, for a virtual account, the bank or the holder.
//! <https://docs.duitku.com/api>

use super::{
    Context,
    context::{self, Offer},
};
use crate::{
    bank::Bank,
    instruction::{Counter, Instruction, Qr, Reading},
    json,
    method::{Method, Outlet, Wallet},
    status::Status,
    value::Value,
};

/// Reads by the key that is filled in; keys that do not apply are empty or absent.
pub(super) fn read(payload: &Value, context: &Context) -> Option<Reading> {
    let keys = ["merchantCode", "merchantOrderId", "paymentUrl", "AppUrl", "vaNumber", "qrString"];
    if !json::has_any(payload, &keys) {
        return None;
    }
    Some(Reading {
        instruction: instruction(payload, context),
        amount: json::money(payload, "amount"),
        deadline: None,
        status: status(payload),
    })
}

fn instruction(payload: &Value, context: &Context) -> Instruction {
    let page = context.page(payload, "paymentUrl");
    let method = method(payload, context);
    let number = json::text(payload, "vaNumber").is_some();
    let code = json::text(payload, "qrString");
    match method {
        Method::Retail(outlet) if number => {
            context::retail_code(Some(outlet), json::code(payload, "vaNumber"), None, Counter::default(), page)
        }
        Method::VirtualAccount(bank) if number => {
            context::virtual_account(bank, json::digits(payload, "vaNumber"), None, page)
        }
        _ if number => context::virtual_account(None, json::digits(payload, "vaNumber"), None, page),
        Method::Wallet(wallet) => ewallet(Some(wallet), payload, context),
        _ => match code {
            Some(text) => Instruction::Qr(Qr::Text(text.to_owned())),
            None if json::text(payload, "AppUrl").is_some() => ewallet(None, payload, context),
            None => Instruction::Hosted(page),
        },
    }
}

/// The page leads to the app where there is one; `AppUrl` opens the app alone.
fn ewallet(wallet: Option<Wallet>, payload: &Value, context: &Context) -> Instruction {
    let link = context.page(payload, "paymentUrl").or_else(|| context.app(payload, "AppUrl"));
    let qr = json::text(payload, "qrString").map(|text| Qr::Text(text.to_owned()));
    Offer { wallet, phone: link.clone(), desktop: link, qr, number: None }.instruction()
}

/// The order's method; where it names none, the code with which `ref=` in the page's address begins. That is what
/// sandboxes show and no promise, so it never overrules an order.
fn method(payload: &Value, context: &Context) -> Method {
    let vague = matches!(context.method, Method::VirtualAccount(None) | Method::Other(_));
    if !vague {
        return context.method.clone();
    }
    let reference = json::text(payload, "paymentUrl").and_then(|page| page.split_once("ref="));
    match reference.and_then(|(_, code)| code.get(..2)).unwrap_or_default() {
        "BC" => Method::VirtualAccount(Some(Bank::Bca)),
        "M2" => Method::VirtualAccount(Some(Bank::Mandiri)),
        "VA" => Method::VirtualAccount(Some(Bank::Maybank)),
        "I1" => Method::VirtualAccount(Some(Bank::Bni)),
        "B1" => Method::VirtualAccount(Some(Bank::Cimb)),
        "BT" => Method::VirtualAccount(Some(Bank::Permata)),
        "A1" => Method::VirtualAccount(Some(Bank::Artajasa)),
        "AG" => Method::VirtualAccount(Some(Bank::ArthaGraha)),
        "NC" => Method::VirtualAccount(Some(Bank::Bnc)),
        "BR" => Method::VirtualAccount(Some(Bank::Bri)),
        "S1" => Method::VirtualAccount(Some(Bank::SahabatSampoerna)),
        "DM" => Method::VirtualAccount(Some(Bank::Danamon)),
        "BV" => Method::VirtualAccount(Some(Bank::Bsi)),
        "FT" => Method::Retail(Outlet::Alfamart),
        "IR" => Method::Retail(Outlet::Indomaret),
        "OV" | "OL" => Method::Wallet(Wallet::Ovo),
        "SA" | "SL" => Method::Wallet(Wallet::ShopeePay),
        "LF" | "LA" => Method::Wallet(Wallet::LinkAja),
        "DA" => Method::Wallet(Wallet::Dana),
        "JP" => Method::Wallet(Wallet::Jenius),
        _ => context.method.clone(),
    }
}

/// `statusCode` `00` says "created" in an inquiry. It says "paid" only in the answer of the status API, which names
/// the merchant's order and holds nothing to pay with.
fn status(payload: &Value) -> Option<Status> {
    let payable = json::has_any(payload, &["merchantCode", "paymentUrl", "AppUrl", "vaNumber", "qrString"]);
    if payable || !json::has_any(payload, &["merchantOrderId"]) {
        return None;
    }
    match json::text(payload, "statusCode")? {
        "00" => Some(Status::Paid),
        "01" => Some(Status::Unpaid),
        "02" => Some(Status::Closed),
        _ => None,
    }
}
