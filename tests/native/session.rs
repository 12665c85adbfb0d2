//! The session: its first request, its answers, and its configuration.

mod press;
mod timing;

use crate::support::{
    orders::{paid, virtual_account},
    widget::{self, Widget, ok, waiting},
};
use scalev_checkout::{
    contract::Environment,
    session::{Effect, Message, event::EventKind},
    value::Language,
};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

#[test]
fn the_first_request_creates_the_payment() {
    let widget = Widget::started();
    assert_eq!(widget.requests(), ["create"]);
    assert_eq!(widget.state(), "loading");
    assert!(widget.events(EventKind::Ready).is_empty());
}

#[test]
fn a_session_matches_only_its_own_configuration() {
    let session = Widget::started().session;
    assert!(session.is_for(&Ok(widget::config())));
    assert!(!session.is_for(&Ok(widget::backend())));
}

#[test]
fn instructions_appear_with_the_first_answer() {
    let widget = waiting();
    assert_eq!(widget.requests(), ["create"]);
    let order: Vec<EventKind> = widget
        .effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Emit(event) => Some(event.kind),
            _ => None,
        })
        .collect();
    assert_eq!(order, [EventKind::Status, EventKind::Ready, EventKind::Instructions, EventKind::Status]);
    let event = widget.events(EventKind::Instructions)[0];
    let detail =
        (event.status, event.method.as_deref(), event.order_id.as_deref(), event.amount.as_deref(), event.currency);
    assert_eq!(detail, ("unpaid", Some("va_bca"), Some("261120AAAAAA"), Some("147000"), "IDR"));
}

#[test]
fn an_answer_to_another_request_changes_nothing() {
    let mut widget = Widget::started();
    let request = widget.last_request().expect("a create");
    for old in [0, request + 1] {
        let result = Ok(ok(&paid(virtual_account())));
        widget.send(Message::Responded { request: old, result });
        assert!(widget.last.is_empty());
        assert_eq!(widget.state(), "loading");
    }
    widget.answer(ok(&virtual_account()));
    let result = Ok(ok(&paid(virtual_account())));
    widget.send(Message::Responded { request, result });
    assert_eq!(widget.state(), "unpaid", "the same answer counts once");
}

#[test]
fn another_language_changes_only_the_texts() {
    let mut widget = waiting();
    widget.send(Message::EnvironmentChanged(Environment { language: Language::English, ..widget::page() }));
    assert!(widget.last.is_empty());
    assert_eq!(widget.screen().headline, "Waiting for your payment");
}
