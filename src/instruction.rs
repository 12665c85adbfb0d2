//! What a buyer can be told to do: a handful of kinds, whatever the gateway.

use crate::{
    account::AccountNumber,
    bank::Bank,
    link::Link,
    method::{Outlet, Wallet},
    money::Rupiah,
    status::Status,
    time::Timestamp,
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
        phone: Option<Link>,
        /// For a desktop, where it is also drawn as a QR.
        desktop: Option<Link>,
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
    Hosted(Option<Link>),
    /// Nothing to pay now: cash on delivery, a free order, a marketplace.
    Later,
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
}

/// A QR code as the gateway gives it, not yet verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Qr {
    /// The string that we draw ourselves.
    Text(String),
    /// Only a picture.
    Image(Link),
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

/// What an adapter reads from its gateway's payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub instruction: Instruction,
    /// What the gateway will take. `None`: the payload does not say.
    pub amount: Option<Rupiah>,
    /// `None`: the payload does not say.
    pub deadline: Option<Timestamp>,
    /// The gateway's own state. `None`: none that we understand, which is "still waiting".
    pub status: Option<Status>,
}

impl From<Instruction> for Reading {
    fn from(instruction: Instruction) -> Self {
        Self { instruction, amount: None, deadline: None, status: None }
    }
}
