//! When to ask whom: requests, timers, and what the buyer or the browser sets off.

use super::{Effect, Pending, Session};
use crate::{
    contract::{
        config::{Config, ConfigError},
        failure::Failure,
    },
    payment::{Payment, instruction::Instruction, status::Status},
    response,
    session::schedule::{self, Allowance, Pace},
    value::time::Instant,
};

impl Session {
    pub(super) fn start(&mut self, seed: u32, visible: bool, effects: &mut Vec<Effect>) {
        self.seed = seed;
        self.visible = visible;
        self.allowance = Allowance::full(self.now.instant);
        match &self.config {
            Err(error) => {
                let ConfigError { failure, attribute } = *error;
                self.report(failure, Some(attribute), effects);
            }
            Ok(config @ Config { payment: Some(payload), .. }) => match response::payment(payload, config) {
                Ok(fresh) => self.learn(fresh, Pending::Read, effects),
                Err(failure) => self.report(failure, Some("payment"), effects),
            },
            Ok(_) => self.create(effects),
        }
    }

    pub(super) fn create(&mut self, effects: &mut Vec<Effect>) {
        self.creates += 1;
        self.create_lost = false;
        self.preparing_reads = 0;
        let request = self.ask(Pending::Create);
        effects.push(Effect::Create { request });
    }

    pub(super) fn read(&mut self, effects: &mut Vec<Effect>) {
        if self.pending.is_some() || self.config.is_err() {
            return;
        }
        if !self.can_follow() {
            self.create_again(effects);
            return;
        }
        self.last_read = Some(self.now.instant);
        self.allowance.spend(self.now.instant);
        let request = self.ask(Pending::Read);
        effects.push(Effect::Read { request, anew: self.cached });
    }

    /// Where nobody tells the state, a create that came to nothing can only be repeated.
    pub(super) fn create_again(&mut self, effects: &mut Vec<Effect>) {
        let given = !matches!(&self.config, Ok(Config { create: Some(_), .. }));
        if self.payment.is_none() && !given && self.creates < schedule::MOST_CREATES {
            self.create(effects);
        } else {
            self.checking = false;
            self.next = None;
        }
    }

    pub(super) fn ask(&mut self, pending: Pending) -> u32 {
        self.pending = Some(pending);
        self.asked_at = self.now.instant;
        self.next = None;
        self.request += 1;
        self.request
    }

    pub(super) fn woke(&mut self, effects: &mut Vec<Effect>) {
        let now = self.now.instant;
        if self.copied.is_some_and(|(_, _, until)| until <= now) {
            self.copied = None;
        }
        self.judge_opening();
        self.give_up_poster();
        if self.pending.is_some_and(|pending| now.since(self.asked_at) >= pending.limit()) {
            effects.push(Effect::Abort);
            self.answered(self.request, Err(Failure::Timeout), effects);
        }
        // At zero nothing is said but that the server is asked, though it may be a question of before.
        self.checking |= self.zero_ahead().is_some_and(|zero| zero <= now);
        if self.asks_at().is_some_and(|due| due <= now) {
            self.read(effects);
        }
        self.wake_proof(effects);
        self.remind();
    }

    /// When the next request goes out by itself. `None`: nobody looks, one is under way, or there is nothing to ask.
    pub(super) fn asks_at(&self) -> Option<Instant> {
        let due = [self.next, self.deadline_ahead()].into_iter().flatten().min()?;
        let due = due.max(self.allowance.opens()).max(self.held_until.unwrap_or(due));
        (self.visible && self.pending.is_none()).then_some(due)
    }

    /// When the time is up before the buyer's eyes.
    pub(super) fn zero_ahead(&self) -> Option<Instant> {
        self.deadline_ahead().filter(|_| self.visible && !self.checking)
    }

    /// When a deadline comes that was not asked about yet. While requests fail, their own pace holds.
    fn deadline_ahead(&self) -> Option<Instant> {
        let left = self.left()?;
        (!self.overdue && self.failures == 0 && self.can_follow()).then(|| self.now.instant.after(left.max(0)))
    }

    /// "Check status" always ends in a visible answer: a fresh one, or the one of a moment ago.
    pub(super) fn check(&mut self, effects: &mut Vec<Effect>) {
        if self.instruction() == Some(&Instruction::NothingDue) || self.must_wait() {
            return;
        }
        if self.just_asked(schedule::COOL_DOWN) && self.failure.is_none() && self.pending.is_none() {
            self.find_nothing();
            return;
        }
        self.checking = true;
        self.read(effects);
    }

    /// The buyer is back: the answer may have changed while nobody looked. Where it may not be asked for yet, it is soon.
    pub(super) fn come_back(&mut self, effects: &mut Vec<Effect>) {
        self.waits_since = self.now.instant;
        self.poll_fast();
        if self.is_due_again() {
            self.give_up_read(effects);
            self.read(effects);
        } else if self.may_change() {
            self.next = self.next.or(Some(self.now.instant.after(schedule::COALESCE)));
        }
    }

    /// The network is back, or the device awake: connections may be dead, and many devices wake at once.
    pub(super) fn wake_up(&mut self, effects: &mut Vec<Effect>) {
        if self.is_due_again() {
            self.give_up_read(effects);
            let wait = schedule::resume_delay(self.next_random());
            self.next = Some(self.now.instant.after(wait));
        }
    }

    /// What is under way ends with the page; if that comes back, it begins by asking.
    pub(super) fn leave(&mut self, effects: &mut Vec<Effect>) {
        self.hide();
        if let Some(pending) = self.pending.take() {
            effects.push(Effect::Abort);
            self.create_lost |= pending == Pending::Create;
            self.checking = false;
            self.next = Some(self.now.instant);
            self.last_read = None;
        }
    }

    fn is_due_again(&self) -> bool {
        let waits = self.next.is_some() || self.may_change();
        self.visible && waits && !self.must_wait() && !self.just_asked(schedule::COALESCE)
    }

    /// Whether another answer may tell more, also long after polling has stopped: money may reach a closed order.
    fn may_change(&self) -> bool {
        let ended = |payment: &Payment| matches!(payment.status, Status::Expired | Status::Ended | Status::Closed);
        self.waits_for_money() || self.payment.as_ref().is_some_and(ended)
    }

    /// Lets go of a read that may hang in a network that is gone.
    pub(super) fn give_up_read(&mut self, effects: &mut Vec<Effect>) {
        if self.pending == Some(Pending::Read) {
            effects.push(Effect::Abort);
            self.pending = None;
        }
    }

    fn just_asked(&self, span: i64) -> bool {
        self.last_read.is_some_and(|last| self.now.instant.since(last) < span)
    }

    /// The API asked for fewer requests: nobody, not even the buyer, asks before the time it named. The screen says when.
    pub(super) fn must_wait(&self) -> bool {
        self.held_until.is_some_and(|until| until > self.now.instant)
    }

    pub(super) fn poll_fast(&mut self) {
        self.fast_until = Some(self.now.instant.after(schedule::FAST_POLLING));
        if self.waits_for_money() && self.failures == 0 && self.next.is_some() {
            self.schedule();
        }
    }

    pub(super) fn schedule(&mut self) {
        let seed = self.next_random();
        let Some(payment) = &self.payment else {
            return;
        };
        let past = payment.deadline.map_or(0, |deadline| self.server_now().since(deadline));
        let eager = self.fast_until.is_some_and(|until| self.now.instant < until);
        let since = self.now.instant.since(self.waits_since);
        let wait = match payment.status {
            _ if !self.can_follow() => None,
            Status::Paid => None,
            Status::Expired | Status::Ended | Status::Closed | Status::Refunded => {
                (since.max(past) < schedule::GRACE).then(|| schedule::after_deadline_delay(seed))
            }
            Status::Processing => Some(schedule::poll(Pace::Quick, since, eager, seed)),
            Status::Conflict | Status::Failed | Status::Draft => Some(schedule::poll(Pace::Slow, since, eager, seed)),
            Status::Unpaid if matches!(payment.instruction, Some(Instruction::NothingDue)) => None,
            Status::Unpaid if (1..schedule::GRACE).contains(&past) => Some(schedule::after_deadline_delay(seed)),
            Status::Unpaid => Some(schedule::poll(pace(payment), since, eager, seed)),
        };
        self.next = wait.map(|wait| self.now.instant.after(wait));
    }

    /// The next number of a small generator (xorshift): jitter, not secrets.
    pub(super) fn next_random(&mut self) -> u32 {
        let mut seed = self.seed | 1;
        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        self.seed = seed;
        seed
    }
}

fn pace(payment: &Payment) -> Pace {
    match payment.instruction {
        Some(Instruction::Qr(_) | Instruction::Wallet { .. } | Instruction::Push { .. } | Instruction::Hosted(_)) => {
            Pace::Quick
        }
        _ => Pace::Slow,
    }
}
