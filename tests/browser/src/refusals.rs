//! Errors of the merchant's backend, invalid URLs, and requests to another origin.
//!
//! Error bodies are read alike in every engine; URLs and cookies differ by engine.

use sandbox::{Fault, NewOrder, Route};
use serde_json::json;

use crate::{
    backend::{REFERENCE, check, requests, store},
    given_payload::payload,
    harness::{Page, Stage, Store, Test, in_one_engine, tests},
    unavailable::is_unavailable,
};

pub fn tests() -> Vec<Test> {
    let bodies = in_one_engine(tests![gateway_errors_are_not_shown, backend_errors_lead_to_the_merchants_link], &[]);
    [bodies, tests![unsafe_urls_are_config_errors, cookies_go_to_the_shops_origin_alone]].concat()
}

/// A `payment-url` on another origin whose answers are these.
fn on_another_origin(stage: &Stage<'_>, answer: Fault) -> Store {
    let order = stage.order(NewOrder::of("va_bca"));
    stage.fault(&order.slug, Route::Any, answer, None);
    let order = format!("{}/v3/stores/store_demo/public/orders/{}", stage.sandbox.api(), order.slug);
    Store::with(&[("payment-url", &format!("{order}/payment")), ("status-url", &order)])
}

fn gateway_errors_are_not_shown(stage: &Stage<'_>) {
    let words = "The reference_id has already been taken.";
    let paymenku = json!({ "status": "error", "message": words });
    let answers = [
        Fault::Status { code: 422, body: Some(paymenku.to_string()), content_type: Some("application/json".into()) },
        Fault::Json { body: paymenku },
        Fault::Json { body: json!({ "error": words, "error_code": "DPAY_INVALID_REQUEST", "errors": [] }) },
        Fault::Json { body: json!({ "status_code": "402", "status_message": words }) },
        Fault::Json { body: json!({ "Status": 400, "Success": false, "Message": words }) },
        Fault::Json { body: json!({ "errors": [{ "code": "005", "title": words, "detail": words }] }) },
    ];
    for answer in answers {
        let page = stage.open(&on_another_origin(stage, answer));
        is_unavailable(&page, "server");
        offers_the_merchants_link(&page);
        assert!(!page.markup().contains("taken"), "{}", page.markup());
    }
}

fn backend_errors_lead_to_the_merchants_link(stage: &Stage<'_>) {
    for (gateway, method, code) in [("paymenku", "nonsense", "server"), ("nobody", "va_bca", "not-found")] {
        let page = stage.open(&store(stage, gateway, method));
        is_unavailable(&page, code);
        offers_the_merchants_link(&page);
        for words in ["channel_code", "no such gateway"] {
            assert!(!page.markup().contains(words), "{}", page.markup());
        }
    }
}

/// Without an order the only other page is that of the link inside the element.
pub fn offers_the_merchants_link(page: &Page<'_>) {
    let way = page.part("fallback-link").expect("a way on");
    assert!(way.attribute("href").is_some_and(|href| href.ends_with("/hosted")), "{way:?}");
}

fn unsafe_urls_are_config_errors(stage: &Stage<'_>) {
    let right = stage.sandbox.payment_url("fazz", REFERENCE, "va_bca");
    for wrong in ["http://toko.example/pay", "javascript:alert(1)", "https://user:pass@toko.example/pay", "data:,{}"] {
        for (attribute, payment, status) in [("payment-url", wrong, right.as_str()), ("status-url", &right, wrong)] {
            let page = stage.open(&Store::with(&[("payment-url", payment), ("status-url", status)]));
            is_unavailable(&page, "config");
            let line = &page.console()[0].text;
            assert!(line.contains(attribute) && !line.contains(wrong), "{line}");
        }
    }
    assert_eq!(requests(stage, "backend", "POST").len() + stage.requests().len(), 0, "nothing is asked");
}

/// Cookies ignore ports: the shop's would go to every server of the sandbox if the widget sent them.
fn cookies_go_to_the_shops_origin_alone(stage: &Stage<'_>) {
    let head = r#"<script>document.cookie = "session=1; path=/"</script>"#.to_owned();
    let page = stage.open(&Store { head: head.clone(), ..store(stage, "fazz", "va_bca") });
    page.wait_state("unpaid");
    check(stage, &page);
    assert!(requests(stage, "backend", "GET").iter().all(|entry| entry.cookie), "the shop knows its buyer");
    page.reload();
    page.wait_state("unpaid");
    assert!(requests(stage, "backend", "POST").iter().all(|entry| entry.cookie), "the shop knows its buyer");
    let page = stage.open(&Store { head, ..on_another_origin(stage, Fault::Json { body: payload() }) });
    page.wait_state("unpaid");
    page.click("check-status");
    page.wait("a read", |_| stage.count("GET") == 1);
    assert_eq!(stage.count("POST"), 1);
    for entry in stage.requests() {
        assert!(!entry.cookie && !entry.key && entry.referer.is_none(), "{entry:?}");
    }
}
