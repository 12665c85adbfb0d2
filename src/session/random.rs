//! Jitter.

/// A small generator (xorshift): jitter, not secrets.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Random(u32);

impl Random {
    pub(super) fn seeded(seed: u32) -> Self {
        Self(seed)
    }

    pub(super) fn next(&mut self) -> u32 {
        let mut seed = self.0 | 1;
        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        self.0 = seed;
        seed
    }
}
