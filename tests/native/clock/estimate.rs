//! The estimate of the server's time, without a session.

use super::{HOUR, MINUTE, SECOND};
use crate::support::widget::NOON;
use scalev_checkout::{
    session::clock::{Clock, Now},
    value::time::Instant,
};

#[test]
fn the_servers_clock_is_learned_better_and_better() {
    [-3 * HOUR, 0, 3 * HOUR].into_iter().for_each(is_learned_better_and_better);
}

/// On a device whose clock is `wrong` by so many milliseconds.
fn is_learned_better_and_better(wrong: i64) {
    let now = |millis: i64| Now { wall: NOON.after(millis + wrong), instant: Instant(millis) };
    let mut clock = Clock::default();
    let mut spans = Vec::new();
    for (sent, received) in [(0, 4_000), (10_000, 10_900), (20_450, 20_560), (30_990, 31_100), (60_000, 64_000)] {
        let written = NOON.after((sent + received) / 2 / SECOND * SECOND);
        clock.tick(now(received));
        clock.observe_date(written, Instant(sent), Instant(received), now(received));
        let reached = clock.reached(now(received).wall).expect("the server told its time");
        assert!(reached <= NOON.after(received), "it never claims more than it knows");
        spans.push(NOON.after(received).since(reached));
        assert!(clock.read(now(received).wall).since(NOON.after(received)).abs() <= 2_500);
    }
    assert!(spans.windows(2).all(|pair| pair[1] <= pair[0]) && spans[4] < 300, "{spans:?}");
}

/// A `Date` is of some moment while the answer was waited for, by a second.
#[test]
fn a_slow_answer_says_that_the_device_is_wrong_but_not_by_how_much() {
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
fn a_device_that_the_server_has_contradicted_is_believed_again_only_once_the_server_tells_the_time() {
    let at = |wall: i64, instant: i64| Now { wall: NOON.after(wall), instant: Instant(instant) };
    for (deadline, made) in [(Some(NOON.after(-20 * MINUTE)), None), (None, Some(NOON.after(5 * MINUTE)))] {
        let mut clock = Clock::default();
        clock.tick(at(0, 0));
        clock.check_plausibility(true, deadline, made, NOON);
        assert!(!clock.is_trusted());
        clock.check_plausibility(false, None, None, NOON);
        assert!(!clock.is_trusted(), "an answer without a contradiction proves nothing");
        for (hours, seconds) in [(2, 1), (26, 2)] {
            let now = at(hours * HOUR, seconds * SECOND);
            assert!(clock.tick(now));
            clock.check_plausibility(false, deadline, made, now.wall);
            assert!(!clock.is_trusted(), "it may have slept, wrong as it is");
        }
        let now = at(26 * HOUR, 3 * SECOND);
        clock.observe_date(NOON.after(3 * HOUR), Instant(2_500), Instant(3_000), now);
        clock.check_plausibility(false, deadline, made, now.wall);
        assert!(clock.is_trusted());
    }
}
