//! The steps of the buyer's own bank, fetched when they are opened.

use super::{Effect, Session};
use crate::{
    payment::{
        instruction::Instruction,
        steps::{self, PaymentSteps},
    },
    value::language::Language,
};

/// Guides, and whose they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Guides {
    /// The language that was asked for last.
    wanted: Option<Language>,
    /// The bank's code.
    of: String,
    list: Vec<PaymentSteps>,
}

impl Session {
    /// The steps at the bank of this payment; empty before they came, or where nobody wrote them.
    pub(crate) fn guides(&self) -> &[PaymentSteps] {
        let guides = &self.guides;
        if self.guided_bank() == Some(&guides.of) { &guides.list } else { &[] }
    }

    /// Asks for the steps in the language of the page, unless they are here.
    pub(super) fn want_guides(&mut self, effects: &mut Vec<Effect>) {
        let language = self.environment.language;
        if self.guided_bank().is_some() && self.guides.wanted != Some(language) {
            self.guides.wanted = Some(language);
            effects.push(Effect::LoadSteps(language));
        }
    }

    /// `text`: `None` when it could not be loaded; the next opening tries again.
    pub(super) fn take_guides(&mut self, language: Language, text: Option<&str>) {
        if self.guides.wanted != Some(language) {
            return;
        }
        match (text, self.guided_bank().map(str::to_owned)) {
            (Some(text), Some(of)) => {
                self.guides.list = steps::read(text, &of);
                self.guides.of = of;
            }
            _ => self.guides.wanted = None,
        }
    }

    /// Another language of the page is one of the open steps too.
    pub(super) fn keep_guides(&mut self, effects: &mut Vec<Effect>) {
        if self.guides.wanted.is_some() {
            self.want_guides(effects);
        }
    }

    fn guided_bank(&self) -> Option<&str> {
        match self.instruction()? {
            Instruction::VirtualAccount { bank, .. } => bank.as_ref().map(|bank| bank.code()),
            Instruction::Bill { .. } => Some("bill"),
            _ => None,
        }
    }
}
