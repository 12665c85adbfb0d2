//! Final states: only the server's word causes them, each is emitted once, and no instruction remains.

use crate::support::{
    orders::{order, paid, virtual_account, with},
    widget::{Widget, check_nothing_to_pay, dated, ok, requests, shows_number, waiting},
};
use scalev_checkout::{
    screen,
    session::{Effect, Message, event::EventKind},
};
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

#[test]
fn the_devices_clock_alone_never_ends_a_payment() {
    let mut widget = waiting();
    widget.pass(30 * HOUR);
    widget.send(Message::TimerFired);
    assert_eq!(widget.state(), "checking");
    assert_eq!(requests(&widget.last), ["read"]);
    widget.answer(ok(&virtual_account()));
    assert_eq!(widget.state(), "unpaid");
    let screen = widget.screen();
    assert!(shows_number(&screen));
    assert!(screen.notices.iter().any(|notice| notice.contains("jam HP")), "{:?}", screen.notices);
    assert_eq!(screen::countdown(&widget.session, widget.now.wall), None);
    assert!(widget.events(EventKind::Expired).is_empty());
}

#[test]
fn the_servers_clock_expires_an_order_that_is_still_open() {
    let mut widget = waiting();
    widget.sleep();
    widget.answer(dated(&virtual_account(), "Sat, 21 Nov 2026 08:00:30 GMT"));
    assert_eq!(widget.state(), "unpaid", "banks may report a payment late");
    widget.sleep();
    widget.answer(dated(&virtual_account(), "Sat, 21 Nov 2026 08:02:00 GMT"));
    assert_eq!(widget.state(), "expired");
    check_nothing_to_pay(&mut widget);
}

#[test]
fn the_countdown_follows_the_servers_clock() {
    let mut widget = Widget::started();
    widget.answer(dated(&virtual_account(), "Sat, 21 Nov 2026 07:50:00 GMT"));
    let left = screen::countdown(&widget.session, widget.now.wall);
    assert!(left.as_deref().is_some_and(|left| left.starts_with("09:5")), "{left:?}");
}

#[test]
fn a_deadline_beyond_a_day_has_no_countdown() {
    let order = with(virtual_account(), "/payment_expiration_at", "2026-12-31T08:00:00Z");
    let widget = Widget::answered(&order);
    assert_eq!(screen::countdown(&widget.session, widget.now.wall), None);
    assert!(widget.screen().deadline.is_some());
}

#[test]
fn at_the_deadline_the_state_is_read_from_the_server() {
    let mut widget = Widget::answered(&with(virtual_account(), "/payment_expiration_at", "2026-11-20T09:00:10Z"));
    let slept = widget.sleep();
    assert!(slept <= 9_500, "slept {slept} ms");
    assert_eq!((widget.state(), requests(&widget.last)), ("checking", vec!["read"]));
    widget.answer(ok(&with(virtual_account(), "/status", "canceled")));
    assert_eq!(widget.state(), "closed", "the deadline of this answer is far away");
}

#[test]
fn a_closed_order_past_its_deadline_has_expired() {
    let order = with(virtual_account(), "/payment_expiration_at", "2026-11-20T08:30:00Z");
    let widget = Widget::answered(&with(order, "/status", "canceled"));
    assert_eq!(widget.state(), "expired");
}

#[test]
fn a_contradicted_clock_does_not_expire_a_canceled_order() {
    let order = with(virtual_account(), "/payment_expiration_at", "2026-11-20T08:30:00Z");
    let mut widget = Widget::answered(&order);
    let canceled = with(order, "/status", "canceled");
    for _ in 0..3 {
        widget.pass(30_000);
        widget.send(Message::CheckPressed);
        widget.answer(ok(&canceled));
        assert_eq!(widget.state(), "closed", "the server still accepted money half an hour after the deadline");
    }
    widget.set_clock(HOUR);
    widget.send(Message::CheckPressed);
    widget.answer(ok(&canceled));
    assert_eq!(widget.state(), "closed", "a sleep does not correct the clock");
    widget.pass(30_000);
    widget.send(Message::CheckPressed);
    widget.answer(dated(&canceled, "Fri, 20 Nov 2026 08:31:00 GMT"));
    assert_eq!(widget.state(), "expired", "the server's time is past the deadline");
}

#[test]
fn expiry_compares_a_new_deadline_with_the_last_open_answer() {
    for (deadline, state) in [("2026-11-20T08:30:00Z", "closed"), ("2026-11-20T08:55:00Z", "expired")] {
        let mut widget = Widget::answered(&order("va_bca"));
        assert_eq!(widget.state(), "preparing", "open at 9:00 by the device's clock");
        widget.sleep();
        let canceled = with(order("va_bca"), "/status", "canceled");
        widget.answer(ok(&with(canceled, "/payment_expiration_at", deadline)));
        assert_eq!(widget.state(), state, "{deadline}");
    }
}

/// A widget with an order that has ended, after its last read.
fn ended(order: &Value) -> Widget {
    let mut widget = waiting();
    widget.sleep();
    widget.answer(ok(order));
    while widget.session.wake().is_some() {
        widget.sleep();
        if !requests(&widget.last).is_empty() {
            widget.answer(ok(order));
        }
    }
    widget
}

#[test]
fn a_late_payment_is_shown_when_the_buyer_returns() {
    let canceled = with(virtual_account(), "/status", "canceled");
    let expired = with(virtual_account(), "/status", "expired");
    for order in [canceled, expired] {
        for away in [MINUTE, 3 * HOUR, 40 * HOUR] {
            let mut widget = ended(&order);
            widget.send(Message::Hidden);
            widget.pass(away);
            widget.send(Message::Shown);
            assert_eq!(requests(&widget.last), ["read"], "{} after {away} ms", widget.state());
            widget.answer(ok(&paid(virtual_account())));
            assert_eq!(widget.state(), "paid");
        }
    }
}

#[test]
fn a_return_after_the_end_sends_one_read() {
    let order = with(virtual_account(), "/status", "expired");
    let mut widget = ended(&order);
    widget.pass(30 * HOUR);
    for _ in 0..5 {
        widget.send(Message::Hidden);
        widget.pass(MINUTE);
        widget.send(Message::Shown);
        assert_eq!(requests(&widget.last), ["read"]);
        widget.answer(ok(&order));
        assert_eq!(widget.session.wake(), None);
    }
    widget.send(Message::Hidden);
    widget.send(Message::Shown);
    assert!(requests(&widget.last).is_empty(), "one was answered just now");
    assert!(widget.sleep() <= 2_000);
    assert_eq!(requests(&widget.last), ["read"], "the read is sent a little later");
    widget.answer(ok(&order));
    assert_eq!(widget.session.wake(), None);
}

#[test]
fn a_payment_with_nothing_due_is_not_polled() {
    for method in ["cod", "no_payment", "marketplace"] {
        let mut widget = Widget::answered(&order(method));
        assert_eq!(widget.state(), "unpaid");
        check_nothing_to_pay(&mut widget);
        assert_eq!(widget.session.wake(), None, "{method}");
        widget.pass(MINUTE);
        widget.send(Message::Shown);
        assert!(requests(&widget.last).is_empty(), "{method}");
    }
}
