//! Events that interrupt a request: the page is left, frozen or offline.

use sandbox::{Action, Fault, NewOrder, Route};

use super::{has_no_error, methods, open_with_a_pending_read};
use crate::harness::{Stage, Store};

/// The pending request is aborted, none is sent meanwhile, and one `GET` follows on return.
fn is_interrupted(stage: &Stage<'_>, leave: &str, come_back: &str) {
    let (_, page) = open_with_a_pending_read(stage);
    page.script(leave);
    page.settle();
    assert_eq!(page.state(), "unpaid", "without a failure");
    stage.sandbox.clear_log();
    page.pass(600);
    assert_eq!(methods(stage), Vec::<String>::new());
    page.script(come_back);
    page.settle();
    assert_eq!(methods(stage), ["GET"]);
    assert!(page.shows("qr"));
    has_no_error(&page);
}

pub fn leaving_aborts_the_request(stage: &Stage<'_>) {
    let event = |name| format!("dispatchEvent(new PageTransitionEvent('{name}', {{ persisted: true }}))");
    is_interrupted(stage, &event("pagehide"), &event("pageshow"));
}

pub fn freezing_aborts_the_request(stage: &Stage<'_>) {
    let event = |name| format!("document.dispatchEvent(new Event('{name}'))");
    is_interrupted(stage, &event("freeze"), &event("resume"));
}

pub fn offline_keeps_the_number_and_online_asks(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store::of(&order.slug).on_a_clock());
    page.wait_state("unpaid");
    let code = page.text("payment-code");
    stage.fault(&order.slug, Route::Any, Fault::Reset, None);
    page.script("dispatchEvent(new Event('offline'))");
    page.wait("the message", |page| page.visible_text().contains("Tidak ada koneksi internet"));
    page.pass(120);
    assert!(page.visible_text().contains("Tidak ada koneksi internet"), "{}", page.visible_text());
    assert_eq!((page.state().as_str(), page.text("payment-code")), ("unpaid", code));
    // The next retry is 30 s away.
    page.check();
    stage.sandbox.clear_faults(&order.slug).expect("the order exists");
    stage.act(&order.slug, Action::Pay);
    page.pass(2);
    stage.sandbox.clear_log();
    page.script("dispatchEvent(new Event('online'))");
    page.pass(1);
    assert_eq!(page.state(), "paid", "within a second");
    assert_eq!(methods(stage), ["GET"]);
    has_no_error(&page);
}

pub fn opened_offline_recovers_when_online(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    stage.fault(&order.slug, Route::Any, Fault::NoCors, None);
    let page = stage.open(&Store::of(&order.slug).on_a_clock());
    page.wait_state("unavailable");
    assert!(page.shows("fallback-link"));
    stage.sandbox.clear_faults(&order.slug).expect("the order exists");
    page.script("dispatchEvent(new Event('offline')); dispatchEvent(new Event('online'))");
    page.pass(1);
    assert_eq!(page.state(), "unpaid");
    assert!(page.shows("payment-code"));
}
