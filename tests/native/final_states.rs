//! Final states: only the server's word causes them, each is emitted once, and no instruction remains.

mod deadline;
mod polling;

use crate::support::{
    orders::{paid, virtual_account, with},
    widget::{Widget, check_nothing_to_pay, ok, requests, waiting},
};
use scalev_checkout::session::{Effect, Message, event::EventKind};
use serde_json::Value;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

#[track_caller]
fn check_final(order: &Value, state: &str, kind: EventKind) {
    let mut widget = waiting();
    widget.sleep();
    widget.answer(ok(order));
    assert_eq!(widget.state(), state);
    check_nothing_to_pay(&mut widget);
    assert_eq!(widget.events(kind).len(), 1, "{state}");
    widget.send(Message::CheckPressed);
    widget.answer(ok(order));
    assert_eq!(widget.events(kind).len(), 1, "{state} is emitted once");
}

#[test]
fn paid_is_emitted_once_and_removes_the_instructions() {
    let mut widget = waiting();
    widget.sleep();
    widget.answer(ok(&paid(virtual_account())));
    assert_eq!(widget.state(), "paid");
    check_nothing_to_pay(&mut widget);
    let events = widget.events(EventKind::Paid);
    assert_eq!(events.len(), 1);
    assert_eq!((events[0].status, events[0].is_probably_spam), ("paid", Some(false)));
    assert!(
        widget.effects.iter().any(|effect| matches!(effect, Effect::EmitOnce(event) if event.kind == EventKind::Paid))
    );
    assert_eq!(widget.session.wake(), None, "no timer after the end");
    widget.send(Message::Shown);
    assert!(requests(&widget.last).is_empty());
}

#[test]
fn the_paid_event_reports_probable_spam() {
    let order = with(paid(virtual_account()), "/is_probably_spam", true);
    assert_eq!(Widget::answered(&order).events(EventKind::Paid)[0].is_probably_spam, Some(true));
}

#[test]
fn a_paid_payment_stays_paid() {
    let mut widget = Widget::answered(&paid(virtual_account()));
    widget.send(Message::CheckPressed);
    if !requests(&widget.last).is_empty() {
        widget.answer(ok(&virtual_account()));
    }
    assert_eq!(widget.state(), "paid");
    check_nothing_to_pay(&mut widget);
    assert_eq!(widget.events(EventKind::Paid).len(), 1);
}

#[test]
fn conflict_closed_and_expired_are_emitted_once() {
    check_final(&with(virtual_account(), "/payment_status", "conflict"), "conflict", EventKind::Conflict);
    check_final(&with(virtual_account(), "/status", "canceled"), "closed", EventKind::Closed);
    check_final(&with(virtual_account(), "/pg_payment_info/status", "EXPIRED"), "expired", EventKind::Expired);
}

#[test]
fn a_draft_becomes_payable_once_it_is_placed() {
    let mut widget = Widget::answered(&with(virtual_account(), "/status", "draft"));
    assert_eq!(widget.state(), "draft");
    check_nothing_to_pay(&mut widget);
    widget.sleep();
    widget.answer(ok(&virtual_account()));
    assert_eq!(widget.state(), "unpaid");
}

#[test]
fn a_conflict_can_still_become_paid() {
    let mut widget = Widget::answered(&with(virtual_account(), "/payment_status", "conflict"));
    widget.sleep();
    widget.answer(ok(&paid(virtual_account())));
    assert_eq!(widget.state(), "paid");
}
