//! When to ask whom: requests, timers, and what the buyer or the browser sets off.

use super::{Effect, Pending, Session};
use crate::{
    answer,
    config::{Config, ConfigError},
    failure::Failure,
    instruction::Instruction,
    payment::Payment,
    schedule::{self, Pace},
    status::Status,
};

impl Session {
    pub(super) fn start(&mut self, chance: u32, paid_announced: bool, visible: bool, effects: &mut Vec<Effect>) {
        self.chance = chance;
        self.paid_announced = paid_announced;
        self.visible = visible;
        match &self.config {
            Err(error) => {
                let ConfigError { failure, attribute } = *error;
                self.report(failure, Some(attribute), effects);
            }
            Ok(config @ Config { payment: Some(payload), .. }) => match answer::news(payload, config) {
                Ok(news) => self.learn(news, Pending::Read, effects),
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
        self.last_read = Some(self.now);
        let request = self.ask(Pending::Read);
        effects.push(Effect::Read { request });
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
        self.asked_at = self.now;
        self.next = None;
        self.request += 1;
        self.request
    }

    pub(super) fn woke(&mut self, effects: &mut Vec<Effect>) {
        if self.copied.is_some_and(|(_, _, until)| until <= self.now) {
            self.copied = None;
        }
        if self.pending.is_some_and(|pending| self.now.since(self.asked_at) >= pending.limit()) {
            effects.push(Effect::Abort);
            self.answered(self.request, self.asked_at, Err(Failure::Timeout), effects);
        }
        if !self.visible || self.pending.is_some() {
            return;
        }
        if self.deadline_ahead().is_some_and(|due| due <= self.now) {
            self.checking = true;
            self.read(effects);
        } else if self.next.is_some_and(|next| next <= self.now || next.since(self.now) > schedule::LONGEST) {
            // Further away than any wait of ours: the device's clock was set back.
            self.read(effects);
        }
    }

    /// "Check status" always ends in a visible answer: a fresh one, or the one of a moment ago.
    pub(super) fn check(&mut self, effects: &mut Vec<Effect>) {
        if self.instruction() == Some(&Instruction::Later) || self.must_wait() {
            return;
        }
        if self.just_asked(schedule::COOL_DOWN) && self.failure.is_none() && self.pending.is_none() {
            self.checked = Some(self.now);
            return;
        }
        self.checking = true;
        self.read(effects);
    }

    pub(super) fn come_back(&mut self, effects: &mut Vec<Effect>) {
        self.be_eager();
        let waits = self.next.is_some() || self.waits_for_money();
        if self.visible && waits && !self.must_wait() && !self.just_asked(schedule::COALESCE) {
            self.read(effects);
        }
    }

    pub(super) fn just_asked(&self, span: i64) -> bool {
        self.last_read.is_some_and(|last| (0..span).contains(&self.now.since(last)))
    }

    /// The API asked for fewer requests: nobody, not even the buyer, asks before the time it named. The screen says when.
    pub(super) fn must_wait(&self) -> bool {
        self.failure == Some(Failure::RateLimited) && self.next.is_some_and(|next| next > self.now)
    }

    pub(super) fn be_eager(&mut self) {
        self.eager_until = Some(self.now.after(schedule::EAGER));
        if self.waits_for_money() && self.failures == 0 && self.next.is_some() {
            self.schedule();
        }
    }

    pub(super) fn schedule(&mut self) {
        let chance = self.roll();
        let Some(payment) = &self.payment else {
            return;
        };
        let past = payment.deadline.map_or(0, |deadline| self.server_now().since(deadline));
        let eager = self.eager_until.is_some_and(|until| self.now < until);
        let since = self.shown_at.map_or(0, |shown| self.now.since(shown));
        let wait = match payment.status {
            _ if !self.can_follow() => None,
            Status::Paid => None,
            Status::Expired | Status::Closed => (0..schedule::GRACE).contains(&past).then(|| schedule::late(chance)),
            Status::Conflict | Status::Draft => Some(schedule::late(chance)),
            Status::Unpaid if matches!(payment.instruction, Some(Instruction::Later)) => None,
            Status::Unpaid if (1..schedule::GRACE).contains(&past) => Some(schedule::late(chance)),
            Status::Unpaid => Some(schedule::poll(pace(payment), since, eager, chance)),
        };
        self.next = wait.map(|wait| self.now.after(wait));
    }

    /// The next number of a small generator (xorshift): jitter, not secrets.
    pub(super) fn roll(&mut self) -> u32 {
        let mut chance = self.chance | 1;
        chance ^= chance << 13;
        chance ^= chance >> 17;
        chance ^= chance << 5;
        self.chance = chance;
        chance
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
