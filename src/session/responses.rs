//! Answers of the server and of other tabs, and requests that failed.

use super::{AppLaunch, Effect, Replaced, Session, Topic, poller::RequestKind, schedule, situation::Situation};
use crate::{
    contract::{Config, Failure},
    payment::{OrderInfo, Payment, Status},
    response::{self, ApiResponse},
};

/// For the merchant, when a QRIS code may not be drawn.
const QR_ADVICE: &str = "the QRIS code fails its checks and is not shown: ask the gateway why its code is not valid";

impl Session {
    pub(super) fn responded(&mut self, request: u32, result: Result<ApiResponse, Failure>) {
        let Some(kind) = self.poller.end(request) else {
            return;
        };
        let Ok(config) = &self.config else {
            return;
        };
        let mut asked = None;
        if let Ok(answer) = &result {
            if self.poller.note_cache(kind, answer.is_cacheable()) {
                self.clock.observe(answer, self.now);
            }
            asked = answer.retry_delay(self.clock.read(self.now.wall));
        }
        match result.and_then(|answer| Ok((response::read(&answer, config)?, answer.body))) {
            Ok((fresh, body)) => {
                self.learn(fresh, kind);
                self.effects.push(Effect::Broadcast(body));
                self.judge_renewal(kind, None);
            }
            Err(failure) => {
                self.fail(failure, kind, asked);
                self.judge_renewal(kind, Some(failure));
            }
        }
        self.poller.checking = false;
    }

    /// The answer that another tab got is as good as one of our own.
    pub(super) fn broadcast_received(&mut self, body: &str) {
        let fresh = self.config.as_ref().ok().and_then(|config| response::payment(body, config).ok());
        let Some(fresh) = fresh.filter(|_| !self.poller.creates()) else {
            return;
        };
        self.poller.give_up_read(&mut self.effects);
        self.poller.last_read = Some(self.now.instant);
        self.learn(fresh, RequestKind::Read);
        self.poller.checking = false;
    }

    /// Merges an answer into the payment. A paid payment never changes again.
    pub(super) fn learn(&mut self, mut fresh: Payment, kind: RequestKind) {
        self.poller.failures = 0;
        self.failure = None;
        let before = self.payment.as_ref().map(|payment| (payment.status, payment.instruction.is_some()));
        // The answer to a create begins a new attempt: its state counts, even without a word that is known.
        fresh.status_unread &= kind == RequestKind::Read;
        if let Some(known) = self.payment.take() {
            if known.status == Status::Paid {
                self.payment = Some(known);
                return;
            }
            let replaces = fresh.replaces(&known, kind == RequestKind::Create);
            if fresh.status == Status::Unpaid && (replaces || fresh.differs(&known)) {
                self.replaced = Some(Replaced::of(&known, &fresh));
                self.forget_replaced();
                self.announcer.announce(Topic::Changed);
            }
            // Such an answer is of another attempt whose number it does not name, or outdated: the ended state stays.
            let revives = !self.asks_scalev() && !replaces && fresh.revives(&known);
            let ended = known.status;
            fresh = if replaces { fresh.in_the_order_of(known) } else { fresh.or_known(known) };
            if revives {
                fresh.status = ended;
            }
        }
        self.overdue = fresh.deadline.is_some_and(|deadline| self.server_now() >= deadline);
        self.clock.check_plausibility(fresh.status == Status::Unpaid, fresh.deadline, fresh.created_at, self.now.wall);
        fresh.status = self.judge(&fresh);
        if self.poller.checking && fresh.status == Status::Unpaid {
            self.note_unpaid();
        }
        let after = (fresh.status, fresh.instruction.is_some());
        if before != Some(after) {
            self.poller.waits_since = self.now.instant;
        }
        self.payment = Some(fresh);
        self.refresh_steps();
        self.announcer.note_reminder(self.countdown_left());
        let situation = Situation::of(self);
        if after == (Status::Unpaid, false) {
            if !self.poller.prepare(kind, &situation, &mut self.effects) {
                self.report(Failure::Timeout, None);
            }
            return;
        }
        if self.payment.as_ref().is_some_and(Payment::has_refused_qr) {
            self.report_error(Failure::BadResponse, QR_ADVICE);
        }
        self.poller.schedule(&situation);
    }

    /// Another number or sum than this was on the screen: the buyer must be told.
    pub(super) fn preview_differed(&mut self) {
        if self.instruction().is_none() {
            return;
        }
        let _ = self.replaced.get_or_insert(Replaced { number: None, ended: false });
        self.announcer.announce(Topic::Changed);
    }

    /// Drops the outcomes that were about the number or code before.
    fn forget_replaced(&mut self) {
        self.copying.last = None;
        self.proof_upload.forget_account();
        self.saves.start_over();
        self.enlarged = None;
        self.checked = None;
        self.app_launch = AppLaunch::default();
        self.steps_loader.open = false;
    }

    fn asks_scalev(&self) -> bool {
        self.config.as_ref().is_ok_and(Config::is_scalevs)
    }

    /// The buyer asked, and no money has arrived.
    pub(super) fn note_unpaid(&mut self) {
        self.checked = Some(self.server_now());
        self.announcer.announce(Topic::Checked);
    }

    /// An order that Scalev closed after its deadline has expired; so has an open one once the server's own clock is clearly past it.
    fn judge(&self, payment: &Payment) -> Status {
        let Some(deadline) = payment.deadline else {
            return payment.status;
        };
        let reached = self.clock.reached(self.now.wall);
        let is_long_over = reached.is_some_and(|reached| reached.since(deadline) >= schedule::EXPIRY_DELAY);
        let is_order = payment.order != OrderInfo::default();
        match payment.status {
            Status::Closed if is_order && self.server_now() >= deadline && self.clock.is_trusted() => Status::Expired,
            Status::Unpaid if is_long_over => Status::Expired,
            status => status,
        }
    }

    fn fail(&mut self, failure: Failure, kind: RequestKind, asked: Option<i64>) {
        let unknown = kind == RequestKind::Read && failure == Failure::NotFound && self.payment.is_none();
        let situation = Situation::of(self);
        if self.poller.fail(kind, unknown && !self.asks_scalev(), &situation, &mut self.effects) {
            return;
        }
        if self.payment.as_ref().is_none_or(|payment| payment.instruction.is_none() && payment.status == Status::Unpaid)
        {
            self.report(failure, None);
        }
        self.failure = Some(failure);
        if failure.may_pass() || self.payment.is_some() {
            let limited = failure == Failure::RateLimited;
            self.poller.back_off(limited, asked, self.now.instant);
            self.effects.extend(self.held_until().filter(|_| limited).map(Effect::Hold));
        }
    }
}
