//! From the API's raw answer to a payment or a failure.

use serde_json::Value;

use crate::{config::Config, failure::Failure, order, payment::Payment, time::Timestamp};

/// What came back over the wire, unread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    pub body: String,
    /// `Date`, where the API exposes it.
    pub date: Option<String>,
    /// `Retry-After` in seconds, where the API exposes it.
    pub retry_after: Option<String>,
    /// `X-Ratelimit-Reset` in Unix seconds, where the API exposes it.
    pub ratelimit_reset: Option<String>,
}

/// Bodies beyond this are not read.
pub const LARGEST_BODY: usize = 1 << 20;

/// Reads the order out of an answer.
///
/// # Errors
/// A [`Failure`] by the HTTP status, or `BadResponse` for a success that is not this order.
pub fn read(answer: &Answer, config: &Config) -> Result<Payment, Failure> {
    let json = || serde_json::from_str::<Value>(&answer.body).ok().filter(Value::is_object);
    match answer.status {
        200..=299 => {
            json().and_then(|order| order::read(&order, &config.order, config.trust)).ok_or(Failure::BadResponse)
        }
        429 => Err(Failure::RateLimited),
        408 | 425 => Err(Failure::Timeout),
        // A proxy's own page is an outage, not the API's word.
        401 | 403 | 404 | 410 => Err(json().map_or(Failure::Server, |_| Failure::NotFound)),
        _ => Err(Failure::Server),
    }
}

/// Milliseconds to wait that the API asks for, at most ten minutes. `None`: it asks for nothing that can be read.
#[must_use]
pub fn wait(answer: &Answer, now: Timestamp) -> Option<i64> {
    const MOST: i64 = 600_000;
    let seconds = |text: &Option<String>| text.as_deref().and_then(|text| text.trim().parse::<i64>().ok());
    let reset = || Timestamp(seconds(&answer.ratelimit_reset)?.checked_mul(1000)?).since(now).into();
    let asked: Option<i64> = seconds(&answer.retry_after).and_then(|seconds| seconds.checked_mul(1000)).or_else(reset);
    asked.map(|millis| millis.clamp(0, MOST))
}
