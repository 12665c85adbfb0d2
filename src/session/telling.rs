//! Telling the merchant: events, each once, and one line in the console.

use super::{Effect, Session, State};
use crate::{
    contract::failure::Failure,
    payment::status::Status,
    session::event::{Event, EventKind},
};

impl Session {
    /// Events follow from the state that was reached, each once; `status` at every change. Whether it changed.
    pub(super) fn tell(&mut self, effects: &mut Vec<Effect>) -> bool {
        let state = self.state();
        if state != State::Loading {
            self.emit_once(EventKind::Ready, effects);
        }
        if self.instruction().is_some() {
            self.emit_once(EventKind::Instructions, effects);
        }
        if self.told == Some(state) {
            return false;
        }
        self.told = Some(state);
        self.emit(EventKind::Status, effects);
        match state {
            State::Payment(Status::Paid) => {
                let event = Event::new(EventKind::Paid, state, self.payment.as_ref(), None);
                effects.push(Effect::EmitOnce(event));
            }
            State::Payment(Status::Conflict) => self.emit_once(EventKind::Conflict, effects),
            State::Payment(Status::Expired | Status::Ended) => self.emit_once(EventKind::Expired, effects),
            State::Payment(Status::Closed | Status::Refunded) => self.emit_once(EventKind::Closed, effects),
            _ => {}
        }
        true
    }

    /// Nothing can be shown because of this.
    pub(super) fn report(&mut self, failure: Failure, attribute: Option<&str>, effects: &mut Vec<Effect>) {
        self.failure = Some(failure);
        let subject = attribute.map(|name| format!("{name}: ")).unwrap_or_default();
        self.warn(failure, &format!("{subject}{}", failure.advice()), effects);
    }

    /// The merchant has heard already that something is wrong, before this session was there to say it.
    pub fn hold_its_tongue(&mut self) {
        self.emitted.push(EventKind::Error);
    }

    /// Tells the merchant, once.
    pub(super) fn warn(&mut self, failure: Failure, advice: &str, effects: &mut Vec<Effect>) {
        if self.emitted.contains(&EventKind::Error) {
            return;
        }
        self.emit_failure(failure, effects);
        effects.push(Effect::Log(format!("[scalev-checkout] {}: {advice}", failure.code())));
    }

    pub(super) fn emit_once(&mut self, kind: EventKind, effects: &mut Vec<Effect>) {
        if !self.emitted.contains(&kind) {
            self.emit(kind, effects);
        }
    }

    pub(super) fn emit(&mut self, kind: EventKind, effects: &mut Vec<Effect>) {
        self.emitted.push(kind);
        effects.push(Effect::Emit(Event::new(kind, self.state(), self.payment.as_ref(), None)));
    }

    pub(super) fn emit_failure(&mut self, failure: Failure, effects: &mut Vec<Effect>) {
        self.emitted.push(EventKind::Error);
        effects.push(Effect::Emit(Event::new(EventKind::Error, self.state(), self.payment.as_ref(), Some(failure))));
    }
}
