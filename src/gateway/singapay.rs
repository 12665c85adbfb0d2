//! SingaPay, in the keys to which Scalev normalizes it and in those of its own API.
//! <https://docs.singapay.id> and <https://docs.scalev.com>, storefront payments.

use super::{
    Context,
    context::{self, Offer},
};
use crate::{
    instruction::{Instruction, Reading},
    json,
    link::Link,
    method::{Method, Wallet},
    status::Status,
    value::Value,
};

/// Reads the API's own `data` where there is one, else Scalev's keys.
pub(super) fn read(payload: &Value, context: &Context) -> Option<Reading> {
    raw(payload, context).or_else(|| normalized(payload, context))
}

/// Reads by the key that is filled in: a number, a QR, else links. Amount and deadline are the order's.
fn normalized(payload: &Value, context: &Context) -> Option<Reading> {
    let ours = ["va_number", "qr_string", "qr_image_url", "deeplink_url", "payment_url"];
    let others = ["external_id", "payment_type", "transaction_status", "payment_method", "request_amount", "trx_id"];
    if !json::has_any(payload, &ours) || json::has_any(payload, &others) {
        return None;
    }
    let page = context.page(payload, "payment_url");
    let qr = context::qr(json::text(payload, "qr_string"), context.page(payload, "qr_image_url"));
    let number = json::digits(payload, "va_number");
    let instruction = match (number, qr) {
        (Some(number), _) => {
            let holder = json::name(payload, "va_name");
            Instruction::VirtualAccount { bank: context.bank(payload, "bank"), number, holder }
        }
        (None, Some(qr)) => Instruction::Qr(qr),
        (None, None) => links(page, context.app(payload, "deeplink_url"), context),
    };
    Some(instruction.into())
}

/// A page opens everywhere, also where an app's own scheme is blocked: on a desktop and inside other apps.
fn links(page: Option<Link>, app: Option<Link>, context: &Context) -> Instruction {
    let wallet = match context.method {
        Method::Wallet(wallet) => Some(wallet.clone()),
        Method::Other(_) if app.is_some() => None,
        _ => return Instruction::Hosted(page),
    };
    let link = page.or(app);
    Offer { wallet, phone: link.clone(), desktop: link, ..Offer::default() }.instruction()
}

/// `success` and `SP000` are of the request and say nothing of the money.
fn raw(payload: &Value, context: &Context) -> Option<Reading> {
    let data = payload.get("data").filter(|data| data.is_object())?;
    let wrapped = json::has_any(payload, &["success", "response_code"]);
    if !wrapped && !json::has_any(data, &["qr_data", "checkout_url_app", "amount_type", "status_computed"]) {
        return None;
    }
    Some(Reading {
        instruction: instruction(data, context),
        amount: json::money(data, "total_amount").or_else(|| json::money(data, "amount")),
        deadline: json::time(data, "expired_at"),
        status: status(data),
    })
}

fn instruction(data: &Value, context: &Context) -> Instruction {
    if json::is_filled(data, "number") {
        let bank = match data.get("bank").filter(|bank| bank.is_object()) {
            Some(bank) => context.bank(bank, "short_name"),
            None => context.bank(data, "code"),
        };
        return context::virtual_account(bank, json::digits(data, "number"), json::name(data, "name"), None);
    }
    if let Some(text) = json::text(data, "qr_data") {
        return context::qr(Some(text), None).map_or(Instruction::Hosted(None), Instruction::Qr);
    }
    if !json::has_any(data, &["checkout_url", "checkout_url_app"]) {
        return Instruction::Hosted(context.page(data, "payment_url"));
    }
    let link = context.app(data, "checkout_url").or_else(|| context.app(data, "checkout_url_app"));
    let number = json::text(data, "customer_phone").map(str::to_owned);
    let pushed = || asked_in_its_app(data).then_some(Wallet::Ovo);
    let wallet = context.wallet(data, "ewallet_vendor").or_else(pushed);
    Offer { wallet, phone: link.clone(), desktop: link, qr: None, number }.instruction()
}

/// OVO alone has both links and both null.
fn asked_in_its_app(data: &Value) -> bool {
    ["checkout_url", "checkout_url_app"].iter().all(|key| data.get(key).is_some_and(Value::is_null))
}

/// `status` stays as it was stored, `active` or `open`, after the end; the two computed fields know better.
fn status(data: &Value) -> Option<Status> {
    if json::flag(data, "is_expired") {
        return Some(Status::Expired);
    }
    let word = json::word(data, "status_computed").or_else(|| json::word(data, "status"))?;
    match word.as_str() {
        "open" | "active" | "pending" => Some(Status::Unpaid),
        "success" | "paid" => Some(Status::Paid),
        "expired" => Some(Status::Expired),
        "canceled" | "cancelled" | "failed" => Some(Status::Closed),
        _ => None,
    }
}
