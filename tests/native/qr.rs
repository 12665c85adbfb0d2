//! The codes of ASCII texts equal those of the crate `qrcode`, in every version. Other texts are UTF-8 in byte mode.

use crate::support::{orders::QRIS, scanner};
use proptest::prelude::*;
use qrcode::{Color, EcLevel, QrCode, Version, bits};
use scalev_checkout::value::qr::{self, QUIET_ZONE};

/// The dark modules of the crate's code, in the form of a drawing's path.
fn expected(text: &str) -> String {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).expect("it fits");
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(code.width()).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, next| one == next) {
            if run[0] == Color::Dark {
                path += &format!("M{} {}h{}v1h-{}z", x + QUIET_ZONE, y + QUIET_ZONE, run.len(), run.len());
            }
            x += run.len();
        }
    }
    path
}

/// Lower-case letters, which need byte mode, without equal neighbors.
fn text(length: usize) -> String {
    (0..length).map(|at| char::from(b'a' + (at * at % 23) as u8)).collect()
}

fn version(text: &str) -> i16 {
    match bits::encode_auto(text.as_bytes(), EcLevel::M).expect("it fits").version() {
        Version::Normal(number) => number,
        Version::Micro(number) => panic!("a micro code {number}"),
    }
}

#[test]
fn every_version_equals_the_librarys_code() {
    let mut seen = Vec::new();
    // The last text of one version, and the first of the next.
    let mut last = 0;
    for length in 1..=2331 {
        let now = version(&text(length));
        if now != last {
            for length in [length - 1, length] {
                assert_eq!(qr::draw(&text(length)).map(|code| code.path), Some(expected(&text(length))), "{length}");
            }
            seen.push(now);
            last = now;
        }
    }
    assert_eq!(seen, (1..=40).collect::<Vec<i16>>());
    assert_eq!(qr::draw(&text(2331)).map(|code| code.path), Some(expected(&text(2331))));
    assert_eq!(qr::draw(&text(2332)), None);
}

#[test]
fn a_code_has_a_quiet_zone_of_four_modules() {
    assert_eq!(QUIET_ZONE, 4);
    for (text, side) in [("dana://checkout/abc123", 25), (QRIS, 49), (&"a".repeat(290), 69)] {
        let drawing = qr::draw(text).expect("a text of this size fits");
        assert_eq!(drawing.side, side + 8, "{text}");
        let grid = scanner::painted(&drawing.path, (drawing.side, drawing.side));
        let inside = QUIET_ZONE..QUIET_ZONE + side;
        for (y, row) in grid.iter().enumerate() {
            let dark: Vec<usize> = (0..row.len()).filter(|x| row[*x]).collect();
            assert!(dark.iter().all(|x| inside.contains(x) && inside.contains(&y)), "row {y} of {text}");
        }
    }
}

#[test]
fn a_drawing_has_its_three_finder_patterns() {
    let drawing = qr::draw(QRIS).expect("a code fits");
    let grid = scanner::painted(&drawing.path, (drawing.side, drawing.side));
    let far = grid.len() - QUIET_ZONE - 7;
    let finder = ["#######", "#     #", "# ### #", "# ### #", "# ### #", "#     #", "#######"];
    for (left, top) in [(QUIET_ZONE, QUIET_ZONE), (far, QUIET_ZONE), (QUIET_ZONE, far)] {
        for (y, row) in finder.iter().enumerate() {
            let dark: Vec<bool> = row.chars().map(|module| module == '#').collect();
            assert_eq!(grid[top + y][left..left + 7], dark, "row {y} of the pattern at {left}, {top}");
        }
    }
}

/// The symbology identifier of a scanner: `]Q1` for a code without a declared character set, `]Q2` with one (ECI).
#[test]
fn only_a_non_ascii_text_declares_utf_8() {
    for text in ["1", "A", "~", QRIS, "https://toko.example/", "\0\u{1}\u{7f}"] {
        let drawing = qr::draw(text).expect("a text of this size fits");
        assert_eq!(scanner::symbology(&drawing), "]Q1", "{text:?}");
    }
    for text in ["é", "\u{80}", "’", "店", "123é", "TOKO IBU’S 123456789"] {
        let drawing = qr::draw(text).expect("a text of this size fits");
        assert_eq!(scanner::symbology(&drawing), "]Q2", "{text:?}");
    }
}

#[test]
fn the_longest_non_ascii_text_fills_version_40() {
    // Two bytes each, in 2,334 bytes minus 12 bits for the ECI and 20 bits for mode and length.
    assert_eq!(qr::draw(&"é".repeat(1165)).map(|code| code.side), Some(177 + 8));
    assert_eq!(qr::draw(&"é".repeat(1166)), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_ascii_text_equals_the_librarys_code(
        text in prop_oneof!["[0-9]{0,300}", "[A-Z0-9 $%*+./:-]{0,300}", "[\\x00-\\x7f]{0,900}", "([0-9]{1,20}[A-Z]{1,9}[a-z]{0,9}){0,40}"]
    ) {
        prop_assert_eq!(qr::draw(&text).map(|code| code.path), Some(expected(&text)));
    }
}
