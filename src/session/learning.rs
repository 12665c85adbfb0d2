//! Taking in answers: what the server says, late, wrong or not at all.

use super::{Effect, Pending, Session};
use crate::{
    answer::{self, Answer, News},
    clock::http_date,
    failure::Failure,
    instruction::Instruction,
    method::Method,
    payment::Payment,
    schedule, screen,
    status::Status,
    time::Timestamp,
};

/// For the merchant, when a QRIS code may not be drawn.
const QR_ADVICE: &str = "the QRIS code fails its checks and is not shown: ask the gateway why its code is not valid";

impl Session {
    pub(super) fn answered(
        &mut self,
        request: u32,
        sent: Timestamp,
        result: Result<Answer, Failure>,
        effects: &mut Vec<Effect>,
    ) {
        let Some(pending) = self.pending.filter(|_| request == self.request) else {
            return;
        };
        self.pending = None;
        let Ok(config) = &self.config else {
            return;
        };
        let date = result.as_ref().ok().and_then(|answer| http_date(answer.date.as_deref()?));
        if let Some(date) = date {
            self.clock.hear(date, sent, self.now);
        }
        let asked = result.as_ref().ok().and_then(|answer| answer::wait(answer, self.clock.read(self.now)));
        match result.and_then(|answer| answer::read(&answer, config)) {
            Ok(news) => self.learn(news, pending, effects),
            Err(failure) => self.fail(failure, pending, asked, effects),
        }
        self.checking = false;
    }

    /// Takes in what the server says, without ever going back from paid.
    pub(super) fn learn(&mut self, news: News, pending: Pending, effects: &mut Vec<Effect>) {
        self.failures = 0;
        self.failure = None;
        let mut fresh = match (news, self.payment.take()) {
            (_, Some(known)) if known.status == Status::Paid => {
                self.payment = Some(known);
                return;
            }
            (News::Status(status), Some(known)) => Payment { status, ..known },
            (News::Status(status), None) => Payment {
                status,
                instruction: None,
                ..Payment::of_gateway(Instruction::Later.into(), Method::Other(String::new()))
            },
            (News::Payment(fresh), Some(known)) => fresh.or_known(known),
            (News::Payment(fresh), None) => *fresh,
        };
        self.overdue = fresh.deadline.is_some_and(|deadline| self.server_now() >= deadline);
        fresh.status = self.judge(&fresh);
        self.clock.doubtful = self.overdue && fresh.status == Status::Unpaid && !self.clock.is_servers();
        if self.checking && fresh.status == Status::Unpaid {
            self.checked = Some(self.now);
        }
        let instructed = fresh.instruction.is_some();
        let unpaid = fresh.status == Status::Unpaid;
        self.payment = Some(fresh);
        if unpaid && !instructed {
            self.prepare(pending, effects);
        } else {
            if instructed && self.shown_at.is_none() {
                self.shown_at = Some(self.now);
            }
            if screen::refuses_qr(self) {
                self.warn(Failure::BadResponse, QR_ADVICE, effects);
            }
            self.schedule();
        }
    }

    /// A closed order past its deadline has expired; so has an open one once the server's own clock is clearly past it.
    pub(super) fn judge(&self, payment: &Payment) -> Status {
        let past = |slack: i64| payment.deadline.is_some_and(|deadline| self.server_now().since(deadline) >= slack);
        match payment.status {
            Status::Closed if past(0) => Status::Expired,
            Status::Unpaid if self.clock.is_servers() && past(60_000) => Status::Expired,
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
        if self.preparing_reads < schedule::PREPARING_READS && !lost {
            self.next = Some(self.now.after(schedule::PREPARING));
        } else if self.creates < schedule::MOST_CREATES {
            self.create(effects);
        } else {
            self.report(Failure::Timeout, None, effects);
            self.next = Some(self.now.after(schedule::late(self.roll())));
        }
    }

    pub(super) fn fail(&mut self, failure: Failure, pending: Pending, asked: Option<i64>, effects: &mut Vec<Effect>) {
        self.failures += 1;
        let unknown = pending == Pending::Read && failure == Failure::NotFound && self.payment.is_none();
        if unknown && self.create_lost && !self.is_scalevs() && self.creates < schedule::MOST_CREATES {
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
            let wait = schedule::back_off(self.failures, failure == Failure::RateLimited, asked, self.roll());
            self.next = Some(self.now.after(wait));
        }
    }
}
