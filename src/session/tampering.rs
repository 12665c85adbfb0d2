//! Changes of the screen by another script.

use super::Session;
use crate::{contract::Failure, payment::Status};

impl Session {
    /// Removes the instruction and shows the hosted page's link. A second change removes the link too; later changes are
    /// ignored, because a script can repeat them without end.
    pub(super) fn tampered_with(&mut self) {
        if self.instruction().is_some() || self.is_tampered() {
            self.tampered = (self.tampered + 1).min(2);
            self.steps_loader.open = false;
            self.report_error(Failure::Integrity, Failure::Integrity.advice());
        }
    }

    /// True where another script changed the screen while the payment could be paid.
    pub(crate) fn is_tampered(&self) -> bool {
        self.tampered > 0 && self.payment.as_ref().is_some_and(|payment| payment.status == Status::Unpaid)
    }
}
