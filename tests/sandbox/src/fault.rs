//! Faults of answers, planned by tests.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One kind of failure. `Delay`, `NoCors` and `NoStore` add to another one; of the others the oldest counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// This status, and nothing is done. JSON with an `error` unless `body` is given.
    Status {
        code: u16,
        #[serde(default)]
        body: Option<String>,
        #[serde(default)]
        content_type: Option<String>,
    },
    /// 429 as plain text with `X-Ratelimit-*`; `reset` and `retry_after` are seconds from now.
    RateLimit {
        reset: i64,
        #[serde(default)]
        retry_after: Option<u64>,
    },
    /// Waits this many milliseconds before anything is done.
    Delay { ms: u64 },
    /// Takes the request and never answers; nothing is done.
    HangHeaders,
    /// Headers and half of the body, then silence.
    HangBody,
    /// The body in drops, and so is that of the request.
    Slow { bytes_per_second: u64 },
    /// Headers and half of the body, then a TCP reset.
    Reset,
    /// Half of the promised body, then an orderly close.
    Truncate,
    /// 200 with an HTML page, as a captive portal does; nothing is done.
    Html,
    /// 200 with JSON that ends too early; nothing is done.
    Garbage,
    /// 200 with this JSON; nothing is done.
    Json { body: Value },
    /// The answer has another MIME type, with `nosniff`.
    Mime { kind: String },
    /// The answer's head with another body.
    Altered,
    /// The answer comes without CORS headers (preflights are still answered).
    NoCors,
    /// The answer forbids every cache.
    NoStore,
}

/// Which requests of an order a fault is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Route {
    /// `POST …/payment`
    Create,
    /// `GET …/orders/{slug}`
    Read,
    /// `PATCH …/orders/{slug}`
    Patch,
    /// `POST …/transfer-proof-upload`
    Upload,
    /// `PUT` to the upload target
    Put,
    /// All of them
    Any,
}

/// A fault and how often it is still to happen.
#[derive(Debug, Clone)]
pub struct Plan {
    pub route: Route,
    pub fault: Fault,
    /// None: until cleared.
    pub times: Option<u32>,
}

/// Takes the faults of one request: all that combine, and the oldest of the others.
pub fn take<'a>(plans: impl Iterator<Item = &'a mut Plan>) -> Vec<Fault> {
    let mut taken: Vec<Fault> = Vec::new();
    for plan in plans {
        let second = !plan.fault.adds() && taken.iter().any(|fault| !fault.adds());
        if plan.times == Some(0) || second {
            continue;
        }
        plan.times = plan.times.map(|times| times - 1);
        taken.push(plan.fault.clone());
    }
    taken
}

impl Route {
    /// True where a plan for this route covers a request to `other`.
    pub fn covers(self, other: Self) -> bool {
        self == Self::Any || self == other
    }
}

impl Fault {
    /// The fault's name in the log.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Status { .. } => "status",
            Self::RateLimit { .. } => "rate_limit",
            Self::Delay { .. } => "delay",
            Self::HangHeaders => "hang_headers",
            Self::HangBody => "hang_body",
            Self::Slow { .. } => "slow",
            Self::Reset => "reset",
            Self::Truncate => "truncate",
            Self::Html => "html",
            Self::Garbage => "garbage",
            Self::Json { .. } => "json",
            Self::Mime { .. } => "mime",
            Self::Altered => "altered",
            Self::NoCors => "no_cors",
            Self::NoStore => "no_store",
        }
    }

    fn adds(&self) -> bool {
        matches!(self, Self::Delay { .. } | Self::NoCors | Self::NoStore)
    }
}
