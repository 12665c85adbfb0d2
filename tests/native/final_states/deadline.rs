//! The deadline: the server's clock, the countdown, and expiry.

use super::HOUR;
use crate::support::{
    orders::{order, virtual_account, with},
    widget::{Widget, check_nothing_to_pay, dated, ok, requests, shows_number, waiting},
};
use scalev_checkout::{
    screen,
    session::{Message, event::EventKind},
};

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
