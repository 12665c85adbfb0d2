//! The requests for the payment: one at a time, each with a limit, and the pace between them.

mod interruptions;
mod pace;
mod retries;

use super::{
    Ask, Effect,
    schedule::{self, Allowance, Pace, Random},
    situation::Situation,
};
use crate::{
    contract::{CREATE_LIMIT, READ_LIMIT},
    value::Instant,
};

/// Milliseconds after the browser's own abort, which some engines lose while a body hangs.
const ABORT_SLACK: i64 = 1_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RequestKind {
    Create,
    Read,
}

/// The request under way, the next one, and what decides when that is.
#[derive(Clone, Debug, Default)]
pub(super) struct Poller {
    /// The number of the last request.
    request: u32,
    /// The request under way, and when it is given up.
    pending: Option<(RequestKind, Instant)>,
    /// The buyer, or the deadline, waits for an answer.
    pub(super) checking: bool,
    /// When the next request goes out by itself. `None`: one is under way, or there is nothing to ask.
    pub(super) next: Option<Instant>,
    /// The API asked for no requests before this.
    held_until: Option<Instant>,
    allowance: Allowance,
    /// The browser's cache would keep the answers.
    cached: bool,
    creates: u32,
    /// The last create got no answer: it may never have reached the API.
    create_lost: bool,
    /// Reads since the last create that brought no instructions.
    preparing_reads: u32,
    /// Requests in a row that failed.
    pub(super) failures: u32,
    /// When the buyer began to wait for what is next: with the instructions, with another state, or back on the page.
    pub(super) waits_since: Instant,
    /// Polling is fast before this, because the buyer acted.
    fast_until: Option<Instant>,
    /// `None`: none was sent, or its time is not known, because the device's clocks drifted by 2 s or more.
    pub(super) last_read: Option<Instant>,
    pub(super) random: Random,
}

impl Poller {
    pub(super) fn new(now: Instant, seed: u32) -> Self {
        Self { allowance: Allowance::full(now), random: Random(seed), ..Self::default() }
    }

    pub(super) fn creates(&self) -> bool {
        matches!(self.pending, Some((RequestKind::Create, _)))
    }

    pub(super) fn create(&mut self, now: Instant, effects: &mut Vec<Effect>) {
        self.creates += 1;
        self.create_lost = false;
        self.preparing_reads = 0;
        self.send(Ask::Create, now, effects);
    }

    /// Asks for another payment in the place of one that ended.
    pub(super) fn renew(&mut self, key: String, now: Instant, effects: &mut Vec<Effect>) {
        self.give_up_read(effects);
        self.creates = 1;
        self.preparing_reads = 0;
        self.send(Ask::Renew { key }, now, effects);
    }

    /// Reads the state, unless a request is under way.
    pub(super) fn read(&mut self, situation: &Situation, effects: &mut Vec<Effect>) {
        if self.pending.is_some() {
            return;
        }
        if situation.can_follow {
            self.last_read = Some(situation.now);
            self.allowance.spend(situation.now);
            self.send(Ask::Read { anew: self.cached }, situation.now, effects);
        } else if situation.lacks_payment() && self.creates < schedule::MOST_CREATES {
            self.create(situation.now, effects);
        } else {
            self.checking = false;
            self.next = None;
        }
    }

    fn send(&mut self, ask: Ask, now: Instant, effects: &mut Vec<Effect>) {
        let (kind, limit) = match ask {
            Ask::Create | Ask::Renew { .. } => (RequestKind::Create, CREATE_LIMIT),
            Ask::Read { .. } => (RequestKind::Read, READ_LIMIT),
        };
        self.pending = Some((kind, now.after(limit + ABORT_SLACK)));
        self.next = None;
        self.request += 1;
        effects.push(Effect::Ask { request: self.request, ask });
    }

    /// Takes the end of a request. `None`: it is not the one under way.
    pub(super) fn end(&mut self, request: u32) -> Option<RequestKind> {
        let (kind, _) = self.pending.take_if(|_| request == self.request)?;
        Some(kind)
    }

    /// The request under way, where its time is over.
    pub(super) fn timed_out(&self, now: Instant) -> Option<u32> {
        let (_, limit) = self.pending?;
        (limit <= now).then_some(self.request)
    }

    /// Notes whether the browser's cache may keep the answers, and says whether this one is new.
    pub(super) fn note_cache(&mut self, kind: RequestKind, is_cacheable: bool) -> bool {
        let fresh = kind == RequestKind::Create || self.cached || !is_cacheable;
        self.cached |= is_cacheable;
        fresh
    }
}
