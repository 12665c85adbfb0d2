//! Independent scanners read the verified text from the drawn codes, byte for byte.

use std::fs;

use crate::support::{
    fixture,
    qris::{field, with},
    scanner,
};
use proptest::prelude::*;
use scalev_checkout::value::{qr, qris};

/// Names with every kind of letter, also bytes that a scanner may take for the start of a Kanji.
const NAMES: [&str; 14] = [
    "TOKO IBU’S",
    "“TOKO” CONTOH",
    "TOKO – CONTOH — PUSAT",
    "‘A’ “B” …C •D ™E",
    "KAFÉ ÇA VÀ ÑANDÚ",
    "Müller & Søn ÅŁŽ",
    "ÄÖÜ",
    "é",
    "店",
    "株式会社サンプル",
    "ｶﾀｶﾅ",
    "가게",
    "☕️ KOPI 🇮🇩",
    "👩‍🍳 DAPUR",
];

#[track_caller]
fn check(text: &str) {
    let drawing = qr::draw(text).expect("a text of this size fits");
    assert_eq!(String::from_utf8(scanner::bytes(&drawing)).as_deref(), Ok(text));
    assert_eq!(scanner::text(&drawing), text);
}

#[track_caller]
fn check_verified(code: &str) {
    let verified = qris::verify(code).expect("a valid code");
    assert_eq!(verified.text(), code);
    check(verified.text());
}

#[test]
fn names_and_cities_in_all_scripts_are_read_back() {
    for name in NAMES {
        check_verified(&with(&[(59, Some(name))]));
        check_verified(&with(&[(60, Some(name))]));
        let template = [field(0, "ZH"), field(1, name), field(2, name)].concat();
        check_verified(&with(&[(64, Some(&template))]));
        check_verified(&with(&[(59, Some(name)), (60, Some(name)), (64, Some(&template))]));
    }
}

/// Every text that the fixtures hold as a code, right or not.
#[test]
fn codes_of_all_fixtures_are_read_back() {
    let mut codes = 0;
    for file in fixture::files() {
        let text = fs::read_to_string(&file).expect("a readable fixture");
        for code in text.split('"').filter(|part| part.starts_with("000201")) {
            let drawn = qris::verify(code).map_or(code.to_owned(), |verified| verified.text().to_owned());
            assert_eq!(drawn, code, "{}", file.display());
            check(code);
            codes += 1;
        }
    }
    assert!(codes > 20, "{codes} codes in the fixtures");
}

#[test]
fn characters_around_a_code_are_not_drawn() {
    let code = with(&[(59, Some("TOKO IBU’S"))]);
    let verified = qris::verify(&format!("\u{feff} {code}\r\n")).expect("a valid code");
    check(verified.text());
    assert_eq!(verified.text(), code);
}

#[test]
fn texts_of_every_mode_and_length_are_read_back() {
    for text in ["1", "A", "a", "é", "’A", "1é", "A’1", "dana://checkout/abc123", "https://toko.example/?q=é"] {
        check(text);
    }
    for length in (1..=2200).step_by(439) {
        check(&"a".repeat(length));
        check(&"A’".repeat(length / 4 + 1));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_name_is_read_back(
        name in "[ -~À-ɏ‘-”–—…一-龥ぁ-んァ-ヶ가-힣😀-🙏]{1,25}",
        city in "[A-Z ’é店]{1,15}",
    ) {
        let code = with(&[(59, Some(&name)), (60, Some(&city))]);
        prop_assume!(!name.trim().is_empty());
        check(&code);
    }

    #[test]
    fn any_text_is_read_back(text in "\\PC{1,80}") {
        check(&text);
    }
}
