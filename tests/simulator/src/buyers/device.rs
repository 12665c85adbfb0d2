//! The buyer's device: a wall clock that may be wrong, a monotonic clock that may stop, and sleep.

use fastrand::Rng;
use scalev_checkout::{
    session::clock::Now,
    value::{Instant, Timestamp},
};

use super::life::{HOUR, MINUTE, SECOND};

pub struct Device {
    /// The true time at which the life begins.
    opened: Timestamp,
    /// Milliseconds that its wall clock is ahead of the truth, and gains in a thousand seconds.
    ahead: i64,
    gains: i64,
    /// Milliseconds that its other clock has stood still.
    stood: i64,
    stands_in_sleep: bool,
    awake_at: i64,
}

impl Device {
    pub fn new(rng: &mut Rng, opened: Timestamp) -> Self {
        let ahead = match rng.u8(..10) {
            0..5 => rng.i64(-SECOND..=SECOND),
            5..8 => rng.i64(-5 * MINUTE..=5 * MINUTE),
            _ => rng.i64(-25 * HOUR..=25 * HOUR),
        };
        Self {
            opened,
            ahead,
            gains: [0, 0, 20, -100, 500][rng.usize(..5)],
            stood: -rng.i64(0..10 * HOUR),
            stands_in_sleep: rng.u8(..4) > 0,
            awake_at: 0,
        }
    }

    pub fn now(&self, at: i64) -> Now {
        let ahead = self.ahead + self.gains * (at / SECOND) / 1000;
        Now { wall: self.opened.after(at + ahead), instant: Instant(at - self.stood) }
    }

    /// From seconds to hours in which nothing runs.
    pub fn sleep(&mut self, rng: &mut Rng, at: i64) {
        let longest = [30 * SECOND, 10 * MINUTE, HOUR, 10 * HOUR][rng.usize(..4)];
        let span = rng.i64(SECOND..longest);
        self.awake_at = at + span;
        if self.stands_in_sleep {
            self.stood += span;
        }
    }

    /// The time at which the device wakes. `None`: it does not sleep at `at`.
    pub fn wakes(&self, at: i64) -> Option<i64> {
        (at < self.awake_at).then_some(self.awake_at)
    }

    /// Somebody sets the clock wrong, or it is put right.
    pub fn set_clock(&mut self, rng: &mut Rng) {
        let span = [SECOND, 10 * SECOND, 2 * HOUR, 25 * HOUR][rng.usize(..4)];
        self.ahead = match rng.u8(..3) {
            0 => 0,
            1 => rng.i64(-span..=span),
            _ => self.ahead + rng.i64(-span..=span),
        };
    }
}
