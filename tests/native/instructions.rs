//! The screen of every kind of order. The orders are in `fixtures/scalev/`, each with an `.expected` file
//! beside it, which `UPDATE=1 cargo test instructions` writes. Payloads without an order are in `gateways.rs`.

mod value;

use crate::support::{
    fixture::{self, Fixture},
    orders::{self, order, with, without},
    snapshot,
    widget::{self, Widget, ok},
};
use scalev_checkout::{
    contract::Environment,
    payment::Bank,
    screen::{Number, PaymentCard, Place, Screen},
    session::Session,
    value::Language,
};
use serde_json::{Value, json};

#[track_caller]
fn check_all(fixtures: Vec<Fixture>) {
    let differences: Vec<String> =
        fixtures.iter().filter_map(|fixture| fixture.compare(&seen(&fixture.order)).err()).collect();
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}

fn seen(order: &Value) -> Value {
    let desktop = Widget::answered(order);
    let phone = on_a_phone(order);
    Value::Object(snapshot::snapshot(&desktop.session, &desktop.effects, &desktop.screen(), &phone.screen()))
}

fn on_a_phone(order: &Value) -> Widget {
    let page = Environment { phone: true, ..widget::page() };
    let mut phone = Widget::of(Session::new(Ok(widget::config()), page));
    phone.answer(ok(order));
    phone
}

fn numbers(screen: &Screen) -> Vec<Number> {
    match &screen.card {
        Some(PaymentCard::Numbers(cards)) => cards.iter().flat_map(|card| card.numbers.clone()).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn every_order_matches_its_expected_screen() {
    check_all(fixture::whole_orders());
}

#[test]
fn every_bank_is_named_for_each_spelling_of_its_method() {
    for bank in Bank::scalevs() {
        let (code, name) = (bank.code(), bank.name());
        let upper = code.to_uppercase();
        let singapay =
            with(order(&format!("va_{code}")), "/pg_payment_info", json!({ "va_number": "9090583126022726" }));
        let old = with(with(singapay.clone(), "/payment_method", "va"), "/sub_payment_method", upper.as_str());
        let colon = with(singapay.clone(), "/payment_method", format!("va:{upper}"));
        let group = "/pg_payment_info/payment_method/virtual_account/channel_code";
        let xendit = with(with(orders::virtual_account(), "/payment_method", "va"), group, upper);
        for order in [singapay, old, colon, xendit] {
            let screen = Widget::answered(&order).screen();
            let Some(PaymentCard::Numbers(cards)) = screen.card else {
                panic!("no number for {order}");
            };
            assert_eq!(cards[0].place, Some(Place::Bank(name.to_owned())), "{}", order["payment_method"]);
            assert!(screen.steps.iter().any(|step| step.contains(name)), "the steps do not name {name}");
        }
    }
}

#[test]
fn an_empty_gateway_payload_keeps_the_order_preparing() {
    for method in ["va_bca", "va", "qris", "dana", "ovo", "alfamart", "card", "invoice", "gopay", "paylater_baru"] {
        let empty = order(method);
        let null = with(order(method), "/pg_payment_info", Value::Null);
        let absent = without(order(method), "pg_payment_info");
        for order in [empty, null, absent] {
            let widget = Widget::answered(&order);
            assert_eq!(widget.state(), "preparing", "{method}");
            let screen = widget.screen();
            assert!(screen.card.is_none() && screen.deadline.is_none(), "{method}");
            assert!(screen.fallback.is_some(), "{method}");
        }
    }
}

#[test]
fn methods_without_a_gateway_do_not_wait_for_one() {
    for method in ["cod", "no_payment", "marketplace", "bank_transfer", "payment_link"] {
        let empty = order(method);
        let null = with(order(method), "/pg_payment_info", Value::Null);
        let absent = without(order(method), "pg_payment_info");
        for order in [empty, null, absent] {
            assert_eq!(Widget::answered(&order).state(), "unpaid", "{method}");
        }
    }
}

#[test]
fn missing_fields_leave_no_gap_in_a_sentence() {
    let silent = ["gross_revenue", "order_id", "payment_expiration_at", "handler_phone", "orderlines"];
    let fixtures = [fixture::whole_orders(), fixture::payloads("xendit"), fixture::payloads("singapay")];
    for fixture in fixtures.into_iter().flatten() {
        let bare = silent.iter().fold(fixture.order.clone(), |order, key| without(order, key));
        for order in [&fixture.order, &bare] {
            for language in [Language::Indonesian, Language::English] {
                let page = Environment { language, phone: true, ..widget::page() };
                let mut widget = Widget::of(Session::new(Ok(widget::config()), page));
                widget.answer(ok(order));
                let screen = widget.screen();
                let mut said = screen.steps;
                said.extend([screen.headline, screen.announcement]);
                said.extend(
                    [screen.story, screen.quiet, screen.detail.map(|detail| detail.title)].into_iter().flatten(),
                );
                said.extend(screen.notices);
                for line in said {
                    let hole = ["  ", " .", " ,", "{", "}"].iter().find(|hole| line.contains(**hole));
                    assert_eq!((hole, line.trim()), (None, line.as_str()), "{}", fixture.name);
                }
            }
        }
    }
}

#[test]
fn cash_on_delivery_has_texts_with_and_without_an_amount() {
    let said = |order: &Value, language: Language| {
        let mut widget = Widget::of(Session::new(Ok(widget::config()), Environment { language, ..widget::page() }));
        widget.answer(ok(order));
        widget.screen().story.unwrap_or_default()
    };
    let priced = order("cod");
    let bare = without(priced.clone(), "gross_revenue");
    assert!(said(&priced, Language::Indonesian).starts_with("Siapkan Rp147.000 untuk kurir"));
    assert!(said(&bare, Language::Indonesian).starts_with("Siapkan uang untuk kurir saat pesanan 261120AAAAAA"));
    assert!(said(&bare, Language::English).starts_with("Have the money ready for the courier when order"));
}

#[test]
fn the_chat_link_has_the_order_number_and_not_the_slug() {
    let help = Widget::answered(&orders::virtual_account()).screen().help.expect("the store shows its number");
    assert!(help.url.starts_with("https://wa.me/6281200000000?text=Halo%2C%20"), "{}", help.url);
    assert!(help.url.contains("261120AAAAAA") && !help.url.contains(widget::SLUG), "{}", help.url);
    let hidden = with(orders::virtual_account(), "/store/is_show_whatsapp", false);
    assert_eq!(Widget::answered(&hidden).screen().help, None);
}

#[test]
fn an_order_of_another_buyer_is_refused() {
    let widget = Widget::answered(&with(orders::virtual_account(), "/secret_slug", "AnotherSlug"));
    assert_eq!(widget.state(), "unavailable");
    assert!(numbers(&widget.screen()).is_empty());
}
