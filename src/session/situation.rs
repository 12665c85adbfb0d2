//! The facts that decide about requests.

use super::Session;
use crate::{
    payment::{Instruction, Status},
    session::schedule::Pace,
    value::{Instant, Timestamp},
};

/// The facts of a session that the poller goes by, at one moment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Situation {
    pub now: Instant,
    pub server_now: Timestamp,
    pub visible: bool,
    /// There is an address that creates the payment.
    pub can_create: bool,
    /// There is an address of the state.
    pub can_follow: bool,
    /// The server took the payment after the deadline by our clock.
    pub overdue: bool,
    /// The payment's. `None`: no answer has come.
    pub status: Option<Status>,
    pub deadline: Option<Timestamp>,
    pub pace: Pace,
    /// Cash on delivery, a free order, a marketplace.
    pub nothing_due: bool,
}

impl Situation {
    pub(super) fn of(session: &Session) -> Self {
        let payment = session.payment.as_ref();
        let instruction = payment.and_then(|payment| payment.instruction.as_ref());
        Self {
            now: session.now.instant,
            server_now: session.server_now(),
            visible: session.visible,
            can_create: session.config.as_ref().is_ok_and(|config| config.create.is_some()),
            can_follow: session.can_follow(),
            overdue: session.overdue,
            status: payment.map(|payment| payment.status),
            deadline: payment.and_then(|payment| payment.deadline),
            pace: match instruction {
                Some(
                    Instruction::Qr(_) | Instruction::Wallet { .. } | Instruction::Push { .. } | Instruction::Hosted(_),
                ) => Pace::Quick,
                _ => Pace::Slow,
            },
            nothing_due: instruction.is_some_and(Instruction::is_nothing_due),
        }
    }

    pub(super) fn waits_for_money(&self) -> bool {
        self.status == Some(Status::Unpaid) && !self.nothing_due
    }

    /// True where another answer may tell more, also long after polling has stopped: money may reach a closed order.
    pub(super) fn may_change(&self) -> bool {
        self.waits_for_money() || matches!(self.status, Some(Status::Expired | Status::Ended | Status::Closed))
    }

    /// True where only another create can bring the payment.
    pub(super) fn lacks_payment(&self) -> bool {
        self.status.is_none() && self.can_create && !self.can_follow
    }

    /// Milliseconds until the deadline of a payment that waits for money; negative once it is over.
    pub(super) fn left(&self) -> Option<i64> {
        let deadline = self.deadline.filter(|_| self.waits_for_money())?;
        Some(deadline.since(self.server_now))
    }
}
