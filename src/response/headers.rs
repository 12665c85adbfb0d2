//! An HTTP answer, and the facts in its headers: the server's time, caching, the delay before a retry.

use crate::value::{Instant, Timestamp, http_date};

/// An HTTP answer, with its body unparsed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApiResponse {
    pub status: u16,
    pub body: String,
    /// `Date`, where the API exposes it.
    pub date: Option<String>,
    /// `Retry-After` in seconds, where the API exposes it.
    pub retry_after: Option<String>,
    /// `X-Ratelimit-Reset` in Unix seconds, where the API exposes it.
    pub ratelimit_reset: Option<String>,
    /// `Cache-Control`, `Expires` and `Last-Modified` are readable across origins in every browser.
    pub cache_control: Option<String>,
    pub expires: Option<String>,
    pub last_modified: Option<String>,
    /// The moment at which the request was sent.
    pub sent: Instant,
    /// The moment at which the headers of the answer arrived.
    pub received: Instant,
}

impl ApiResponse {
    /// The longest delay before a request that an API may ask for, in milliseconds: ten minutes.
    pub const LONGEST_DELAY: i64 = 600_000;

    /// True where a browser's cache may repeat this answer in place of a newer one.
    pub fn is_cacheable(&self) -> bool {
        if self.has_rule(&["no-store", "no-cache", "max-age=0"]) {
            return false;
        }
        let mut rules = self.cache_rules();
        rules.any(|rule| rule.starts_with("max-age=")) || self.expires.is_some() || self.last_modified.is_some()
    }

    /// The server's time by the headers. `None`: they do not state it.
    pub fn server_time(&self) -> Option<ServerTime> {
        let date = |text: &Option<String>| text.as_deref().and_then(http_date);
        let hint =
            || date(&self.expires).or_else(|| date(&self.last_modified)).filter(|_| self.has_rule(&["no-store"]));
        date(&self.date).map(ServerTime::Date).or_else(|| hint().map(ServerTime::Hint))
    }

    /// The delay before the next request that the API asks for, in milliseconds. `None`: it asks for none, or in a form that
    /// cannot be read.
    pub fn retry_delay(&self, now: Timestamp) -> Option<i64> {
        let seconds = |text: &Option<String>| text.as_deref().and_then(|text| text.trim().parse::<i64>().ok());
        let reset = || Timestamp(seconds(&self.ratelimit_reset)?.checked_mul(1000)?).since(now).into();
        let asked: Option<i64> =
            seconds(&self.retry_after).and_then(|seconds| seconds.checked_mul(1000)).or_else(reset);
        asked.map(|millis| millis.clamp(0, Self::LONGEST_DELAY))
    }

    fn has_rule(&self, wanted: &[&str]) -> bool {
        self.cache_rules().any(|rule| wanted.iter().any(|wanted| rule.eq_ignore_ascii_case(wanted)))
    }

    fn cache_rules(&self) -> impl Iterator<Item = &str> {
        self.cache_control.as_deref().unwrap_or_default().split(',').map(str::trim)
    }
}

/// The server's time as the headers of an answer give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServerTime {
    /// `Date`, in whole seconds.
    Date(Timestamp),
    /// `Expires` or `Last-Modified` of a `no-store` answer. It may be the age of something else.
    Hint(Timestamp),
}
