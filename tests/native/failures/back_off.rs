//! The time until the next request: back-off, rate limits, and the time that the API asks for.

use super::MINUTE;
use crate::support::{
    orders::{virtual_account, with},
    widget::{NOON, Widget, ok, status, waiting},
};
use scalev_checkout::{
    contract::Failure,
    response::ApiResponse,
    session::{Ask, Effect, Message, schedule},
};

#[track_caller]
fn check_wait(answer: ApiResponse, from: i64, to: i64) {
    let mut widget = waiting();
    widget.sleep();
    widget.answer(answer);
    let slept = widget.sleep();
    assert!((from..=to).contains(&slept), "slept {slept} ms");
}

#[test]
fn the_deadline_causes_no_read_before_the_back_off_ends() {
    let mut widget = Widget::answered(&with(virtual_account(), "/payment_expiration_at", NOON.after(2 * MINUTE).iso()));
    let next_read = |widget: &mut Widget| {
        let (before, mut waited) = (widget.requests().len(), 0);
        while widget.requests().len() == before {
            waited += widget.sleep();
        }
        waited
    };
    next_read(&mut widget);
    for failures in 1..=12 {
        widget.fail(Failure::Server);
        let least = schedule::back_off(failures, false, None, 0);
        let waited = next_read(&mut widget);
        assert!(waited >= least, "{waited} ms after {failures} failures");
    }
    assert!(widget.now.wall > NOON.after(2 * MINUTE), "the deadline is over");
}

#[test]
fn no_read_is_sent_before_the_rate_limit_ends() {
    let mut widget = waiting();
    widget.sleep();
    widget.end(Ok(status(429, "Too many requests")));
    let before = widget.screen().quiet;
    for message in [Message::CheckPressed, Message::Hidden, Message::Shown, Message::WentOffline, Message::WentOnline] {
        widget.send(message.clone());
        assert!(
            !widget.last.iter().any(|effect| matches!(effect, Effect::Ask { ask: Ask::Read { .. }, .. })),
            "{message:?} sends a read"
        );
    }
    assert_eq!(widget.screen().quiet, before, "the screen still shows the time of the next request");
    widget.sleep();
    assert!(widget.last.iter().any(|effect| matches!(effect, Effect::Ask { ask: Ask::Read { .. }, .. })));
}

#[test]
fn the_wait_follows_retry_after_and_ratelimit_reset() {
    let limited = |retry: Option<&str>, reset: Option<&str>| ApiResponse {
        retry_after: retry.map(str::to_owned),
        ratelimit_reset: reset.map(str::to_owned),
        ..status(429, "Too many requests")
    };
    check_wait(limited(Some("120"), None), 120_000, 144_000);
    check_wait(limited(Some(" 3 "), None), 3_000, 3_600);
    check_wait(limited(Some("0"), None), 1_000, 1_200);
    check_wait(limited(Some("-5"), None), 1_000, 1_200);
    check_wait(limited(Some("86400"), None), 600_000, 720_000);
    check_wait(limited(None, Some(&(NOON.0 / 1000 + 100).to_string())), 70_000, 100_000);
    check_wait(limited(Some("soon"), None), 10_000, 12_000);
    check_wait(limited(None, Some("x")), 10_000, 12_000);
    check_wait(limited(None, None), 10_000, 12_000);
    check_wait(ApiResponse { retry_after: Some("40".to_owned()), ..status(503, "") }, 40_000, 48_000);
    check_wait(status(503, ""), 2_000, 2_400);
}

#[test]
fn the_back_off_doubles_up_to_30_seconds() {
    let mut widget = waiting();
    widget.sleep();
    let mut slept = Vec::new();
    for _ in 0..8 {
        widget.fail(Failure::Server);
        slept.push(widget.sleep());
    }
    for (wait, least) in slept.iter().zip([2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000, 30_000]) {
        assert!((least..=least * 6 / 5).contains(wait), "{slept:?}");
    }
    widget.answer(ok(&virtual_account()));
    assert!(
        widget.session.wake().is_some_and(|wake| wake.since(widget.now.instant) < 30_000),
        "one success resets the back-off"
    );
}
