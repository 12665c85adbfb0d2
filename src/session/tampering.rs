//! What another script did to the screen.

use super::{Effect, Session};
use crate::{contract::failure::Failure, payment::status::Status};

impl Session {
    /// What the buyer pays by is no longer what was shown: it goes, and the way to the hosted page comes. Should that be
    /// changed too, it goes as well, and nothing is answered any more: nobody wins a race against a script.
    pub(super) fn tampered_with(&mut self, effects: &mut Vec<Effect>) {
        if self.instruction().is_some() || self.is_tampered() {
            self.tampered = (self.tampered + 1).min(2);
            self.warn(Failure::Integrity, Failure::Integrity.advice(), effects);
        }
    }

    /// Whether the screen was changed by another script, while there was something to pay by on it.
    pub(crate) fn is_tampered(&self) -> bool {
        self.tampered > 0 && self.payment.as_ref().is_some_and(|payment| payment.status == Status::Unpaid)
    }
}
