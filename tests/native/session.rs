//! The session's requests and their times, and the results of the buyer's presses.

use crate::support::{
    orders::{self, order, paid, virtual_account},
    widget::{self, Widget, ok, requests, shows_number, waiting},
};
use scalev_checkout::{
    contract::{environment::Environment, failure::Failure},
    session::{CopyTarget, Effect, Message, event::EventKind},
    value::language::Language,
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

#[test]
fn a_check_shows_its_result() {
    let mut widget = waiting();
    widget.pass(8_000);
    widget.send(Message::CheckPressed);
    assert_eq!(widget.state(), "checking");
    assert!(widget.screen().check.is_some_and(|check| check.busy));
    assert!(shows_number(&widget.screen()), "the number stays while checking");
    widget.answer(ok(&virtual_account()));
    assert_eq!(widget.state(), "unpaid");
    let screen = widget.screen();
    assert!(screen.check.is_some_and(|check| !check.busy));
    assert_eq!(screen.quiet.as_deref(), Some("Belum ada pembayaran masuk. Terakhir dicek 16.00 WIB."));
    assert_eq!(Some(screen.announcement.trim_end()), screen.quiet.as_deref());
}

#[test]
fn a_second_check_at_once_repeats_the_result_without_a_read() {
    let mut widget = waiting();
    widget.send(Message::CheckPressed);
    widget.answer(ok(&virtual_account()));
    widget.pass(1_000);
    widget.send(Message::CheckPressed);
    assert!(requests(&widget.last).is_empty());
    assert!(widget.screen().quiet.is_some_and(|line| line.contains("Terakhir dicek")));
    widget.pass(10_000);
    widget.send(Message::CheckPressed);
    assert_eq!(requests(&widget.last), ["read"]);
}

#[test]
fn copying_gives_bare_digits_and_reports_the_result() {
    let mut widget = waiting();
    assert_eq!(widget.copy(CopyTarget::Number(0)).as_deref(), Some(orders::NUMBER));
    assert_eq!(widget.copy(CopyTarget::Amount).as_deref(), Some("147000"));
    assert_eq!(widget.copy(CopyTarget::Number(1)), None);
    assert_eq!(widget.screen().copied, None, "no confirmation before the result");
    widget.send(Message::CopyEnded { what: CopyTarget::Amount, worked: true });
    let copied = widget.screen().copied.expect("the copy is confirmed");
    assert!(copied.worked && copied.advice.is_none());
    assert_eq!(widget.screen().announcement.trim_end(), "Tersalin");
    assert_eq!(widget.sleep(), 4_000);
    assert_eq!(widget.screen().copied, None);
    widget.send(Message::CopyEnded { what: CopyTarget::Amount, worked: false });
    assert!(widget.screen().copied.is_some_and(|copied| !copied.worked && copied.advice.is_some()));
}

/// Milliseconds until the next read.
fn time_to_next_read(widget: &mut Widget) -> i64 {
    let begin = widget.now.instant;
    while requests(&widget.last).is_empty() {
        widget.sleep();
    }
    widget.now.instant.since(begin)
}

#[test]
fn a_copy_in_the_preview_counts_as_a_copy_in_the_widget() {
    let [mut idle, mut pressed, mut before] = [(); 3].map(|()| waiting());
    pressed.send(Message::CopyPressed(CopyTarget::Number(0)));
    pressed.send(Message::CopyEnded { what: CopyTarget::Number(0), worked: true });
    before.send(Message::CopiedInPreview { what: CopyTarget::Number(0), worked: true });
    assert!(before.last.is_empty(), "the preview has copied it");
    assert_eq!(before.screen(), pressed.screen());
    assert_eq!(before.screen().announcement.trim_end(), "Tersalin");
    let soon = time_to_next_read(&mut before);
    assert_eq!(soon, time_to_next_read(&mut pressed));
    assert!(soon < time_to_next_read(&mut idle), "fast polling after a copy");
    before.send(Message::CopiedInPreview { what: CopyTarget::Amount, worked: false });
    assert!(before.screen().copied.is_some_and(|copied| copied.advice.is_some()));
}

#[test]
fn another_language_changes_only_the_texts() {
    let mut widget = waiting();
    widget.send(Message::EnvironmentChanged(Environment { language: Language::English, ..widget::page() }));
    assert!(widget.last.is_empty());
    assert_eq!(widget.screen().headline, "Waiting for your payment");
}
