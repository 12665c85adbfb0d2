//! The steps of the buyer's own bank, loaded when they are opened.

use super::{Effect, Session};
use crate::{
    payment::{
        instruction::Instruction,
        steps::{self, PaymentSteps},
    },
    value::language::Language,
};

/// The steps of one bank, and the request for them.
#[derive(Clone, Debug, Default)]
pub(super) struct StepsLoader {
    /// The section with the steps is unfolded.
    open: bool,
    /// The language and the bank's code that were asked for last.
    wanted: Option<(Language, String)>,
    /// The bank's code.
    bank: String,
    steps: Vec<PaymentSteps>,
}

impl StepsLoader {
    /// Empty for another bank.
    fn of(&self, bank: Option<&str>) -> &[PaymentSteps] {
        if bank == Some(&self.bank) { &self.steps } else { &[] }
    }

    /// Asks for the steps of this bank, unless they were asked for.
    fn want(&mut self, language: Language, bank: String, effects: &mut Vec<Effect>) {
        let wanted = Some((language, bank));
        if self.wanted != wanted {
            self.wanted = wanted;
            effects.push(Effect::LoadSteps(language));
        }
    }

    /// `text`: `None` when it could not be loaded; the next opening tries again.
    fn load(&mut self, language: Language, text: Option<&str>, bank: Option<String>) {
        if self.wanted.as_ref().is_none_or(|(wanted, _)| *wanted != language) {
            return;
        }
        match (text, bank) {
            (Some(text), Some(bank)) => {
                self.steps = steps::read(text, &bank);
                self.bank = bank;
            }
            _ => self.wanted = None,
        }
    }
}

impl Session {
    /// The steps at the bank of this payment; empty before they came, or where there are none for it.
    pub(crate) fn payment_steps(&self) -> &[PaymentSteps] {
        self.steps_loader.of(self.steps_bank())
    }

    /// Asks for the steps in the language of the page, unless they are here.
    pub(super) fn want_steps(&mut self, effects: &mut Vec<Effect>) {
        if let Some(bank) = self.steps_bank().map(str::to_owned) {
            self.steps_loader.want(self.environment.language, bank, effects);
        }
    }

    /// True where this unfolds the section.
    pub(super) fn toggle_steps(&mut self) -> bool {
        self.steps_loader.open = !self.steps_loader.open;
        self.steps_loader.open
    }

    /// The section is drawn anew, closed.
    pub(super) fn close_steps(&mut self) {
        self.steps_loader.open = false;
    }

    pub(super) fn steps_loaded(&mut self, language: Language, text: Option<&str>) {
        let bank = self.steps_bank().map(str::to_owned);
        self.steps_loader.load(language, text, bank);
    }

    /// In another language of the page, and for another bank, the steps that were opened are wanted too.
    pub(super) fn keep_steps(&mut self, effects: &mut Vec<Effect>) {
        if self.steps_loader.wanted.is_some() {
            self.want_steps(effects);
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
