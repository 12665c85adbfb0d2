//! The behavior of the buyer and the device, with its frequencies.

use fastrand::Rng;

use super::life::{DAY, HOUR, MINUTE, SECOND};

/// Something that happens around the widget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Looks at a tab, or away from it.
    Look,
    Leave,
    Reload,
    Open,
    Close,
    Check,
    Copy,
    TurnPage,
    OpenSteps,
    Sleep,
    SetClock,
    Online,
    Outage,
    Limit,
}

/// The mean times between acts of the buyer and between mishaps, in milliseconds.
pub struct Behavior {
    acts: i64,
    mishaps: i64,
}

impl Behavior {
    /// For a life of this `span`: from a handful of acts to hundreds.
    pub fn new(rng: &mut Rng, span: i64) -> Self {
        Self { acts: span / [2, 8, 25, 80, 250][rng.usize(..5)], mishaps: span / [1, 4, 15, 60][rng.usize(..4)] }
    }

    pub fn next_act(&self, rng: &mut Rng) -> (i64, Act) {
        let act = match rng.u8(..33) {
            0..12 => Act::Look,
            12..15 => Act::Leave,
            15 | 16 => Act::Reload,
            17 => Act::Open,
            18 => Act::Close,
            19..25 => Act::Check,
            25..31 => Act::Copy,
            31 => Act::TurnPage,
            _ => Act::OpenSteps,
        };
        (about(rng, self.acts), act)
    }

    pub fn next_mishap(&self, rng: &mut Rng) -> (i64, Act) {
        let act = match rng.u8(..10) {
            0..3 => Act::Sleep,
            3 | 4 => Act::SetClock,
            5..8 => Act::Online,
            8 => Act::Outage,
            _ => Act::Limit,
        };
        (about(rng, self.mishaps), act)
    }
}

/// The simulated time of a life in milliseconds: mostly minutes.
pub fn span(rng: &mut Rng) -> i64 {
    [20 * MINUTE, 20 * MINUTE, 20 * MINUTE, 2 * HOUR, 2 * HOUR, 8 * HOUR, DAY, 2 * DAY][rng.usize(..8)]
}

/// A random span with about this mean: some acts follow each other within seconds.
fn about(rng: &mut Rng, mean: i64) -> i64 {
    match rng.u8(..8) {
        0 | 1 => rng.i64(0..5 * SECOND),
        2..6 => rng.i64(0..mean),
        _ => rng.i64(0..5 * mean),
    }
}
