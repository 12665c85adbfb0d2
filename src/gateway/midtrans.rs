//! Midtrans Core API charges, and Snap, which is a page.
//! <https://docs.midtrans.com/reference>

use super::{
    Context,
    context::{self, Offer},
};
use crate::{
    bank::Bank,
    instruction::{Counter, Instruction, Reading},
    json,
    link::Link,
    method::Wallet,
    status::Status,
    value::Value,
};

/// Reads a charge by `payment_type`. All times are WIB and say so nowhere.
pub(super) fn read(payload: &Value, context: &Context) -> Option<Reading> {
    let charge = json::has_any(payload, &["payment_type", "transaction_status"]);
    let snap = payload.get("token").is_some() && payload.get("redirect_url").is_some();
    if !charge && !snap {
        return None;
    }
    Some(Reading {
        instruction: instruction(payload, context),
        amount: json::money(payload, "gross_amount"),
        deadline: json::time(payload, "expiry_time"),
        status: status(payload),
    })
}

fn instruction(payload: &Value, context: &Context) -> Instruction {
    let page = context.page(payload, "redirect_url");
    match json::word(payload, "payment_type").unwrap_or_default().as_str() {
        "bank_transfer" => virtual_account(payload, context),
        "echannel" => bill(payload),
        "cstore" => {
            let code = json::code(payload, "payment_code");
            context::retail_code(context.outlet(payload, "store"), code, None, Counter::default(), page)
        }
        "qris" => {
            let image = action(payload, "generate-qr-code-v2", context);
            let image = image.or_else(|| action(payload, "generate-qr-code", context));
            context::qr(json::text(payload, "qr_string"), image).map_or(Instruction::Hosted(page), Instruction::Qr)
        }
        kind => match Wallet::parse(kind) {
            Wallet::Other(_) => Instruction::Hosted(page),
            wallet => ewallet(wallet, payload, context),
        },
    }
}

/// Permata has a key of its own; the other banks stand in a list of one.
fn virtual_account(payload: &Value, context: &Context) -> Instruction {
    if let Some(number) = json::digits(payload, "permata_va_number") {
        return Instruction::VirtualAccount { bank: Some(Bank::Permata), number, holder: None };
    }
    let row = json::rows(payload, "va_numbers").next().unwrap_or(&Value::Null);
    context::virtual_account(context.bank(row, "bank"), json::digits(row, "va_number"), None, None)
}

/// Mandiri Bill Payment needs both numbers; one alone is worth nothing.
fn bill(payload: &Value) -> Instruction {
    match (json::code(payload, "biller_code"), json::digits(payload, "bill_key")) {
        (Some(biller), Some(number)) => Instruction::Bill { bank: Some(Bank::Mandiri), biller, number },
        _ => Instruction::Hosted(None),
    }
}

fn ewallet(wallet: Wallet, payload: &Value, context: &Context) -> Instruction {
    let link = action(payload, "deeplink-redirect", context);
    let offer = Offer {
        wallet: Some(wallet),
        phone: link.clone(),
        desktop: link,
        qr: context::qr(json::text(payload, "qr_string"), action(payload, "generate-qr-code", context)),
        number: None,
    };
    offer.instruction()
}

/// The buyer's action of that name. The others (`get-status`, `cancel`) need the merchant's key.
fn action(payload: &Value, name: &str, context: &Context) -> Option<Link> {
    let action = json::rows(payload, "actions").find(|action| json::text(action, "name") == Some(name))?;
    let opened = json::text(action, "method").is_none_or(|method| method.eq_ignore_ascii_case("GET"));
    if opened { context.app(action, "url") } else { None }
}

/// `capture` is money only once the check for fraud accepted it.
fn status(payload: &Value) -> Option<Status> {
    match json::word(payload, "transaction_status")?.as_str() {
        "pending" | "authorize" => Some(Status::Unpaid),
        "settlement" => Some(Status::Paid),
        "capture" if json::word(payload, "fraud_status").as_deref() == Some("accept") => Some(Status::Paid),
        "expire" => Some(Status::Expired),
        "deny" | "cancel" | "failure" | "refund" | "partial_refund" | "chargeback" | "partial_chargeback" => {
            Some(Status::Closed)
        }
        _ => None,
    }
}
