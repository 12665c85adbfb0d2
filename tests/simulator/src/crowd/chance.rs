//! Draws that are made up of a generator's plain ones.

use std::f64::consts::TAU;

use fastrand::Rng;

pub const SECOND: i64 = 1000;
pub const MINUTE: i64 = 60 * SECOND;
pub const HOUR: i64 = 60 * MINUTE;

/// Half are longer than `median`, two in three lie between `median / factor` and `median * factor`: how long people
/// take for things. In milliseconds.
#[derive(Clone, Copy, Debug)]
pub struct Spread {
    pub median: i64,
    pub factor: f64,
}

pub const fn spread(median: i64, factor: f64) -> Spread {
    Spread { median, factor }
}

impl Spread {
    pub fn draw(self, rng: &mut Rng) -> i64 {
        let normal = (-2.0 * (1.0 - rng.f64()).ln()).sqrt() * (TAU * rng.f64()).cos();
        (self.median as f64 * self.factor.powf(normal)) as i64
    }
}

/// True in `percent` of a hundred cases.
pub fn happens(percent: u32, rng: &mut Rng) -> bool {
    rng.u32(..100) < percent
}
