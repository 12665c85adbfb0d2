//! The forms in which gateways write a point in time.

use super::{CivilTime, MINUTE, Timestamp, Zone, calendar::start_of_day};

impl Timestamp {
    /// Reads RFC 3339 with any offset and any number of fraction digits, also with a space for the `T` or without seconds,
    /// `yyyymmddhhmmss` (DOKU), and Unix time in 10 (seconds) or 13 digits (milliseconds).
    /// A time that names no zone is WIB: Midtrans and DOKU say so, iPaymu and SingaPay behave so.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        match text.len() {
            10 if digits => text.parse().ok().map(|seconds: i64| Self(seconds * 1000)),
            13 if digits => text.parse().ok().map(Self),
            length if digits && length != 14 => None,
            _ => Self::parse_date(text, digits),
        }
    }

    /// `bare`: there are no marks between the parts.
    fn parse_date(text: &str, bare: bool) -> Option<Self> {
        let mut parser = DateParser(text.as_bytes());
        let part = |parser: &mut DateParser, mark: &[u8]| {
            if bare || parser.skip(mark) { parser.number(2) } else { None }
        };
        let year = parser.number(4)?;
        let month = part(&mut parser, b"-")?;
        let day = part(&mut parser, b"-")?;
        let hour = part(&mut parser, b"Tt ")?;
        let minute = part(&mut parser, b":")?;
        let second = if bare || parser.skip(b":") { parser.number(2)? } else { 0 };
        let millis = parser.fraction()?;
        let offset = parser.offset()?;
        let start = start_of_day(year, month, day);
        let date = CivilTime::of(start);
        let exists = (i64::from(date.month), i64::from(date.day)) == (month, day);
        let real = exists && hour < 24 && minute < 60 && second <= 60 && year >= 1970;
        let clock = ((hour * 60 + minute) * 60 + second) * 1000 + millis;
        (real && parser.0.is_empty()).then(|| Self(start + clock - offset * MINUTE))
    }
}

/// Reads an HTTP date: `Sat, 21 Nov 2026 08:00:00 GMT`.
pub fn http_date(text: &str) -> Option<Timestamp> {
    let mut words = text.split(' ').skip(1);
    let (day, month, year, clock) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = names.iter().position(|name| *name == month)? + 1;
    Timestamp::parse(&format!("{year}-{month:02}-{day}T{clock}Z"))
}

/// The unread rest of a date.
struct DateParser<'a>(&'a [u8]);

impl DateParser<'_> {
    fn number(&mut self, width: usize) -> Option<i64> {
        let (digits, rest) = self.0.split_at_checked(width)?;
        self.0 = rest;
        digits.iter().try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + i64::from(digit - b'0')))
    }

    /// Skips one of these characters. False: another follows, or the text ends.
    fn skip(&mut self, wanted: &[u8]) -> bool {
        let Some((_, rest)) = self.0.split_first().filter(|(first, _)| wanted.contains(first)) else { return false };
        self.0 = rest;
        true
    }

    /// The fraction of a second in milliseconds; finer digits are dropped.
    fn fraction(&mut self) -> Option<i64> {
        if !self.skip(b".") {
            return Some(0);
        }
        let width = self.0.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (digits, rest) = self.0.split_at_checked(width)?;
        self.0 = rest;
        let digit = |index: usize| digits.get(index).map_or(0, |digit| i64::from(digit - b'0'));
        (width > 0).then(|| digit(0) * 100 + digit(1) * 10 + digit(2))
    }

    /// Minutes east of Greenwich: `Z`, `+07:00`, `+0700`, `+07`; WIB where the text ends.
    fn offset(&mut self) -> Option<i64> {
        if self.0.is_empty() {
            return Some(Zone::Wib.offset());
        }
        let _ = self.skip(b" ");
        if self.skip(b"Zz") {
            return Some(0);
        }
        let sign = if self.skip(b"-") { -1 } else { i64::from(self.skip(b"+")) };
        let hours = self.number(2)?;
        let _ = self.skip(b":");
        let minutes = if self.0.is_empty() { 0 } else { self.number(2)? };
        (sign != 0 && hours < 24 && minutes < 60).then_some(sign * (hours * 60 + minutes))
    }
}
