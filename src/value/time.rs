//! Points in time and Indonesia's three zones.

mod calendar;
mod parse;

pub use calendar::CivilTime;
pub use parse::http_date;

use super::named::named;

const MINUTE: i64 = 60_000;

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp(pub i64);

/// Milliseconds on the monotonic clock; its zero has no meaning, only differences do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(pub i64);

named! {
    /// Indonesia's zones. Their offsets are fixed: there is no daylight saving.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Zone: name {
        #[default]
        Wib = "WIB",
        Wita = "WITA",
        Wit = "WIT",
    }
}

impl Timestamp {
    /// Milliseconds from `earlier` to this moment; negative where this moment is the earlier one.
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    pub fn after(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// `2026-11-21T08:00:00Z`, for `<time datetime>`.
    pub fn iso(self) -> String {
        let CivilTime { year, month, day, hour, minute, second, .. } = CivilTime::of(self.0);
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }

    /// The date and time of day in a zone.
    pub fn in_zone(self, zone: Zone) -> CivilTime {
        CivilTime::of(self.after(zone.offset() * MINUTE).0)
    }
}

impl Instant {
    /// Milliseconds from `earlier` to this moment; negative where this moment is the earlier one.
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    pub fn after(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }
}

impl Zone {
    /// The zone of an IANA name; WIB for every place outside Indonesia.
    pub fn of_place(name: &str) -> Self {
        match name {
            "Asia/Makassar" | "Asia/Ujung_Pandang" => Self::Wita,
            "Asia/Jayapura" => Self::Wit,
            _ => Self::Wib,
        }
    }

    /// Minutes east of Greenwich; each zone is an hour ahead of the one before it.
    fn offset(self) -> i64 {
        (7 + self as i64) * 60
    }
}

/// `millis` milliseconds as `19:42:10`, or as `09:58` below an hour.
pub fn countdown(millis: i64) -> String {
    let seconds = millis.max(0) / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours:02}:{minutes:02}:{seconds:02}") } else { format!("{minutes:02}:{seconds:02}") }
}
