//! The fields of a code: required, foreign, repeated, and in any order.

use super::{check_read, check_refused, code_with, verified};
use crate::support::qris::{FIELDS, code, field, with};
use proptest::prelude::*;
use scalev_checkout::value::qris::{self, Fault};

proptest! {
    #[test]
    fn fields_are_read_in_any_order(fields in Just(FIELDS[1..].to_vec()).prop_shuffle()) {
        let text = code(&[&FIELDS[..1], &fields].concat());
        let (one, other) = (verified(&text), verified(&code(&FIELDS)));
        prop_assert_eq!((one.merchant, one.nmid, one.amount), (other.merchant, other.nmid, other.amount));
        let late = code(&[&fields[..1], &FIELDS[..1], &fields[1..]].concat());
        prop_assert_eq!(qris::verify(&late), Err(Fault::Malformed));
    }
}

#[test]
fn a_code_without_a_merchant_account_is_refused() {
    let rest = [(26, None), (51, None)];
    check_refused(&with(&rest), Fault::Foreign);
    for tag in (2..=99).filter(|tag| *tag == 26 || *tag == 51 || FIELDS.iter().all(|(known, _)| known != tag)) {
        let is_account = (2..=51).contains(&tag);
        if matches!(tag, 55 | 63) {
            continue;
        }
        let template = with(&[&rest[..], &[(tag, Some("0015COM.EXAMPLE.WWW"))]].concat());
        assert_eq!(qris::verify(&template).is_ok(), is_account, "{tag}");
        // Tags 2 to 25 belong to card schemes, whose values are not templates.
        let number = with(&[&rest[..], &[(tag, Some("4000123456789012"))]].concat());
        assert_eq!(qris::verify(&number).is_ok(), tag < 26, "{tag}");
        check_refused(&with(&[&rest[..], &[(tag, Some(""))]].concat()), Fault::Foreign);
    }
    check_refused(&with(&[(51, Some("0014ID.CO.QRIS"))]), Fault::Malformed);
    check_refused(&with(&[(26, Some("9999"))]), Fault::Malformed);
}

#[test]
fn every_other_currency_and_country_is_refused() {
    for currency in (0..1000).filter(|currency| *currency != 360) {
        check_refused(&with(&[(53, Some(&format!("{currency:03}")))]), Fault::Foreign);
    }
    for currency in ["", "36", "0360", "IDR", "Rp", "３６０"] {
        check_refused(&with(&[(53, Some(currency))]), Fault::Foreign);
    }
    let letters = || ('A'..='Z').chain('a'..='z');
    for country in letters().flat_map(|one| letters().map(move |other| format!("{one}{other}"))) {
        assert_eq!(qris::verify(&with(&[(58, Some(&country))])).is_ok(), country == "ID", "{country}");
    }
    for country in ["", "I", "IDN", "62"] {
        check_refused(&with(&[(58, Some(country))]), Fault::Foreign);
    }
}

#[test]
fn a_language_template_changes_nothing() {
    let template = [field(0, "ZH"), field(1, "店"), field(2, "雅加达")].concat();
    check_read(&with(&[(64, Some(&template))]), "TOKO CONTOH", Some("ID1020000000001"), Some("147000"));
}

#[test]
fn a_name_may_have_multibyte_characters() {
    for name in ["KAFÉ CONTOH", "TOKO IBU’S", "店", "☕️ KOPI"] {
        let nmid = Some("ID1020000000001");
        check_read(&with(&[(59, Some(name))]), &name.replace('\u{fe0f}', ""), nmid, Some("147000"));
    }
}

#[test]
fn a_code_without_currency_country_or_name_is_refused() {
    for tag in [53, 58, 59] {
        check_refused(&with(&[(tag, None)]), Fault::Foreign);
    }
    for name in ["", "   ", "\u{200b}"] {
        check_refused(&with(&[(59, Some(name))]), Fault::Foreign);
    }
}

#[test]
fn a_repeated_field_is_refused() {
    for (tag, value) in FIELDS {
        check_refused(&code(&[&FIELDS[..], &[(tag, value)]].concat()), Fault::Malformed);
        check_refused(&code(&[&FIELDS[..], &[(tag, "KEDUA")]].concat()), Fault::Malformed);
    }
    check_refused(&code_with("5802ID", "630412345802ID"), Fault::Malformed);
}
