//! The network between the browser and the server.

mod fault;

use fastrand::Rng;
use scalev_checkout::{contract::Failure, response::ApiResponse};

use self::fault::Fault;
use super::{
    life::{MINUTE, SECOND},
    server::Server,
};
use crate::order::Truth;

/// The end of a request and its time.
#[derive(Clone)]
pub struct Ending {
    /// The wait for the lock, in milliseconds.
    pub waited: i64,
    /// The time at which its headers arrive, or its loss is known.
    pub at: i64,
    /// The time of the body after the headers, in milliseconds.
    pub body: i64,
    pub result: Result<ApiResponse, Failure>,
    /// The order's state in the answer. `None`: it has none.
    pub reported: Option<Truth>,
    /// The answer is outdated.
    pub old: bool,
    /// It was asked for past every cache.
    pub anew: bool,
    /// The answer comes once more, so long after the first time.
    pub again: Option<i64>,
}

impl Ending {
    fn new(at: i64, result: Result<ApiResponse, Failure>) -> Self {
        Self { waited: 0, at, body: 0, result, reported: None, old: false, anew: false, again: None }
    }
}

pub struct Network {
    /// One in so many requests fails. 0: none.
    faulty: u32,
    /// Milliseconds that most messages need in one direction.
    latency: i64,
    pub online: bool,
    /// The end of an outage, in which every request hangs or is refused.
    outage_until: i64,
    limited_until: i64,
    /// The browser's own limits work: a read has ten seconds, a create twenty.
    limits: bool,
    retry_after_readable: bool,
    reset_readable: bool,
    cache: Option<Kept>,
    /// The time at which the tab with the lock releases it. `None`: a browser without locks.
    turn: Option<i64>,
}

/// An answer in the browser's cache.
struct Kept {
    until: i64,
    answer: ApiResponse,
    reported: Option<Truth>,
}

impl Network {
    pub fn new(rng: &mut Rng) -> Self {
        Self {
            faulty: [0, 0, 50, 10, 3, 2][rng.usize(..6)],
            latency: [20, 60, 300, 1500][rng.usize(..4)],
            online: true,
            outage_until: 0,
            limited_until: 0,
            limits: rng.u8(..3) > 0,
            retry_after_readable: rng.bool(),
            reset_readable: rng.bool(),
            cache: None,
            turn: (rng.u8(..4) > 0).then_some(0),
        }
    }

    pub fn break_down(&mut self, rng: &mut Rng, at: i64) {
        self.outage_until = at + rng.i64(MINUTE..20 * MINUTE);
    }

    pub fn limit(&mut self, rng: &mut Rng, at: i64) {
        self.limited_until = at + rng.i64(10 * SECOND..5 * MINUTE);
    }

    /// Cancels the tab's pending request.
    pub fn release(&mut self, at: i64) {
        self.turn = self.turn.map(|turn| turn.min(at));
    }

    /// Sends a request. `None`: it hangs forever.
    pub fn ask(&mut self, rng: &mut Rng, server: &mut Server, asked: i64, create: bool, anew: bool) -> Option<Ending> {
        let sent = self.turn.map_or(asked, |turn| turn.max(asked));
        let limit = if create { 20 * SECOND } else { 10 * SECOND };
        let ending = self.carry(rng, server, sent, create, anew);
        let ends = ending.as_ref().map_or(i64::MAX, |ending| ending.at + ending.body);
        let ending =
            if self.limits && ends - sent > limit { Some(lost(sent + limit, Failure::Timeout)) } else { ending };
        let until = ending.as_ref().map_or(sent + limit + SECOND, |ending| ending.at + ending.body);
        self.turn = self.turn.map(|_| until);
        ending.map(|ending| Ending { waited: sent - asked, ..ending })
    }

    fn carry(&mut self, rng: &mut Rng, server: &mut Server, sent: i64, create: bool, anew: bool) -> Option<Ending> {
        if let Some(kept) = self.cache.as_ref().filter(|kept| !create && !anew && sent < kept.until) {
            let (answer, reported) = (kept.answer.clone(), kept.reported);
            return Some(Ending { reported, old: true, ..Ending::new(sent + 2, Ok(answer)) });
        }
        if !self.online {
            return (rng.u8(..4) > 0).then(|| lost(sent + rng.i64(1..3 * SECOND), Failure::Network));
        }
        // The merchant's own backend names no order that could be another.
        let fault = self.fault(rng, sent).filter(|fault| *fault != Fault::AnotherOrder || !server.backend);
        let (mut up, mut down) = (self.way(rng), self.way(rng));
        match fault {
            Some(Fault::LostBefore) => return Some(lost(sent + up, Failure::Network)),
            Some(Fault::HangsBefore) => return None,
            Some(Fault::Slow) => {
                up += rng.i64(0..20 * SECOND);
                down += rng.i64(0..20 * SECOND);
            }
            _ => {}
        }
        let arrived = sent + up;
        let old = fault == Some(Fault::Old) && !create;
        let (answer, reported) = server.answer(if old { arrived - rng.i64(0..5 * MINUTE) } else { arrived }, create);
        let answer = ApiResponse { date: server.date(arrived), ..answer };
        let body = if rng.u8(..10) == 0 { rng.i64(0..4 * SECOND) } else { 0 };
        let again = (rng.u8(..50) == 0).then(|| rng.i64(0..MINUTE));
        let anew = create || anew;
        let end =
            |result, reported| Some(Ending { body, reported, old, anew, again, ..Ending::new(arrived + down, result) });
        match fault {
            None | Some(Fault::Slow | Fault::Old) => {
                if !anew && reported.is_some() && server.kept_for() > 0 {
                    let until = arrived + down + server.kept_for();
                    self.cache = Some(Kept { until, answer: answer.clone(), reported });
                }
                end(Ok(answer), reported)
            }
            Some(Fault::LostAfter) => end(Err(Failure::Network), None),
            Some(Fault::HangsAfter) => None,
            Some(Fault::Limited) => end(Ok(self.refusal(rng, server, arrived)), None),
            Some(fault) => end(Ok(fault::spoil(fault, rng, answer)), None),
        }
    }

    fn fault(&self, rng: &mut Rng, at: i64) -> Option<Fault> {
        if at < self.outage_until {
            return Some(Fault::of_outage(rng));
        }
        if at < self.limited_until {
            return Some(Fault::Limited);
        }
        (self.faulty > 0 && rng.u32(..self.faulty) == 0).then(|| Fault::any(rng))
    }

    fn way(&self, rng: &mut Rng) -> i64 {
        self.latency / 2 + rng.i64(0..self.latency)
    }

    /// Fewer requests, please: in seconds from now, as a time, or without a word that can be read.
    fn refusal(&self, rng: &mut Rng, server: &Server, at: i64) -> ApiResponse {
        let wait = (self.limited_until - at).max(rng.i64(0..20) * SECOND) / SECOND;
        let reset = server.opened.after(at).0 / SECOND + wait;
        ApiResponse {
            status: 429,
            body: "Too many requests".to_owned(),
            retry_after: self.retry_after_readable.then(|| wait.to_string()),
            ratelimit_reset: self.reset_readable.then(|| reset.to_string()),
            date: server.date(at),
            ..ApiResponse::default()
        }
    }
}

fn lost(at: i64, failure: Failure) -> Ending {
    Ending::new(at, Err(failure))
}
