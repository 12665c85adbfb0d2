//! Xendit's Payment Request v2, as Scalev passes it through, and invoices.
//! <https://docs.xendit.co>, shapes of the official Node and Python clients.

use super::{
    Context,
    context::{self, Offer},
};
use crate::{
    instruction::{Counter, Instruction, Qr, Reading},
    json,
    link::Link,
    method::Outlet,
    status::Status,
    value::Value,
};

/// Reads a payment request by the group of `payment_method` that is filled in, an invoice by its `invoice_url`.
pub(super) fn read(payload: &Value, context: &Context) -> Option<Reading> {
    let method = json::at(payload, &["payment_method"]);
    let ours = json::has_any(method, &GROUPS) || json::has_any(payload, &["invoice_url"]);
    if !ours {
        return None;
    }
    let group = GROUPS.iter().find_map(|name| Some((*name, method.get(name).filter(|group| group.is_object())?)));
    let (instruction, group) = match group {
        Some(("virtual_account", group)) => (virtual_account(group, context), group),
        Some(("qr_code", group)) => (qr_code(group), group),
        Some(("over_the_counter", group)) => (over_the_counter(group, context), group),
        Some(("ewallet", group)) => (ewallet(group, payload, context), group),
        _ => (hosted(payload, context), payload),
    };
    let properties = json::at(group, &["channel_properties"]);
    Some(Reading {
        instruction,
        amount: json::money(payload, "amount").or_else(|| json::money(group, "amount")),
        deadline: json::time(properties, "expires_at").or_else(|| json::time(payload, "expiry_date")),
        status: status(payload),
    })
}

/// The groups of a payment method; those that are not used stand there as `null`.
const GROUPS: [&str; 7] =
    ["virtual_account", "qr_code", "over_the_counter", "ewallet", "card", "direct_debit", "direct_bank_transfer"];

fn virtual_account(group: &Value, context: &Context) -> Instruction {
    let properties = json::at(group, &["channel_properties"]);
    let number = json::digits(properties, "virtual_account_number");
    let holder = json::name(properties, "customer_name");
    context::virtual_account(context.bank(group, "channel_code"), number, holder, None)
}

fn qr_code(group: &Value) -> Instruction {
    match json::text(json::at(group, &["channel_properties"]), "qr_string") {
        Some(text) => Instruction::Qr(Qr::Text(text.to_owned())),
        None => Instruction::Hosted(None),
    }
}

fn over_the_counter(group: &Value, context: &Context) -> Instruction {
    let properties = json::at(group, &["channel_properties"]);
    let code = json::code(properties, "payment_code");
    let outlet = context.outlet(group, "channel_code");
    let counter = counter(outlet.as_ref());
    context::retail_code(outlet, code, json::name(properties, "customer_name"), counter, None)
}

/// As of June 2026: <https://docs.xendit.co/docs/alfamart>, <https://docs.xendit.co/docs/indomaret>. Cashiers may know
/// the merchant's own name too, which the payload does not tell.
pub(super) fn counter(outlet: Option<&Outlet>) -> Counter {
    let known = matches!(outlet, Some(Outlet::Alfamart | Outlet::Indomaret));
    Counter {
        biller: Some("Xendit".to_owned()),
        limits: known.then_some([10_000, 5_000_000]),
        cash: (outlet == Some(&Outlet::Alfamart)).then_some(2_500_000),
    }
}

/// OVO and Jenius push to the phone and have no action; ShopeePay may add the string of a QR. A phone gets the page
/// or the app, a desktop the link that a phone can scan, as Scalev documents it.
fn ewallet(group: &Value, payload: &Value, context: &Context) -> Instruction {
    let properties = json::at(group, &["channel_properties"]);
    let qr = json::rows(payload, "actions").find_map(|action| json::text(action, "qr_code"));
    let offer = Offer {
        wallet: context.wallet(group, "channel_code"),
        phone: action(payload, &["WEB", "DEEPLINK", "MOBILE"], context),
        desktop: action(payload, &["MOBILE", "DEEPLINK", "WEB"], context),
        qr: qr.map(|text| Qr::Text(text.to_owned())),
        number: json::text(properties, "mobile_number").map(str::to_owned),
    };
    offer.instruction()
}

fn hosted(payload: &Value, context: &Context) -> Instruction {
    let action = || action(payload, &["WEB", "MOBILE"], context).filter(|link| !link.is_app());
    Instruction::Hosted(context.page(payload, "invoice_url").or_else(action))
}

/// The URL of the buyer's action of the first kind that there is. `API` and `POST` are the merchant's.
fn action(payload: &Value, kinds: &[&str], context: &Context) -> Option<Link> {
    for kind in kinds {
        for action in json::rows(payload, "actions") {
            let opened = json::text(action, "method").is_none_or(|method| method.eq_ignore_ascii_case("GET"));
            if opened && json::text(action, "url_type") == Some(kind) {
                let link = context.app(action, "url");
                if link.is_some() {
                    return link;
                }
            }
        }
    }
    None
}

/// The request's own state; `payment_method.status` turns `EXPIRED` right after success and says nothing.
fn status(payload: &Value) -> Option<Status> {
    match json::text(payload, "status")? {
        "PENDING" | "REQUIRES_ACTION" => Some(Status::Unpaid),
        "SUCCEEDED" | "PAID" | "SETTLED" => Some(Status::Paid),
        "EXPIRED" => Some(Status::Expired),
        "CANCELED" | "FAILED" | "VOIDED" => Some(Status::Closed),
        _ => None,
    }
}
