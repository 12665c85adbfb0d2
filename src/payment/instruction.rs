//! What a buyer can be told to do: a handful of kinds, whatever the gateway.

use crate::{
    payment::{
        bank::Bank,
        method::{Outlet, Wallet},
        status::Status,
    },
    value::{account::AccountNumber, link::SafeUrl, money::Rupiah, qris::Qris, time::Timestamp},
};

/// The one thing that this buyer needs in order to pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Instruction {
    VirtualAccount {
        /// `None`: neither the payload nor the order says which.
        bank: Option<Bank>,
        number: String,
        holder: Option<String>,
    },
    /// Two numbers that are both needed (Mandiri Bill Payment).
    Bill {
        bank: Option<Bank>,
        biller: String,
        number: String,
    },
    Qr(Qr),
    Wallet {
        wallet: Wallet,
        /// For the phone that holds the app.
        phone: Option<SafeUrl>,
        /// For a desktop, where it is also drawn as a QR.
        desktop: Option<SafeUrl>,
        qr: Option<Qr>,
    },
    /// The gateway asks the app; there is nothing to open.
    Push {
        wallet: Wallet,
        /// The number that was asked, as the payload has it.
        phone: Option<String>,
    },
    RetailCode {
        outlet: Option<Outlet>,
        code: String,
        holder: Option<String>,
        counter: Counter,
    },
    ManualTransfer {
        accounts: Vec<Account>,
    },
    /// A page of the gateway's. `None`: we know none, so the order's own page serves.
    Hosted(Option<SafeUrl>),
    /// Nothing to pay now: cash on delivery, a free order, a marketplace.
    NothingDue,
}

impl Instruction {
    /// Whether the buyer types or shows a number or a code.
    #[must_use]
    pub fn is_typed(&self) -> bool {
        matches!(
            self,
            Self::VirtualAccount { .. } | Self::Bill { .. } | Self::RetailCode { .. } | Self::ManualTransfer { .. }
        )
    }

    /// The amount in a QRIS code that pays by itself, tip included.
    #[must_use]
    pub fn coded_amount(&self) -> Option<Rupiah> {
        match self {
            Self::Qr(qr) | Self::Wallet { phone: None, desktop: None, qr: Some(qr), .. } => qr.amount(),
            _ => None,
        }
    }

    /// A wallet's code for another sum than the `stated` one gives way to the wallet's link.
    #[must_use]
    pub fn for_sum(mut self, stated: Option<Rupiah>) -> Self {
        if let Self::Wallet { phone, desktop, qr, .. } = &mut self {
            let coded = qr.as_ref().and_then(Qr::amount);
            if coded.zip(stated).is_some_and(|(coded, stated)| coded != stated)
                && (phone.is_some() || desktop.is_some())
            {
                *qr = None;
            }
        }
        self
    }
}

/// A QR code, verified where it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Qr {
    /// A QRIS that passed every check.
    Code {
        qris: Qris,
        /// The merchant or the NMID that the payload names beside the code. `None`: none, or the same.
        other: Option<String>,
    },
    /// Only a picture, which cannot be verified.
    Image(SafeUrl),
    /// A sandbox's stand-in, from an API on this machine.
    Placeholder(String),
    /// It failed its checks, and there is no other way to pay.
    Refused,
}

impl Qr {
    /// The amount in the code, tip included. `None`: the buyer types it, or nobody could read it.
    #[must_use]
    pub fn amount(&self) -> Option<Rupiah> {
        if let Self::Code { qris, .. } = self { qris.amount } else { None }
    }

    /// The text of a code that is drawn here.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Code { qris, .. } => Some(qris.text()),
            Self::Placeholder(text) => Some(text),
            Self::Image(_) | Self::Refused => None,
        }
    }
}

/// What a gateway, by its payload or its documents, tells of paying at a cashier's. Nothing is known of most.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counter {
    /// The name under which the cashier finds the payment.
    pub biller: Option<String>,
    /// The least and the most of one payment, in rupiah.
    pub limits: Option<[u32; 2]>,
    /// The most of it that may be cash, in rupiah, where that is less.
    pub cash: Option<u32>,
}

/// A bank account of the seller's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub bank: Option<String>,
    pub number: AccountNumber,
    pub holder: Option<String>,
    /// Scalev's id of the bank. `None`: it does not say.
    pub entity: Option<i64>,
}

/// A gateway's payload as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GatewayPayment {
    pub instruction: Instruction,
    /// What the gateway will take. `None`: the payload does not say.
    pub amount: Option<Rupiah>,
    /// `None`: the payload does not say.
    pub deadline: Option<Timestamp>,
    /// The gateway's own state. `None`: none that we understand, which is "still waiting".
    pub status: Option<Status>,
    pub note: Option<Note>,
}

/// A gateway's remark beside the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Paid, and a part was given back or taken back. `None`: not said how much.
    PartReturned(Option<Rupiah>),
    /// Why an attempt failed.
    Failed(Reason),
    /// A page that shows how the payment stands, while it is being checked.
    Page(SafeUrl),
    /// A QRIS failed its checks; another way to pay took its place.
    RefusedQr,
}

/// Why an attempt to pay came to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Too little money in the account.
    Balance,
    /// More than the account or the app may pay.
    Limit,
    /// Not confirmed in time.
    Time,
    /// Refused by the buyer or by the bank.
    Refused,
}

impl From<Instruction> for GatewayPayment {
    fn from(instruction: Instruction) -> Self {
        Self { instruction, amount: None, deadline: None, status: None, note: None }
    }
}
