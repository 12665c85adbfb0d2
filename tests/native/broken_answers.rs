//! Broken answers: every field missing or mistyped, every HTTP status, any bytes. The widget shows only certain values,
//! keeps a link to continue, and never panics.

use std::collections::BTreeSet;

use crate::support::{
    fixture::{self, Fixture},
    mutation::{pointers, variants},
    orders::{NUMBER, virtual_account, with},
    widget::{self, Widget, ok, status},
};
use proptest::prelude::*;
use scalev_checkout::{
    contract::{environment::Environment, failure::Failure},
    response::{self, ApiResponse},
    screen::{PaymentCard, Screen},
    session::{CopyTarget, Effect, Session},
};
use serde_json::{Value, json};

/// The order's fields that the screen may show as a number or a code.
fn own_codes(order: &Value) -> BTreeSet<String> {
    let keys = ["virtual_account_number", "va_number", "payment_code", "account_number", "payment_account_number"];
    let mut found = Vec::new();
    pointers(order, "", &mut found);
    let holds_code = |pointer: &&String| keys.iter().any(|key| pointer.ends_with(&format!("/{key}")));
    let code = |pointer: &String| order.pointer(pointer)?.as_str().map(str::to_owned);
    found.iter().filter(holds_code).filter_map(code).collect()
}

fn codes(screen: &Screen) -> Vec<String> {
    match &screen.card {
        Some(PaymentCard::Numbers(cards)) => {
            cards.iter().flat_map(|card| &card.numbers).map(|number| number.code.clone()).collect()
        }
        _ => Vec::new(),
    }
}

/// A phone, on which no QR code is drawn for a wallet's link.
fn answered(order: &Value) -> Widget {
    let page = Environment { phone: true, ..widget::page() };
    let mut widget = Widget::of(Session::new(Ok(widget::config()), page));
    widget.answer(ok(order));
    widget
}

/// Checks that the order with one broken field shows no other values than the whole order.
fn check_fixture(fixture: &Fixture) {
    let mut whole = answered(&fixture.order);
    let whole_screen = whole.screen();
    let own = own_codes(&fixture.order);
    let amounts = [whole.copy(CopyTarget::Amount), Some("147000".to_owned()), Some("150000".to_owned()), None];
    for (change, order) in variants(&fixture.order) {
        let case = format!("{}: {change}", fixture.name);
        let mut widget = answered(&order);
        let state = widget.state();
        assert!(state != "paid" || whole.state() == "paid", "{case} is paid");
        assert!(amounts.contains(&widget.copy(CopyTarget::Amount)), "{case} has another amount");
        // An unchanged code is not drawn again, because that is slow.
        if widget.session.instruction() == whole.session.instruction()
            && matches!(whole_screen.card, Some(PaymentCard::Qr(_)))
        {
            continue;
        }
        let screen = widget.screen();
        for code in codes(&screen) {
            assert!(own.contains(&code), "{case} shows {code}");
        }
        assert!(screen.fallback.is_some(), "{case} has no link to continue");
        if state == "unpaid" {
            assert!(screen.card.is_some() || screen.story.is_some(), "{case} is a blank box");
        }
    }
}

/// One order of every kind and of both gateways' shapes.
const KINDS: [&str; 15] = [
    "alfamart",
    "bank_transfer",
    "bank_transfer_own_account",
    "cod",
    "dana",
    "dana_singapay",
    "expired_at_the_gateway",
    "invoice",
    "method_unknown",
    "ovo",
    "paid_after_the_deadline",
    "payment_link",
    "qris",
    "va_bca",
    "va_mandiri_old_method_singapay",
];

#[test]
fn an_order_with_a_broken_field_shows_no_other_values() {
    let fixtures = fixture::whole_orders();
    for kind in KINDS {
        let fixture = fixtures.iter().find(|fixture| fixture.name == format!("scalev/{kind}"));
        check_fixture(fixture.unwrap_or_else(|| panic!("no fixture {kind}")));
    }
}

#[test]
fn a_body_that_is_no_order_is_a_bad_response() {
    let deep = [format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)), "{\"a\":".repeat(100_000)];
    let bodies = [
        "",
        " ",
        "null",
        "true",
        "0",
        "\"order\"",
        "[]",
        "[{}]",
        "{}",
        "{\"secret_slug\":",
        "{\"data\":{}}",
        "\u{feff}{}",
        "<!doctype html><title>502</title>",
        "Too many requests",
        "{\"error\":\"Store not found\"}",
        "\0",
        "{'a':1}",
        "NaN",
        &deep[0],
        &deep[1],
    ];
    for body in bodies {
        let mut widget = Widget::started();
        widget.answer(status(200, body));
        let start: String = body.chars().take(30).collect();
        assert_eq!(widget.screen().code, Some("bad-response"), "{start:?}");
        assert_eq!(widget.state(), "unavailable", "{start:?}");
        assert!(widget.screen().fallback.is_some(), "{start:?}");
    }
}

#[test]
fn an_order_of_two_megabytes_shows_no_wrong_number() {
    let long = "x".repeat(2 << 20);
    for path in
        ["/store/name", "/orderlines/0/product_name", "/pg_payment_info/reference", "/redirect_url", "/order_id"]
    {
        let (parent, key) = path.rsplit_once('/').expect("a path begins with a slash");
        let mut order = virtual_account();
        if let Some(parent) = order.pointer_mut(parent) {
            parent[key] = json!(long);
        }
        let widget = Widget::answered(&order);
        let shown = codes(&widget.screen());
        assert!(shown.is_empty() || shown == [NUMBER], "{path}: {shown:?}");
        let others = widget.effects.iter().filter(|effect| !matches!(effect, Effect::Broadcast(_)));
        let length: usize = others.map(|effect| format!("{effect:?}").len()).sum();
        assert!(length < 10_000, "{path} is in an effect at full length");
    }
    let many: Vec<Value> = (0..20_000).map(|_| json!({ "product_name": "Produk", "quantity": 1 })).collect();
    let mut order = virtual_account();
    order["orderlines"] = json!(many);
    assert!(Widget::answered(&order).screen().detail.is_some_and(|detail| detail.rows.len() <= 300));
}

#[test]
fn the_last_of_two_equal_fields_counts() {
    let body = virtual_account().to_string().replacen('{', "{\"payment_status\":\"paid\",", 1);
    let mut widget = Widget::started();
    widget.answer(status(200, &body));
    assert_eq!(widget.state(), "unpaid", "the last one counts, as in every JSON parser");
}

#[test]
fn an_unpaired_surrogate_is_dropped_alone() {
    let order = with(virtual_account(), "/store/name", "Toko HALF Contoh");
    for half in [r"\ud83d", r"\ude00", r"\ude00\ud83d"] {
        let mut widget = Widget::started();
        widget.answer(status(200, &order.to_string().replacen("HALF", half, 1)));
        let shared = widget.copy(CopyTarget::Instructions).expect("a text to share");
        assert!(shared.starts_with("Pembayaran ke Toko Contoh\n"), "{half}: {shared}");
        assert_eq!(codes(&widget.screen()), [NUMBER], "{half}");
    }
}

#[test]
fn every_http_status_has_a_documented_failure() {
    let config = widget::config();
    for code in 100..=599 {
        for (body, json) in [("{\"error\":\"Store not found\"}", true), ("<html>", false), ("", false)] {
            let wanted = match code {
                200..=299 => Failure::BadResponse,
                429 => Failure::RateLimited,
                408 | 425 => Failure::Timeout,
                401 | 403 | 404 | 410 if json => Failure::NotFound,
                _ => Failure::Server,
            };
            assert_eq!(response::read(&status(code, body), &config), Err(wanted), "{code} {body}");
        }
    }
}

#[test]
fn an_order_is_read_only_with_a_2xx_status() {
    let config = widget::config();
    let body = virtual_account().to_string();
    for code in [200, 201, 202] {
        assert!(response::read(&status(code, &body), &config).is_ok(), "{code}");
    }
    for code in [301, 304, 400, 401, 404, 409, 422, 429, 500, 503] {
        assert!(response::read(&status(code, &body), &config).is_err(), "{code}");
    }
}

proptest! {
    #[test]
    fn arbitrary_bytes_show_only_the_fallback_link(bytes in prop::collection::vec(any::<u8>(), 0..400), code in 100_u16..600) {
        let mut widget = Widget::started();
        widget.answer(status(code, &String::from_utf8_lossy(&bytes)));
        prop_assert_eq!(widget.state(), "unavailable");
        prop_assert!(widget.screen().card.is_none() && widget.screen().fallback.is_some());
    }

    #[test]
    fn a_truncated_answer_is_a_bad_response(at in any::<prop::sample::Index>()) {
        let body = virtual_account().to_string();
        let mut widget = Widget::started();
        widget.answer(status(200, &body[..at.index(body.len())]));
        prop_assert_eq!(widget.screen().code, Some("bad-response"));
    }

    #[test]
    fn arbitrary_headers_give_a_wait_within_limits(date in "\\PC{0,40}", retry in "\\PC{0,24}|-?[0-9]{0,24}", reset in "\\PC{0,24}|-?[0-9]{0,24}") {
        let order = virtual_account().to_string();
        for code in [200, 429] {
            let mut widget = Widget::started();
            let (date, retry, reset) = (date.clone(), retry.clone(), reset.clone());
            widget.answer(ApiResponse { date: Some(date), retry_after: Some(retry), ratelimit_reset: Some(reset), ..status(code, &order) });
            let wait = widget.session.wake().map(|wake| wake.since(widget.now.instant));
            prop_assert!(wait.is_some_and(|wait| (1..=720_000).contains(&wait)), "{wait:?}");
        }
    }
}
