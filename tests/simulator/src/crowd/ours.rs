//! The widget, without its JSON: the schedule's functions, called when the session calls them.

use std::mem;

use scalev_checkout::{
    session::schedule::{self, Allowance, Pace},
    value::time::Instant,
};

use super::{
    buyer::{Buyer, Method},
    page::{Page, Status},
};

#[derive(Clone, Debug)]
pub struct Ours {
    pace: Pace,
    deadline: i64,
    /// Of the generator at the next load.
    seed: u32,
    chance: u32,
    visible: bool,
    known: Option<Status>,
    /// The last answer came after the deadline.
    overdue: bool,
    next: Option<i64>,
    allowance: Allowance,
    pending: bool,
    failures: u32,
    shown_at: Option<i64>,
    fast_until: i64,
    read_at: Option<i64>,
}

impl Ours {
    pub fn new(buyer: &Buyer) -> Self {
        let pace = match buyer.method {
            Method::Qris | Method::Wallet | Method::Push => Pace::Quick,
            Method::Account | Method::Code | Method::Transfer => Pace::Slow,
        };
        Self::with(pace, buyer.deadline, buyer.chance)
    }

    fn with(pace: Pace, deadline: i64, seed: u32) -> Self {
        Self {
            pace,
            deadline,
            seed: seed.wrapping_add(1),
            chance: seed,
            visible: true,
            known: None,
            overdue: false,
            next: None,
            allowance: Allowance::full(Instant(0)),
            pending: false,
            failures: 0,
            shown_at: None,
            fast_until: 0,
            read_at: None,
        }
    }

    fn poll_fast(&mut self, now: i64) {
        self.fast_until = now + schedule::FAST_POLLING;
        if self.known == Some(Status::Unpaid) && self.failures == 0 && self.next.is_some() {
            self.schedule(now);
        }
    }

    fn schedule(&mut self, now: i64) {
        let chance = self.roll();
        let past = now - self.deadline;
        let since = self.shown_at.map_or(0, |shown| now - shown);
        let wait = match self.known {
            None | Some(Status::Paid) => None,
            Some(Status::Expired) => {
                (0..schedule::GRACE).contains(&past).then(|| schedule::after_deadline_delay(chance))
            }
            Some(Status::Unpaid) if (1..schedule::GRACE).contains(&past) => {
                Some(schedule::after_deadline_delay(chance))
            }
            Some(Status::Unpaid) => Some(schedule::poll(self.pace, since, now < self.fast_until, chance)),
        };
        self.next = wait.map(|wait| now + wait);
    }

    fn is_due_again(&self, now: i64) -> bool {
        let waits = self.next.is_some() || self.may_change();
        self.visible && waits && self.read_at.is_none_or(|read| now - read >= schedule::COALESCE)
    }

    fn may_change(&self) -> bool {
        matches!(self.known, Some(Status::Unpaid | Status::Expired))
    }

    /// The session's own generator.
    fn roll(&mut self) -> u32 {
        let mut chance = self.chance | 1;
        chance ^= chance << 13;
        chance ^= chance >> 17;
        chance ^= chance << 5;
        self.chance = chance;
        chance
    }
}

impl Page for Ours {
    fn open(&mut self, now: i64) {
        *self = Self::with(self.pace, self.deadline, self.seed);
        self.allowance = Allowance::full(Instant(now));
    }

    fn show(&mut self, now: i64) -> bool {
        if mem::replace(&mut self.visible, true) {
            return false;
        }
        self.shown_at = self.shown_at.map(|_| now);
        self.poll_fast(now);
        let due = self.is_due_again(now);
        if !due && self.may_change() {
            self.next = self.next.or(Some(now + schedule::COALESCE));
        }
        due
    }

    fn hide(&mut self, _now: i64) {
        self.visible = false;
    }

    fn copy(&mut self, now: i64) {
        self.poll_fast(now);
    }

    fn press(&self) -> bool {
        false
    }

    fn reconnect(&mut self, now: i64) {
        if self.is_due_again(now) {
            self.pending = false;
            self.next = Some(now + schedule::resume_delay(self.roll()));
        }
    }

    fn due(&self) -> Option<i64> {
        let follows = self.known == Some(Status::Unpaid) && !self.overdue && self.failures == 0;
        let due = [self.next, follows.then_some(self.deadline)].into_iter().flatten().min()?;
        (self.visible && !self.pending).then(|| due.max(self.allowance.opens().0))
    }

    fn ask(&mut self, now: i64) {
        self.next = None;
        self.pending = true;
        let creates = self.known.is_none() && self.failures == 0;
        if !creates {
            self.read_at = Some(now);
            self.allowance.spend(Instant(now));
        }
    }

    fn hear(&mut self, now: i64, answer: Option<Status>) {
        if !mem::take(&mut self.pending) {
            // Given up when the network came back.
            return;
        }
        let Some(status) = answer else {
            self.failures += 1;
            self.next = Some(now + schedule::back_off(self.failures, false, None, self.roll()));
            return;
        };
        self.failures = 0;
        self.known = Some(status);
        self.overdue = now >= self.deadline;
        if status == Status::Unpaid {
            self.shown_at = self.shown_at.or(Some(now));
        }
        self.schedule(now);
    }
}
