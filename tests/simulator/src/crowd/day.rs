//! When buyers arrive, and when the API fails. By the clock of Jakarta, assumed: quiet before dawn, a first height at
//! lunch, the highest between Isya and bedtime.
//!
//! | from | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19 | 20 | 21 | 22 | 23 |
//! |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
//! | of 1,000 | 18 | 10 | 7 | 6 | 8 | 14 | 22 | 31 | 41 | 51 | 56 | 58 | 62 | 57 | 51 | 48 | 47 | 46 | 51 | 71 | 80 | 74 | 57 | 34 |

use std::ops::Range;

use fastrand::Rng;

use super::chance::{HOUR, MINUTE};

pub const DAY: i64 = 24 * HOUR;

const ARRIVALS: [u32; 24] =
    [18, 10, 7, 6, 8, 14, 22, 31, 41, 51, 56, 58, 62, 57, 51, 48, 47, 46, 51, 71, 80, 74, 57, 34];

/// Ten minutes in the middle of the busiest hour, in milliseconds after midnight.
pub const OUTAGE: Range<i64> = 20 * HOUR + 25 * MINUTE..20 * HOUR + 35 * MINUTE;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    Normal,
    /// All requests within [`OUTAGE`] end in a 503.
    Outage,
}

impl Day {
    /// True where the API answers at `clock`, in milliseconds after any midnight.
    pub fn answers(self, clock: i64) -> bool {
        self == Self::Normal || !OUTAGE.contains(&(clock % DAY))
    }
}

/// A moment of the day, in milliseconds after midnight.
pub fn arrival(rng: &mut Rng) -> i64 {
    let mut rank = rng.u32(..ARRIVALS.iter().sum::<u32>());
    let mut hour = 0;
    for share in ARRIVALS {
        if rank < share {
            break;
        }
        rank -= share;
        hour += HOUR;
    }
    hour + rng.i64(0..HOUR)
}

#[test]
fn the_outage_is_in_the_busiest_hour_and_the_shares_are_of_a_thousand() {
    let busiest = (0..24).max_by_key(|hour| ARRIVALS[*hour]).expect("a day has hours");
    assert_eq!((OUTAGE.start / HOUR, OUTAGE.end / HOUR), (busiest as i64, busiest as i64));
    assert_eq!(ARRIVALS.iter().sum::<u32>(), 1000);
}
