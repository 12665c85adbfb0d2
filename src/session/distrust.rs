//! What another script did to the screen.

use super::{Effect, Session};
use crate::{failure::Failure, status::Status};

impl Session {
    /// What the buyer pays by is no longer what was shown: it goes, and the way to the hosted page comes. Should that be
    /// changed too, it goes as well, and nothing is answered any more: nobody wins a race against a script.
    pub(super) fn distrust(&mut self, effects: &mut Vec<Effect>) {
        if self.instruction().is_some() || self.is_altered() {
            self.altered = (self.altered + 1).min(2);
            self.warn(Failure::Integrity, Failure::Integrity.advice(), effects);
        }
    }

    /// Whether the screen was changed by another script, while there was something to pay by on it.
    pub(crate) fn is_altered(&self) -> bool {
        self.altered > 0 && self.payment.as_ref().is_some_and(|payment| payment.status == Status::Unpaid)
    }
}
