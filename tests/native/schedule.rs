//! The polling schedule: the documented table, and the number of requests of a day.

use crate::support::{
    orders,
    widget::{Widget, ok, requests},
};
use proptest::prelude::*;
use scalev_checkout::session::{
    Message,
    schedule::{self, Pace},
};
use serde_json::Value;

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;

/// Random numbers that give the shortest and the longest interval.
const SHORTEST: u32 = 0;
const LONGEST: u32 = 999;

#[track_caller]
fn check_poll(since: i64, quick: i64, slow: i64) {
    let spans = |seed| [Pace::Quick, Pace::Slow].map(|pace| schedule::poll(pace, since, false, seed));
    assert_eq!(spans(SHORTEST), [quick, slow], "{since} ms after the instructions appeared");
    let most = spans(LONGEST);
    assert!(most[0] > quick && most[0] <= quick * 6 / 5 && most[1] > slow && most[1] <= slow * 6 / 5);
}

/// The number of reads in `span` after the instructions appeared, if every answer is immediate and "still waiting".
fn reads(pace: Pace, span: i64, fast: impl Fn(i64) -> bool) -> u32 {
    let mut since = 0;
    let mut count = 0;
    loop {
        since += schedule::poll(pace, since, fast(since), SHORTEST);
        if since > span {
            return count;
        }
        count += 1;
    }
}

/// The number of reads of a widget that is visible for `span`.
fn watched(order: &Value, span: i64) -> usize {
    let mut widget = Widget::answered(order);
    let end = widget.now.instant.after(span);
    while widget.session.wake().is_some_and(|wake| wake < end) {
        widget.sleep();
        if !requests(&widget.last).is_empty() {
            widget.answer(ok(order));
        }
    }
    widget.requests().iter().filter(|name| **name == "read").count()
}

#[test]
fn the_poll_intervals_equal_the_documented_table() {
    check_poll(0, 6 * SECOND, 12 * SECOND);
    check_poll(3 * MINUTE - SECOND, 6 * SECOND, 12 * SECOND);
    check_poll(3 * MINUTE + SECOND, 15 * SECOND, 12 * SECOND);
    check_poll(5 * MINUTE - SECOND, 15 * SECOND, 12 * SECOND);
    check_poll(5 * MINUTE + SECOND, 30 * SECOND, 30 * SECOND);
    check_poll(HOUR - SECOND, 30 * SECOND, 30 * SECOND);
    check_poll(HOUR + SECOND, MINUTE, MINUTE);
    check_poll(6 * HOUR - SECOND, MINUTE, MINUTE);
    check_poll(6 * HOUR + SECOND, 2 * MINUTE, 2 * MINUTE);
    check_poll(400 * 24 * HOUR, 2 * MINUTE, 2 * MINUTE);
}

#[test]
fn fast_polling_shortens_only_the_slow_pace() {
    for since in [0, 2 * MINUTE, 10 * MINUTE, 2 * HOUR, 20 * HOUR] {
        let span = |pace, fast| schedule::poll(pace, since, fast, SHORTEST);
        assert_eq!(span(Pace::Slow, true), 6 * SECOND, "{since}");
        assert_eq!(span(Pace::Quick, true), span(Pace::Quick, false), "{since}");
    }
}

#[test]
fn fifteen_minutes_have_at_most_sixty_reads() {
    assert!(reads(Pace::Quick, 15 * MINUTE, |_| false) <= 60);
    assert!(reads(Pace::Slow, 15 * MINUTE, |_| false) <= 60);
    assert!(watched(&orders::qris(), 15 * MINUTE) <= 60);
    assert!(watched(&orders::virtual_account(), 15 * MINUTE) <= 60);
}

#[test]
fn two_minutes_of_fast_polling_keep_within_sixty_reads() {
    let fast = |since: i64| since < MINUTE || (3 * MINUTE..4 * MINUTE).contains(&since);
    for pace in [Pace::Quick, Pace::Slow] {
        assert!(reads(pace, 15 * MINUTE, fast) <= 60, "{pace:?}");
    }
}

#[test]
fn a_day_has_at_most_a_thousand_reads() {
    assert!(reads(Pace::Slow, 24 * HOUR, |_| false) <= 1_000);
    assert!(reads(Pace::Quick, 24 * HOUR, |_| false) <= 1_000);
    let order = orders::with(orders::virtual_account(), "/payment_expiration_at", "2026-11-21T09:00:00Z");
    let count = watched(&order, 24 * HOUR);
    assert!((500..=1_000).contains(&count), "{count}");
}

#[test]
fn a_hidden_page_sends_no_reads() {
    let mut widget = Widget::answered(&orders::qris());
    widget.send(Message::Hidden);
    widget.pass(24 * HOUR);
    assert_eq!(widget.session.wake(), None);
    widget.send(Message::TimerFired);
    assert!(requests(&widget.last).is_empty());
}

#[test]
fn the_back_off_grows_with_each_failure() {
    let spans =
        |limited| [1, 2, 3, 4, 5, 50].map(|failures| schedule::back_off(failures, limited, None, SHORTEST) / SECOND);
    assert_eq!(spans(false), [2, 4, 8, 16, 30, 30]);
    assert_eq!(spans(true), [10, 20, 40, 80, 120, 120]);
    assert_eq!(schedule::back_off(1, true, Some(90 * SECOND), SHORTEST), 90 * SECOND);
    assert_eq!(schedule::back_off(9, false, Some(0), SHORTEST), SECOND);
    assert_eq!(schedule::after_deadline_delay(SHORTEST), 30 * SECOND);
}

proptest! {
    #[test]
    fn every_interval_stays_within_its_limits(
        since in any::<i64>(), fast in any::<bool>(), seed in any::<u32>(), failures in any::<u32>(), asked in 0_i64..600_000,
    ) {
        for pace in [Pace::Quick, Pace::Slow] {
            let span = schedule::poll(pace, since, fast, seed);
            prop_assert!((5 * SECOND..=144 * SECOND).contains(&span), "{span}");
        }
        let span = schedule::back_off(failures, fast, None, seed);
        prop_assert!((2 * SECOND..=360 * SECOND).contains(&span), "{span}");
        let span = schedule::back_off(failures, fast, Some(asked), seed);
        prop_assert!(span >= asked && span <= asked.max(SECOND) * 6 / 5, "{span}");
    }
}
