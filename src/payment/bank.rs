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
            |key| SCALEVS.iter().find(|(_, [.., keys])| provider_code::has(keys, key)).map(|(bank, _)| bank.clone());
        provider_code::forms(&key).find_map(known).or_else(|| label::clean(code).map(Self::Other))
    }

    /// The name that buyers know.
    pub fn name(&self) -> &str {
        let [_, name] = self.listed();
        name
    }

    /// The code of Scalev's `va_…` methods, without the prefix.
    pub fn code(&self) -> &str {
        let [code, _] = self.listed();
        code
    }

    fn listed(&self) -> [&str; 2] {
        let own = |(bank, _): &&(Self, _)| mem::discriminant(bank) == mem::discriminant(self);
        match self {
            Self::Other(name) => [name, name],
            _ => SCALEVS.iter().find(own).map(|(_, [code, name, _])| [*code, *name]).unwrap_or_default(),
        }
    }
}

/// Scalev's banks, each with its code, its name, and the keys of gateways' codes for it and for banks that merged into it:
/// codes, numbers, the first half of SWIFT codes.
static SCALEVS: [(Bank, [&str; 3]); 17] = [
    (Bank::Bca, ["bca", "BCA", "bca centralasia 014 cena"]),
    (Bank::Bni, ["bni", "BNI", "bni negara bni46 009 bnin"]),
    (Bank::Bri, ["bri", "BRI", "bri briva rakyat 002 brin"]),
    (Bank::Mandiri, ["mandiri", "Mandiri", "mandiri mdr 008 bmri"]),
    (Bank::Permata, ["permata", "Permata", "permata 013 bbba"]),
    (Bank::Cimb, ["cimb", "CIMB Niaga", "cimb cimbniaga niaga 022 bnia"]),
    (
        Bank::Bsi,
        [
            "bsi",
            "BSI",
            "bsi syariah bsm bris syariahmandiri mandirisyariah syariahbri brisyariah syariahbni bnisyariah 451 422 427 bsmd djar syni",
        ],
    ),
    (Bank::Maybank, ["maybank", "Maybank", "maybank bii mbbi 016 ibbk"]),
    (Bank::Bnc, ["bnc", "BNC (Neo Commerce)", "bnc neo neocommerce neobank yudhabhakti 490 yudb"]),
    (Bank::Danamon, ["danamon", "Danamon", "danamon bdi 011 bdin"]),
    (Bank::ArthaGraha, ["artha_graha", "Artha Graha", "arthagraha artagraha artha ag bag 037 artg"]),
    (Bank::Muamalat, ["muamalat", "Muamalat", "muamalat bmi 147 muab"]),
    (Bank::Btn, ["btn", "BTN", "btn tabungannegara 200 btan"]),
    (Bank::Ocbc, ["ocbc", "OCBC", "ocbc ocbcnisp nisp 028 commonwealth 950 bicn"]),
    (Bank::Bjb, ["bjb", "bank bjb", "bjb jabar jabarbanten jawabarat 110 pdjb"]),
    (
        Bank::SahabatSampoerna,
        ["sahabat_sampoerna", "Bank Sahabat Sampoerna", "sahabatsampoerna sampoerna bss 523 bdip sahm"],
    ),
    (Bank::Artajasa, ["artajasa", "Artajasa (ATM Bersama)", "artajasa atmbersama"]),
];
