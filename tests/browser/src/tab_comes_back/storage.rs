//! The stored entry: forbidden, refused, changed, encrypted.

use sandbox::{Fault, NewOrder, Route};

use super::{card_is_stored, no_card_is_stored, open_then_cut_the_api, shows_the_stored_card, stays_without_a_card};
use crate::harness::{Stage, Store};

pub fn remember_off_stores_and_shows_no_card(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    {
        let page = stage.open(&Store::of(&order.slug).and("remember", "off"));
        page.wait_state("unpaid");
        page.click("check-status");
        page.wait("the check", |page| page.visible_text().contains("Belum ada pembayaran masuk"));
        no_card_is_stored(&page);
    }
    let page = stage.open(&Store::of(&order.slug).and("remember", "on"));
    page.wait_state("unpaid");
    card_is_stored(&page);
    stage.fault(&order.slug, Route::Any, Fault::Reset, None);
    let page = stage.open(&Store::of(&order.slug).and("remember", "off"));
    stays_without_a_card(&page);
    no_card_is_stored(&page);
}

pub fn setting_remember_off_deletes_the_card(stage: &Stage<'_>) {
    let (_, page) = stage.open_order(NewOrder::of("va_bca"));
    page.wait_state("unpaid");
    card_is_stored(&page);
    page.script("document.querySelector('scalev-checkout').setAttribute('remember', 'off')");
    no_card_is_stored(&page);
    assert_eq!(page.state(), "unpaid");
}

/// A changed entry shows no card and is deleted.
pub fn changed_entry_is_discarded(stage: &Stage<'_>, change: &str) {
    let (slug, page) = open_then_cut_the_api(stage, "va_bca");
    page.reload();
    shows_the_stored_card(&page, "payment-code");
    // Runs before the widget's script, because the page that is left stores its card once more.
    let script =
        format!("for (const [name, value] of Object.entries(sessionStorage)) sessionStorage.setItem(name, {change})");
    let head = format!(r#"<script nonce="recorder">{{{script}}}</script>"#);
    let page = stage.open(&Store { head, ..Store::of(&slug) });
    stays_without_a_card(&page);
    no_card_is_stored(&page);
}

pub fn refused_storage_causes_no_error(stage: &Stage<'_>) {
    for script in [
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('', 'SecurityError') } })",
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }",
        "Storage.prototype.getItem = () => { throw new Error() }",
        "Object.defineProperty(window, 'crypto', { value: { getRandomValues() { throw new Error() } } })",
    ] {
        let order = stage.order(NewOrder::of("va_bca"));
        let head = format!(r#"<script nonce="recorder">{{{script}}}</script>"#);
        let page = stage.open(&Store { head, ..Store::of(&order.slug) });
        page.wait_state("unpaid");
        page.click("check-status");
        page.wait("the check", |page| page.visible_text().contains("Belum ada pembayaran masuk"));
        assert_eq!((page.uncaught(), page.console().len()), (Vec::<String>::new(), 0));
        stage.fault(&order.slug, Route::Any, Fault::Reset, None);
        page.reload();
        page.wait_state("unavailable");
        assert_eq!(page.uncaught(), Vec::<String>::new());
    }
}

/// Without a secure context there is no Web Cryptography, so no card is stored.
pub fn insecure_context_stores_no_card(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open_insecurely(&Store::of(&order.slug).with_others());
    page.wait_state("unpaid");
    if page.script("return isSecureContext") == true {
        return;
    }
    page.click("check-status");
    page.wait("the check", |page| page.visible_text().contains("Belum ada pembayaran masuk"));
    no_card_is_stored(&page);
    assert_eq!((page.uncaught(), page.console().len()), (Vec::<String>::new(), 0));
}

pub fn stored_card_is_encrypted(stage: &Stage<'_>) {
    let (slug, page) = open_then_cut_the_api(stage, "va_bca");
    let number = page.text("payment-code");
    let kept = |script: &str| page.script(script).as_str().expect("a text").to_owned();
    let raw = kept("return JSON.stringify(Object.entries(sessionStorage))");
    // The names and the decoded bytes; `atob` throws where a value is not Base64.
    let read = kept("return Object.entries(sessionStorage).map(([name, value]) => name + atob(value)).join()");
    for secret in [&*slug, &*number, "sfpk_", "BCA", "147", "payment-code"] {
        assert!(!read.contains(secret), "{secret} can be read");
        // Three given letters occur in the Base64 of random bytes about once in a hundred runs.
        assert!(secret.len() == 3 || !raw.contains(secret), "{secret} can be read");
    }
}
