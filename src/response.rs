//! From the API's raw answer to a payment or a failure.

pub mod order;

use crate::{
    contract::{config::Config, failure::Failure},
    gateway::{self, Found},
    payment::Payment,
    session::clock::{Clock, Now, http_date},
    value::{
        json::Json,
        time::{Instant, Timestamp},
    },
};

/// What came back over the wire, unread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApiResponse {
    /// The HTTP status.
    pub status: u16,
    pub body: String,
    /// `Date`, where the API exposes it.
    pub date: Option<String>,
    /// `Retry-After` in seconds, where the API exposes it.
    pub retry_after: Option<String>,
    /// `X-Ratelimit-Reset` in Unix seconds, where the API exposes it.
    pub ratelimit_reset: Option<String>,
    /// `Cache-Control`, `Expires` and `Last-Modified`, which every browser lets us read.
    pub cache_control: Option<String>,
    pub expires: Option<String>,
    pub last_modified: Option<String>,
    /// When the request went out and its headers were there.
    pub sent: Instant,
    pub received: Instant,
}

impl ApiResponse {
    /// Whether a browser's cache may hand this out again, in place of a newer one.
    #[must_use]
    pub fn may_be_kept(&self) -> bool {
        if self.is_told(&["no-store", "no-cache", "max-age=0"]) {
            return false;
        }
        let mut rules = self.cache_rules();
        rules.any(|rule| rule.starts_with("max-age=")) || self.expires.is_some() || self.last_modified.is_some()
    }

    /// What its headers say of the time.
    pub fn tell_time(&self, clock: &mut Clock, now: Now) {
        let date = |text: &Option<String>| text.as_deref().and_then(http_date);
        if let Some(date) = date(&self.date) {
            clock.observe_date(date, self.sent, self.received, now);
        } else if let Some(hint) = date(&self.expires).or_else(|| date(&self.last_modified))
            && self.is_told(&["no-store"])
        {
            clock.observe_hint(hint, self.received, now);
        }
    }

    fn is_told(&self, wanted: &[&str]) -> bool {
        self.cache_rules().any(|rule| wanted.iter().any(|wanted| rule.eq_ignore_ascii_case(wanted)))
    }

    fn cache_rules(&self) -> impl Iterator<Item = &str> {
        self.cache_control.as_deref().unwrap_or_default().split(',').map(str::trim)
    }
}

/// Bodies beyond this are not read.
pub const LARGEST_BODY: usize = 1 << 20;

/// Reads an answer.
///
/// # Errors
/// A [`Failure`] by the HTTP status, by the gateway's own refusal inside a success, or `BadResponse` for a success
/// that tells nothing of this payment.
pub fn read(answer: &ApiResponse, config: &Config) -> Result<Payment, Failure> {
    let json = || parse(&answer.body);
    match answer.status {
        200..=299 => payment(&answer.body, config),
        429 => Err(Failure::RateLimited),
        408 | 425 => Err(Failure::Timeout),
        // A proxy's own page is an outage, not the API's word.
        401 | 403 | 404 | 410 => Err(json().map_or(Failure::Server, |_| Failure::NotFound)),
        _ => Err(Failure::Server),
    }
}

/// Reads a payload: Scalev's order, or a gateway's own answer.
///
/// # Errors
/// `Server` where the gateway refused, `BadResponse` where nobody can read it.
pub fn payment(body: &str, config: &Config) -> Result<Payment, Failure> {
    let payload = parse(body).ok_or(Failure::BadResponse)?;
    if let Some(payload) = order_in(&payload) {
        // A merchant's backend may leave the slug out: it answers for the order that it was asked about.
        let silent = payload.get("secret_slug").is_none() && !config.is_scalevs();
        let slug = config.slug.as_deref().filter(|_| !silent);
        let order = order::read(payload, slug, config.url_policy);
        return order.ok_or(Failure::BadResponse);
    }
    if config.is_scalevs() {
        return Err(Failure::BadResponse);
    }
    match gateway::recognize(&payload, config.url_policy) {
        Some((reading, method)) => Ok(Payment::of_gateway(reading, method)),
        None if matches!(gateway::find(&payload), Found::Refusal) => Err(Failure::Server),
        None => Err(Failure::BadResponse),
    }
}

/// The document without its wrapping.
fn parse(body: &str) -> Option<Json> {
    Json::parse(body).map(gateway::unwrapped).filter(Json::is_object)
}

/// The order of Scalev's in a document, which may be wrapped.
fn order_in(document: &Json) -> Option<&Json> {
    gateway::layers(document).into_iter().find(|object| order::is_order(object))
}

/// Milliseconds to wait that the API asks for, at most ten minutes. `None`: it asks for nothing that can be read.
#[must_use]
pub fn wait(answer: &ApiResponse, now: Timestamp) -> Option<i64> {
    const MOST: i64 = 600_000;
    let seconds = |text: &Option<String>| text.as_deref().and_then(|text| text.trim().parse::<i64>().ok());
    let reset = || Timestamp(seconds(&answer.ratelimit_reset)?.checked_mul(1000)?).since(now).into();
    let asked: Option<i64> = seconds(&answer.retry_after).and_then(|seconds| seconds.checked_mul(1000)).or_else(reset);
    asked.map(|millis| millis.clamp(0, MOST))
}
