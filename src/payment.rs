//! A payment: everything that a screen may show of it, whichever way it came to us.

pub mod bank;
pub mod directory;
pub mod instruction;
pub mod method;
mod provider_code;
pub mod status;
pub mod steps;

use crate::{
    payment::{
        instruction::{GatewayPayment, Instruction, Note, Qr},
        method::Method,
        status::Status,
    },
    value::{link::SafeUrl, money::Rupiah, time::Timestamp},
};

/// What is known of a payment, by the server's word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    pub status: Status,
    /// The answer had no word for the state that we understand.
    pub status_unread: bool,
    pub note: Option<Note>,
    pub method: Method,
    /// `None`: the gateway has not answered yet.
    pub instruction: Option<Instruction>,
    /// What will be taken. `None`: neither gateway nor order says.
    pub amount: Option<Rupiah>,
    /// What the order says is due; it may differ from `amount`.
    pub total: Option<Rupiah>,
    /// The last digits of the amount tell this order from another.
    pub unique_code: bool,
    /// `None`: there is no deadline, or none was told.
    pub deadline: Option<Timestamp>,
    pub paid_at: Option<Timestamp>,
    /// When the order was made, by the server's clock.
    pub created_at: Option<Timestamp>,
    /// `None`: not said. `Some(true)`: the merchant should not count a conversion.
    pub is_probably_spam: Option<bool>,
    pub order: OrderInfo,
}

impl Payment {
    /// What a gateway tells by itself, without an order around it.
    #[must_use]
    pub fn of_gateway(reading: GatewayPayment, method: Method) -> Self {
        Self {
            status: reading.status.unwrap_or_default(),
            status_unread: reading.status.is_none(),
            note: reading.note,
            method,
            instruction: Some(reading.instruction.for_sum(reading.amount)),
            amount: reading.amount,
            total: None,
            unique_code: false,
            deadline: reading.deadline,
            paid_at: None,
            created_at: None,
            is_probably_spam: None,
            order: OrderInfo::default(),
        }
    }

    /// The sum that will be taken: a QRIS code's own goes first. `None`: nobody states one.
    #[must_use]
    pub fn due(&self) -> Option<Rupiah> {
        self.instruction.as_ref().and_then(Instruction::coded_amount).or(self.amount).or(self.total)
    }

    /// True where the gateway sent a QRIS that failed verification; it must not be drawn.
    #[must_use]
    pub fn has_refused_qr(&self) -> bool {
        self.note == Some(Note::RefusedQr) || self.instruction == Some(Instruction::Qr(Qr::Refused))
    }

    /// A sum that the order or the gateway states, where it is another than what will be taken.
    #[must_use]
    pub fn stated_otherwise(&self) -> Option<Rupiah> {
        let due = self.due()?;
        [self.total, self.amount].into_iter().flatten().find(|stated| *stated != due)
    }

    /// Whether a buyer who has read what is `known` would now type something else. A link may change at every answer.
    #[must_use]
    pub fn differs(&self, known: &Self) -> bool {
        let typed = |payment: &Self| match &payment.instruction {
            Some(instruction) if instruction.is_typed() => Some(instruction.clone()),
            _ => None,
        };
        let other = typed(known).zip(typed(self)).is_some_and(|(known, fresh)| known != fresh);
        other || self.amount.zip(known.amount).is_some_and(|(fresh, known)| fresh != known)
    }

    /// This news, with what it leaves out taken from what is `known`: a status body has no instructions.
    #[must_use]
    pub fn or_known(mut self, known: Self) -> Self {
        // A page is what a body without instructions amounts to; like a code that cannot be used it replaces nothing.
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
        // The answer to a refund names what is given back and not the payment's sum.
        if let (Status::Refunded, Some(Note::PartReturned(part))) = (self.status, &self.note)
            && part.zip(self.amount).and_then(|(part, amount)| amount.minus(part)).is_some_and(|rest| !rest.is_zero())
        {
            self.status = Status::Paid;
        }
        self
    }
}

/// The order around the payment. All of it may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderInfo {
    pub name: Option<String>,
    /// The number that people use, `260601HPQSPBX`; never the slug.
    pub order_number: Option<String>,
    /// The hosted page that can always take the payment.
    pub page: Option<SafeUrl>,
    /// Where the buyer goes once it is paid.
    pub after_payment: Option<SafeUrl>,
    /// That page has the invoice, and the store shows it.
    pub invoice: bool,
    /// The page that takes the proof of a transfer.
    pub confirmation: Option<SafeUrl>,
    /// The seller's number, where the store shows it: digits alone.
    pub whatsapp: Option<String>,
    /// The buyer has handed in a transfer proof.
    pub has_proof: bool,
    /// When the buyer says that it was transferred.
    pub transferred_at: Option<Timestamp>,
    pub lines: Vec<OrderLine>,
    pub rows: Vec<PriceRow>,
}

/// A product of the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderLine {
    pub quantity: u64,
    pub product: String,
    pub variant: Option<String>,
    pub price: Option<Rupiah>,
}

/// A part of the total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceRow {
    pub kind: PriceRowKind,
    /// The seller's own name for it.
    pub name: Option<String>,
    pub amount: Rupiah,
}

/// Which part; discounts are subtracted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PriceRowKind {
    Products,
    Shipping,
    Other,
    ServiceFee,
    ProductDiscount,
    ShippingDiscount,
    CodeDiscount,
    UniqueCode,
}

impl PriceRowKind {
    #[must_use]
    pub fn is_discount(self) -> bool {
        matches!(self, Self::ProductDiscount | Self::ShippingDiscount | Self::CodeDiscount | Self::UniqueCode)
    }
}
