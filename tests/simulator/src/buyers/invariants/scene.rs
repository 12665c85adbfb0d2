//! A message, its true content, and the state of the simulation at its time.

use std::fmt;

use scalev_checkout::session::{Message, clock::Now};

use crate::{
    buyers::{
        life::{MINUTE, SECOND},
        network::Ending,
        server::Server,
        tab::Place,
    },
    order::Truth,
};

/// A message and the state of the simulation at its time.
pub struct Scene<'a> {
    pub(super) cause: Cause,
    pub(super) news: News,
    pub(super) at: i64,
    pub(super) now: Now,
    pub(super) place: Place,
    pub(super) server: &'a Server,
}

/// Which message it is, as far as invariants care.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    Started,
    Answered(u32),
    Overheard,
    Woke,
    Shown,
    /// The buyer pressed the button.
    Checked,
    Left,
    Copied,
    Online,
    Other,
}

impl<'a> Scene<'a> {
    pub fn of(message: &Message, news: News, at: i64, now: Now, place: Place, server: &'a Server) -> Self {
        let cause = match message {
            Message::Started { .. } => Cause::Started,
            Message::Responded { request, .. } => Cause::Answered(*request),
            Message::BroadcastReceived(_) => Cause::Overheard,
            Message::TimerFired => Cause::Woke,
            Message::Shown => Cause::Shown,
            Message::CheckPressed => Cause::Checked,
            Message::Left => Cause::Left,
            Message::CopyPressed(_) => Cause::Copied,
            Message::WentOnline => Cause::Online,
            _ => Cause::Other,
        };
        Self { cause, news, at, now, place, server }
    }

    /// Milliseconds that are truly left until the deadline.
    pub(super) fn left(&self) -> Option<i64> {
        self.server.left(self.at)
    }
}

/// The true content of a message, which the session does not know.
#[derive(Clone, Default)]
pub struct News {
    /// The order's state in the answer.
    pub(super) reported: Option<Truth>,
    /// The server's time was readable, and lies somewhere within so many milliseconds.
    pub(super) dated: Option<i64>,
    /// The request came to nothing.
    pub(super) failed: bool,
    /// The answer is outdated.
    pub(super) old: bool,
    /// The server asked for so many milliseconds without a request.
    pub(super) wait: Option<i64>,
    /// Milliseconds for which it may keep the page from asking.
    pub(super) hindered: i64,
}

/// The longest that a page waits because the server asks for it, before jitter.
const MOST_WAIT: i64 = 10 * MINUTE;

impl fmt::Display for News {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.reported.map_or(Ok(()), |reported| write!(f, "says {reported:?}"))
    }
}

impl News {
    pub fn answer(ending: &Ending) -> Self {
        let answer = ending.result.as_ref().ok();
        let seconds = answer.and_then(|answer| answer.retry_after.as_ref()).and_then(|seconds| seconds.parse().ok());
        let date = answer.filter(|answer| answer.date.is_some() && (ending.anew || !answer.is_cacheable()));
        let reset = answer.is_some_and(|answer| answer.ratelimit_reset.is_some());
        Self {
            reported: ending.reported,
            dated: date.map(|answer| answer.received.since(answer.sent) + SECOND),
            failed: ending.reported.is_none(),
            old: ending.old,
            wait: seconds.map(|seconds: i64| seconds * SECOND),
            hindered: seconds.map(|seconds| seconds * SECOND).or(reset.then_some(MOST_WAIT)).unwrap_or(0) * 6 / 5,
        }
    }

    pub fn of(reported: Option<Truth>) -> Self {
        Self { reported, ..Self::default() }
    }
}
