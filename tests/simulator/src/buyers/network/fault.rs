//! Faults of one request.

use fastrand::Rng;
use scalev_checkout::response::ApiResponse;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    LostBefore,
    /// The server did act.
    LostAfter,
    HangsBefore,
    HangsAfter,
    Slow,
    /// From a copy of the database that lags behind, by minutes at most.
    Old,
    Limited,
    Broken,
    Unavailable,
    /// As the API says it, and as a proxy does.
    Unknown,
    UnknownPage,
    Page,
    Cut,
    Garbage,
    AnotherOrder,
}

impl Fault {
    pub fn any(rng: &mut Rng) -> Self {
        use Fault::*;
        let all = [
            LostBefore,
            LostBefore,
            LostAfter,
            LostAfter,
            HangsBefore,
            HangsAfter,
            Slow,
            Old,
            Old,
            Limited,
            Broken,
            Unavailable,
            Unknown,
            UnknownPage,
            Page,
            Cut,
            Garbage,
            AnotherOrder,
        ];
        all[rng.usize(..all.len())]
    }

    /// A fault of an outage, which lasts for minutes.
    pub fn of_outage(rng: &mut Rng) -> Self {
        use Fault::*;
        [LostBefore, LostBefore, HangsBefore, HangsAfter, Broken, Unavailable, UnknownPage][rng.usize(..7)]
    }
}

/// The answer that replaces `answer`.
pub fn spoil(fault: Fault, rng: &mut Rng, answer: ApiResponse) -> ApiResponse {
    let with = |status, body: String| ApiResponse { status, body, cache_control: None, ..answer.clone() };
    match fault {
        Fault::Broken => with(500, r#"{"error":"Internal server error"}"#.to_owned()),
        Fault::Unavailable => with(503, "<html><h1>Service unavailable</h1></html>".to_owned()),
        Fault::Unknown => with(404, r#"{"error":"Store not found"}"#.to_owned()),
        Fault::UnknownPage => with(404, "<html><h1>Not found</h1></html>".to_owned()),
        Fault::Page => with(200, "<!doctype html><title>Wi-Fi</title>".to_owned()),
        Fault::Garbage => with(200, ["", "null", "[]", "{}", "\u{fffd}"][rng.usize(..5)].to_owned()),
        Fault::AnotherOrder => with(200, answer.body.replace("WjCc", "Zzzz")),
        Fault::Cut => {
            let body = answer.body[..rng.usize(..answer.body.len())].to_owned();
            with(200, body)
        }
        _ => answer,
    }
}
