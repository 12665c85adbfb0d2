//! Final states, shown by the follower alone and before the widget part loads.

use sandbox::{Action, Fault, NewOrder};
use serde_json::json;

use super::open;
use crate::{
    harness::{Page, Stage, Store, is_split},
    preview::{has_a_preview, number},
    states::fires_once,
    unavailable::reports_once,
};

/// Asserts the state with its words, the merchant's link, and no instruction.
#[track_caller]
pub fn shows_the_final_state(page: &Page<'_>, state: &str, words: &str) {
    page.wait_state(state);
    assert!(page.visible_text().contains(words), "{}", page.visible_text());
    assert!(page.shows_own_link());
    for part in ["payment-code", "qr", "pay-link", "copy-code", "deadline"] {
        assert!(!page.shows(part), "{part} shows");
    }
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

pub fn ends_in_the_follower(stage: &Stage<'_>, action: Action, state: &str, words: &str) {
    let (slug, page) = open(stage, "");
    page.click("check-status");
    page.wait("the check", |page| page.visible_text().contains("Belum ada pembayaran masuk"));
    stage.act(&slug, action);
    page.click("check-status");
    shows_the_final_state(&page, state, words);
    fires_once(&page, state);
}

/// The widget shows the final state again once it has loaded, but does not fire its event again.
pub fn ends_before_the_widget_part(stage: &Stage<'_>, action: Action, state: &str, words: &str) {
    if !is_split() {
        return;
    }
    let file = stage.published("rest", ".wasm").rsplit('/').next().expect("a name").to_owned();
    stage.sandbox.asset_fault(&file, Fault::Status { code: 404, body: None, content_type: None }, None);
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store::of(&order.slug));
    page.wait("the number and the button", |page| page.shows("payment-code") && page.shows("check-status"));
    assert!(has_a_preview(&page));
    assert_eq!(page.state(), "loading");
    reports_once(&page, "load");
    page.click("copy-code");
    page.wait("the copy", |page| page.paste() == number(stage, &order.slug));
    stage.act(&order.slug, action);
    page.click("check-status");
    shows_the_final_state(&page, state, words);
    stage.sandbox.clear_asset_faults();
    page.script("dispatchEvent(new Event('online'))");
    page.wait("the widget", |page| page.markup().contains("aria-labelledby"));
    page.wait_state(state);
    fires_once(&page, state);
    assert_eq!(page.markup().matches("card outcome").count(), 1, "{}", page.markup());
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

/// The follower fires `paid`; a later load with the widget does not.
pub fn paid_fires_once_over_follower_and_widget(stage: &Stage<'_>) {
    let (slug, page) = open(stage, "");
    stage.act(&slug, Action::Pay);
    page.click("check-status");
    shows_the_final_state(&page, "paid", "Pembayaran diterima");
    let detail = page.events_named("paid")[0].detail.clone();
    assert_eq!(detail["amount"], "147000");
    assert_eq!((&detail["currency"], &detail["isProbablySpam"]), (&json!("IDR"), &json!(false)));
    let page = stage.open(&Store::of(&slug));
    page.wait_state("paid");
    page.wait("the whole widget", |page| page.shows("check-status") || page.shows("fallback-link"));
    assert_eq!(page.events_named("paid").len(), 0);
    assert_eq!(page.script("return localStorage.length"), 1);
}
