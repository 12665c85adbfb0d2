//! The tables of banks, wallets and shops in `src/payment`: Scalev's banks against a list written by hand, and every key.

use std::collections::BTreeMap;

use crate::provider_codes::{bank, outlet, wallet};
use scalev_checkout::payment::{Bank, SCALEVS_BANKS, directory};

/// The code at Scalev, the name that buyers know, and the codes that an ATM of another bank takes before the account number:
/// the bank's clearing code, for BSI also 900 before a virtual account.
const BANKS: [(&str, &str, &[&str]); 17] = [
    ("bca", "BCA", &["014"]),
    ("bni", "BNI", &["009"]),
    ("bri", "BRI", &["002"]),
    ("mandiri", "Mandiri", &["008"]),
    ("permata", "Permata", &["013"]),
    ("cimb", "CIMB Niaga", &["022"]),
    ("bsi", "BSI", &["451", "900"]),
    ("maybank", "Maybank", &["016"]),
    ("bnc", "BNC (Neo Commerce)", &["490"]),
    ("danamon", "Danamon", &["011"]),
    ("artha_graha", "Artha Graha", &["037"]),
    ("muamalat", "Muamalat", &["147"]),
    ("btn", "BTN", &["200"]),
    ("ocbc", "OCBC", &["028"]),
    ("bjb", "bank bjb", &["110"]),
    ("sahabat_sampoerna", "Bank Sahabat Sampoerna", &["523"]),
    ("artajasa", "Artajasa (ATM Bersama)", &[]),
];

/// The codes that an ATM of another bank takes before an account number of this bank.
pub fn clearing_codes(bank: &Bank) -> &'static [&'static str] {
    let row = BANKS.iter().find(|(code, ..)| *code == bank.code());
    row.unwrap_or_else(|| panic!("add {bank:?} to BANKS in tests/native/banks.rs")).2
}

#[test]
fn scalevs_banks_have_the_listed_codes_and_names() {
    for bank in Bank::scalevs() {
        let named = (bank.code(), bank.name());
        let is_listed = BANKS.iter().any(|(code, name, _)| (*code, *name) == named);
        assert!(is_listed, "add {named:?} with its clearing code to BANKS in tests/native/banks.rs");
    }
    for (code, ..) in BANKS {
        let there = Bank::scalevs().any(|bank| bank.code() == code);
        assert!(there, "SCALEVS_BANKS in src/payment/bank.rs has no {code}");
    }
}

#[test]
fn the_clearing_code_names_the_bank() {
    for bank in Bank::scalevs() {
        if let Some(number) = clearing_codes(&bank).first() {
            assert_eq!(Bank::known(number), Some(bank.clone()), "add {number} to the keys in src/payment/bank.rs");
        }
    }
}

/// Reads a code as the name on the screen.
type Read = fn(&str) -> Option<String>;

#[test]
fn every_key_names_its_line_and_no_other() {
    let banks = [SCALEVS_BANKS, directory::BANKS].join("\n");
    let tables: [(&str, Read); 3] =
        [(&banks, bank), (directory::WALLETS, |code| Some(wallet(code))), (directory::OUTLETS, outlet)];
    for (table, read) in tables {
        let mut lines = BTreeMap::new();
        for line in table.lines() {
            let (name, keys) = line.split_once('|').unwrap_or_else(|| panic!("{line:?} has no keys"));
            assert_eq!(read(name).as_deref(), Some(name), "a key of the name itself is missing");
            for key in keys.split(' ') {
                let other = lines.insert(key, name);
                assert_eq!(other, None, "{key:?} is a key of {name} too: remove one of the lines in src/payment");
                assert_eq!(read(key).as_deref(), Some(name), "{key:?} is not in the form of a key, or is no key");
            }
        }
    }
}
