//! Xendit: Payment Request v2, as Scalev passes it through, and invoices.
//! <https://docs.xendit.co>, shapes of the official Node and Python clients.

use serde_json::Value;

use super::Context;
use crate::{
    bank::Bank,
    instruction::{Instruction, Qr, Reading},
    json,
    link::{Link, Trust},
    method::{Method, Outlet, Wallet},
    status::Status,
};

/// Reads a payment request by the group of `payment_method` that is filled in, an invoice by its `invoice_url`.
pub(super) fn read(payload: &Value, context: &Context) -> Option<Reading> {
    let method = json::at(payload, &["payment_method"]);
    let group = |name: &str| method.get(name).filter(|group| group.is_object());
    let (instruction, group) = if let Some(group) = group("virtual_account") {
        (virtual_account(group, context)?, group)
    } else if let Some(group) = group("qr_code") {
        (qr_code(group)?, group)
    } else if let Some(group) = group("over_the_counter") {
        (over_the_counter(group)?, group)
    } else if let Some(group) = group("ewallet") {
        (ewallet(group, payload, context), group)
    } else {
        let page = json::text(payload, "invoice_url").or_else(|| action(payload, &["WEB", "MOBILE"], context.trust))?;
        (Instruction::Hosted(Link::web(page, context.trust)), payload)
    };
    let properties = json::at(group, &["channel_properties"]);
    Some(Reading {
        instruction,
        amount: json::money(payload, "amount").or_else(|| json::money(group, "amount")),
        deadline: json::time(properties, "expires_at").or_else(|| json::time(payload, "expiry_date")),
        status: status(payload),
    })
}

fn virtual_account(group: &Value, context: &Context) -> Option<Instruction> {
    let properties = json::at(group, &["channel_properties"]);
    let ordered = match context.method {
        Method::VirtualAccount(bank) => bank.clone(),
        _ => None,
    };
    Some(Instruction::VirtualAccount {
        bank: json::text(group, "channel_code").and_then(Bank::parse).or(ordered),
        number: json::digits(properties, "virtual_account_number")?,
        holder: json::name(properties, "customer_name"),
    })
}

fn qr_code(group: &Value) -> Option<Instruction> {
    let text = json::text(json::at(group, &["channel_properties"]), "qr_string")?;
    Some(Instruction::Qr(Qr::Text(text.to_owned())))
}

fn over_the_counter(group: &Value) -> Option<Instruction> {
    let properties = json::at(group, &["channel_properties"]);
    Some(Instruction::RetailCode {
        outlet: json::text(group, "channel_code").map(Outlet::parse),
        code: json::code(properties, "payment_code")?,
        holder: json::name(properties, "customer_name"),
    })
}

/// OVO and Jenius push to the phone and have no action; ShopeePay may add the string of a QR.
fn ewallet(group: &Value, payload: &Value, context: &Context) -> Instruction {
    let wallet = Wallet::parse(json::text(group, "channel_code").unwrap_or_default());
    let link = |kinds: &[&str]| action(payload, kinds, context.trust).and_then(|url| Link::wallet(url, context.trust));
    let phone = link(&["WEB", "DEEPLINK", "MOBILE"]);
    let desktop = link(&["MOBILE", "DEEPLINK", "WEB"]);
    if phone.is_none() && wallet.pushes() {
        let phone = json::text(json::at(group, &["channel_properties"]), "mobile_number").map(str::to_owned);
        return Instruction::Push { wallet, phone };
    }
    let qr = json::rows(payload, "actions").find_map(|action| json::text(action, "qr_code"));
    if phone.is_none() && qr.is_none() {
        return Instruction::Hosted(None);
    }
    Instruction::Wallet { wallet, phone, desktop, qr: qr.map(|text| Qr::Text(text.to_owned())) }
}

/// The URL of the buyer's action of the first kind that there is. `API` actions are the merchant's.
fn action<'a>(payload: &'a Value, kinds: &[&str], trust: Trust) -> Option<&'a str> {
    kinds.iter().find_map(|kind| {
        let mut offered = json::rows(payload, "actions").filter(|action| json::text(action, "url_type") == Some(kind));
        offered.find_map(|action| json::text(action, "url").filter(|url| Link::wallet(url, trust).is_some()))
    })
}

/// The request's own state; `payment_method.status` turns `EXPIRED` right after success and says nothing.
fn status(payload: &Value) -> Option<Status> {
    match json::text(payload, "status")? {
        "SUCCEEDED" | "PAID" | "SETTLED" => Some(Status::Paid),
        "EXPIRED" => Some(Status::Expired),
        "CANCELED" | "FAILED" | "VOIDED" => Some(Status::Closed),
        _ => None,
    }
}
