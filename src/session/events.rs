//! Events for the merchant, each once, and one line in the console.

use super::{Effect, Session, State};
use crate::{
    contract::{TAG, failure::Failure},
    payment::{Payment, status::Status},
    session::event::{Event, EventKind},
    value::money::Rupiah,
};

#[derive(Clone, Debug, Default)]
pub(super) struct Reporter {
    /// The state of the last `status` event.
    last_state: Option<State>,
    emitted: Vec<EventKind>,
}

impl Reporter {
    /// True where the state is another than that of the last `status` event; from now on it counts as reported.
    fn reach(&mut self, state: State) -> bool {
        self.last_state.replace(state) != Some(state)
    }

    /// True where no such event was emitted; from now on it counts as emitted.
    fn begin(&mut self, kind: EventKind) -> bool {
        let first = !self.emitted.contains(&kind);
        if first {
            self.emitted.push(kind);
        }
        first
    }
}

impl Session {
    /// Emits what follows from the state: each event once, and `status` at every change. True where it changed.
    pub(super) fn emit_state_events(&mut self) -> bool {
        let state = self.state();
        if state != State::Loading {
            self.emit_once(EventKind::Ready);
        }
        if self.instruction().is_some() {
            self.emit_once(EventKind::Instructions);
        }
        if !self.reporter.reach(state) {
            return false;
        }
        self.effects.push(Effect::Emit(self.event(EventKind::Status, None)));
        match state {
            State::Payment(Status::Paid) => self.effects.push(Effect::EmitOnce(self.event(EventKind::Paid, None))),
            State::Payment(Status::Conflict) => self.emit_once(EventKind::Conflict),
            State::Payment(Status::Expired | Status::Ended) => self.emit_once(EventKind::Expired),
            State::Payment(Status::Closed | Status::Refunded) => self.emit_once(EventKind::Closed),
            _ => {}
        }
        true
    }

    /// Reports a failure because of which nothing can be shown.
    pub(super) fn report(&mut self, failure: Failure, attribute: Option<&str>) {
        self.failure = Some(failure);
        let subject = attribute.map(|name| format!("{name}: ")).unwrap_or_default();
        self.report_error(failure, &format!("{subject}{}", failure.advice()));
    }

    /// The loader has reported an error before this session was there.
    pub fn mark_error_reported(&mut self) {
        let _ = self.reporter.begin(EventKind::Error);
    }

    /// Reports an error, once for a payment; tampering has a line of its own even after another error.
    pub(super) fn report_error(&mut self, failure: Failure, advice: &str) {
        if self.reporter.begin(EventKind::Error) {
            self.effects.push(Effect::Emit(self.event(EventKind::Error, Some(failure))));
        } else if failure != Failure::Integrity || self.tampered > 1 {
            return;
        }
        self.effects.push(Effect::Log(format!("[{TAG}] {}: {advice}", failure.code())));
    }

    fn emit_once(&mut self, kind: EventKind) {
        if self.reporter.begin(kind) {
            self.effects.push(Effect::Emit(self.event(kind, None)));
        }
    }

    pub(super) fn event(&self, kind: EventKind, failure: Option<Failure>) -> Event {
        let (state, payment) = (self.state(), self.payment.as_ref());
        let paid = kind == EventKind::Paid && state == State::Payment(Status::Paid);
        Event {
            kind,
            status: state.name(),
            method: payment.map(|payment| payment.method.code()),
            order_id: payment.and_then(|payment| payment.order.order_number.clone()),
            amount: payment.and_then(Payment::due).map(Rupiah::digits),
            currency: "IDR",
            is_probably_spam: payment.filter(|_| paid).map(|payment| payment.is_probably_spam.unwrap_or(false)),
            code: failure.map(Failure::code),
            action: None,
        }
    }
}
