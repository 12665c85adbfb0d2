//! The buyer's actions, as the `action` event names them to the merchant.

use super::{
    CopyTarget, Effect, Message, Session,
    event::{Event, EventKind},
    proof::ProofMessage,
};
use crate::{payment::Instruction, value::named::named};

named! {
    /// Something that the buyer does.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Action: name {
        /// Copies the number, the code or the wallet's link.
        CopyCode = "copy-code",
        CopyAmount = "copy-amount",
        CopyBillerCode = "copy-biller-code",
        CopyQr = "copy-qr",
        /// Opens the wallet, the page to pay on, or the order's page.
        OpenLink = "open-link",
        SaveQr = "save-qr",
        Enlarge = "enlarge",
        Share = "share",
        Print = "print",
        OpenSteps = "open-steps",
        CheckStatus = "check-status",
        UploadProof = "upload-proof",
        /// The seller, or a message for help.
        OpenHelp = "open-help",
        NewCode = "new-code",
        Remind = "remind",
    }
}

impl Session {
    /// The event for a message that comes from the buyer. `None` for all others.
    pub(super) fn action_event(&mut self, message: &Message) -> Option<Effect> {
        let action = self.action(message)?;
        Some(Effect::Emit(Event { action: Some(action.name()), ..self.event(EventKind::Action, None) }))
    }

    fn action(&mut self, message: &Message) -> Option<Action> {
        Some(match message {
            Message::CopyPressed(what) | Message::PressedInPreview(Some(what)) => self.copying_action(*what),
            Message::OpenPressed | Message::PressedInPreview(None) => Action::OpenLink,
            Message::LinkPressed(action) => *action,
            Message::SavePressed | Message::ShowPosterPressed => Action::SaveQr,
            Message::PicturePressed => Action::Share,
            Message::EnlargePressed => Action::Enlarge,
            Message::SharePressed => Action::Share,
            Message::PrintPressed => Action::Print,
            Message::StepsToggled => return self.toggle_steps().then_some(Action::OpenSteps),
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
