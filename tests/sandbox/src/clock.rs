//! The sandbox's own clock, which the tests move.

use jiff::{SignedDuration, Timestamp, fmt::rfc2822::DateTimePrinter};

/// Real time, or the time at which it was stopped, with an offset.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clock {
    /// Seconds ahead.
    pub shift: i64,
    /// The time at which the clock is stopped, in seconds since 1970. `None`: it runs.
    pub stopped: Option<i64>,
}

impl Clock {
    /// Now, in whole seconds.
    pub fn now(self) -> Timestamp {
        self.after(0)
    }

    /// So many seconds from now. Far beyond the calendar's end it is now.
    pub fn after(self, seconds: i64) -> Timestamp {
        let real = self.stopped.unwrap_or_else(|| Timestamp::now().as_second());
        let wanted = real.saturating_add(self.shift).saturating_add(seconds);
        Timestamp::from_second(wanted).unwrap_or(Timestamp::UNIX_EPOCH + SignedDuration::from_secs(real))
    }

    /// Now as the `Date` header says it.
    pub fn http_date(self) -> String {
        DateTimePrinter::new().timestamp_to_rfc9110_string(&self.now()).unwrap_or_default()
    }
}
