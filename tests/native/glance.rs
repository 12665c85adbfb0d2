//! The first look: it shows what the whole screen will, and nothing where that has more to say.

use std::collections::BTreeSet;

use crate::support::{
    fixture::{self, Fixture},
    look, mutation,
    widget::{Widget, page},
};
use proptest::prelude::*;
use scalev_checkout::{
    contract::environment::Environment,
    payment::instruction::{Instruction, Qr},
    screen,
    value::{
        language::Language,
        time::{Timestamp, Zone},
    },
};
use serde_json::Value;

/// Every language and every zone, in the hand and on the desk.
fn pages() -> Vec<Environment> {
    let mut pages = Vec::new();
    for language in [Language::Indonesian, Language::English] {
        for zone in [Zone::Wib, Zone::Wita, Zone::Wit] {
            pages.extend([true, false].map(|phone| Environment { language, zone, phone, ..page() }));
        }
    }
    pages
}

/// Says whether there is a first look, after comparing it with the whole screen.
#[track_caller]
fn check(case: &str, order: &Value, page: &Environment) -> bool {
    let widget = look::whole(order, page.clone());
    let Some(lines) = look::of(order, page.clone()) else { return false };
    assert!(look::is_plain(&widget), "{case}: the whole screen has more to say\n{lines}");
    assert_eq!(look::build(&lines).facts(), look::shown(&widget), "{case}");
    true
}

/// Whether the payload is read by the name of a gateway of Scalev's, or needs none.
fn is_of_scalev(order: &Value) -> bool {
    let named = order["epayment_provider"].as_str().unwrap_or_default();
    ["bank_transfer", "payment_link"].iter().any(|method| order["payment_method"] == *method)
        || fixture::SCALEVS.contains(&named)
}

/// Whether Scalev hands a payload on in another form than this: older APIs of Xendit's, SingaPay's own.
fn is_rare(name: &str) -> bool {
    name.contains(".legacy") || name.contains(".raw")
}

#[test]
fn what_is_seen_first_is_what_stays() {
    for Fixture { name, order, .. } in fixture::of_scalev() {
        for page in pages() {
            let expected =
                is_of_scalev(&order) && !is_rare(&name) && look::is_plain(&look::whole(&order, page.clone()));
            assert_eq!(check(&name, &order, &page), expected, "{name} has a first look, or has none");
        }
    }
}

#[test]
fn every_gateway_and_every_kind_has_one() {
    let page = || Environment { phone: true, ..page() };
    let looked = fixture::of_scalev().into_iter().filter(|fixture| look::of(&fixture.order, page()).is_some());
    let mut found: BTreeSet<String> = BTreeSet::new();
    let mut count = 0;
    for Fixture { name, order, .. } in looked {
        let gateway = name.split('/').next().unwrap_or_default();
        found.insert(format!("{gateway}: {}", kind(&look::whole(&order, page()))));
        count += 1;
    }
    let expected = [
        "duitku: code for a cashier",
        "duitku: page to open",
        "duitku: qris",
        "duitku: virtual account",
        "duitku: wallet to open",
        "ipaymu: code for a cashier",
        "ipaymu: page to open",
        "ipaymu: qris",
        "ipaymu: virtual account",
        "midtrans: bill",
        "midtrans: code for a cashier",
        "midtrans: page to open",
        "midtrans: qris",
        "midtrans: virtual account",
        "midtrans: wallet to open",
        "scalev: code for a cashier",
        "scalev: page to open",
        "scalev: qris",
        "scalev: transfer of a unique amount",
        "scalev: transfer to one",
        "scalev: transfer to one of several",
        "scalev: virtual account",
        "scalev: wallet that waits",
        "scalev: wallet to open",
        "singapay: page to open",
        "singapay: qris",
        "singapay: virtual account",
        "singapay: wallet that waits",
        "singapay: wallet to open",
        "xendit: code for a cashier",
        "xendit: page to open",
        "xendit: qris",
        "xendit: virtual account",
        "xendit: wallet that waits",
        "xendit: wallet to open",
    ];
    assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), expected);
    assert!(count >= 90, "only {count} have one");
}

fn kind(widget: &Widget) -> &'static str {
    let unique = widget.screen().amount.is_some_and(|amount| !amount.stressed.is_empty());
    match widget.session.instruction() {
        Some(Instruction::VirtualAccount { .. }) => "virtual account",
        Some(Instruction::Bill { .. }) => "bill",
        Some(Instruction::RetailCode { .. }) => "code for a cashier",
        Some(Instruction::Qr(Qr::Verified { .. })) => "qris",
        Some(Instruction::ManualTransfer { .. }) if unique => "transfer of a unique amount",
        Some(Instruction::ManualTransfer { accounts }) if accounts.len() > 1 => "transfer to one of several",
        Some(Instruction::ManualTransfer { .. }) => "transfer to one",
        Some(Instruction::Wallet { .. }) => "wallet to open",
        Some(Instruction::Push { .. }) => "wallet that waits",
        Some(Instruction::Hosted(_)) => "page to open",
        _ => "nothing to look at",
    }
}

/// Names and numbers that try to be more lines, more fields, or something else than text.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\n"),
        Just("\t"),
        Just("\r"),
        Just("\0"),
        Just("\u{85}"),
        Just("\u{2028}"),
        Just("\u{202e}"),
        Just("="),
        Just("1\tbutton\tBayar"),
        Just("&#10;"),
        Just("&#9;"),
        Just("<b>"),
        Just("BCA"),
        Just("381659999814525"),
        Just("é"),
    ];
    prop::collection::vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

/// The pointers of every text in an order.
fn texts(order: &Value) -> Vec<String> {
    let mut found = Vec::new();
    mutation::pointers(order, "", &mut found);
    found.retain(|pointer| order.pointer(pointer).is_some_and(Value::is_string));
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_text_of_a_payload_is_anything_else(
        fixture in prop::sample::select(fixture::of_scalev().into_iter().map(|fixture| fixture.order).collect::<Vec<_>>()),
        which in any::<prop::sample::Index>(),
        text in hostile(),
        behind in any::<bool>(),
    ) {
        let mut order = fixture;
        let pointer = which.get(&texts(&order)).clone();
        let field = order.pointer_mut(&pointer).expect("a field");
        let before = field.as_str().filter(|_| behind).unwrap_or_default();
        *field = format!("{before}{text}").into();
        check(&format!("{pointer} = {field}"), &order, &page());
    }

    #[test]
    fn no_answer_makes_it_panic(body in ".*", url in ".*", now in any::<i64>()) {
        for (url, slug) in [(url, None), (look::address(), Some(crate::support::widget::SLUG))] {
            prop_assert_eq!(screen::glance(&body, &url, slug, page(), Timestamp(now)), None);
        }
    }

    #[test]
    fn no_time_makes_it_panic(
        fixture in prop::sample::select(fixture::whole_orders().into_iter().map(|fixture| fixture.order).collect::<Vec<_>>()),
        now in any::<i64>(),
    ) {
        if let Some(lines) = look::at(&fixture.to_string(), page(), Timestamp(now)) {
            look::build(&lines);
        }
    }
}

/// All of them take minutes. A field has eight forms, and this meets every one of them in its turn.
const SOME: usize = 31;

#[test]
fn any_field_may_be_missing_or_wrong() {
    for Fixture { name, order, .. } in fixture::of_scalev() {
        for (change, order) in mutation::variants(&order).into_iter().step_by(SOME) {
            if look::of(&order, page()).is_some() {
                check(&format!("{name}: {change}"), &order, &page());
            }
        }
    }
}
