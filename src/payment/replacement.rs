//! A payment that takes the place of an ended one, with another number, code or link.

use super::{Account, Instruction, OrderInfo, Payment, Qr, Status};
use crate::value::SafeUrl;

impl Status {
    /// True where the number or code takes no more money, but the order can still be paid by another.
    pub fn needs_another_code(self) -> bool {
        matches!(self, Self::Expired | Self::Ended | Self::Failed)
    }
}

impl Payment {
    /// True where this payment is open and is another attempt than the ended `known` one. `created`: it is the answer to a
    /// request that creates a payment, which may have no code (a push to a wallet); links may change at every other answer.
    pub fn replaces(&self, known: &Self, created: bool) -> bool {
        let [own, ended] = [self, known].map(|payment| payment.instruction.as_ref().and_then(Instruction::code));
        let other = own.map_or(created, |own| ended != Some(own));
        let is_page = matches!(self.instruction, Some(Instruction::Hosted(_) | Instruction::Wallet { .. }) | None);
        known.status.needs_another_code() && self.status == Status::Unpaid && other && (created || !is_page)
    }

    /// True where this payment is open and the ended `known` one is its own code or the only one known.
    pub fn revives(&self, known: &Self) -> bool {
        let has_code = self.instruction.as_ref().and_then(Instruction::code).is_some();
        let is_later = self.deadline.zip(known.deadline).is_some_and(|(own, ended)| own > ended);
        let is_over = matches!(known.status, Status::Expired | Status::Ended);
        is_over && self.status == Status::Unpaid && !(has_code && is_later)
    }

    /// This payment, in the same order as the `known` one.
    pub fn in_the_order_of(mut self, known: Self) -> Self {
        if self.order == OrderInfo::default() {
            self.order = known.order;
        }
        self.total = self.total.or(known.total);
        self
    }
}

impl Instruction {
    /// The number, code or link that tells one attempt to pay from the next. `None`: there is none, or there are several.
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Qr(qr) => qr.text(),
            Self::Wallet { links, .. } => {
                links.link(true).map(SafeUrl::as_str).or_else(|| links.qr.as_ref().and_then(Qr::text))
            }
            Self::Hosted(page) => page.as_ref().map(SafeUrl::as_str),
            typed => typed.number(),
        }
    }

    /// The one number that the buyer types. `None`: there is none, or there are several.
    pub fn number(&self) -> Option<&str> {
        match self {
            Self::VirtualAccount { number, .. } | Self::Bill { number, .. } => Some(number),
            Self::RetailCode { code, .. } => Some(code),
            Self::ManualTransfer { accounts } => match accounts.as_slice() {
                [Account { number, .. }] => Some(number.as_str()),
                _ => None,
            },
            _ => None,
        }
    }
}
