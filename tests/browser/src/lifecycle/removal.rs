//! The element is removed, moved or replaced.

use sandbox::{Action, Fault, NewOrder, Route};

use super::{has_no_error, methods, open_with_a_pending_read};
use crate::harness::{Page, Stage, Store};

/// Removes the element, and asserts that no timer, request or event follows within an hour.
fn removal_leaves_nothing(stage: &Stage<'_>, page: &Page<'_>) {
    page.script(r#"window.kept = document.querySelector("scalev-checkout"); kept.remove();"#);
    page.settle();
    let before = page.events().len();
    stage.sandbox.clear_log();
    assert_eq!(page.timers(), 0);
    page.pass(3600);
    assert_eq!(page.timers(), 0);
    assert_eq!(methods(stage), Vec::<String>::new());
    assert_eq!(page.events().len(), before);
    assert_eq!(page.script("return kept.shadowRoot.childNodes.length"), 0);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

pub fn removal_during_a_request_leaves_nothing(stage: &Stage<'_>) {
    let (_, page) = open_with_a_pending_read(stage);
    removal_leaves_nothing(stage, &page);
    page.script("document.body.append(kept)");
    page.wait_state("unpaid");
    assert!(page.shows("qr"), "it starts again when it is inserted");
}

pub fn removal_while_preparing_leaves_nothing(stage: &Stage<'_>) {
    let order = stage.order(NewOrder { instructions_after: 3_600_000, ..NewOrder::of("va_bca") });
    let page = stage.open(&Store::of(&order.slug).on_a_clock());
    page.wait_state("preparing");
    page.pass(4);
    assert!(page.timers() > 0);
    removal_leaves_nothing(stage, &page);
}

pub fn removal_before_a_retry_leaves_nothing(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    stage.fault(&order.slug, Route::Any, Fault::Reset, None);
    let page = stage.open(&Store::of(&order.slug).on_a_clock());
    page.wait_state("unavailable");
    assert!(page.timers() > 0);
    removal_leaves_nothing(stage, &page);
}

pub fn removal_after_payment_leaves_nothing(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store::of(&order.slug).on_a_clock());
    page.wait_state("unpaid");
    stage.act(&order.slug, Action::Pay);
    page.check();
    page.wait_state("paid");
    removal_leaves_nothing(stage, &page);
}

pub fn moving_keeps_the_pending_request(stage: &Stage<'_>) {
    let (_, page) = open_with_a_pending_read(stage);
    let timers = page.timers();
    page.script(
        r#"const box = document.createElement("div"); document.body.append(box);
box.append(document.querySelector("scalev-checkout"));"#,
    );
    assert_eq!((page.state().as_str(), page.timers()), ("checking", timers));
    assert!(page.shows("qr"));
    page.pass_anyway(11);
    assert_eq!(page.state(), "unpaid", "its own limit ends the request");
    page.pass(4);
    assert_eq!(methods(stage), ["POST", "GET", "GET"], "no new create, and the next read when it is due");
    has_no_error(&page);
}

pub fn replacement_element_asks_for_its_own_order(stage: &Stage<'_>) {
    let (_, page) = open_with_a_pending_read(stage);
    let other = stage.order(NewOrder::of("alfamart"));
    page.script(&format!(
        r#"const before = document.querySelector("scalev-checkout"), after = before.cloneNode(true);
before.remove(); after.setAttribute("order", "{}"); document.body.append(after);"#,
        other.slug
    ));
    page.wait_state("unpaid");
    assert_eq!(page.text("outlet"), "Alfamart");
    page.settle();
    stage.sandbox.clear_log();
    page.pass(120);
    let asked = stage.requests();
    assert!(asked.len() >= 4 && asked.iter().all(|entry| entry.path.ends_with(&other.slug)), "{asked:?}");
    has_no_error(&page);
}
