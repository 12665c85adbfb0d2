//! The requests of the follower.

use sandbox::{Action, Fault, NewOrder, Route};
use scalev_checkout::screen::text;

use super::{NONE, final_states::shows_the_final_state, open, store_with_script};
use crate::{harness::Stage, support::phrase::says, unavailable::reports_once};

pub fn return_to_the_page_asks_again(stage: &Stage<'_>) {
    for event in [
        "document.dispatchEvent(new Event('visibilitychange'))",
        "dispatchEvent(new Event('pageshow'))",
        "dispatchEvent(new Event('online'))",
    ] {
        let (slug, page) = open(stage, "");
        stage.act(&slug, Action::Pay);
        page.wait("the answer to the request", |page| {
            page.script(event);
            page.state() == "paid"
        });
        shows_the_final_state(&page, "paid", "Pembayaran diterima");
    }
}

pub fn failed_first_request_is_retried(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    stage.fault(&order.slug, Route::Any, Fault::Reset, Some(2));
    let page = stage.open(&store_with_script(NONE, &order.slug));
    page.wait_state("unavailable");
    assert!(page.shows_own_link() && page.shows("check-status"));
    page.wait("the number", |page| {
        page.click_if_shown("check-status");
        page.shows("payment-code")
    });
    page.wait_state("unpaid");
    reports_once(&page, "no-wasm");
}

pub fn changed_order_attribute_shows_its_number(stage: &Stage<'_>) {
    let (slug, page) = open(stage, "");
    let first = page.text("payment-code");
    let other = stage.order(NewOrder::of("va_bri"));
    page.script(&format!("document.querySelector('scalev-checkout').setAttribute('order', '{}')", other.slug));
    page.wait("the other number", |page| page.shows("payment-code") && page.text("payment-code") != first);
    stage.act(&slug, Action::Pay);
    page.click("check-status");
    page.wait("the check", |page| page.visible_text().contains("Belum ada pembayaran masuk"));
    assert_eq!(page.state(), "unpaid");
}

pub fn number_that_changes_is_reported(stage: &Stage<'_>) {
    let (slug, page) = open(stage, "");
    let number = page.text("payment-code");
    let other = number.replace('1', "7").replace('2', "3");
    let body = stage.document(&slug).to_string().replace(&number, &other);
    stage.fault(&slug, Route::Any, Fault::Json { body: serde_json::from_str(&body).expect("JSON") }, None);
    page.click("check-status");
    page.wait("the other number", |page| page.shows("payment-code") && page.text("payment-code") == other);
    page.wait("the notice", |page| says(&page.visible_text(), text::CHANGED));
    assert!(stage.sandbox.clear_faults(&slug).is_ok());
    stage.act(&slug, Action::Pay);
    page.click("check-status");
    shows_the_final_state(&page, "paid", "Pembayaran diterima");
    assert!(!says(&page.visible_text(), text::CHANGED));
}

pub fn removed_element_sends_no_request(stage: &Stage<'_>) {
    let (_, page) = open(stage, "");
    page.script("document.querySelector('scalev-checkout').remove()");
    let before = stage.requests().len();
    for event in ["document.dispatchEvent(new Event('visibilitychange'))", "dispatchEvent(new Event('online'))"] {
        page.script(event);
    }
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert_eq!(stage.requests().len(), before);
}
