//! The banks that issue virtual accounts, by every code that a gateway uses for them.

use crate::{payment::provider_code, value::label};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bank {
    /// A bank with a code at Scalev, and the name that buyers know.
    Scalevs { code: &'static str, name: &'static str },
    /// The code of any other bank; [`super::directory`] has their names.
    Other(String),
}

impl Bank {
    /// Reads `bca`, `VA_BCA`, `BCA_VIRTUAL_ACCOUNT`, `BCAVA`, `VIRTUAL_ACCOUNT_BCA`, `ID_BCA`, `Bank Central Asia`, the
    /// banks' number `014`, the SWIFT code `CENAIDJA`. `None` for an empty code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::known(code).or_else(|| label::clean(code).map(Self::Other))
    }

    /// `None` for an unknown code, which [`Self::parse`] keeps as it is written.
    pub fn known(code: &str) -> Option<Self> {
        let key = provider_code::key(code);
        let (name, keys) = provider_code::forms(&key).find_map(|key| provider_code::find(SCALEVS_BANKS, key))?;
        Self::listed(name, keys)
    }

    /// The bank of a line of [`SCALEVS_BANKS`].
    fn listed(name: &'static str, keys: &'static str) -> Option<Self> {
        Some(Self::Scalevs { code: keys.split(' ').next()?, name })
    }

    /// Every bank with a code at Scalev, for the tests.
    pub fn scalevs() -> impl Iterator<Item = Self> {
        SCALEVS_BANKS.lines().filter_map(|line| {
            let (name, keys) = line.split_once('|')?;
            Self::listed(name, keys)
        })
    }

    /// The name that buyers know.
    pub fn name(&self) -> &str {
        match self {
            Self::Scalevs { name, .. } => name,
            Self::Other(code) => code,
        }
    }

    /// The code of Scalev's `va_…` methods, without the prefix.
    pub fn code(&self) -> &str {
        match self {
            Self::Scalevs { code, .. } => code,
            Self::Other(code) => code,
        }
    }
}

/// A line for each of Scalev's banks: its name and its keys, first the code at Scalev, then gateways' codes for it and for
/// banks that merged into it, numbers, the first half of SWIFT codes.
pub const SCALEVS_BANKS: &str = "\
BCA|bca centralasia 014 cena
BNI|bni negara bni46 009 bnin
BRI|bri briva rakyat 002 brin
Mandiri|mandiri mdr 008 bmri
Permata|permata 013 bbba
CIMB Niaga|cimb cimbniaga niaga 022 bnia
BSI|bsi syariah bsm bris syariahmandiri mandirisyariah syariahbri brisyariah syariahbni bnisyariah 451 422 427 bsmd djar syni
Maybank|maybank bii mbbi 016 ibbk
BNC (Neo Commerce)|bnc neo neocommerce neobank yudhabhakti 490 yudb
Danamon|danamon bdi 011 bdin
Artha Graha|artha_graha arthagraha artagraha artha ag bag 037 artg
Muamalat|muamalat bmi 147 muab
BTN|btn tabungannegara 200 btan
OCBC|ocbc ocbcnisp nisp 028 commonwealth 950 bicn
bank bjb|bjb jabar jabarbanten jawabarat 110 pdjb
Bank Sahabat Sampoerna|sahabat_sampoerna sahabatsampoerna sampoerna bss 523 bdip sahm
Artajasa (ATM Bersama)|artajasa atmbersama";
