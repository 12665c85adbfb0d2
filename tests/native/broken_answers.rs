//! Broken answers: every field missing or mistyped, every HTTP status, any bytes. The widget shows only certain values,
//! keeps a link to continue, and never panics.

mod field;

use crate::support::{
    orders::{NUMBER, virtual_account, with},
    widget::{self, Widget, status},
};
use proptest::prelude::*;
use scalev_checkout::{
    contract::Failure,
    response::{self, ApiResponse},
    screen::{PaymentCard, Screen},
    session::{CopyTarget, Effect},
};
use serde_json::{Value, json};

fn codes(screen: &Screen) -> Vec<String> {
    match &screen.card {
        Some(PaymentCard::Numbers(cards)) => {
            cards.iter().flat_map(|card| &card.numbers).map(|number| number.code.clone()).collect()
        }
        _ => Vec::new(),
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
