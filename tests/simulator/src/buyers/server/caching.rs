//! The server's caching headers, from which the server's time can be inferred.

use fastrand::Rng;
use scalev_checkout::{response::ApiResponse, value::Timestamp};

use crate::buyers::life::{DAY, SECOND};

#[derive(Clone, Copy)]
pub enum Caching {
    Silent,
    NoStore,
    /// With an `Expires` that is now, or long ago.
    NoStoreExpires(bool),
    /// With a `Last-Modified` that is now, or when the order last changed.
    NoStoreModified(bool),
    MaxAge(i64),
    /// `Expires` alone.
    Expires(i64),
}

impl Caching {
    pub fn new(rng: &mut Rng) -> Self {
        match rng.u8(..10) {
            0..3 => Self::Silent,
            3 | 4 => Self::NoStore,
            5 => Self::NoStoreExpires(rng.bool()),
            6 => Self::NoStoreModified(rng.bool()),
            7 | 8 => Self::MaxAge(rng.i64(5..300) * SECOND),
            _ => Self::Expires(rng.i64(5..300) * SECOND),
        }
    }

    /// The time for which a browser caches an answer, in milliseconds.
    pub fn kept_for(self) -> i64 {
        match self {
            Self::MaxAge(millis) | Self::Expires(millis) => millis,
            _ => 0,
        }
    }

    /// Writes the headers of an answer of `now` about an order that last `changed` then.
    pub fn write_headers(self, answer: &mut ApiResponse, now: Timestamp, changed: Timestamp) {
        match self {
            Self::Silent => {}
            Self::NoStore => answer.cache_control = Some("no-store".to_owned()),
            Self::NoStoreExpires(clock) => {
                answer.cache_control = Some("private, no-store".to_owned());
                answer.expires = Some(http_date(if clock { now } else { Timestamp(0) }));
            }
            Self::NoStoreModified(clock) => {
                answer.cache_control = Some("no-store".to_owned());
                answer.last_modified = Some(http_date(if clock { now } else { changed }));
            }
            Self::MaxAge(millis) => answer.cache_control = Some(format!("private, max-age={}", millis / SECOND)),
            Self::Expires(millis) => answer.expires = Some(http_date(now.after(millis))),
        }
    }
}

/// `Sat, 21 Nov 2026 08:00:00 GMT`.
pub fn http_date(moment: Timestamp) -> String {
    let iso = moment.iso();
    let (date, clock) = iso.split_at(10);
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month: usize = date[5..7].parse().expect("a month is a number");
    let day = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][usize::try_from(moment.0 / DAY % 7).unwrap_or(0)];
    format!("{day}, {} {} {} {} GMT", &date[8..], names[month - 1], &date[..4], &clock[1..9])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_as_servers_do() {
        let moment = Timestamp::parse("2026-11-21T08:00:00Z").expect("a time");
        assert_eq!(http_date(moment), "Sat, 21 Nov 2026 08:00:00 GMT");
        assert_eq!(scalev_checkout::value::http_date(&http_date(moment)), Some(moment));
    }
}
