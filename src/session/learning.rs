//! Taking in answers: what the server says, late, wrong or not at all.

use super::{Effect, Pending, Session, Topic};
use crate::{
    contract::failure::Failure,
    payment::{Payment, status::Status},
    response::{self, ApiResponse},
    session::schedule,
};

/// For the merchant, when a QRIS code may not be drawn.
const QR_ADVICE: &str = "the QRIS code fails its checks and is not shown: ask the gateway why its code is not valid";

impl Session {
    pub(super) fn answered(&mut self, request: u32, result: Result<ApiResponse, Failure>, effects: &mut Vec<Effect>) {
        let Some(pending) = self.pending.filter(|_| request == self.request) else {
            return;
        };
        self.pending = None;
        let Ok(config) = &self.config else {
            return;
        };
        let mut asked = None;
        if let Ok(answer) = &result {
            let fresh = pending == Pending::Create || self.cached || !answer.is_cacheable();
            self.cached |= answer.is_cacheable();
            if fresh {
                self.clock.observe(answer, self.now);
            }
            asked = answer.retry_delay(self.server_now());
        }
        match result.and_then(|answer| Ok((response::read(&answer, config)?, answer.body))) {
            Ok((fresh, body)) => {
                self.learn(fresh, pending, effects);
                effects.push(Effect::Broadcast(body));
            }
            Err(failure) => self.fail(failure, pending, asked, effects),
        }
        self.checking = false;
    }

    /// What another tab was told is as good as an answer of our own.
    pub(super) fn overhear(&mut self, body: &str, effects: &mut Vec<Effect>) {
        let fresh = self.config.as_ref().ok().and_then(|config| response::payment(body, config).ok());
        let Some(fresh) = fresh.filter(|_| self.pending != Some(Pending::Create)) else {
            return;
        };
        self.give_up_read(effects);
        self.last_read = Some(self.now.instant);
        self.learn(fresh, Pending::Read, effects);
        self.checking = false;
    }

    /// Takes in what the server says, without ever going back from paid.
    pub(super) fn learn(&mut self, mut fresh: Payment, pending: Pending, effects: &mut Vec<Effect>) {
        self.failures = 0;
        self.failure = None;
        let before = self.payment.as_ref().map(|payment| (payment.status, payment.instruction.is_some()));
        // A new attempt counts whatever the last one came to.
        fresh.status_unread &= pending == Pending::Read;
        if let Some(known) = self.payment.take() {
            if known.status == Status::Paid {
                self.payment = Some(known);
                return;
            }
            if fresh.differs(&known) {
                self.changed = true;
                self.say(Topic::Changed);
            }
            fresh = fresh.or_known(known);
        }
        self.overdue = fresh.deadline.is_some_and(|deadline| self.server_now() >= deadline);
        self.clock.check_plausibility(fresh.status == Status::Unpaid, fresh.deadline, fresh.created_at, self.now.wall);
        fresh.status = self.judge(&fresh);
        if self.checking && fresh.status == Status::Unpaid {
            self.find_nothing();
        }
        let instructed = fresh.instruction.is_some();
        let unpaid = fresh.status == Status::Unpaid;
        if before != Some((fresh.status, instructed)) {
            self.waits_since = self.now.instant;
        }
        self.payment = Some(fresh);
        self.note_reminder();
        if unpaid && !instructed {
            self.prepare(pending, effects);
        } else {
            if self.payment.as_ref().is_some_and(Payment::has_refused_qr) {
                self.warn(Failure::BadResponse, QR_ADVICE, effects);
            }
            self.schedule();
        }
    }

    /// The buyer looked, and there is no money yet.
    pub(super) fn find_nothing(&mut self) {
        self.checked = Some(self.server_now());
        self.say(Topic::Checked);
    }

    /// A closed order past its deadline has expired; so has an open one once the server's own clock is clearly past it.
    fn judge(&self, payment: &Payment) -> Status {
        let Some(deadline) = payment.deadline else {
            return payment.status;
        };
        let reached = self.clock.reached(self.now.wall);
        match payment.status {
            Status::Closed if self.server_now() >= deadline && self.clock.is_trusted() => Status::Expired,
            Status::Unpaid if reached.is_some_and(|reached| reached.since(deadline) >= schedule::PATIENCE) => {
                Status::Expired
            }
            status => status,
        }
    }

    /// Waits for instructions: some reads, then a create again. A create never follows a create without a read
    /// between them.
    pub(super) fn prepare(&mut self, pending: Pending, effects: &mut Vec<Effect>) {
        if pending == Pending::Read {
            self.preparing_reads += 1;
        }
        let lost = self.create_lost && pending == Pending::Read;
        let (reads, wait) = schedule::preparing(self.creates);
        if self.preparing_reads < reads && !lost {
            self.next = Some(self.now.instant.after(wait));
        } else if !self.visible || self.must_wait() {
            self.next = Some(self.now.instant);
        } else if self.creates < schedule::MOST_CREATES {
            self.create(effects);
        } else {
            self.report(Failure::Timeout, None, effects);
            let since = self.now.instant.since(self.waits_since);
            let wait = schedule::poll(schedule::Pace::Slow, since, false, self.next_random());
            self.next = Some(self.now.instant.after(wait));
        }
    }

    pub(super) fn fail(&mut self, failure: Failure, pending: Pending, asked: Option<i64>, effects: &mut Vec<Effect>) {
        self.failures += 1;
        let unknown = pending == Pending::Read && failure == Failure::NotFound && self.payment.is_none();
        if unknown && self.visible && self.create_lost && !self.is_scalevs() && self.creates < schedule::MOST_CREATES {
            // A merchant's backend has no state to tell before there is a payment.
            self.create(effects);
            return;
        }
        self.create_lost |= pending == Pending::Create;
        if self.payment.as_ref().is_none_or(|payment| payment.instruction.is_none() && payment.status == Status::Unpaid)
        {
            self.report(failure, None, effects);
        }
        self.failure = Some(failure);
        if failure.may_pass() || self.payment.is_some() {
            let wait = schedule::back_off(self.failures, failure == Failure::RateLimited, asked, self.next_random());
            self.next = Some(self.now.instant.after(wait));
            self.held_until = self.next.filter(|_| failure == Failure::RateLimited);
        }
    }
}
