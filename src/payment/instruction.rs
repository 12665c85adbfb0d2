//! Payment instructions: a few kinds that cover every gateway.

use crate::{
    payment::{Bank, Method, Outlet, Wallet},
    value::{Rupiah, SafeUrl, account::AccountNumber, qris::Qris},
};

/// The number, code, link or account by which this buyer pays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Instruction {
    VirtualAccount {
        /// `None`: neither the payload nor the order names it.
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
        links: WalletLinks,
    },
    /// The gateway sends a push request to the app; there is nothing to open.
    Push {
        wallet: Wallet,
        /// The phone number that got the request, as the payload has it.
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
    /// A page of the gateway's. `None`: none is known, and the order's own page is used.
    Hosted(Option<SafeUrl>),
    /// No payment is due now: cash on delivery, a free order, a marketplace.
    NothingDue,
}

impl Default for Instruction {
    fn default() -> Self {
        Self::Hosted(None)
    }
}

impl Instruction {
    /// True where the buyer has nothing to pay now. (Comparing whole instructions costs 0.8 kB of the wasm.)
    pub fn is_nothing_due(&self) -> bool {
        matches!(self, Self::NothingDue)
    }

    /// True where the buyer types or shows a number or a code.
    pub fn is_typed(&self) -> bool {
        matches!(
            self,
            Self::VirtualAccount { .. } | Self::Bill { .. } | Self::RetailCode { .. } | Self::ManualTransfer { .. }
        )
    }

    /// The method of this instruction, for payments without an order. A page may take any method and counts as an invoice;
    /// without a page the method is `Other("")`.
    pub fn method(&self) -> Method {
        match self {
            Self::VirtualAccount { bank, .. } | Self::Bill { bank, .. } => Method::VirtualAccount(bank.clone()),
            Self::Qr(_) => Method::Qris,
            Self::Wallet { wallet, .. } | Self::Push { wallet, .. } => Method::Wallet(wallet.clone()),
            Self::RetailCode { outlet: Some(outlet), .. } => Method::Retail(outlet.clone()),
            Self::RetailCode { outlet: None, .. } => Method::Retail(Outlet::Other("retail".to_owned())),
            Self::ManualTransfer { .. } => Method::BankTransfer,
            Self::Hosted(Some(_)) => Method::Invoice,
            Self::Hosted(None) => Method::Other(String::new()),
            Self::NothingDue => Method::NoPayment,
        }
    }

    /// The amount in the QRIS code, tip included, where the code is the only option to pay.
    pub fn coded_amount(&self) -> Option<Rupiah> {
        match self {
            Self::Qr(qr) | Self::Wallet { links: WalletLinks { phone: None, desktop: None, qr: Some(qr) }, .. } => {
                qr.amount()
            }
            _ => None,
        }
    }

    /// Drops a wallet's code where its amount differs from the `stated` one and the wallet has a link.
    pub fn for_sum(mut self, stated: Option<Rupiah>) -> Self {
        if let Self::Wallet { links, .. } = &mut self
            && links.link(true).is_some()
            && links.qr.as_ref().and_then(Qr::amount).zip(stated).is_some_and(|(coded, stated)| coded != stated)
        {
            links.qr = None;
        }
        self
    }
}

/// The links of a wallet and its code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WalletLinks {
    /// For the phone that holds the app.
    pub phone: Option<SafeUrl>,
    /// For a desktop, where it is also drawn as a QR.
    pub desktop: Option<SafeUrl>,
    pub qr: Option<Qr>,
}

/// A QR code, verified where it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Qr {
    /// A QRIS that passed every check.
    Verified {
        qris: Qris,
        /// The merchant or the NMID that the payload states, where it differs from the code's own.
        other: Option<String>,
    },
    /// A picture, which cannot be verified.
    Image(SafeUrl),
    /// A placeholder of a sandbox on this machine.
    Placeholder(String),
    /// The code failed its checks, and there is no other option to pay.
    Refused,
}

impl Qr {
    /// The amount in the code, tip included. `None`: the buyer types it, or the code cannot be read.
    pub fn amount(&self) -> Option<Rupiah> {
        if let Self::Verified { qris, .. } = self { qris.amount } else { None }
    }

    /// The text of a code that the widget draws.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Verified { qris, .. } => Some(qris.text()),
            Self::Placeholder(text) => Some(text),
            Self::Image(_) | Self::Refused => None,
        }
    }
}

/// Facts about payments at a cashier's, from a gateway's payload or documents. Most gateways state none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counter {
    /// The name under which the cashier finds the payment.
    pub biller: Option<String>,
    /// The least and the most of one payment, in rupiah.
    pub limits: Option<[u32; 2]>,
    /// The most that may be paid in cash, in rupiah, where that is less.
    pub cash: Option<u32>,
}

/// A bank account of the seller's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub bank: Option<String>,
    pub number: AccountNumber,
    pub holder: Option<String>,
    /// Scalev's id of the bank. `None`: the order does not have it.
    pub entity: Option<i64>,
}
