//! A payment: all data that a screen may show of it, from every source.

mod bank;
pub mod directory;
mod gateway_payment;
mod instruction;
mod method;
mod order_info;
mod payable;
mod provider_code;
mod replacement;
mod status;
pub mod steps;

use crate::value::{Rupiah, Timestamp};
pub use bank::{Bank, SCALEVS_BANKS};
pub use gateway_payment::{FailureReason, GatewayPayment, Note};
pub use instruction::{Account, Counter, Instruction, Qr, WalletLinks};
pub use method::{Method, Outlet, Wallet};
pub use order_info::{OrderInfo, OrderLine, PriceRow, PriceRowKind};
pub use status::{NOT_OPEN, States, Status};

/// A payment as the server's answers state it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    pub status: Status,
    /// The answer had no known word for the state.
    pub status_unread: bool,
    pub note: Option<Note>,
    pub method: Method,
    /// `None`: the gateway has not answered yet.
    pub instruction: Option<Instruction>,
    /// The amount that the gateway will take. `None`: neither gateway nor order states it.
    pub amount: Option<Rupiah>,
    /// The order's total; it may differ from `amount`.
    pub total: Option<Rupiah>,
    /// The last digits of the amount identify this order.
    pub unique_code: bool,
    /// `None`: there is no deadline, or the answers do not state it.
    pub deadline: Option<Timestamp>,
    pub paid_at: Option<Timestamp>,
    /// The time of the order's creation, by the server's clock.
    pub created_at: Option<Timestamp>,
    /// `Some(true)`: the merchant should not count a conversion. `None`: the answers do not state it.
    pub is_probably_spam: Option<bool>,
    pub order: OrderInfo,
}

impl Payment {
    /// A gateway's payment without an order around it.
    pub fn of_gateway(payment: GatewayPayment, method: Method) -> Self {
        Self {
            status: payment.status.unwrap_or_default(),
            status_unread: payment.status.is_none(),
            note: payment.note,
            method,
            instruction: Some(payment.instruction.for_sum(payment.amount)),
            amount: payment.amount,
            total: None,
            unique_code: false,
            deadline: payment.deadline,
            paid_at: None,
            created_at: None,
            is_probably_spam: None,
            order: OrderInfo::default(),
        }
    }

    /// The amount that will be taken. A QRIS code's own amount comes first. `None`: no source states one.
    pub fn due(&self) -> Option<Rupiah> {
        self.instruction.as_ref().and_then(Instruction::coded_amount).or(self.amount).or(self.total)
    }

    /// True where the gateway sent a QRIS that failed verification; it must not be drawn.
    pub fn has_refused_qr(&self) -> bool {
        self.note == Some(Note::RefusedQr) || self.instruction == Some(Instruction::Qr(Qr::Refused))
    }

    /// An amount that the order or the gateway states and that differs from [`Self::due`].
    pub fn conflicting_amount(&self) -> Option<Rupiah> {
        let due = self.due()?;
        [self.total, self.amount].into_iter().flatten().find(|stated| *stated != due)
    }

    /// True where the number, the code or the amount differs from the `known` payment's. Links may change at every answer and
    /// do not count.
    pub fn differs(&self, known: &Self) -> bool {
        let lasts = |instruction: &&Instruction| {
            instruction.is_typed() || matches!(instruction, Instruction::Qr(Qr::Verified { .. }))
        };
        let [fresh, old] = [self, known].map(|payment| payment.instruction.as_ref().filter(lasts));
        let other = fresh.zip(old).is_some_and(|(fresh, old)| fresh != old);
        other || self.amount.zip(known.amount).is_some_and(|(fresh, known)| fresh != known)
    }

    /// This payment with its missing fields taken from the `known` one: a status answer has no instructions.
    pub fn or_known(mut self, known: Self) -> Self {
        // A body without instructions is read as a page. Neither a page nor a refused code replaces an instruction.
        let nothing = matches!(self.instruction, None | Some(Instruction::Hosted(_) | Instruction::Qr(Qr::Refused)));
        if known.instruction.is_some() && nothing {
            self.instruction = known.instruction;
            self.method = known.method;
        }
        if self.order == OrderInfo::default() {
            self.order = known.order;
        }
        if self.status_unread {
            self.status = known.status;
            self.note = self.note.or(known.note);
        }
        self.amount = self.amount.or(known.amount);
        self.total = self.total.or(known.total);
        self.deadline = self.deadline.or(known.deadline);
        self.paid_at = self.paid_at.or(known.paid_at);
        self.created_at = self.created_at.or(known.created_at);
        // The answer to a refund has the refunded amount and not the payment's.
        if let (Status::Refunded, Some(Note::PartReturned(part))) = (self.status, &self.note)
            && part.zip(self.amount).and_then(|(part, amount)| amount.minus(part)).is_some_and(|rest| !rest.is_zero())
        {
            self.status = Status::Paid;
        }
        self
    }
}
