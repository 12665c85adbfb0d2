//! The number is shown whatever keeps WebAssembly from running.

use sandbox::{Action, NewOrder};

use super::{NONE, final_states::shows_the_final_state, store_with_script};
use crate::{
    harness::{Stage, Store},
    preview::number,
    states::fires_once,
    unavailable::reports_once,
};

/// Asserts that number, amount and deadline are shown, that number and amount can be copied, that the code is reported once,
/// and that one create was sent.
#[track_caller]
pub fn shows_and_copies_the_number(stage: &Stage<'_>, store: &Store, slug: &str, code: &str) {
    let page = stage.open(store);
    page.wait("the number", |page| page.shows("payment-code"));
    for part in ["amount", "deadline", "copy-amount", "copy-code", "bank", "account-holder", "check-status"] {
        assert!(page.shows(part), "no {part}");
    }
    assert_eq!(page.text("payment-code"), number(stage, slug));
    assert!(page.shows_own_link());
    page.click("copy-code");
    page.wait("the copy", |page| page.paste() == page.text("payment-code"));
    page.click("copy-amount");
    page.wait("the copy of the sum", |page| page.paste() == "147000");
    reports_once(&page, code);
    page.wait_state("unpaid");
    assert_eq!(stage.count("POST"), 1);
    fires_once(&page, "ready");
    fires_once(&page, "instructions");
}

pub fn number_shows_under_a_policy(stage: &Stage<'_>, scripts: &str, addresses: &str, more: &str) {
    let named = |sources: &str| sources.replace("{assets}", stage.sandbox.assets());
    let order = stage.order(NewOrder::of("va_bca"));
    let mut store = Store::of(&order.slug);
    if scripts.contains("strict-dynamic") {
        store.script = store.script.replace("<script", r#"<script nonce="recorder""#);
    }
    shows_and_copies_the_number(
        stage,
        &store.limited_to(stage.sandbox, &named(scripts), &named(&format!("{addresses}{more}"))),
        &order.slug,
        "csp",
    );
}

pub fn number_shows_on_a_wrong_clock(stage: &Stage<'_>, ahead: i64) {
    let order = stage.order(NewOrder { deadline_in: Some(3600), ..NewOrder::of("va_bca") });
    let page = stage.open(&store_with_script(NONE, &order.slug).on_a_clock_that_is_wrong(ahead));
    page.wait_state("unpaid");
    assert_eq!(page.text("payment-code"), number(stage, &order.slug));
    assert!(!page.shows("countdown"), "a countdown that the server contradicts");
    page.pass(60);
    assert!(page.shows("payment-code"));
    stage.act(&order.slug, Action::Pay);
    page.pass(60);
    shows_the_final_state(&page, "paid", "Pembayaran diterima");
}

pub fn csp_in_a_meta_element_leaves_the_number(stage: &Stage<'_>) {
    let assets = stage.sandbox.assets();
    let policy = format!("script-src 'nonce-recorder' {assets}");
    let order = stage.order(NewOrder::of("va_bca"));
    let head = format!(r#"<meta http-equiv="content-security-policy" content="{policy}">"#);
    shows_and_copies_the_number(stage, &Store { head, ..Store::of(&order.slug) }.with_others(), &order.slug, "csp");
}

pub fn shows_the_parts(stage: &Stage<'_>, method: &str, parts: &[&str]) {
    let order = stage.order(NewOrder::of(method));
    let page = stage.open(&store_with_script(NONE, &order.slug));
    page.wait_state("unpaid");
    for part in parts.iter().chain(&["amount", "check-status"]) {
        assert!(page.shows(part), "no {part}");
    }
    reports_once(&page, "no-wasm");
}
