//! The request for a new code: its idempotency key, failures, and rate limits.

use super::{NEW, ended, expired, keys, numbers, renewed, words};
use crate::support::widget::{ok, status};
use scalev_checkout::{contract::Failure, session::Message};

#[test]
fn a_lost_answer_keeps_the_idempotency_key() {
    let mut widget = ended("expire");
    let mut press = |result: Result<_, Failure>| {
        widget.send(Message::NewCodePressed);
        let key = keys(&widget.last).pop().expect("a request");
        widget.end(result);
        assert_eq!(widget.state(), "expired");
        (key, words(&widget).unwrap_or_default(), widget.screen().announcement.trim().to_owned())
    };
    let (first, said, announced) = press(Err(Failure::Network));
    assert!(said.starts_with("Kode baru belum bisa dibuat.") && said == announced, "{said} {announced}");
    let (second, ..) = press(Err(Failure::Timeout));
    let (third, ..) = press(Ok(status(500, "{}")));
    let (fourth, said, _) = press(Ok(ok(&expired())));
    assert!(said.starts_with("Toko belum memberi kode baru."), "{said}");
    let (fifth, ..) = press(Err(Failure::Network));
    assert!(first == second && second == third && third == fourth, "the first request may have created a payment");
    assert!(fourth != fifth, "after an answer the key changes");
}

#[test]
fn the_second_unreadable_answer_changes_the_idempotency_key() {
    let mut widget = ended("expire");
    let mut press = || {
        widget.send(Message::NewCodePressed);
        widget.end(Ok(status(502, "<html>")));
        keys(&widget.effects).pop().expect("a request")
    };
    let pressed = [press(), press(), press()];
    assert!(pressed[0] == pressed[1] && pressed[1] != pressed[2], "{pressed:?}");
}

#[test]
fn two_tabs_use_the_same_idempotency_key() {
    let key = || {
        let mut widget = ended("expire");
        widget.send(Message::NewCodePressed);
        keys(&widget.last)
    };
    assert_eq!(key(), key());
    let mut other = ended("expire");
    other.send(Message::BroadcastReceived(renewed().to_string()));
    assert_eq!((other.state(), numbers(&other)), ("unpaid", vec![NEW.to_owned()]));
    assert!(other.screen().old_number.is_some());
}

#[test]
fn a_rate_limit_blocks_the_button_and_is_shown() {
    let mut widget = ended("expire");
    widget.send(Message::NewCodePressed);
    widget.answer(scalev_checkout::response::ApiResponse { retry_after: Some("60".to_owned()), ..status(429, "{}") });
    assert!(words(&widget).is_some_and(|words| words.contains("Terlalu banyak permintaan")));
    widget.send(Message::NewCodePressed);
    assert!(widget.last.is_empty(), "{:?}", widget.last);
    widget.pass(90_000);
    widget.send(Message::NewCodePressed);
    assert_eq!(keys(&widget.last).len(), 1);
}
