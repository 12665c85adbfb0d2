//! Reads after the end of a payment.

use super::{HOUR, MINUTE};
use crate::support::{
    orders::{order, paid, virtual_account, with},
    widget::{Widget, check_nothing_to_pay, ok, requests, waiting},
};
use scalev_checkout::session::Message;
use serde_json::Value;

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
