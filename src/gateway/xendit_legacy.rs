//! Xendit before payment requests: one API each for virtual accounts, QR codes, e-wallets and shops.
//! <https://github.com/xendit/xendit-python>, README of version 0.x.

use super::{
    Context,
    context::{self, Offer},
    xendit,
};
use crate::{
    instruction::{Instruction, Qr, Reading},
    json,
    status::Status,
    value::Value,
};

/// Reads by the keys that only one of the four APIs has.
pub(super) fn read(payload: &Value, context: &Context) -> Option<Reading> {
    let has = |keys: &[&str]| keys.iter().all(|key| payload.get(key).is_some());
    let charged = has(&["channel_code"]) && json::has_any(payload, &["charge_amount", "checkout_method"]);
    let (instruction, amount) = if has(&["bank_code", "account_number"]) {
        (virtual_account(payload, context), "expected_amount")
    } else if has(&["retail_outlet_name", "payment_code"]) {
        (retail(payload, context), "expected_amount")
    } else if charged {
        (ewallet(payload, context), "charge_amount")
    } else if has(&["external_id", "qr_string"]) {
        (qr(payload), "amount")
    } else {
        return None;
    };
    Some(Reading {
        instruction,
        amount: json::money(payload, amount),
        deadline: json::time(payload, "expiration_date"),
        status: status(payload),
    })
}

fn virtual_account(payload: &Value, context: &Context) -> Instruction {
    let number = json::digits(payload, "account_number");
    context::virtual_account(context.bank(payload, "bank_code"), number, json::name(payload, "name"), None)
}

fn retail(payload: &Value, context: &Context) -> Instruction {
    let outlet = context.outlet(payload, "retail_outlet_name");
    let counter = xendit::counter(outlet.as_ref());
    context::retail_code(outlet, json::code(payload, "payment_code"), json::name(payload, "name"), counter, None)
}

fn qr(payload: &Value) -> Instruction {
    let text = json::text(payload, "qr_string").map(|text| Qr::Text(text.to_owned()));
    text.map_or(Instruction::Hosted(None), Instruction::Qr)
}

/// `actions` is an object here, and null for a wallet that pushes.
fn ewallet(payload: &Value, context: &Context) -> Instruction {
    let actions = json::at(payload, &["actions"]);
    let link = |keys: &[&str]| keys.iter().find_map(|key| context.app(actions, key));
    let properties = json::at(payload, &["channel_properties"]);
    let offer = Offer {
        wallet: context.wallet(payload, "channel_code"),
        phone: link(&["mobile_web_checkout_url", "mobile_deeplink_checkout_url", "desktop_web_checkout_url"]),
        desktop: link(&["desktop_web_checkout_url", "mobile_web_checkout_url", "mobile_deeplink_checkout_url"]),
        qr: json::text(actions, "qr_checkout_string").map(|text| Qr::Text(text.to_owned())),
        number: json::text(properties, "mobile_number").map(str::to_owned),
    };
    offer.instruction()
}

/// Only charges tell of money. `INACTIVE` is a code that was used or has ended, which says too little.
fn status(payload: &Value) -> Option<Status> {
    match json::text(payload, "status")? {
        "PENDING" | "ACTIVE" => Some(Status::Unpaid),
        "SUCCEEDED" => Some(Status::Paid),
        "EXPIRED" => Some(Status::Expired),
        "FAILED" | "VOIDED" | "REFUNDED" => Some(Status::Closed),
        _ => None,
    }
}
