//! Shops whose cashiers take payments.

use crate::{payment::provider_code, value::label};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outlet {
    Alfamart,
    Indomaret,
    Other(String),
}

impl Outlet {
    /// Reads `alfamart`, `ALFAMART`, `ONLINE_TO_OFFLINE_ALFA`, `indomaret`.
    pub fn parse(code: &str) -> Self {
        Self::known(code).unwrap_or_else(|| Self::Other(label::clean(code).unwrap_or_default()))
    }

    /// `None` for an unknown code, which [`Self::parse`] keeps as it is written.
    pub fn known(code: &str) -> Option<Self> {
        Some(match provider_code::key(code).as_str() {
            "alfamart" | "alfa" | "alfagroup" | "alfagrup" => Self::Alfamart,
            "indomaret" | "indomart" | "indomaretgroup" => Self::Indomaret,
            _ => return None,
        })
    }

    pub fn name(&self) -> &str {
        match self {
            Self::Alfamart => "Alfamart",
            Self::Indomaret => "Indomaret",
            Self::Other(name) => name,
        }
    }
}
