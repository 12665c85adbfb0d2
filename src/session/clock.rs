//! The server's time, as far as a browser may learn it.
//!
//! | header or field of an answer | worth |
//! |---|---|
//! | `Date` of an answer that no cache kept | the server's clock, within the second and the round trip |
//! | `Expires` or `Last-Modified` of a `no-store` answer | a clock, once a second answer shows that it moves like one |
//! | when the order was created | a moment that has passed |
//! | nothing | the device's clock is used |

use crate::{
    response::{ApiResponse, ServerTime},
    value::{Instant, Timestamp},
};

/// The device's two clocks at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Now {
    /// The time of day by the device. Its owner may set it.
    pub wall: Timestamp,
    /// A monotonic clock. It may stand still while the device sleeps.
    pub instant: Instant,
}

/// The difference between the device's clock and the server's, as far as it is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    /// When the two clocks were last compared with the server's, or else with each other.
    last: Option<Now>,
    /// The least and the most to add to the device's time, in milliseconds. `None`: nothing was readable.
    offset: Option<(i64, i64)>,
    /// The offset is the server's own word.
    from_date_header: bool,
    /// When the two clocks last drifted by 2 s or more.
    jumped: Option<Instant>,
    /// They drifted by 2 s or more since the offset was learned, or the device's clock was set back and the server's
    /// time is not known.
    stale: bool,
    /// The latest time at which the server still took the payment, as [`Clock::read`] then had it.
    open: Option<Timestamp>,
    /// The server took what the device calls long over, or named a moment that the device takes for the future. Neither
    /// a sleep nor a clock that is set proves the device right again; the server's time does.
    contradicted: bool,
    hint: Option<(Timestamp, Instant)>,
}

/// A countdown is shown below this, in milliseconds.
pub const COUNTDOWN: i64 = 24 * 3_600_000;

/// Beyond this, in milliseconds, the two clocks disagree by more than a busy device explains.
const SLACK: i64 = 2000;

/// The error of the device's clock, in milliseconds, up to which it is trusted.
const TOLERANCE: i64 = 60_000;

/// The longest time after its deadline, in milliseconds, for which a server may still report a payment as open.
pub const LATENESS: i64 = 600_000;

/// Bounds further apart than this, in milliseconds, say that the device is wrong, but not by how much.
const VAGUE: i64 = 20_000;

/// A hint further than this from the device's time is no clock, in milliseconds.
const HINT_RANGE: i64 = 3_600_000;

impl Clock {
    /// Compares both clocks, at every opportunity, and says whether they drifted by 2 s or more.
    pub fn tick(&mut self, now: Now) -> bool {
        let jumped = self.jumps(now);
        if jumped {
            self.jumped = Some(now.instant);
            self.stale |= self.offset.is_some() || self.drift(now) <= -TOLERANCE;
        }
        if jumped || self.offset.is_none() {
            self.last = Some(now);
        }
        jumped
    }

    /// True where the clocks drifted by 2 s or more: the device slept, or its clock was set.
    pub fn jumps(&self, now: Now) -> bool {
        self.drift(now).abs() >= SLACK
    }

    /// The server's time when the device says `wall`: the device's own word, unless the server contradicts it.
    pub fn read(&self, wall: Timestamp) -> Timestamp {
        wall.after(match self.offset {
            Some((least, most)) if least > 0 || most < 0 => least.midpoint(most),
            _ => 0,
        })
    }

    /// A moment that the server's clock has surely reached. `None`: the server's time is not known, or was learned too long ago.
    pub fn reached(&self, wall: Timestamp) -> Option<Timestamp> {
        let (least, _) = self.offset.filter(|_| self.from_date_header && !self.stale)?;
        Some(wall.after(least))
    }

    /// True where time left may be shown.
    pub fn is_trusted(&self) -> bool {
        let vague = self.offset.is_some_and(|(least, most)| (least > 0 || most < 0) && most - least > VAGUE);
        !self.stale && !self.contradicted && !vague
    }

    /// Learns the server's time from the headers of an answer.
    pub fn observe(&mut self, answer: &ApiResponse, now: Now) {
        match answer.server_time() {
            Some(ServerTime::Date(date)) => self.observe_date(date, answer.sent, answer.received, now),
            Some(ServerTime::Hint(hint)) => self.observe_hint(hint, answer.received, now),
            None => {}
        }
    }

    /// The answer to a request carried a `Date` in whole seconds, written between sending and receiving.
    pub fn observe_date(&mut self, date: Timestamp, sent: Instant, received: Instant, now: Now) {
        if self.jumped_since(sent) {
            // It may have been written before or after the sleep; the next answer will tell.
            self.stale = true;
            return;
        }
        let wall = |instant: Instant| now.wall.after(instant.since(now.instant));
        self.learn((date.since(wall(received)), date.after(999).since(wall(sent))), now);
        self.from_date_header = true;
    }

    /// A `no-store` answer carried an `Expires` or a `Last-Modified`, which is a clock only if it moves with time.
    pub fn observe_hint(&mut self, hint: Timestamp, received: Instant, now: Now) {
        let offset = hint.since(now.wall.after(received.since(now.instant)));
        if self.from_date_header || offset.abs() > HINT_RANGE {
            return;
        }
        let Some((earlier, instant)) = self.hint.replace((hint, received)) else {
            return;
        };
        let passed = received.since(instant);
        if passed > SLACK && (hint.since(earlier) - passed).abs() < SLACK && !self.jumped_since(instant) {
            self.learn((offset - SLACK, offset + SLACK), now);
        }
    }

    /// Weighs the device's word against the server's: `open` if it takes the payment now, whose `deadline` may be known
    /// only later; `created_at` is a moment that has surely passed.
    pub fn check_plausibility(
        &mut self,
        open: bool,
        deadline: Option<Timestamp>,
        created_at: Option<Timestamp>,
        wall: Timestamp,
    ) {
        let now = self.read(wall);
        self.open = self.open.max(open.then_some(now));
        let late = self.open.zip(deadline).map_or(0, |(open, deadline)| open.since(deadline));
        let ahead = late > LATENESS && !self.from_date_header;
        self.contradicted |= ahead || created_at.is_some_and(|created_at| created_at.since(now) > TOLERANCE);
    }

    /// Bounds that overlap narrow each other; others replace those before.
    fn learn(&mut self, (least, most): (i64, i64), now: Now) {
        let known = self.offset.filter(|_| !self.stale);
        let unsure = self.drift(now).abs();
        self.offset = Some(match known.map(|(low, high)| (low - unsure, high + unsure)) {
            Some((low, high)) if low <= most && least <= high => (low.max(least), high.min(most)),
            _ => (least, most),
        });
        self.last = Some(now);
        self.stale = false;
        self.open = None;
        self.contradicted = false;
    }

    /// Milliseconds that the device's time ran ahead of its unset clock since then.
    fn drift(&self, now: Now) -> i64 {
        self.last.map_or(0, |last| now.wall.since(last.wall) - now.instant.since(last.instant))
    }

    fn jumped_since(&self, instant: Instant) -> bool {
        self.jumped.is_some_and(|jumped| jumped > instant)
    }
}
