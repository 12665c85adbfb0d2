//! A code is what the library would draw: of every version, at its fullest and nearly empty.

use proptest::prelude::*;
use qrcode::{Color, EcLevel, QrCode, Version, bits};
use scalev_checkout::qr::{self, QUIET_ZONE};

/// The dark modules of the library's own code, in the form of a drawing's path.
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

/// Bytes that no shorter mode takes, no two alike beside each other.
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
fn every_version_is_the_librarys_own() {
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_the_librarys_own(text in prop_oneof!["[0-9]{0,300}", "[A-Z0-9 $%*+./:-]{0,300}", ".{0,120}"]) {
        prop_assert_eq!(qr::draw(&text).map(|code| code.path), Some(expected(&text)));
    }
}
