//! The facts that decide about requests.

use super::Session;
use crate::{
    payment::{Instruction, Payment, Status},
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
    pub payment: Option<Followed>,
}

/// The facts of a payment that the poller goes by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Followed {
    pub status: Status,
    pub deadline: Option<Timestamp>,
    pub pace: Pace,
    /// Cash on delivery, a free order, a marketplace.
    pub nothing_due: bool,
}

impl Situation {
    pub(super) fn of(session: &Session) -> Self {
        let config = session.config.as_ref().ok();
        Self {
            now: session.now.instant,
            server_now: session.server_now(),
            visible: session.visible,
            can_create: config.is_some_and(|config| config.create.is_some()),
            can_follow: session.can_follow(),
            overdue: session.overdue,
            payment: session.payment.as_ref().map(Followed::of),
        }
    }

    pub(super) fn waits_for_money(&self) -> bool {
        self.payment.is_some_and(|payment| payment.status == Status::Unpaid && !payment.nothing_due)
    }

    /// True where another answer may tell more, also long after polling has stopped: money may reach a closed order.
    pub(super) fn may_change(&self) -> bool {
        let ended = |payment: Followed| matches!(payment.status, Status::Expired | Status::Ended | Status::Closed);
        self.waits_for_money() || self.payment.is_some_and(ended)
    }

    /// True where only another create can bring the payment.
    pub(super) fn lacks_payment(&self) -> bool {
        self.payment.is_none() && self.can_create && !self.can_follow
    }

    /// Milliseconds until the deadline of a payment that waits for money; negative once it is over.
    pub(super) fn left(&self) -> Option<i64> {
        let deadline = self.payment.filter(|_| self.waits_for_money())?.deadline?;
        Some(deadline.since(self.server_now))
    }
}

impl Followed {
    fn of(payment: &Payment) -> Self {
        let Payment { status, deadline, instruction, .. } = payment;
        let pace = match instruction {
            Some(Instruction::Qr(_) | Instruction::Wallet { .. } | Instruction::Push { .. }) => Pace::Quick,
            Some(Instruction::Hosted(_)) => Pace::Quick,
            _ => Pace::Slow,
        };
        let nothing_due = instruction.as_ref().is_some_and(Instruction::is_nothing_due);
        Self { status: *status, deadline: *deadline, pace, nothing_due }
    }
}
