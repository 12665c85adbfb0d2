//! The steps of the buyer's own bank, loaded when they are opened.

use super::{Effect, Session};
use crate::{
    payment::{
        Instruction,
        steps::{self, PaymentSteps},
    },
    value::Language,
};

/// The steps of one bank, and the request for them.
#[derive(Clone, Debug, Default)]
pub(super) struct StepsLoader {
    /// The section with the steps is unfolded.
    pub(super) open: bool,
    /// The language and the bank's code that were asked for last.
    wanted: Option<(Language, String)>,
    /// The bank's code.
    bank: String,
    steps: Vec<PaymentSteps>,
}

impl Session {
    /// The steps at the bank of this payment; empty before they came, or where there are none for it.
    pub(crate) fn payment_steps(&self) -> &[PaymentSteps] {
        let loader = &self.steps_loader;
        if self.steps_bank() == Some(&loader.bank) { &loader.steps } else { &[] }
    }

    pub(super) fn toggle_steps(&mut self) {
        self.steps_loader.open = !self.steps_loader.open;
        self.request_steps();
    }

    /// Asks for the steps of this bank in the language of the page, unless they were asked for.
    fn request_steps(&mut self) {
        let language = self.environment.language;
        let wanted = self.steps_bank().map(|bank| (language, bank.to_owned()));
        if wanted.is_some() && self.steps_loader.wanted != wanted {
            self.steps_loader.wanted = wanted;
            self.effects.push(Effect::LoadSteps(language));
        }
    }

    /// `text`: `None` where loading failed; the next opening tries again.
    pub(super) fn steps_loaded(&mut self, language: Language, text: Option<&str>) {
        let bank = self.steps_bank().map(str::to_owned);
        let loader = &mut self.steps_loader;
        match (text, bank) {
            _ if loader.wanted.as_ref().is_none_or(|(wanted, _)| *wanted != language) => {}
            (Some(text), Some(bank)) => {
                loader.steps = steps::read(text, &bank);
                loader.bank = bank;
            }
            _ => loader.wanted = None,
        }
    }

    /// In another language of the page, and for another bank, the steps that were opened are wanted too.
    pub(super) fn refresh_steps(&mut self) {
        if self.steps_loader.wanted.is_some() {
            self.request_steps();
        }
    }

    fn steps_bank(&self) -> Option<&str> {
        match self.instruction()? {
            Instruction::VirtualAccount { bank, .. } => bank.as_ref().map(|bank| bank.code()),
            Instruction::Bill { .. } => Some("bill"),
            _ => None,
        }
    }
}
