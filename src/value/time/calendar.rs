//! The Gregorian calendar.

const DAY: i64 = 86_400_000;

/// A date and a time of day without a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CivilTime {
    pub year: i64,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 is Sunday.
    pub weekday: u8,
    pub hour: u8,
    pub minute: u8,
    pub second: u8,
}

impl CivilTime {
    /// The date and time of day so many milliseconds after 1970-01-01T00:00.
    pub(super) fn of(millis: i64) -> Self {
        let since = millis.div_euclid(DAY);
        let clock = millis.rem_euclid(DAY) / 1000;
        let shifted = since + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let march = (5 * of_year + 2) / 153;
        let month = if march < 10 { march + 3 } else { march - 9 };
        Self {
            year: year + era * 400 + i64::from(month <= 2),
            month: byte(month),
            day: byte(of_year - (153 * march + 2) / 5 + 1),
            weekday: byte((since + 4).rem_euclid(7)),
            hour: byte(clock / 3600),
            minute: byte(clock / 60 % 60),
            second: byte(clock % 60),
        }
    }
}

/// Milliseconds from 1970-01-01T00:00 to the beginning of a day. The year is counted from March, so that the leap day
/// ends it. A day that does not exist is counted on into the neighboring month.
pub(super) fn start_of_day(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    (era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468) * DAY
}

/// Every part of a date but the year fits a byte.
fn byte(part: i64) -> u8 {
    u8::try_from(part).unwrap_or(0)
}
