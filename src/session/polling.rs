//! Acts of the buyer and events of the browser that lead to a request.

use super::{
    Effect, Session, Topic,
    poller::{Poller, RequestKind},
    random::Random,
    situation::Situation,
};
use crate::{
    contract::{Config, ConfigError, Failure},
    payment::Instruction,
    response,
};

impl Session {
    pub(super) fn start(&mut self, seed: u32, visible: bool, effects: &mut Vec<Effect>) {
        self.random = Random::seeded(seed);
        self.visible = visible;
        let held = self.poller.held_until(self.now.instant);
        self.poller = Poller::new(self.now.instant);
        held.into_iter().for_each(|until| self.poller.hold(until));
        match &self.config {
            Err(error) => {
                let ConfigError { failure, attribute } = *error;
                self.report(failure, Some(attribute), effects);
            }
            Ok(config @ Config { payment: Some(payload), .. }) => match response::payment(payload, config) {
                Ok(fresh) => self.learn(fresh, RequestKind::Read, effects),
                Err(failure) => self.report(failure, Some("payment"), effects),
            },
            Ok(_) if held.is_some() => {
                self.poller.start_held();
                self.report(Failure::RateLimited, None, effects);
            }
            Ok(_) => self.poller.create(self.now.instant, effects),
        }
    }

    pub(super) fn timer_fired(&mut self, effects: &mut Vec<Effect>) {
        let now = self.now.instant;
        self.copying.expire(now);
        self.judge_app_launch();
        self.give_up_saving(effects);
        if let Some(request) = self.poller.timed_out(now) {
            effects.push(Effect::Abort);
            self.responded(request, Err(Failure::Timeout), effects);
        }
        let situation = Situation::of(self);
        self.poller.wake(&situation, effects);
        self.wake_proof(effects);
        self.announcer.remind(self.counted());
    }

    /// "Check status" always ends in a visible answer: a fresh one, or the one of a moment ago.
    pub(super) fn check(&mut self, effects: &mut Vec<Effect>) {
        let nothing_due = self.instruction().is_some_and(Instruction::is_nothing_due);
        if nothing_due {
            return;
        }
        if self.poller.must_wait(self.now.instant) {
            // Another element of the page heard of the limit.
            if self.failure.is_none() && self.payment.is_some() {
                self.failure = Some(Failure::RateLimited);
                self.announcer.announce(Topic::Checked);
            }
            return;
        }
        let situation = Situation::of(self);
        if !self.poller.check(self.failure.is_none(), &situation, effects) {
            self.note_unpaid();
        }
    }

    pub(super) fn come_back(&mut self, effects: &mut Vec<Effect>) {
        self.visible = true;
        let situation = Situation::of(self);
        self.poller.come_back(&situation, &mut self.random, effects);
    }

    pub(super) fn wake_up(&mut self, effects: &mut Vec<Effect>) {
        let situation = Situation::of(self);
        self.poller.wake_up(&situation, &mut self.random, effects);
    }

    pub(super) fn go_online(&mut self, effects: &mut Vec<Effect>) {
        self.online = true;
        self.failed_picture = None;
        self.wake_up(effects);
        self.resume_proof(effects);
    }

    pub(super) fn leave(&mut self, effects: &mut Vec<Effect>) {
        self.hide();
        self.poller.leave(self.now.instant, effects);
    }

    pub(super) fn read(&mut self, effects: &mut Vec<Effect>) {
        let situation = Situation::of(self);
        self.poller.read(&situation, effects);
    }

    pub(super) fn poll_fast(&mut self) {
        let situation = Situation::of(self);
        self.poller.poll_fast(&situation, &mut self.random);
    }
}
