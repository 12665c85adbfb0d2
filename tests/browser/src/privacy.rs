//! What leaves the page, and what stays in it.

use sandbox::{Action, NewOrder};
use serde_json::json;

use crate::{
    harness::{Page, Stage, Store, Test, tests},
    states::is_told_once,
};

pub fn tests() -> Vec<Test> {
    tests![nothing_identifies_the_buyer, nothing_is_stored_but_a_mark_of_paid, details_hold_nothing_private]
}

fn shows_the_number(page: &Page<'_>) {
    page.wait_state("unpaid");
    assert!(page.shows("payment-code"));
}

fn nothing_identifies_the_buyer(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let cookie = r#"<script>document.cookie = "session=1; path=/"</script>"#;
    let headers = vec![("referrer-policy", "unsafe-url".to_owned())];
    let page = stage.open(&Store { head: cookie.to_owned(), headers, ..Store::of(&order.slug) });
    shows_the_number(&page);
    page.click("check-status");
    page.wait("a read", |_| stage.count("GET") == 1);
    let log = stage.sandbox.log();
    assert!(log.iter().any(|entry| entry.server == "assets"));
    for entry in log {
        assert!(!entry.cookie, "a cookie went along: {entry:?}");
        let slug = entry.referer.as_ref().is_some_and(|referer| referer.contains(&order.slug));
        let own = entry.path.ends_with("checkout.js");
        assert!(!slug && (own || entry.referer.is_none()), "a referrer went along: {entry:?}");
    }
}

fn nothing_is_stored_but_a_mark_of_paid(stage: &Stage<'_>) {
    let (order, page) = stage.open_order(NewOrder::of("va_bca"));
    shows_the_number(&page);
    let stored =
        "return JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie])";
    assert_eq!(page.script(stored), r#"[[],[],""]"#);
    stage.act(&order.slug, Action::Pay);
    page.click("check-status");
    page.wait_state("paid");
    is_told_once(&page, "paid");
    let kept = page.script("return [localStorage.length, sessionStorage.length, document.cookie]");
    assert_eq!(kept, json!([1, 0, ""]));
    let mark = page.script("return JSON.stringify(Object.entries(localStorage))");
    assert!(!mark.as_str().expect("text").contains(&order.slug), "the slug is stored: {mark}");
}

fn details_hold_nothing_private(stage: &Stage<'_>) {
    let (order, page) = stage.open_order(NewOrder::of("va_bca"));
    page.wait_state("unpaid");
    let code = page.text("payment-code");
    stage.act(&order.slug, Action::Pay);
    page.click("check-status");
    page.wait_state("paid");
    is_told_once(&page, "paid");
    let names = ["status", "method", "orderId", "amount", "currency", "isProbablySpam", "code"];
    for event in page.events() {
        let detail = event.detail.as_object().expect("a detail");
        assert!(detail.keys().all(|key| names.contains(&key.as_str())), "{detail:?}");
        let text = event.detail.to_string();
        for secret in [order.slug.as_str(), "sfpk_", "Pembeli", code.as_str()] {
            assert!(!text.contains(secret), "{secret} is in {text}");
        }
    }
}
