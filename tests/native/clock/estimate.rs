//! The estimate of the server's time, without a session.

use super::{HOUR, MINUTE, SECOND};
use crate::support::widget::NOON;
use scalev_checkout::{
    session::clock::{Clock, Now},
    value::Instant,
};

#[test]
fn each_answer_narrows_the_servers_time() {
    [-3 * HOUR, 0, 3 * HOUR].into_iter().for_each(check_narrowing);
}

/// The clock of the device is `wrong` by so many milliseconds.
fn check_narrowing(wrong: i64) {
    let now = |millis: i64| Now { wall: NOON.after(millis + wrong), instant: Instant(millis) };
    let mut clock = Clock::default();
    let mut spans = Vec::new();
    for (sent, received) in [(0, 4_000), (10_000, 10_900), (20_450, 20_560), (30_990, 31_100), (60_000, 64_000)] {
        let written = NOON.after((sent + received) / 2 / SECOND * SECOND);
        clock.tick(now(received));
        clock.observe_date(written, Instant(sent), Instant(received), now(received));
        let reached = clock.reached(now(received).wall).expect("an estimate of the server's time");
        assert!(reached <= NOON.after(received), "the estimate is never ahead of the true time");
        spans.push(NOON.after(received).since(reached));
        assert!(clock.read(now(received).wall).since(NOON.after(received)).abs() <= 2_500);
    }
    assert!(spans.windows(2).all(|pair| pair[1] <= pair[0]) && spans[4] < 300, "{spans:?}");
}

/// `Date` is between request and answer, to a second: a slow answer shows that the clock is wrong, but not by how much.
#[test]
fn a_wrong_device_clock_is_corrected_only_by_a_fast_answer() {
    let table = [
        (0, 30 * SECOND, true),
        (HOUR, SECOND, true),
        (-HOUR, SECOND, true),
        (HOUR, 19_001, true),
        (HOUR, 19_002, false),
        (-HOUR, 19_002, false),
    ];
    for (wrong, wait, is_trusted) in table {
        let now = Now { wall: NOON.after(wrong), instant: Instant(wait) };
        let mut clock = Clock::default();
        clock.observe_date(NOON.after(-wait / 2), Instant(0), now.instant, now);
        assert_eq!(clock.is_trusted(), is_trusted, "wrong by {wrong} ms, after {wait} ms");
    }
}

#[test]
fn a_contradicted_clock_is_trusted_only_after_a_date_header() {
    let at = |wall: i64, instant: i64| Now { wall: NOON.after(wall), instant: Instant(instant) };
    for (deadline, made) in [(Some(NOON.after(-20 * MINUTE)), None), (None, Some(NOON.after(5 * MINUTE)))] {
        let mut clock = Clock::default();
        clock.tick(at(0, 0));
        clock.check_plausibility(true, deadline, made, NOON);
        assert!(!clock.is_trusted());
        clock.check_plausibility(false, None, None, NOON);
        assert!(!clock.is_trusted(), "an answer without a contradiction is not enough");
        for (hours, seconds) in [(2, 1), (26, 2)] {
            let now = at(hours * HOUR, seconds * SECOND);
            assert!(clock.tick(now));
            clock.check_plausibility(false, deadline, made, now.wall);
            assert!(!clock.is_trusted(), "the wrong clock may have slept");
        }
        let now = at(26 * HOUR, 3 * SECOND);
        clock.observe_date(NOON.after(3 * HOUR), Instant(2_500), Instant(3_000), now);
        clock.check_plausibility(false, deadline, made, now.wall);
        assert!(clock.is_trusted());
    }
}

/// An unset clock stands still in a sleep that is too short to be noticed; the device's time is right before and after it.
#[test]
fn a_sleep_of_less_than_two_seconds_does_not_contradict_a_right_clock() {
    let mut clock = Clock::default();
    let fast = Now { wall: NOON.after(100), instant: Instant(100) };
    clock.observe_date(NOON, Instant(0), fast.instant, fast);
    let after_sleep = Now { wall: NOON.after(11_500), instant: Instant(10_000) };
    assert!(!clock.tick(after_sleep));
    clock.observe_date(NOON.after(9_000), Instant(6_000), after_sleep.instant, after_sleep);
    assert_eq!(clock.read(after_sleep.wall), after_sleep.wall);
}
