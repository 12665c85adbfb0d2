//! Several tabs share one request and its answer, and a tab that is left and shown again sends no request twice.

use crate::support::{
    orders::{order, paid, virtual_account, with},
    widget::{Widget, ok, requests, shows_number, status, waiting},
};
use scalev_checkout::session::{Ask, Effect, Message, event::EventKind};

const MINUTE: i64 = 60_000;

fn sent(widget: &Widget) -> Vec<&str> {
    let bodies = widget.last.iter().filter_map(|effect| match effect {
        Effect::Broadcast(body) => Some(body.as_str()),
        _ => None,
    });
    bodies.collect()
}

fn broadcast(order: &serde_json::Value) -> Message {
    Message::BroadcastReceived(order.to_string())
}

#[test]
fn only_a_valid_answer_is_broadcast() {
    let mut widget = Widget::started();
    widget.answer(ok(&virtual_account()));
    assert_eq!(sent(&widget), [virtual_account().to_string()]);
    for useless in [status(500, ""), status(200, "<html>"), ok(&with(virtual_account(), "/secret_slug", "another"))] {
        widget.sleep();
        widget.answer(useless);
        assert!(sent(&widget).is_empty());
    }
}

#[test]
fn a_broadcast_answer_is_applied_and_not_broadcast_again() {
    let mut widget = waiting();
    widget.send(broadcast(&paid(virtual_account())));
    assert_eq!(widget.state(), "paid");
    assert!(sent(&widget).is_empty() && requests(&widget.last).is_empty());
    assert_eq!(widget.events(EventKind::Paid).len(), 1);
}

#[test]
fn a_broadcast_answer_replaces_the_own_read() {
    let mut widget = waiting();
    widget.sleep();
    assert!(widget.last.iter().any(|effect| matches!(effect, Effect::Ask { ask: Ask::Read { .. }, .. })));
    widget.send(broadcast(&virtual_account()));
    assert!(widget.last.contains(&Effect::Abort));
    assert!(widget.sleep() >= 12_000, "the next read is as late as after an own answer");
    widget.answer(ok(&virtual_account()));
    for _ in 0..20 {
        let wake = widget.session.wake().expect("polling continues");
        widget.pass(wake.since(widget.now.instant) - 1);
        widget.send(broadcast(&virtual_account()));
        widget.send(Message::TimerFired);
        assert!(requests(&widget.last).is_empty(), "no read while another tab sends them");
    }
}

#[test]
fn a_broadcast_is_checked_like_an_answer() {
    let mut widget = waiting();
    let stranger = with(paid(virtual_account()), "/secret_slug", "another");
    for words in [stranger.to_string(), String::new(), "<html>".to_owned(), "{}".to_owned()] {
        widget.send(Message::BroadcastReceived(words));
        assert_eq!(widget.state(), "unpaid");
        assert!(shows_number(&widget.screen()));
    }
    widget.sleep();
    widget.answer(ok(&paid(virtual_account())));
    widget.send(broadcast(&virtual_account()));
    assert_eq!(widget.state(), "paid", "an older answer of another tab changes nothing");
}

#[test]
fn a_broadcast_does_not_abort_a_create() {
    let mut widget = Widget::started();
    widget.send(broadcast(&order("va_bca")));
    assert!(widget.last.is_empty());
    widget.answer(ok(&virtual_account()));
    assert_eq!(widget.state(), "unpaid");
}

#[test]
fn leaving_aborts_the_read_and_a_return_sends_one() {
    let mut widget = waiting();
    widget.sleep();
    widget.send(Message::Left);
    assert_eq!(widget.last, [Effect::Abort]);
    assert_eq!(widget.session.wake(), None);
    widget.pass(30 * MINUTE);
    widget.send(Message::TimerFired);
    assert!(requests(&widget.last).is_empty());
    assert!(shows_number(&widget.screen()), "a page from the back/forward cache still shows the number");
    widget.send(Message::Shown);
    assert_eq!(requests(&widget.last), ["read"]);
    widget.send(Message::Shown);
    assert!(requests(&widget.last).is_empty());
}

#[test]
fn a_return_before_the_first_answer_reads_before_a_create() {
    let mut widget = Widget::started();
    widget.send(Message::Left);
    assert_eq!(widget.last, [Effect::Abort]);
    assert_eq!((widget.state(), widget.session.wake()), ("loading", None));
    widget.pass(MINUTE);
    widget.send(Message::Shown);
    assert_eq!(requests(&widget.last), ["read"], "the create may have arrived");
    widget.answer(ok(&order("va_bca")));
    assert_eq!(requests(&widget.last), ["create"]);
    widget.answer(ok(&virtual_account()));
    assert_eq!(widget.state(), "unpaid");
}

#[test]
fn a_return_after_the_end_sends_nothing() {
    let mut widget = Widget::answered(&paid(virtual_account()));
    widget.send(Message::Left);
    widget.pass(MINUTE);
    widget.send(Message::Shown);
    assert!(requests(&widget.last).is_empty());
}

#[test]
fn a_return_replaces_a_hanging_read() {
    let mut widget = waiting();
    widget.sleep();
    widget.send(Message::Hidden);
    widget.pass(5_000);
    widget.send(Message::Shown);
    assert!(
        matches!(widget.last[..], [Effect::Abort, Effect::Ask { ask: Ask::Read { .. }, .. }, ..]),
        "{:?}",
        widget.last
    );
}

#[test]
fn repeated_copying_keeps_within_sixty_reads_in_15_minutes() {
    use scalev_checkout::session::CopyTarget;
    let mut widget = waiting();
    let mut asked = Vec::new();
    let end = widget.now.instant.after(40 * MINUTE);
    while widget.now.instant < end {
        widget.send(Message::CopyPressed(CopyTarget::Amount));
        widget.sleep();
        if !requests(&widget.last).is_empty() {
            asked.push(widget.now.instant);
            widget.answer(ok(&virtual_account()));
        }
    }
    let most = asked
        .iter()
        .map(|from| asked.iter().filter(|instant| (0..15 * MINUTE).contains(&instant.since(*from))).count());
    let most = most.max().expect("a read");
    assert!((55..=60).contains(&most), "{most} of {}", asked.len());
}
