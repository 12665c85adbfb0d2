//! Account numbers as people and gateways write them: an unambiguous number is read, and none is read as another.

mod transfer;

use proptest::prelude::*;
use scalev_checkout::value::{Json, account};

/// Separators between two digits of one number.
const SEPARATORS: [&str; 22] = [
    " ", "  ", "\u{a0}", "\u{2002}", "\u{2007}", "\u{2009}", "\u{202f}", "\u{3000}", "-", "\u{2010}", "\u{2011}",
    "\u{2012}", "–", "—", "\u{2015}", "\u{2212}", "\u{ff0d}", ".", "\u{ff0e}", "/", "\u{ff0f}", " \u{a0} ",
];

const NUMBERS: [&str; 7] = [
    "12345",
    "0098765432",
    "381659999814525",
    "8860314700000147",
    "12345678901234567890123",
    "1900800000000000000000147",
    "0123456789012345678901234567",
];

/// Words before and after a number.
const WORDS: [(&str, &str); 16] = [
    ("", ""),
    ("BCA ", ""),
    ("", " BCA"),
    ("VA ", ""),
    ("VA: ", ""),
    ("VA:", ""),
    ("No. Rek: ", ""),
    ("No. Rek.", ""),
    ("Bank Mandiri – ", ""),
    ("BNI (", ")"),
    ("", " (BRI)"),
    ("", " a.n. Budi"),
    ("", ", a/n José"),
    ("BCA KCP Sudirman ", " a.n. PT Contoh Niaga"),
    ("  ", "\n"),
    ("\u{3000}\u{a0}", "."),
];

fn check_read(text: &str, wanted: &str) {
    assert_eq!(account::digits(text).as_deref(), Some(wanted), "{text:?}");
}

fn full_width(text: &str) -> String {
    let wide = |digit: char| char::from_u32(u32::from(digit) + 0xfee0);
    text.chars().map(|digit| wide(digit).expect("a digit")).collect()
}

#[test]
fn a_separator_is_accepted_at_every_position() {
    for number in NUMBERS {
        for (at, separator) in (1..number.len()).flat_map(|at| SEPARATORS.map(|separator| (at, separator))) {
            // Two groups of ten or more digits may be two accounts.
            let two = at >= 10 && number.len() - at >= 10;
            let written = [&number[..at], separator, &number[at..]].concat();
            assert_eq!(account::digits(&written).as_deref(), (!two).then_some(number), "{written:?}");
        }
        for size in 1..9 {
            let groups: Vec<&str> = (0..number.len())
                .step_by(size)
                .filter_map(|at| number.get(at..(at + size).min(number.len())))
                .collect();
            for separator in SEPARATORS {
                check_read(&groups.join(separator), number);
            }
        }
        check_read(&full_width(number), number);
    }
    check_read("3816 - 5999 - 9814 - 525", "381659999814525");
}

#[test]
fn words_around_a_number_are_ignored() {
    for number in NUMBERS {
        for (before, after) in WORDS {
            check_read(&[before, number, after].concat(), number);
            check_read(&[before, &full_width(number), after].concat(), number);
            let parted = format!("{before}{} {}{after}", &number[..3], &number[3..]);
            check_read(&parted, number);
        }
    }
    check_read("  088899 12345678901234567890", "08889912345678901234567890");
}

#[test]
fn an_ambiguous_account_number_is_refused() {
    let refused = [
        "",
        " ",
        "-",
        "BCA",
        "1234",
        "1-2 3.4",
        "01234567890123456789012345678",
        "1234567890 / 0987654321 BNI",
        "1234567890/0987654321",
        "1234567890 0987654321",
        "1234567890 - 0987654321",
        "1234567890 atau 0987654321",
        "1234567890, 0987654321",
        "1234567890\n0987654321",
        "12345\n67890",
        "12345\t67890",
        "BCA 12345678 BNI 87654321",
        "123456 ext 7",
        "123456 (2)",
        "2 x 123456",
        "12345678 / 2",
        "12345678 - 1",
        "VA123456",
        "123456BCA",
        "3816x59999814525",
        "XENVCQKCUBNRQ",
        "A12345",
        "12345é",
        "1234****5678",
        "****567890",
        "•••• 567890",
        "#1234567",
        "+6281200000000",
        "1234567=",
        "1234_5678",
        "1,234,567",
        "12345:67890",
        "1e10000",
        "٣٨١٦٥٩٩٩٩",
        "٣ 381659999",
        "381659999²",
        "381659999\u{202e}",
        "3816\u{200b}59999",
        "3816\u{ad}59999",
        "3816\u{fffd}59999",
        "381659999\0",
        "00020101021226610016ID.CO.SHOPEE.WWW01189360091800000000",
    ];
    for text in refused {
        assert_eq!(account::digits(text), None, "{text:?}");
    }
}

#[test]
fn a_json_number_is_no_account_number() {
    let payload = |json: &str| Json::parse(&format!("{{\"it\":{json}}}")).expect("JSON");
    for json in ["381659999814525", "12345", "null", "true", "\"\"", "[\"12345\"]", "{\"value\":\"12345\"}"] {
        assert_eq!(payload(json).digits("it"), None, "{json}");
    }
    let codes = [
        ("TEST56147", Some("TEST56147")),
        ("XENVCQKCUBNRQ", Some("XENVCQKCUBNRQ")),
        ("0172060", Some("0172060")),
        ("0042", Some("0042")),
        ("ABC-123", Some("ABC-123")),
        ("1234-5678", Some("1234-5678")),
        ("0605 9000 0000 0147", Some("0605900000000147")),
        ("0605.9000", Some("06059000")),
        ("123", None),
        ("ALFA 123456", None),
        ("ABC 12345", None),
        ("AB.123456", None),
        ("123456 7890123 x", None),
        ("12345678901234567890123456789012", Some("12345678901234567890123456789012")),
        ("123456789012345678901234567890123", None),
    ];
    for (text, wanted) in codes {
        assert_eq!(payload(&format!("\"{text}\"")).code("it").as_deref(), wanted, "{text}");
    }
}

proptest! {
    #[test]
    fn a_number_is_never_read_as_another(text in "([0-9０-９]{1,6}|[-./ \u{a0}–(),:*a-z]){0,14}|\\PC{0,30}") {
        if let Some(digits) = account::digits(&text) {
            let all: String = text.chars().filter_map(|character| match u32::from(character) {
                code @ 0xff10..=0xff19 => char::from_u32(code - 0xfee0),
                _ => Some(character).filter(char::is_ascii_digit),
            }).collect();
            prop_assert_eq!(&digits, &all);
            prop_assert!((5..=28).contains(&digits.len()));
        }
    }
}
