//! E-wallets.

use crate::{payment::provider_code, value::label};

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

impl Wallet {
    /// The name of a wallet that neither payload nor order names.
    pub const UNNAMED: &str = "e-wallet";

    /// Reads `DANA`, `ID_DANA`, `EWALLET_DANA`, `EMONEY_DANA_SNAP`, `shopeepay`, `SHOPEEPAY`.
    pub fn parse(code: &str) -> Self {
        Self::known(code).unwrap_or_else(|| Self::Other(label::clean(code).unwrap_or_default()))
    }

    /// `None` for an unknown code, which [`Self::parse`] keeps as it is written.
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
    pub fn pushes(&self) -> bool {
        matches!(self, Self::Ovo | Self::Jenius)
    }
}
