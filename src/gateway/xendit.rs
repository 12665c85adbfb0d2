//! Xendit's Payment Request v2, as Scalev passes it through, its webhooks, and a payment method by itself.
//! <https://docs.xendit.co>, shapes of the official Node and Python clients.

use super::{Adapter, Context, Mark, PayloadContent, WalletOffer, content, context};
use crate::{
    payment::{Counter, Instruction, Outlet, States, Status},
    value::Json,
};

pub(super) const ADAPTER: Adapter = Adapter {
    gateway: "xendit",
    marks: &[
        Mark("payment_method.virtual_account|payment_method.qr_code|payment_method.over_the_counter"),
        Mark("payment_method.ewallet|payment_method.card"),
        Mark("payment_method.direct_debit|payment_method.direct_bank_transfer"),
        Mark("payment_method.reusability|payment_method.id=pm-"),
        Mark("reusability type"),
    ],
    states: States(&[
        (Status::Unpaid, "pending, requires_action, method pending, method active"),
        (Status::Processing, "awaiting_capture"),
        (Status::Paid, "succeeded"),
        (Status::Expired, "expired, method expired"),
        (Status::Closed, "canceled, voided"),
        (Status::Ended, "method inactive"),
        (Status::Failed, "failed, method failed"),
    ]),
    word,
    read,
};

/// The groups of a payment method; unused ones are `null`.
const GROUPS: [&str; 4] = ["virtual_account", "qr_code", "over_the_counter", "ewallet"];

/// The request's own state. That of the method inside it becomes `EXPIRED` right after success and is ignored.
fn word(payload: &Json) -> Option<String> {
    let word = payload.word("status")?;
    Some(if payload.get("payment_method").is_some() { word } else { format!("method {word}") })
}

/// Reads the group of the payment method that is filled in.
fn read(payload: &Json, context: &Context) -> PayloadContent {
    let method = payload.get("payment_method").unwrap_or(payload);
    let (kind, group) = GROUPS.iter().find_map(|name| Some((*name, method.object(name)?))).unwrap_or(("", payload));
    let properties = group.at("channel_properties");
    let offered = kind == "ewallet";
    PayloadContent {
        number: number(kind, group, properties, context),
        qr: context.qr_of_texts(&codes(payload, group, properties)),
        wallet: offered.then(|| wallet(group, payload, context)),
        page: context.action(payload, "url_type", "WEB MOBILE").filter(|link| !link.is_app() && !offered),
        amount: payload.money("amount").or_else(|| group.money("amount")),
        deadline: context::deadline(properties).or_else(|| context::deadline(payload)),
        note: None,
    }
}

/// The texts of codes: of a QR, of an action, and beside a virtual account.
fn codes<'a>(payload: &'a Json, group: &'a Json, properties: &'a Json) -> Vec<&'a str> {
    let shown = group.rows("alternative_displays").filter_map(|display| display.text("data"));
    let acted = payload.rows("actions").filter_map(|action| action.text("qr_code"));
    properties.text("qr_string").into_iter().chain(acted).chain(shown).collect()
}

fn number(kind: &str, group: &Json, properties: &Json, context: &Context) -> Option<Instruction> {
    let channel = "channel_code";
    let holder = properties.name("customer_name");
    match kind {
        "virtual_account" => {
            let number = properties.digits("virtual_account_number");
            content::virtual_account(context.bank(group, channel), number, holder)
        }
        "over_the_counter" => retail_code(context.outlet(group, channel), properties.code("payment_code"), holder),
        _ => None,
    }
}

/// A cashier's code, with limits as of June 2026: <https://docs.xendit.co/docs/alfamart>,
/// <https://docs.xendit.co/docs/indomaret>. Cashiers may know the merchant's own name too, which the payload does not tell.
pub(super) fn retail_code(outlet: Option<Outlet>, code: Option<String>, holder: Option<String>) -> Option<Instruction> {
    let known = matches!(outlet, Some(Outlet::Alfamart | Outlet::Indomaret));
    let counter = Counter {
        biller: Some("Xendit".to_owned()),
        limits: known.then_some([10_000, 5_000_000]),
        cash: (outlet == Some(Outlet::Alfamart)).then_some(2_500_000),
    };
    content::retail_code(outlet, code, holder, counter)
}

/// OVO and Jenius push to the phone and have no action; ShopeePay may add the string of a QR. A phone gets the page
/// or the app, a desktop the link that a phone can scan, as Scalev documents it. Actions of the type `API` are the merchant's.
fn wallet(group: &Json, payload: &Json, context: &Context) -> WalletOffer {
    WalletOffer {
        wallet: context.wallet(group, "channel_code"),
        phone: context.action(payload, "url_type", "WEB DEEPLINK MOBILE"),
        desktop: context.action(payload, "url_type", "MOBILE DEEPLINK WEB"),
        pushed: !payload.rows("actions").any(|action| action.text("url").is_some()),
        number: group.at("channel_properties").text("mobile_number").map(str::to_owned),
    }
}
