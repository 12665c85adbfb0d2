//! The banks that issue virtual accounts, by every code that a gateway uses for them.

/// A bank, as Scalev names it; `Other` keeps a name that is new to us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bank {
    Bca,
    Bni,
    Bri,
    Mandiri,
    Permata,
    Cimb,
    Bsi,
    Maybank,
    Bnc,
    Danamon,
    ArthaGraha,
    Muamalat,
    Btn,
    Ocbc,
    Bjb,
    SahabatSampoerna,
    Artajasa,
    Other(String),
}

impl Bank {
    /// Reads `bca`, `BCA`, `va_bca`, `VA_BCA`, `BCA_VIRTUAL_ACCOUNT`, `bca_va`. `None` for an empty code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let lower = code.trim().to_ascii_lowercase().replace([' ', '-'], "_");
        let mut core = lower.as_str();
        for prefix in ["va_", "id_", "bank_"] {
            core = core.strip_prefix(prefix).unwrap_or(core);
        }
        for suffix in ["_virtual_account", "_va"] {
            core = core.strip_suffix(suffix).unwrap_or(core);
        }
        let known = match core {
            "bca" | "central_asia" => Self::Bca,
            "bni" | "negara_indonesia" => Self::Bni,
            "bri" | "briva" | "rakyat_indonesia" => Self::Bri,
            "mandiri" => Self::Mandiri,
            "permata" | "bank_permata" => Self::Permata,
            "cimb" | "cimb_niaga" => Self::Cimb,
            "bsi" | "syariah_indonesia" => Self::Bsi,
            "maybank" => Self::Maybank,
            "bnc" | "neo" | "neo_commerce" => Self::Bnc,
            "danamon" | "bdi" => Self::Danamon,
            "artha_graha" | "arthagraha" | "ag" | "bag" => Self::ArthaGraha,
            "muamalat" | "bmi" => Self::Muamalat,
            "btn" => Self::Btn,
            "ocbc" | "ocbc_nisp" | "nisp" => Self::Ocbc,
            "bjb" => Self::Bjb,
            "sahabat_sampoerna" | "sampoerna" | "bss" => Self::SahabatSampoerna,
            "artajasa" | "atm_bersama" => Self::Artajasa,
            _ => return crate::label::clean(code).map(Self::Other),
        };
        Some(known)
    }

    /// The name that buyers know.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Bca => "BCA",
            Self::Bni => "BNI",
            Self::Bri => "BRI",
            Self::Mandiri => "Mandiri",
            Self::Permata => "Permata",
            Self::Cimb => "CIMB Niaga",
            Self::Bsi => "BSI",
            Self::Maybank => "Maybank",
            Self::Bnc => "BNC (Neo Commerce)",
            Self::Danamon => "Danamon",
            Self::ArthaGraha => "Artha Graha",
            Self::Muamalat => "Muamalat",
            Self::Btn => "BTN",
            Self::Ocbc => "OCBC",
            Self::Bjb => "bank bjb",
            Self::SahabatSampoerna => "Bank Sahabat Sampoerna",
            Self::Artajasa => "Artajasa (ATM Bersama)",
            Self::Other(name) => name,
        }
    }

    /// The code of Scalev's `va_…` methods, without the prefix.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Bca => "bca",
            Self::Bni => "bni",
            Self::Bri => "bri",
            Self::Mandiri => "mandiri",
            Self::Permata => "permata",
            Self::Cimb => "cimb",
            Self::Bsi => "bsi",
            Self::Maybank => "maybank",
            Self::Bnc => "bnc",
            Self::Danamon => "danamon",
            Self::ArthaGraha => "artha_graha",
            Self::Muamalat => "muamalat",
            Self::Btn => "btn",
            Self::Ocbc => "ocbc",
            Self::Bjb => "bjb",
            Self::SahabatSampoerna => "sahabat_sampoerna",
            Self::Artajasa => "artajasa",
            Self::Other(name) => name,
        }
    }
}
