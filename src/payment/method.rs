//! Payment methods, by Scalev's canonical codes and their older spellings.

use crate::{
    payment::{bank::Bank, provider_code},
    value::label,
};

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

/// An e-wallet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wallet {
    Gopay,
    Dana,
    ShopeePay,
    LinkAja,
    Ovo,
    Jenius,
    AstraPay,
    Other(String),
}

/// A shop whose cashiers take payments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outlet {
    Alfamart,
    Indomaret,
    Other(String),
}

/// A name as a code for events: without capitals and blanks.
fn coded(name: &str) -> String {
    name.to_ascii_lowercase().replace(' ', "_")
}

impl Method {
    /// Reads `va_bca`; `va` with the bank in `sub` (before 2026-07); `va:BRI` and `bt:BCA:uid` (HTML Mode).
    #[must_use]
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

    /// The canonical code, for the merchant's events: `va_bca`, `qris`, …
    #[must_use]
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

    /// True where a gateway takes the money, so that its instructions may still come.
    #[must_use]
    pub fn is_electronic(&self) -> bool {
        !matches!(
            self,
            Self::BankTransfer | Self::CashOnDelivery | Self::NoPayment | Self::Marketplace | Self::PaymentLink
        )
    }
}

impl Wallet {
    /// The name of a wallet that neither payload nor order names.
    pub const UNNAMED: &str = "e-wallet";

    /// Reads `DANA`, `ID_DANA`, `EWALLET_DANA`, `EMONEY_DANA_SNAP`, `shopeepay`, `SHOPEEPAY`.
    #[must_use]
    pub fn parse(code: &str) -> Self {
        Self::known(code).unwrap_or_else(|| Self::Other(label::clean(code).unwrap_or_default()))
    }

    /// `None` for one that has no name here, which [`Self::parse`] keeps as it is written.
    #[must_use]
    pub fn known(code: &str) -> Option<Self> {
        Some(match provider_code::key(code).as_str() {
            "gopay" | "gojek" => Self::Gopay,
            "dana" => Self::Dana,
            "shopeepay" | "shopee" | "spay" | "airpay" => Self::ShopeePay,
            "linkaja" | "linkajasyariah" => Self::LinkAja,
            "ovo" => Self::Ovo,
            "jenius" | "jeniuspay" => Self::Jenius,
            "astrapay" => Self::AstraPay,
            _ => return None,
        })
    }

    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Gopay => "GoPay",
            Self::Dana => "DANA",
            Self::ShopeePay => "ShopeePay",
            Self::LinkAja => "LinkAja",
            Self::Ovo => "OVO",
            Self::Jenius => "Jenius",
            Self::AstraPay => "AstraPay",
            Self::Other(name) => name,
        }
    }

    /// True for OVO and Jenius, which have no link: the gateway sends a push request, and the buyer confirms in the app.
    #[must_use]
    pub fn pushes(&self) -> bool {
        matches!(self, Self::Ovo | Self::Jenius)
    }
}

impl Outlet {
    /// Reads `alfamart`, `ALFAMART`, `ONLINE_TO_OFFLINE_ALFA`, `indomaret`.
    #[must_use]
    pub fn parse(code: &str) -> Self {
        Self::known(code).unwrap_or_else(|| Self::Other(label::clean(code).unwrap_or_default()))
    }

    /// `None` for one that has no name here, which [`Self::parse`] keeps as it is written.
    #[must_use]
    pub fn known(code: &str) -> Option<Self> {
        Some(match provider_code::key(code).as_str() {
            "alfamart" | "alfa" | "alfagroup" | "alfagrup" => Self::Alfamart,
            "indomaret" | "indomart" | "indomaretgroup" => Self::Indomaret,
            _ => return None,
        })
    }

    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Alfamart => "Alfamart",
            Self::Indomaret => "Indomaret",
            Self::Other(name) => name,
        }
    }
}
