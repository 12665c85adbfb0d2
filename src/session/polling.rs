//! Acts of the buyer and events of the browser that lead to a request.

use super::{
    Effect, Session, Topic,
    poller::{Poller, RequestKind},
    proof_upload::ProofUpload,
    situation::Situation,
};
use crate::{
    contract::{Config, ConfigError, Failure},
    payment::Instruction,
    response,
};

impl Session {
    pub(super) fn start(&mut self, seed: u32, visible: bool) {
        self.visible = visible;
        let held = self.poller.held_until(self.now.instant);
        self.poller = Poller::new(self.now.instant, seed);
        held.into_iter().for_each(|until| self.poller.hold(until));
        match &self.config {
            &Err(ConfigError { failure, attribute }) => self.report(failure, Some(attribute)),
            Ok(config @ Config { payment: Some(payload), .. }) => match response::payment(payload, config) {
                Ok(fresh) => self.learn(fresh, RequestKind::Read),
                Err(failure) => self.report(failure, Some("payment")),
            },
            Ok(_) if held.is_some() => {
                self.poller.start_held();
                self.report(Failure::RateLimited, None);
            }
            Ok(_) => self.poller.create(self.now.instant, &mut self.effects),
        }
    }

    pub(super) fn timer_fired(&mut self) {
        let now = self.now.instant;
        self.copying.expire(now);
        self.judge_app_launch();
        self.give_up_saving();
        if let Some(request) = self.poller.timed_out(now) {
            self.effects.push(Effect::Abort);
            self.responded(request, Err(Failure::Timeout));
        }
        self.with_poller(Poller::wake);
        if self.proof_upload.due().is_some() {
            self.with_upload(ProofUpload::wake);
        }
        self.announcer.remind(self.countdown_left());
    }

    /// "Check status" always ends in a visible answer: a fresh one, or the one of a moment ago.
    pub(super) fn check(&mut self) {
        if self.instruction().is_some_and(Instruction::is_nothing_due) {
            return;
        }
        if self.held_until().is_some() {
            // Another element of the page heard of the limit.
            if self.failure.is_none() && self.payment.is_some() {
                self.failure = Some(Failure::RateLimited);
                self.announcer.announce(Topic::Checked);
            }
            return;
        }
        let settled = self.failure.is_none();
        if !self.with_poller(|poller, situation, effects| poller.check(settled, situation, effects)) {
            self.note_unpaid();
        }
    }

    pub(super) fn come_back(&mut self) {
        self.visible = true;
        self.with_poller(Poller::come_back);
    }

    pub(super) fn go_online(&mut self) {
        self.online = true;
        self.failed_picture = None;
        self.with_poller(Poller::wake_up);
        if self.takes_proof() {
            self.with_upload(ProofUpload::resume);
        }
    }

    pub(super) fn leave(&mut self) {
        self.hide();
        self.poller.leave(self.now.instant, &mut self.effects);
    }

    pub(super) fn poll_fast(&mut self) {
        self.with_poller(|poller, situation, _| poller.poll_fast(situation));
    }

    /// Lets the poller act by the facts of this moment.
    pub(super) fn with_poller<T>(&mut self, act: impl FnOnce(&mut Poller, &Situation, &mut Vec<Effect>) -> T) -> T {
        let situation = Situation::of(self);
        act(&mut self.poller, &situation, &mut self.effects)
    }
}
