//! Dates in HTTP headers.

use super::Timestamp;

/// Reads an HTTP date: `Sat, 21 Nov 2026 08:00:00 GMT`.
pub fn http_date(text: &str) -> Option<Timestamp> {
    let mut words = text.split(' ').skip(1);
    let (day, month, year, clock) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = names.iter().position(|name| *name == month)? + 1;
    Timestamp::parse(&format!("{year}-{month:02}-{day}T{clock}Z"))
}
