//! Code 128: known encodings, the fewest symbols, and every code read back from its drawing.

use crate::support::scanner;
use proptest::prelude::*;
use scalev_checkout::value::barcode::{self, MOST_MODULES, QUIET_ZONE};

/// The drawing as modules, `true` for black, without the quiet zones.
fn modules(text: &str) -> Vec<bool> {
    let bars = barcode::draw(text).unwrap_or_else(|| panic!("{text:?} is not drawn"));
    let mut modules = vec![false; bars.modules];
    for bar in bars.path.split_terminator('z') {
        let (at, rest) = bar.strip_prefix('M').and_then(|bar| bar.split_once(" 0h")).expect("a bar");
        let (width, back) = rest.split_once("v1h-").expect("a bar of height 1");
        assert_eq!(width, back, "a closed bar");
        let (at, width): (usize, usize) = (at.parse().expect("a place"), width.parse().expect("a width"));
        modules[at..at + width].fill(true);
    }
    let (quiet, rest) = modules.split_at(QUIET_ZONE);
    let (code, end) = rest.split_at(rest.len() - QUIET_ZONE);
    assert!(!quiet.contains(&true) && !end.contains(&true), "{text:?} has its quiet zones");
    assert!(code.first() == Some(&true) && code.last() == Some(&true), "{text:?} fills what is between them");
    code.to_vec()
}

/// A symbol's eleven modules as a number, the first module its highest bit.
fn pattern(modules: &[bool]) -> u16 {
    modules.iter().fold(0, |pattern, black| pattern << 1 | u16::from(*black))
}

/// The symbols 0 to 105 as the standard's table has them: modules, not widths.
const PATTERNS: [u16; 106] = [
    0x6CC, 0x66C, 0x666, 0x498, 0x48C, 0x44C, 0x4C8, 0x4C4, 0x464, 0x648, 0x644, 0x624, 0x59C, 0x4DC, 0x4CE, 0x5CC,
    0x4EC, 0x4E6, 0x672, 0x65C, 0x64E, 0x6E4, 0x674, 0x76E, 0x74C, 0x72C, 0x726, 0x764, 0x734, 0x732, 0x6D8, 0x6C6,
    0x636, 0x518, 0x458, 0x446, 0x588, 0x468, 0x462, 0x688, 0x628, 0x622, 0x5B8, 0x58E, 0x46E, 0x5D8, 0x5C6, 0x476,
    0x776, 0x68E, 0x62E, 0x6E8, 0x6E2, 0x6EE, 0x758, 0x746, 0x716, 0x768, 0x762, 0x71A, 0x77A, 0x642, 0x78A, 0x530,
    0x50C, 0x4B0, 0x486, 0x42C, 0x426, 0x590, 0x584, 0x4D0, 0x4C2, 0x434, 0x432, 0x612, 0x650, 0x7BA, 0x614, 0x47A,
    0x53C, 0x4BC, 0x49E, 0x5E4, 0x4F4, 0x4F2, 0x7A4, 0x794, 0x792, 0x6DE, 0x6F6, 0x7B6, 0x578, 0x51E, 0x45E, 0x5E8,
    0x5E2, 0x7A8, 0x7A2, 0x5DE, 0x5EE, 0x75E, 0x7AE, 0x684, 0x690, 0x69C,
];
const STOP: [bool; 13] = [true, true, false, false, false, true, true, true, false, true, false, true, true];

/// The symbols of a drawing, from start to checksum.
fn symbols(text: &str) -> Vec<usize> {
    let modules = modules(text);
    let body = modules.strip_suffix(&STOP).unwrap_or_else(|| panic!("{text:?} does not end with the stop"));
    let read = |modules: &[bool]| PATTERNS.iter().position(|known| *known == pattern(modules));
    body.chunks(11).map(|modules| read(modules).unwrap_or_else(|| panic!("{text:?}: {modules:?}"))).collect()
}

/// The text of the symbols.
fn decode(symbols: &[usize]) -> String {
    let (check, data) = symbols.split_last().expect("a checksum");
    let sum: usize = data.iter().enumerate().map(|(place, symbol)| symbol * place.max(1)).sum();
    assert_eq!(sum % 103, *check, "the checksum of {data:?}");
    let (start, data) = data.split_first().expect("a start");
    let mut pairs = match start {
        104 => false,
        105 => true,
        _ => panic!("{start} does not start a code in set B or C"),
    };
    let mut text = String::new();
    for symbol in data {
        match (*symbol, pairs) {
            (99, false) => pairs = true,
            (100, true) => pairs = false,
            (value @ 0..=99, true) => text.push_str(&format!("{value:02}")),
            (value @ 0..=94, false) => text.push(char::from(u8::try_from(value).expect("a small value") + b' ')),
            (value, _) => panic!("{value} is no data"),
        }
    }
    text
}

/// The fewest symbols for the text, by trying all encodings: `[in set B, in set C]` for the rest from each position.
fn fewest(text: &[u8]) -> usize {
    let mut ahead = vec![[0_usize; 2]; text.len() + 2];
    for at in (0..text.len()).rev() {
        let pair = text[at..].len() > 1 && text[at..at + 2].iter().all(u8::is_ascii_digit);
        let single = 1 + ahead[at + 1][0];
        let paired = if pair { 1 + ahead[at + 2][1] } else { usize::MAX - 1 };
        ahead[at] = [single.min(paired + 1), paired.min(single + 1)];
    }
    ahead[0][0].min(ahead[0][1])
}

#[test]
fn known_codes_have_the_expected_symbols() {
    // Encoded by hand, with checksums.
    let table: [(&str, &[usize]); 10] = [
        ("Wikipedia", &[104, 55, 73, 75, 73, 80, 69, 68, 73, 65, 88]),
        ("PJJ123C", &[104, 48, 42, 42, 17, 18, 19, 35, 55]),
        ("HI345678", &[104, 40, 41, 99, 34, 56, 78, 68]),
        ("42184020", &[105, 42, 18, 40, 20, 74]),
        ("098x1234567y23", &[104, 16, 25, 24, 88, 17, 99, 23, 45, 67, 100, 89, 18, 19, 101]),
        // The payment codes of the fixtures.
        ("8127740588870520", &[105, 81, 27, 74, 5, 88, 87, 5, 20, 94]),
        ("0172060", &[105, 1, 72, 6, 100, 16, 27]),
        ("8887322", &[105, 88, 87, 32, 100, 18, 26]),
        ("TEST56147", &[104, 52, 37, 51, 52, 21, 99, 61, 47, 33]),
        ("XENVCQKCUBNRQ", &[104, 56, 37, 46, 54, 35, 49, 43, 35, 53, 34, 46, 50, 49, 78]),
    ];
    for (text, expected) in table {
        assert_eq!(symbols(text), expected, "{text}");
        assert_eq!(decode(expected), text);
    }
}

#[test]
fn digit_pairs_are_used_where_they_save_symbols() {
    let table = [
        ("12", 1),
        ("123", 3),
        ("1234", 2),
        ("12345", 4),
        ("A1234", 4),
        ("A12", 3),
        ("1234A", 4),
        ("12A", 3),
        ("A1234B", 6),
        ("A123456B", 7),
        ("A12345", 5),
        ("A1234567B", 8),
        ("12345678901", 7),
    ];
    for (text, data) in table {
        // Plus start and checksum.
        assert_eq!(symbols(text).len(), data + 2, "{text}");
    }
}

#[test]
fn a_text_that_code_128_cannot_encode_is_not_drawn() {
    for text in ["", "KODE\u{e9}", "A\nB", "\u{7f}", "٣٨١٦"] {
        assert_eq!(barcode::draw(text), None, "{text:?}");
    }
}

#[test]
fn a_code_wider_than_a_phone_is_not_drawn() {
    let fits = |length: usize| barcode::draw(&"X".repeat(length)).is_some();
    assert!(fits(19) && !fits(20));
    assert!(barcode::draw(&"7".repeat(36)).is_some_and(|bars| bars.modules <= MOST_MODULES));
}

proptest! {
    #[test]
    fn any_code_is_read_back_and_has_the_fewest_symbols(text in "[A-Z0-9-]{1,19}|[0-9]{1,32}|[ -~]{1,19}|[A-Z]{0,4}[0-9]{1,12}[A-Z]{0,3}") {
        let symbols = symbols(&text);
        prop_assert_eq!(decode(&symbols), text.clone());
        // An independent library reads the drawing.
        prop_assert_eq!(barcode::draw(&text).map(|bars| scanner::bars(&bars)), Some(text.clone()));
        prop_assert_eq!(symbols.len(), fewest(text.as_bytes()) + 2);
    }
}
