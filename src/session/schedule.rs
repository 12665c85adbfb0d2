//! The time of the next request. Pure functions of time and seed; all spans in milliseconds.
//!
//! | since the instructions appeared, or the buyer came back | QRIS, wallets, pages | accounts and codes |
//! |---|---|---|
//! | first 3 minutes | 6 s | 12 s |
//! | to 5 minutes | 15 s | 12 s |
//! | to 1 hour | 30 s | 30 s |
//! | to 6 hours | 60 s | 60 s |
//! | later | 120 s | 120 s |
//!
//! These spans, those after a failure and those after the deadline are lengthened by a random 0 to 20 %, so that a thousand
//! phones behind one address spread out. For a minute after the buyer copied something or came back, accounts and codes are
//! asked for every 6 s. While requests fail the spans double from 2 s to 30 s; where the API limits requests, from 10 s to
//! 2 minutes. No more than sixty requests are sent without a press in any fifteen minutes ([`Allowance`]).

use crate::value::Instant;

const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;
const THREE_MINUTES: i64 = 3 * MINUTE;
const FIVE_MINUTES: i64 = 5 * MINUTE;
const HOUR: i64 = 60 * MINUTE;
const SIX_HOURS: i64 = 6 * HOUR;

/// The time in which money usually arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Seconds: the buyer pays in an app.
    Quick,
    /// Minutes: the buyer goes to an ATM or a shop.
    Slow,
}

/// The number of reads while the instructions are being prepared, and the time between them: after the first create
/// as often as the hosted page, after later ones less often.
pub fn preparing(creates: u32) -> (u32, i64) {
    if creates <= 1 { (15, 1500) } else { (5, 5 * SECOND) }
}

/// Requests to create in a session: the first, and two more if no instructions came.
pub const MOST_CREATES: u32 = 3;

/// The time for which the buyer's own act makes polling fast.
pub const FAST_POLLING: i64 = MINUTE;

/// Between two checks by hand, and between two wake-ups on return.
pub const COOL_DOWN: i64 = 5 * SECOND;
pub const COALESCE: i64 = 2 * SECOND;

/// Once a network is back or a device awake, requests go out within this: many phones wake at once.
const RESUME_WITHIN: i64 = 800;

/// An open payment is taken for expired this long after its deadline, by the server's own clock.
pub const EXPIRY_DELAY: i64 = MINUTE;

/// A payment may still arrive this long after its deadline: banks report late. Longer after an end, a page asks only when
/// the buyer comes back to it.
pub const GRACE: i64 = 10 * MINUTE;

/// Until the next read while waiting for money, so long after the instructions appeared or the buyer came back to them.
pub fn poll(pace: Pace, since: i64, fast: bool, seed: u32) -> i64 {
    let span = match (pace, since) {
        (Pace::Slow, _) if fast => 6 * SECOND,
        (Pace::Quick, ..THREE_MINUTES) => 6 * SECOND,
        (Pace::Quick, ..FIVE_MINUTES) => 15 * SECOND,
        (Pace::Slow, ..FIVE_MINUTES) => 12 * SECOND,
        (_, ..HOUR) => 30 * SECOND,
        (_, ..SIX_HOURS) => MINUTE,
        _ => 2 * MINUTE,
    };
    with_jitter(span, seed)
}

/// Until the next read after the deadline.
pub fn after_deadline_delay(seed: u32) -> i64 {
    with_jitter(30 * SECOND, seed)
}

/// Until the first read after an interruption.
pub fn resume_delay(seed: u32) -> i64 {
    i64::from(seed) % RESUME_WITHIN
}

/// Until the next try after `failures` in a row; a delay that the API asks for, where it can be read, goes first.
pub fn back_off(failures: u32, limited: bool, asked: Option<i64>, seed: u32) -> i64 {
    if let Some(asked) = asked {
        return with_jitter(asked.max(SECOND), seed);
    }
    let (base, most) = if limited { (10 * SECOND, 2 * MINUTE) } else { (2 * SECOND, 30 * SECOND) };
    let doubled = base.saturating_mul(1 << failures.saturating_sub(1).min(16));
    with_jitter(doubled.min(most), seed)
}

/// Requests that may go out by themselves. One is earned every 25 s and 24 can be saved: that makes sixty in any
/// fifteen minutes at most; a page that follows the table is never delayed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Allowance {
    /// When everything that was spent is earned back.
    full: Instant,
}

impl Allowance {
    const EACH: i64 = 25 * SECOND;
    const SAVED: i64 = 24 * Self::EACH;
    pub fn full(now: Instant) -> Self {
        Self { full: now }
    }

    /// When the next request may go out, at the earliest.
    pub fn opens(&self) -> Instant {
        self.full.after(Self::EACH - Self::SAVED)
    }

    /// A request goes out. The buyer's own are counted too, but are never held back.
    pub fn spend(&mut self, now: Instant) {
        self.full = self.full.max(now).after(Self::EACH).min(now.after(Self::SAVED));
    }
}

/// A small generator (xorshift): jitter, not secrets.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Random(pub u32);

impl Random {
    pub(super) fn next(&mut self) -> u32 {
        let mut seed = self.0 | 1;
        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        self.0 = seed;
        seed
    }
}

fn with_jitter(span: i64, seed: u32) -> i64 {
    span + span * i64::from(seed % 1000) / 5000
}
