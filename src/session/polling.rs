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
            Err(error) => {
                let ConfigError { failure, attribute } = *error;
                self.report(failure, Some(attribute));
            }
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
        let situation = Situation::of(self);
        self.poller.wake(&situation, &mut self.effects);
        if self.proof_upload.due().is_some() {
            self.with_upload(ProofUpload::wake);
        }
        self.announcer.remind(self.counted());
    }

    /// "Check status" always ends in a visible answer: a fresh one, or the one of a moment ago.
    pub(super) fn check(&mut self) {
        let nothing_due = self.instruction().is_some_and(Instruction::is_nothing_due);
        if nothing_due {
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
        let situation = Situation::of(self);
        if !self.poller.check(self.failure.is_none(), &situation, &mut self.effects) {
            self.note_unpaid();
        }
    }

    pub(super) fn come_back(&mut self) {
        self.visible = true;
        let situation = Situation::of(self);
        self.poller.come_back(&situation, &mut self.effects);
    }

    pub(super) fn wake_up(&mut self) {
        let situation = Situation::of(self);
        self.poller.wake_up(&situation, &mut self.effects);
    }

    pub(super) fn go_online(&mut self) {
        self.online = true;
        self.failed_picture = None;
        self.wake_up();
        self.resume_proof();
    }

    pub(super) fn leave(&mut self) {
        self.hide();
        self.poller.leave(self.now.instant, &mut self.effects);
    }

    pub(super) fn read(&mut self) {
        let situation = Situation::of(self);
        self.poller.read(&situation, &mut self.effects);
    }

    pub(super) fn poll_fast(&mut self) {
        let situation = Situation::of(self);
        self.poller.poll_fast(&situation);
    }
}
