//! The times of the requests: timeouts, and reads for late instructions.

use super::HOUR;
use crate::support::{
    orders::{order, virtual_account},
    widget::{Widget, ok, requests, shows_number, waiting},
};
use scalev_checkout::{
    contract::Failure,
    session::{Effect, Message, event::EventKind},
};

#[test]
fn after_a_failure_the_time_of_the_next_request_is_shown() {
    let mut widget = waiting();
    widget.send(Message::CheckPressed);
    widget.fail(Failure::Network);
    let quiet = widget.screen().quiet.expect("a line");
    assert!(quiet.contains("Mencoba lagi 16.0"), "{quiet}");
}

#[test]
fn a_read_times_out_after_11_s_and_a_create_after_21_s() {
    let mut widget = waiting();
    widget.send(Message::CheckPressed);
    assert_eq!(widget.sleep(), 11_000, "a read has eleven seconds");
    assert!(widget.last.contains(&Effect::Abort));
    assert_eq!(widget.state(), "unpaid");
    assert!(widget.screen().quiet.is_some_and(|line| line.contains("Mencoba lagi")));

    let mut widget = Widget::started();
    assert_eq!(widget.sleep(), 21_000, "a create has twenty-one");
    assert_eq!(widget.state(), "unavailable");
}

#[test]
fn late_instructions_are_read_every_1_5_seconds() {
    let mut widget = Widget::answered(&order("va_bca"));
    for _ in 0..7 {
        assert_eq!(widget.state(), "preparing");
        assert_eq!(widget.sleep(), 1500);
        assert_eq!(requests(&widget.last), ["read"]);
        widget.answer(ok(&order("va_bca")));
    }
    widget.sleep();
    widget.answer(ok(&virtual_account()));
    assert_eq!(widget.state(), "unpaid");
    assert!(shows_number(&widget.screen()));
    assert_eq!(widget.requests().iter().filter(|name| **name == "create").count(), 1);
}

#[test]
fn missing_instructions_cause_three_creates_then_slow_reads() {
    let mut widget = Widget::answered(&order("va_bca"));
    for (round, reads, wait) in [(0, 15, 1500), (1, 5, 5000), (2, 5, 5000)] {
        for read in 0..reads {
            assert_eq!(widget.sleep(), wait, "round {round}, read {read}");
            assert_eq!(requests(&widget.last), ["read"]);
            widget.answer(ok(&order("va_bca")));
        }
        if round < 2 {
            assert_eq!(requests(&widget.last), ["create"], "after round {round}");
            widget.answer(ok(&order("va_bca")));
        }
    }
    assert_eq!(widget.state(), "unavailable");
    assert_eq!(widget.events(EventKind::Error).len(), 1);
    for _ in 0..20 {
        assert!(widget.sleep() >= 12_000);
        widget.answer(ok(&order("va_bca")));
        assert_eq!(widget.state(), "unavailable");
    }
    assert_eq!(widget.requests().iter().filter(|name| **name == "create").count(), 3);
    widget.sleep();
    widget.answer(ok(&virtual_account()));
    assert_eq!(widget.state(), "unpaid");
}

#[test]
fn a_hidden_page_sends_nothing_and_one_read_on_return() {
    let mut widget = waiting();
    widget.send(Message::Hidden);
    assert_eq!(widget.session.wake(), None);
    widget.pass(2 * HOUR);
    widget.send(Message::TimerFired);
    assert!(requests(&widget.last).is_empty());
    widget.send(Message::Shown);
    assert_eq!(requests(&widget.last), ["read"]);
    widget.send(Message::Shown);
    widget.send(Message::WentOnline);
    assert!(requests(&widget.last).is_empty(), "a read is pending");
    widget.answer(ok(&virtual_account()));
    widget.send(Message::Shown);
    assert!(requests(&widget.last).is_empty(), "a read was answered just now");
    widget.send(Message::Hidden);
    widget.pass(10_000);
    widget.send(Message::Shown);
    assert_eq!(requests(&widget.last), ["read"]);
}
