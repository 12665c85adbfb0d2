//! Durianpay: charges of every type, orders, and the status of a payment.
//! <https://durianpay.id/docs>

use super::{
    Context,
    context::{self, Offer},
};
use crate::{
    instruction::{Counter, Instruction, Reading},
    json,
    method::{Method, Wallet},
    status::Status,
    value::Value,
};

/// Reads `data.response` of a charge by `data.type`, else `data` itself. `paid_amount` is the amount to pay.
pub(super) fn read(payload: &Value, context: &Context) -> Option<Reading> {
    let data = payload.get("data").filter(|data| data.is_object())?;
    let body = data.get("response").filter(|response| response.is_object()).unwrap_or(data);
    let id = json::text(data, "id").unwrap_or_default();
    let keys = ["response", "access_token", "order_ref_id", "payment_option", "is_completed", "qr_code_string"];
    if !json::has_any(data, &keys) && !id.starts_with("pay_") && !id.starts_with("ord_") {
        return None;
    }
    Some(Reading {
        instruction: instruction(json::text(data, "type").unwrap_or_default(), body, context),
        amount: json::money(body, "paid_amount").or_else(|| json::money(body, "amount")),
        deadline: json::time(body, "expiration_time").or_else(|| json::time(body, "expiry_date")),
        status: status(body),
    })
}

/// An order has no type and no page: its checkout needs the merchant's script.
fn instruction(kind: &str, body: &Value, context: &Context) -> Instruction {
    let by_order = kind.is_empty() && json::has_any(body, &["account_number"]);
    match (kind, context.method) {
        ("VA", _) => virtual_account(body, context),
        ("RETAILSTORE", _) => retail(body, context),
        (_, Method::VirtualAccount(_)) if by_order => virtual_account(body, context),
        (_, Method::Retail(_)) if by_order => retail(body, context),
        ("EWALLET", _) => ewallet(body, context),
        ("ONLINE_BANKING", _) => Instruction::Hosted(context.page(body, "web_url")),
        ("BNPL", _) => Instruction::Hosted(context.page(body, "redirect_url")),
        _ => qr(body, context).unwrap_or_else(|| Instruction::Hosted(context.page(body, "checkout_url"))),
    }
}

fn virtual_account(body: &Value, context: &Context) -> Instruction {
    context::virtual_account(context.bank(body, "bank_code"), json::digits(body, "account_number"), None, None)
}

fn retail(body: &Value, context: &Context) -> Instruction {
    let code = json::code(body, "account_number");
    context::retail_code(context.outlet(body, "store_type"), code, None, Counter::default(), None)
}

/// The answer does not name the wallet. `mobile` is told for all of them, but only some are asked there.
fn ewallet(body: &Value, context: &Context) -> Instruction {
    let link = context.app(body, "checkout_url");
    let wallet = context.wallet(body, "wallet_type");
    let asked = wallet.as_ref().is_none_or(Wallet::pushes);
    let number = json::text(body, "mobile").filter(|_| asked).map(str::to_owned);
    Offer { wallet, phone: link.clone(), desktop: link, qr: None, number }.instruction()
}

/// `qr_code` is a picture's address or the picture itself, which is not shown.
fn qr(body: &Value, context: &Context) -> Option<Instruction> {
    let text = json::text(body, "qr_string").or_else(|| json::text(body, "qr_code_string"));
    let image = context.page(body, "qr_code").or_else(|| context.page(body, "qr_code_image"));
    context::qr(text, image).map(Instruction::Qr)
}

/// Written in lower case by the API and in upper case by one client.
fn status(body: &Value) -> Option<Status> {
    match json::word(body, "status")?.as_str() {
        "started" | "processing" | "pending" => Some(Status::Unpaid),
        "completed" if body.get("is_completed").and_then(Value::as_bool) != Some(false) => Some(Status::Paid),
        "expired" => Some(Status::Expired),
        "failed" | "cancelled" | "canceled" => Some(Status::Closed),
        _ => None,
    }
}
