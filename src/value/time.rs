//! Points in time: reading every form that a gateway writes, and the calendar of Indonesia's three zones.

const MINUTE: i64 = 60_000;
const DAY: i64 = 86_400_000;

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp(pub i64);

/// Milliseconds on a clock that is never set; only differences mean anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(pub i64);

/// Indonesia's zones: fixed offsets, no daylight saving.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zone {
    #[default]
    Wib,
    Wita,
    Wit,
}

/// A date and a time of day as a wall in one zone shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Civil {
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

impl Timestamp {
    /// Reads RFC 3339 with any offset and any number of fraction digits, the same with a space for the `T`
    /// or without seconds, `yyyymmddhhmmss` (DOKU), and Unix time in 10 (seconds) or 13 digits (milliseconds).
    /// A time that names no zone is WIB: Midtrans and DOKU say so, iPaymu and SingaPay behave so.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        match text.len() {
            10 if digits => text.parse().ok().map(|seconds: i64| Self(seconds * 1000)),
            13 if digits => text.parse().ok().map(Self),
            length if digits && length != 14 => None,
            _ => Self::on_the_wall(text, digits),
        }
    }

    /// `bare`: without marks between the parts.
    fn on_the_wall(text: &str, bare: bool) -> Option<Self> {
        let mut scan = DateParser(text.as_bytes());
        let part = |scan: &mut DateParser, mark: &[u8]| {
            if !bare {
                scan.one_of(mark)?;
            }
            scan.number(2)
        };
        let year = scan.number(4)?;
        let month = part(&mut scan, b"-")?;
        let day = part(&mut scan, b"-")?;
        let hour = part(&mut scan, b"Tt ")?;
        let minute = part(&mut scan, b":")?;
        let second = if bare || scan.skip(b':') { scan.number(2)? } else { 0 };
        let millis = scan.fraction()?;
        let offset = scan.offset()?;
        let real = (1..=12).contains(&month)
            && (1..=month_length(year, month)).contains(&day)
            && hour < 24
            && minute < 60
            && second <= 60
            && year >= 1970;
        let clock = ((hour * 60 + minute) * 60 + second) * 1000 + millis;
        (real && scan.0.is_empty()).then(|| Self(days(year, month, day) * DAY + clock - offset * MINUTE))
    }

    /// `2026-11-21T08:00:00Z`, for `<time datetime>`.
    #[must_use]
    pub fn iso(self) -> String {
        let Civil { year, month, day, hour, minute, second, .. } = civil(self.0);
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }

    /// The date and time that a clock on the wall shows.
    #[must_use]
    pub fn in_zone(self, zone: Zone) -> Civil {
        civil(self.0.saturating_add(zone.offset() * MINUTE))
    }

    /// Milliseconds from `earlier` to here; negative when this is the earlier one.
    #[must_use]
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// This moment and `millis` milliseconds.
    #[must_use]
    pub fn after(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }
}

impl Instant {
    /// Milliseconds from `earlier` to here; negative when this is the earlier one.
    #[must_use]
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// This moment and `millis` milliseconds.
    #[must_use]
    pub fn after(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }
}

impl Zone {
    /// From an IANA name, as the device gives it; WIB for every place outside Indonesia.
    #[must_use]
    pub fn of_place(name: &str) -> Self {
        match name {
            "Asia/Makassar" | "Asia/Ujung_Pandang" => Self::Wita,
            "Asia/Jayapura" => Self::Wit,
            _ => Self::Wib,
        }
    }

    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Wib => "WIB",
            Self::Wita => "WITA",
            Self::Wit => "WIT",
        }
    }

    /// Minutes east of Greenwich.
    fn offset(self) -> i64 {
        match self {
            Self::Wib => 7 * 60,
            Self::Wita => 8 * 60,
            Self::Wit => 9 * 60,
        }
    }
}

/// `19:42:10`, or `09:58` below an hour: what is left of `millis`.
#[must_use]
pub fn countdown(millis: i64) -> String {
    let seconds = millis.max(0) / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours:02}:{minutes:02}:{seconds:02}") } else { format!("{minutes:02}:{seconds:02}") }
}

/// What is left to read of a date.
struct DateParser<'a>(&'a [u8]);

impl DateParser<'_> {
    fn number(&mut self, width: usize) -> Option<i64> {
        let (digits, rest) = self.0.split_at_checked(width)?;
        self.0 = rest;
        digits.iter().try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + i64::from(digit - b'0')))
    }

    fn one_of(&mut self, wanted: &[u8]) -> Option<&mut Self> {
        let (first, rest) = self.0.split_first()?;
        wanted.contains(first).then_some(())?;
        self.0 = rest;
        Some(self)
    }

    fn expect(&mut self, wanted: u8) -> Option<&mut Self> {
        self.one_of(&[wanted])
    }

    fn skip(&mut self, wanted: u8) -> bool {
        self.expect(wanted).is_some()
    }

    /// The fraction of a second in milliseconds; finer digits are dropped.
    fn fraction(&mut self) -> Option<i64> {
        if !self.skip(b'.') {
            return Some(0);
        }
        let width = self.0.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (digits, rest) = self.0.split_at_checked(width)?;
        self.0 = rest;
        let digit = |index: usize| digits.get(index).map_or(0, |digit| i64::from(digit - b'0'));
        (width > 0).then(|| digit(0) * 100 + digit(1) * 10 + digit(2))
    }

    /// Minutes east of Greenwich: `Z`, `+07:00`, `+0700`, `+07`; WIB where nothing is said.
    fn offset(&mut self) -> Option<i64> {
        if self.0.is_empty() {
            return Some(Zone::Wib.offset());
        }
        self.skip(b' ');
        if self.one_of(b"Zz").is_some() {
            return Some(0);
        }
        let sign = if self.skip(b'-') { -1 } else { i64::from(self.skip(b'+')) };
        let hours = self.number(2)?;
        self.skip(b':');
        let minutes = if self.0.is_empty() { 0 } else { self.number(2)? };
        (sign != 0 && hours < 24 && minutes < 60).then_some(sign * (hours * 60 + minutes))
    }
}

fn month_length(year: i64, month: i64) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01 of a Gregorian date; the year is counted from March so that the leap day ends it.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The inverse of [`days`], with the time of day.
fn civil(millis: i64) -> Civil {
    let since = millis.div_euclid(DAY);
    let clock = millis.rem_euclid(DAY) / 1000;
    let shifted = since + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let march = (5 * of_year + 2) / 153;
    let month = if march < 10 { march + 3 } else { march - 9 };
    Civil {
        year: year + era * 400 + i64::from(month <= 2),
        month: small(month),
        day: small(of_year - (153 * march + 2) / 5 + 1),
        weekday: small((since + 4).rem_euclid(7)),
        hour: small(clock / 3600),
        minute: small(clock / 60 % 60),
        second: small(clock % 60),
    }
}

/// All parts of a date but the year fit a byte.
fn small(part: i64) -> u8 {
    u8::try_from(part).unwrap_or(0)
}
