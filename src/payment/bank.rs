//! The banks that issue virtual accounts, by every code that a gateway uses for them.

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
        let known = |key| SCALEVS.iter().find(|(_, keys)| provider_code::has(keys, key)).map(|(bank, _)| bank.clone());
        provider_code::forms(&key).find_map(known).or_else(|| label::clean(code).map(Self::Other))
    }

    /// The name that buyers know.
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

/// The keys of Scalev's banks and of banks that merged into them: codes, numbers, the first half of SWIFT codes.
static SCALEVS: [(Bank, &str); 17] = [
    (Bank::Bca, "bca centralasia 014 cena"),
    (Bank::Bni, "bni negara bni46 009 bnin"),
    (Bank::Bri, "bri briva rakyat 002 brin"),
    (Bank::Mandiri, "mandiri mdr 008 bmri"),
    (Bank::Permata, "permata 013 bbba"),
    (Bank::Cimb, "cimb cimbniaga niaga 022 bnia"),
    (
        Bank::Bsi,
        "bsi syariah bsm bris syariahmandiri mandirisyariah syariahbri brisyariah syariahbni bnisyariah 451 422 427 bsmd djar syni",
    ),
    (Bank::Maybank, "maybank bii mbbi 016 ibbk"),
    (Bank::Bnc, "bnc neo neocommerce neobank yudhabhakti 490 yudb"),
    (Bank::Danamon, "danamon bdi 011 bdin"),
    (Bank::ArthaGraha, "arthagraha artagraha artha ag bag 037 artg"),
    (Bank::Muamalat, "muamalat bmi 147 muab"),
    (Bank::Btn, "btn tabungannegara 200 btan"),
    (Bank::Ocbc, "ocbc ocbcnisp nisp 028 commonwealth 950 bicn"),
    (Bank::Bjb, "bjb jabar jabarbanten jawabarat 110 pdjb"),
    (Bank::SahabatSampoerna, "sahabatsampoerna sampoerna bss 523 bdip sahm"),
    (Bank::Artajasa, "artajasa atmbersama"),
];
