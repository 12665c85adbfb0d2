//! The banks that issue virtual accounts, by every code that a gateway uses for them.

use std::mem;

use crate::{payment::provider_code, value::label};

/// A bank with a code at Scalev. `Other` keeps the code of any other bank; [`super::directory`] has their names.
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
    /// Reads `bca`, `VA_BCA`, `BCA_VIRTUAL_ACCOUNT`, `BCAVA`, `VIRTUAL_ACCOUNT_BCA`, `ID_BCA`, `Bank Central Asia`, the
    /// banks' number `014`, the SWIFT code `CENAIDJA`. `None` for an empty code.
    pub fn parse(code: &str) -> Option<Self> {
        let key = provider_code::key(code);
        let known =
            |key| SCALEVS.iter().find(|(.., keys)| provider_code::has(keys, key)).map(|(bank, ..)| bank.clone());
        provider_code::forms(&key).find_map(known).or_else(|| label::clean(code).map(Self::Other))
    }

    /// The name that buyers know.
    pub fn name(&self) -> &str {
        match self {
            Self::Other(name) => name,
            _ => self.listed().map_or("", |(_, name, _)| name),
        }
    }

    /// The code of Scalev's `va_…` methods, without the prefix.
    pub fn code(&self) -> &str {
        match self {
            Self::Other(name) => name,
            _ => self.listed().and_then(|(.., keys)| keys.split(' ').next()).unwrap_or_default(),
        }
    }

    fn listed(&self) -> Option<&'static (Self, &'static str, &'static str)> {
        SCALEVS.iter().find(|(bank, ..)| mem::discriminant(bank) == mem::discriminant(self))
    }
}

/// Scalev's banks, each with its name and its keys: first the code at Scalev, then gateways' codes for it and for banks that
/// merged into it, numbers, the first half of SWIFT codes.
static SCALEVS: [(Bank, &str, &str); 17] = [
    (Bank::Bca, "BCA", "bca centralasia 014 cena"),
    (Bank::Bni, "BNI", "bni negara bni46 009 bnin"),
    (Bank::Bri, "BRI", "bri briva rakyat 002 brin"),
    (Bank::Mandiri, "Mandiri", "mandiri mdr 008 bmri"),
    (Bank::Permata, "Permata", "permata 013 bbba"),
    (Bank::Cimb, "CIMB Niaga", "cimb cimbniaga niaga 022 bnia"),
    (
        Bank::Bsi,
        "BSI",
        "bsi syariah bsm bris syariahmandiri mandirisyariah syariahbri brisyariah syariahbni bnisyariah 451 422 427 bsmd djar syni",
    ),
    (Bank::Maybank, "Maybank", "maybank bii mbbi 016 ibbk"),
    (Bank::Bnc, "BNC (Neo Commerce)", "bnc neo neocommerce neobank yudhabhakti 490 yudb"),
    (Bank::Danamon, "Danamon", "danamon bdi 011 bdin"),
    (Bank::ArthaGraha, "Artha Graha", "artha_graha arthagraha artagraha artha ag bag 037 artg"),
    (Bank::Muamalat, "Muamalat", "muamalat bmi 147 muab"),
    (Bank::Btn, "BTN", "btn tabungannegara 200 btan"),
    (Bank::Ocbc, "OCBC", "ocbc ocbcnisp nisp 028 commonwealth 950 bicn"),
    (Bank::Bjb, "bank bjb", "bjb jabar jabarbanten jawabarat 110 pdjb"),
    (
        Bank::SahabatSampoerna,
        "Bank Sahabat Sampoerna",
        "sahabat_sampoerna sahabatsampoerna sampoerna bss 523 bdip sahm",
    ),
    (Bank::Artajasa, "Artajasa (ATM Bersama)", "artajasa atmbersama"),
];
