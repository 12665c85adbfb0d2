//! Shortened, changed and foreign texts are refused; invisible characters around a code are not part of it.

use super::{DYNAMIC, SAMPLES, STATIC, check_read, check_refused, verified};
use crate::support::qris::{sealed, with};
use proptest::prelude::*;
use scalev_checkout::value::qris::{self, Fault};

proptest! {
    #[test]
    fn one_changed_character_is_refused(sample in prop::sample::select(&SAMPLES[..]), at in any::<prop::sample::Index>(), put in "[ -~]") {
        let index = at.index(sample.len());
        let was = &sample[index..=index];
        prop_assume!(was != put && !(index >= sample.len() - 4 && was.eq_ignore_ascii_case(&put)));
        let changed = format!("{}{put}{}", &sample[..index], &sample[index + 1..]);
        prop_assert!(qris::verify(&changed).is_err(), "{changed}");
    }

    #[test]
    fn an_arbitrary_text_is_refused(text in prop_oneof!["\\PC{0,60}", "000201[0-9A-Z. ]{0,80}6304[0-9A-F]{4}"]) {
        prop_assert!(qris::verify(&text).is_err(), "{text}");
    }

    #[test]
    fn arbitrary_fields_with_a_valid_checksum_do_not_panic(body in "000201([0-9]{2}0[1-9][0-9A-Zé. ]{1,9}){0,8}") {
        let _ = qris::verify(&sealed(&body));
    }
}

#[test]
fn invisible_characters_around_a_code_are_dropped() {
    let invisible = [
        "\u{feff}", "\u{200b}", "\u{200c}", "\u{200d}", "\u{200e}", "\u{200f}", "\u{2060}", "\u{ad}", "\u{61c}",
        "\u{180e}", "\u{202a}", "\u{202e}", "\u{2066}", "\u{2069}", "\u{fe0f}", "\u{a0}", "\u{2007}", "\u{202f}",
        "\u{3000}", "\u{1680}", "\u{2028}", "\u{2029}", "\u{85}", "\u{7f}", "\0", "\u{1}", "\u{1b}", "\t", "\n",
        "\r\n", "\u{b}", "\u{c}", " ",
    ];
    for code in [DYNAMIC, STATIC, &with(&[(59, Some("TOKO IBU’S"))])] {
        for mark in invisible {
            for text in [format!("{mark}{code}"), format!("{code}{mark}"), format!("{mark}{mark}{code}{mark} \n")] {
                assert_eq!(verified(&text), verified(code), "{text:?}");
            }
            // Inside the code the checksum covers it.
            assert!(qris::verify(&code.replacen("TOKO", &format!("TO{mark}KO"), 1)).is_err(), "{mark:?}");
        }
        for mark in ["0", "a", "é", "\"", "'", "店", ".", "https://toko.example/?q="] {
            assert!(qris::verify(&format!("{mark}{code}")).is_err(), "{mark:?} before");
            assert!(qris::verify(&format!("{code}{mark}")).is_err(), "{mark:?} after");
        }
    }
}

#[test]
fn check_digits_may_be_in_either_case() {
    let (body, digits) = DYNAMIC.split_at(DYNAMIC.len() - 4);
    for digits in [digits.to_lowercase(), digits.to_uppercase(), "8aAF".to_owned(), "8AaF".to_owned()] {
        check_read(&format!("{body}{digits}"), "TOKO CONTOH", Some("ID1020000000001"), Some("147000"));
    }
}

#[test]
fn every_shortened_code_is_refused() {
    for sample in SAMPLES {
        for end in 0..sample.len() {
            assert!(qris::verify(&sample[..end]).is_err(), "the first {end} characters of {sample}");
        }
        for start in 1..sample.len() {
            assert!(qris::verify(&sample[start..]).is_err(), "{sample} from character {start}");
        }
    }
}

#[test]
fn every_changed_digit_and_every_lost_character_is_refused() {
    for sample in SAMPLES {
        for index in 0..sample.len() {
            let (before, after) = (&sample[..index], &sample[index + 1..]);
            let changed = if &sample[index..=index] == "0" { "1" } else { "0" };
            assert!(qris::verify(&format!("{before}{changed}{after}")).is_err(), "{changed} at {index} of {sample}");
            assert!(qris::verify(&format!("{before}{after}")).is_err(), "without character {index} of {sample}");
        }
    }
}

#[test]
fn two_swapped_characters_are_refused() {
    for sample in SAMPLES {
        for index in 0..sample.len() - 1 {
            let (one, two) = (&sample[index..=index], &sample[index + 1..=index + 1]);
            let changed = format!("{}{two}{one}{}", &sample[..index], &sample[index + 2..]);
            assert!(one == two || qris::verify(&changed).is_err(), "{index} of {sample}");
        }
    }
}

#[test]
fn a_code_without_its_check_digits_is_refused() {
    let end = DYNAMIC.len();
    check_refused(&DYNAMIC[..end - 8], Fault::Malformed);
    check_refused(&DYNAMIC[..end - 4], Fault::Malformed);
    check_refused(&format!("{}ABCD", &DYNAMIC[..end - 4]), Fault::Checksum);
    check_refused(&format!("{DYNAMIC}6304ABCD"), Fault::Malformed);
    check_refused(&STATIC.replace("5303360", "530336054041000"), Fault::Checksum);
}

#[test]
fn a_text_that_is_no_code_is_refused() {
    let texts = [
        "",
        "0",
        "00",
        "0002",
        "000201",
        "some-random-qr-string",
        "test-qr-string",
        "00020101021226...6304ABCD",
        "https://toko.example/qr",
        "000201é",
        "00\u{661}2",
        "0099",
        "6304FFFF",
    ];
    for text in texts {
        assert!(qris::verify(text).is_err(), "{text:?}");
    }
    let mut long = String::from("000201");
    for tag in 1..=9 {
        long.push_str(&format!("{tag:02}90{}", "x".repeat(90)));
    }
    check_refused(&sealed(&long), Fault::Malformed);
}
