//! The result of every failure: a state with a way on, one event, one console line, and nothing to pay with.

use crate::harness::Page;

/// Waits until the widget says that it cannot show the payment, and why.
pub fn is_unavailable(page: &Page<'_>, code: &str) {
    page.wait_state("unavailable");
    page.wait("the error event", |page| !page.events_named("error").is_empty());
    let way = page.shows("fallback-link") || page.shows("help-link") || page.shows_own_link();
    assert!(way, "no way on: {}", page.visible_text());
    for name in ["payment-code", "qr", "pay-link", "amount"] {
        assert!(!page.shows(name), "{name} shows");
    }
    reports_once(page, code);
}

/// Asserts one event, one console line, and no uncaught error.
pub fn reports_once(page: &Page<'_>, code: &str) {
    let errors = page.events_named("error");
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!(errors[0].detail["code"], code);
    let lines = page.console();
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert_eq!(lines[0].level, "error");
    assert!(lines[0].text.starts_with(&format!("[scalev-checkout] {code}: ")), "{}", lines[0].text);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

/// Asserts that the link alone is shown in time, with one event.
#[track_caller]
pub fn shows_only_the_link(page: &Page<'_>, code: &str) {
    page.wait_state("unavailable");
    page.wait("the error event", |page| !page.events_named("error").is_empty());
    has_the_link(page);
    reports_once(page, code);
    let at = page.events_named("error")[0].at;
    assert!(at < 9000.0, "only after {at} ms");
}

/// The merchant's, and nothing to pay by.
#[track_caller]
pub fn has_the_link(page: &Page<'_>) {
    assert!(page.shows_own_link());
    for name in ["payment-code", "qr", "pay-link", "amount"] {
        assert!(!page.shows(name), "{name} shows");
    }
}
