//! The pages and windows in which a card is shown: those of its order, with its attributes.

use sandbox::{Fault, NewOrder, Route};
use serde_json::json;

use super::{card_is_stored, open_then_cut_the_api, restore_api, shows_the_stored_card, stays_without_a_card};
use crate::harness::{Page, Stage, Store};

pub fn other_order_store_key_or_api_shows_no_card(stage: &Stage<'_>) {
    let (slug, page) = open_then_cut_the_api(stage, "va_bca");
    page.reload();
    shows_the_stored_card(&page, "payment-code");
    let other = stage.order(NewOrder::of("va_bri")).slug;
    stage.fault(&other, Route::Any, Fault::Reset, None);
    stays_without_a_card(&stage.open(&Store::of(&other)));
    for (from, to) in [
        ("store-id=\"", "store-id=\"store_other"),
        ("publishable-key=\"sfpk_", "publishable-key=\"sfpk_other"),
        ("api-base=\"{api}\"", "api-base=\"http://localhost:1\""),
    ] {
        let mut store = Store::of(&slug);
        assert!(store.body.contains(from), "{from}");
        store.body = store.body.replacen(from, to, 1);
        stays_without_a_card(&stage.open(&store.with_others()));
    }
    shows_the_stored_card(&stage.open(&Store::of(&slug)), "payment-code");
}

/// The discarded card stays away from later loads too, because the order may be paid meanwhile.
pub fn other_locale_or_status_url_discards_the_card(stage: &Stage<'_>) {
    for (name, value) in [("locale", "en"), ("status-url", "/status")] {
        let (slug, page) = open_then_cut_the_api(stage, "va_bca");
        page.reload();
        shows_the_stored_card(&page, "payment-code");
        stays_without_a_card(&stage.open(&Store::of(&slug).and(name, value).with_others()));
        stays_without_a_card(&stage.open(&Store::of(&slug)));
    }
}

/// Translators set the language of the page while it is shown.
pub fn language_that_a_script_sets_keeps_the_card(stage: &Stage<'_>) {
    let (_, page) = open_then_cut_the_api(stage, "va_bca");
    let entry = |page: &Page<'_>| page.script("return Object.values(sessionStorage)[0]");
    let before = entry(&page);
    page.script(
        "document.documentElement.lang = 'en';
         Object.defineProperty(document, 'hidden', { value: true });
         document.dispatchEvent(new Event('visibilitychange'));",
    );
    page.wait("another entry", |page| entry(page) != before);
    page.reload();
    shows_the_stored_card(&page, "payment-code");
}

/// After a navigation the same `payment-url` may answer with another order.
pub fn next_order_of_a_payment_url_shows_no_card(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let body = stage.document(&order.slug);
    stage.fault(&order.slug, Route::Create, Fault::Json { body }, None);
    let address = format!("{}/v3/stores/none/public/orders/{}/payment", stage.sandbox.api(), order.slug);
    let store = Store::with(&[("payment-url", &address)]).with_others();
    let page = stage.open(&store);
    page.wait_state("unpaid");
    card_is_stored(&page);
    restore_api(stage, &order.slug);
    stage.fault(&order.slug, Route::Any, Fault::Reset, None);
    page.reload();
    shows_the_stored_card(&page, "payment-code");
    page.script("const own = document.querySelector('scalev-checkout'); own.replaceWith(own.cloneNode(true))");
    stays_without_a_card(&page);
    let page = stage.open(&store);
    stays_without_a_card(&page);
    page.reload();
    stays_without_a_card(&page);
}

/// Chrome reports the load of a discarded tab as `back_forward` (2), Safari as `navigate` (0; GoogleChrome/web-vitals#280).
/// A `navigate` with a `payment-url` may be for another order.
pub fn navigation_type_decides_for_a_payment_url(stage: &Stage<'_>) {
    for (kind, of_backend) in [(0, false), (1, true), (2, true)] {
        let order = stage.order(NewOrder::of("va_bca"));
        let address = format!("{}/v3/stores/none/public/orders/{}/payment", stage.sandbox.api(), order.slug);
        let kind = format!("Object.defineProperty(PerformanceNavigation.prototype, 'type', {{ get: () => {kind} }})");
        let head = format!(r#"<script nonce="recorder">{kind}</script>"#);
        for (store, is_there) in
            [(Store::of(&order.slug), true), (Store::with(&[("payment-url", &address)]), of_backend)]
        {
            let store = Store { head: head.clone(), ..store.with_others() };
            stage.fault(&order.slug, Route::Create, Fault::Json { body: stage.document(&order.slug) }, None);
            let page = stage.open(&store);
            page.wait_state("unpaid");
            card_is_stored(&page);
            restore_api(stage, &order.slug);
            stage.fault(&order.slug, Route::Any, Fault::Reset, None);
            let page = stage.open(&store);
            if is_there {
                shows_the_stored_card(&page, "payment-code")
            } else {
                stays_without_a_card(&page)
            }
            // An element that stays could store a card once more.
            page.script("document.querySelector('scalev-checkout').remove(); sessionStorage.clear()");
            restore_api(stage, &order.slug);
        }
    }
}

/// A window that a page opens begins with a copy of the page's sessionStorage.
pub fn window_opened_by_the_page_shows_no_card(stage: &Stage<'_>) {
    let (_, page) = open_then_cut_the_api(stage, "va_bca");
    page.script(
        "window.other = window.open(location.href);
         other.addEventListener('load', () => { window.isLoaded = true; });",
    );
    page.wait("the other window", |page| {
        page.script("return other.document.querySelector('scalev-checkout')?.dataset.state") == "unavailable"
    });
    let seen = page.script("return [other.sessionStorage.length, !!other.document.querySelector('scalev-checkout').shadowRoot.querySelector('[part=payment-code]')]");
    page.script("other.close()");
    assert_eq!(seen, json!([0, false]));
    page.reload();
    shows_the_stored_card(&page, "payment-code");
}
