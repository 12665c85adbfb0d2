//! Payment methods, by Scalev's canonical codes and their older spellings.

mod outlet;
mod wallet;

use crate::payment::Bank;
pub use outlet::Outlet;
pub use wallet::Wallet;

/// A payment method; `Other` keeps an unknown code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Method {
    /// `None`: the order names no bank.
    VirtualAccount(Option<Bank>),
    Qris,
    Wallet(Wallet),
    Retail(Outlet),
    Card,
    Invoice,
    PaymentLink,
    BankTransfer,
    CashOnDelivery,
    NoPayment,
    Marketplace,
    Other(String),
}

/// A name as a code for events: without capitals and blanks.
fn coded(name: &str) -> String {
    name.to_ascii_lowercase().replace(' ', "_")
}

impl Method {
    /// Reads `va_bca`; `va` with the bank in `sub` (before 2026-07); `va:BRI` and `bt:BCA:uid` (HTML Mode).
    pub fn parse(code: &str, sub: Option<&str>) -> Self {
        let lower = code.trim().to_ascii_lowercase();
        let (head, tail) = lower.split_once(':').unwrap_or((&lower, ""));
        match head {
            "va" | "virtual_account" => {
                let bank = if tail.is_empty() { sub.and_then(Bank::parse) } else { Bank::parse(tail) };
                Self::VirtualAccount(bank)
            }
            "qris" => Self::Qris,
            "card" | "credit_card" => Self::Card,
            "invoice" => Self::Invoice,
            "payment_link" => Self::PaymentLink,
            "bank_transfer" | "bt" => Self::BankTransfer,
            "cod" => Self::CashOnDelivery,
            "no_payment" => Self::NoPayment,
            "marketplace" => Self::Marketplace,
            _ => match head.strip_prefix("va_") {
                Some(bank) => Self::VirtualAccount(Bank::parse(bank)),
                None => {
                    let wallet = Wallet::known(head).map(Self::Wallet);
                    wallet.or_else(|| Outlet::known(head).map(Self::Retail)).unwrap_or(Self::Other(lower))
                }
            },
        }
    }

    /// The bank of a virtual account. `None` also where the order names none.
    pub fn bank(&self) -> Option<Bank> {
        if let Self::VirtualAccount(bank) = self { bank.clone() } else { None }
    }

    pub fn wallet(&self) -> Option<Wallet> {
        if let Self::Wallet(wallet) = self { Some(wallet.clone()) } else { None }
    }

    pub fn outlet(&self) -> Option<Outlet> {
        if let Self::Retail(outlet) = self { Some(outlet.clone()) } else { None }
    }

    /// The canonical code, for the merchant's events: `va_bca`, `qris`, …
    pub fn code(&self) -> String {
        match self {
            Self::VirtualAccount(None) => "va".to_owned(),
            Self::VirtualAccount(Some(bank)) => coded(&format!("va_{}", bank.code())),
            Self::Wallet(wallet) => coded(wallet.name()),
            Self::Retail(outlet) => coded(outlet.name()),
            Self::Other(code) => code.clone(),
            Self::Qris => "qris".to_owned(),
            Self::Card => "card".to_owned(),
            Self::Invoice => "invoice".to_owned(),
            Self::PaymentLink => "payment_link".to_owned(),
            Self::BankTransfer => "bank_transfer".to_owned(),
            Self::CashOnDelivery => "cod".to_owned(),
            Self::NoPayment => "no_payment".to_owned(),
            Self::Marketplace => "marketplace".to_owned(),
        }
    }
}
