//! How the buyer chose to pay, in Scalev's canonical codes and the older spellings of them.

use crate::{bank::Bank, instruction::Instruction};

/// A payment method; `Other` keeps a code that is new to us.
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
            _ => match (Wallet::parse(head), Outlet::parse(head), head.strip_prefix("va_")) {
                (Wallet::Other(_), Outlet::Other(_), Some(bank)) => Self::VirtualAccount(Bank::parse(bank)),
                (Wallet::Other(_), Outlet::Other(_), None) => Self::Other(lower),
                (Wallet::Other(_), outlet, _) => Self::Retail(outlet),
                (wallet, ..) => Self::Wallet(wallet),
            },
        }
    }

    /// The method that an instruction shows, for payments whose order is not known. A page may take anything and
    /// counts as an invoice; without a page nothing is shown, and the method is `Other("")`.
    #[must_use]
    pub fn of(instruction: &Instruction) -> Self {
        match instruction {
            Instruction::VirtualAccount { bank, .. } | Instruction::Bill { bank, .. } => {
                Self::VirtualAccount(bank.clone())
            }
            Instruction::Qr(_) => Self::Qris,
            Instruction::Wallet { wallet, .. } | Instruction::Push { wallet, .. } => Self::Wallet(wallet.clone()),
            Instruction::RetailCode { outlet: Some(outlet), .. } => Self::Retail(outlet.clone()),
            Instruction::RetailCode { outlet: None, .. } => Self::Retail(Outlet::Other("retail".to_owned())),
            Instruction::ManualTransfer { .. } => Self::BankTransfer,
            Instruction::Hosted(Some(_)) => Self::Invoice,
            Instruction::Hosted(None) => Self::Other(String::new()),
            Instruction::Later => Self::NoPayment,
        }
    }

    /// The canonical code, for the merchant's events: `va_bca`, `qris`, …
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::VirtualAccount(None) => "va".to_owned(),
            Self::VirtualAccount(Some(bank)) => format!("va_{}", bank.code()),
            Self::Wallet(wallet) => wallet.name().to_ascii_lowercase(),
            Self::Retail(outlet) => outlet.name().to_ascii_lowercase(),
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

    /// Whether a gateway takes the money, so that its instructions are worth waiting for.
    #[must_use]
    pub fn is_electronic(&self) -> bool {
        !matches!(
            self,
            Self::BankTransfer | Self::CashOnDelivery | Self::NoPayment | Self::Marketplace | Self::PaymentLink
        )
    }
}

impl Wallet {
    /// Reads `DANA`, `ID_DANA`, `EWALLET_DANA`, `shopeepay`, `SHOPEEPAY`.
    #[must_use]
    pub fn parse(code: &str) -> Self {
        let lower = code.trim().to_ascii_lowercase();
        let core = lower.strip_prefix("ewallet_").unwrap_or(&lower);
        match core.strip_prefix("id_").unwrap_or(core) {
            "gopay" => Self::Gopay,
            "dana" => Self::Dana,
            "shopeepay" | "shopee_pay" | "shopee" => Self::ShopeePay,
            "linkaja" | "link_aja" => Self::LinkAja,
            "ovo" => Self::Ovo,
            "jenius" | "jeniuspay" | "jenius_pay" => Self::Jenius,
            "astrapay" => Self::AstraPay,
            _ => Self::Other(crate::label::clean(code).unwrap_or_default()),
        }
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

    /// OVO and Jenius have no link: the gateway asks the app, and the buyer answers there.
    #[must_use]
    pub fn pushes(&self) -> bool {
        matches!(self, Self::Ovo | Self::Jenius)
    }
}

impl Outlet {
    /// Reads `alfamart`, `ALFAMART`, `indomaret`.
    #[must_use]
    pub fn parse(code: &str) -> Self {
        match code.trim().to_ascii_lowercase().as_str() {
            "alfamart" | "alfa" => Self::Alfamart,
            "indomaret" | "indomart" => Self::Indomaret,
            _ => Self::Other(crate::label::clean(code).unwrap_or_default()),
        }
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
