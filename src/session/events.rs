//! Events for the merchant: those of a state, each once, those of the buyer's acts, and errors with a line in the console.

use super::{
    CopyTarget, Effect, Message, Session, State,
    event::{Action, Event, EventKind},
    proof::ProofMessage,
};
use crate::{
    contract::{Failure, TAG},
    payment::{Instruction, Payment, Status},
    value::Rupiah,
};

#[derive(Clone, Debug, Default)]
pub(super) struct Reporter {
    /// The state of the last `status` event.
    last_state: Option<State>,
    emitted: Vec<EventKind>,
}

impl Reporter {
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
        if self.reporter.last_state.replace(state) == Some(state) {
            return false;
        }
        self.effects.push(Effect::Emit(self.event(EventKind::Status)));
        match state {
            State::Payment(Status::Paid) => self.effects.push(Effect::EmitOnce(self.event(EventKind::Paid))),
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
            let event = Event { code: Some(failure.code()), ..self.event(EventKind::Error) };
            self.effects.push(Effect::Emit(event));
        } else if failure != Failure::Integrity || self.tampered > 1 {
            return;
        }
        self.effects.push(Effect::Log(format!("[{TAG}] {}: {advice}", failure.code())));
    }

    fn emit_once(&mut self, kind: EventKind) {
        if self.reporter.begin(kind) {
            self.effects.push(Effect::Emit(self.event(kind)));
        }
    }

    fn event(&self, kind: EventKind) -> Event {
        let payment = self.payment.as_ref();
        let paid = kind == EventKind::Paid;
        Event {
            kind,
            status: self.state().name(),
            method: payment.map(|payment| payment.method.code()),
            order_id: payment.and_then(|payment| payment.order.order_number.clone()),
            amount: payment.and_then(Payment::due).map(Rupiah::digits),
            currency: "IDR",
            is_probably_spam: payment.filter(|_| paid).map(|payment| payment.is_probably_spam.unwrap_or(false)),
            code: None,
            action: None,
        }
    }

    /// The event for a message that comes from the buyer. `None` for all others.
    pub(super) fn action_event(&self, message: &Message) -> Option<Effect> {
        let action = self.action(message)?;
        Some(Effect::Emit(Event { action: Some(action.name()), ..self.event(EventKind::Action) }))
    }

    fn action(&self, message: &Message) -> Option<Action> {
        Some(match message {
            Message::CopyPressed(what) | Message::PressedInPreview(Some(what)) => self.copying_action(*what),
            Message::OpenPressed | Message::PressedInPreview(None) => Action::OpenLink,
            Message::LinkPressed(action) => *action,
            Message::SavePressed | Message::ShowPosterPressed => Action::SaveQr,
            Message::EnlargePressed => Action::Enlarge,
            Message::SharePressed | Message::PicturePressed => Action::Share,
            Message::PrintPressed => Action::Print,
            Message::StepsToggled if !self.steps_loader.open => Action::OpenSteps,
            Message::NewCodePressed => Action::NewCode,
            Message::RemindPressed => Action::Remind,
            Message::CheckPressed => Action::CheckStatus,
            Message::Proof(ProofMessage::SendPressed) => Action::UploadProof,
            _ => return None,
        })
    }

    fn copying_action(&self, what: CopyTarget) -> Action {
        match what {
            CopyTarget::Amount => Action::CopyAmount,
            // The biller's code is above the number to type after it.
            CopyTarget::Number(0) if matches!(self.instruction(), Some(Instruction::Bill { .. })) => {
                Action::CopyBillerCode
            }
            CopyTarget::Number(_) | CopyTarget::Link => Action::CopyCode,
            CopyTarget::Code => Action::CopyQr,
            CopyTarget::Instructions => Action::Share,
            CopyTarget::Report => Action::OpenHelp,
        }
    }
}
