//! QRIS: a code is drawn when it passed every check, and one lost or changed character fails it.

use proptest::prelude::*;
use qrcode::{Color, EcLevel, QrCode};
use scalev_checkout::{
    money::Rupiah,
    qr::{self, Drawing, QUIET_ZONE},
    qris::{self, Fault, Qris},
};

const STATIC: &str = "00020101021126670015COM.EXAMPLE.WWW011893600999000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI5204541153033605802ID5911TOKO CONTOH6013JAKARTA PUSAT61051011062180107INV-0010703A01630495A2";
const DYNAMIC: &str = "00020101021226670015COM.EXAMPLE.WWW011893600999000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI52045411530336054061470005802ID5911TOKO CONTOH6013JAKARTA PUSAT61051011062180107INV-0010703A0163048AAF";
const FIXED_TIP: &str = "00020101021226670015COM.EXAMPLE.WWW011893600999000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI5204541153033605406147000550202560410005802ID5911TOKO CONTOH6013JAKARTA PUSAT61051011062180107INV-0010703A016304A986";
const PERCENT_TIP: &str = "00020101021226670015COM.EXAMPLE.WWW011893600999000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI520454115303360540614700055020357031.55802ID5911TOKO CONTOH6013JAKARTA PUSAT61051011062180107INV-0010703A016304D2BE";
const PROMPT_TIP: &str = "00020101021226670015COM.EXAMPLE.WWW011893600999000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI52045411530336054061470005502015802ID5911TOKO CONTOH6013JAKARTA PUSAT61051011062180107INV-0010703A016304F380";
const SEN: &str = "00020101021226670015COM.EXAMPLE.WWW011893600999000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI5204541153033605409147000.005802ID5911TOKO CONTOH6013JAKARTA PUSAT61051011062180107INV-0010703A016304E366";
const PLACEHOLDER: &str = "00020101021226660014ID.LINKAJA.WWW011893600911002411480002152004230411480010303UME51450015ID.OR.GPNQR.WWW02150000000000000000303UME520454995802ID5920Placeholder merchant6007Jakarta610612345662380115wLoc6DRGwAOgSkZ0715wLoc6DRGwAOgSkZ53033605404400063047668";

const SAMPLES: [&str; 7] = [STATIC, DYNAMIC, FIXED_TIP, PERCENT_TIP, PROMPT_TIP, SEN, PLACEHOLDER];

/// The body with its check digits behind it.
fn sealed(body: &str) -> String {
    let covered = format!("{body}6304");
    let digits = qris::checksum(covered.as_bytes());
    format!("{covered}{digits:04X}")
}

/// A small code in which everything is right, with one piece exchanged.
fn code_with(from: &str, to: &str) -> String {
    let body = "00020101021253033605406147000\
                5802ID5911TOKO CONTOH";
    assert!(body.contains(from), "{from} is no piece of the code");
    sealed(&body.replacen(from, to, 1))
}

#[track_caller]
fn check_read(code: &str, merchant: &str, nmid: Option<&str>, amount: Option<&str>) {
    let wanted =
        Qris { merchant: merchant.to_owned(), nmid: nmid.map(str::to_owned), amount: amount.and_then(Rupiah::parse) };
    assert_eq!(qris::verify(code), Ok(wanted), "{code}");
}

#[track_caller]
fn check_refused(code: &str, fault: Fault) {
    assert_eq!(qris::verify(code), Err(fault), "{code:?}");
}

#[test]
fn the_checksum_is_the_one_of_the_standard() {
    assert_eq!(qris::checksum(b"123456789"), 0x29B1);
    assert_eq!(qris::checksum(b""), 0xFFFF);
}

#[test]
fn valid_codes_tell_merchant_id_and_amount() {
    let nmid = Some("ID1020000000001");
    check_read(STATIC, "TOKO CONTOH", nmid, None);
    check_read(DYNAMIC, "TOKO CONTOH", nmid, Some("147000"));
    check_read(PROMPT_TIP, "TOKO CONTOH", nmid, Some("147000"));
    check_read(SEN, "TOKO CONTOH", nmid, Some("147000"));
    check_read(PLACEHOLDER, "Placeholder merchant", Some("000000000000000"), Some("4000"));
    check_read(&code_with("5802", "5802"), "TOKO CONTOH", None, Some("147000"));
}

#[test]
fn a_tip_is_part_of_what_is_taken() {
    check_read(FIXED_TIP, "TOKO CONTOH", Some("ID1020000000001"), Some("148000"));
    check_read(PERCENT_TIP, "TOKO CONTOH", Some("ID1020000000001"), Some("149205"));
}

#[test]
fn check_digits_may_be_in_lower_case() {
    let lower = format!("{}{}", &DYNAMIC[..DYNAMIC.len() - 4], DYNAMIC[DYNAMIC.len() - 4..].to_lowercase());
    assert_eq!(qris::verify(&lower), qris::verify(DYNAMIC));
}

#[test]
fn names_may_hold_letters_of_more_than_one_byte() {
    check_read(&code_with("5911TOKO CONTOH", "5911KAFÉ CONTOH"), "KAFÉ CONTOH", None, Some("147000"));
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
            let turned = if &sample[index..=index] == "0" { "1" } else { "0" };
            assert!(qris::verify(&format!("{before}{turned}{after}")).is_err(), "{turned} at {index} of {sample}");
            assert!(qris::verify(&format!("{before}{after}")).is_err(), "without character {index} of {sample}");
        }
    }
}

#[test]
fn two_exchanged_neighbors_are_refused() {
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
fn a_code_that_is_not_rupiah_to_a_named_merchant_in_indonesia_is_refused() {
    check_refused(&code_with("5303360", "5303840"), Fault::Foreign);
    check_refused(&code_with("5303360", ""), Fault::Foreign);
    check_refused(&code_with("5802ID", "5802SG"), Fault::Foreign);
    check_refused(&code_with("5802ID", "5802id"), Fault::Foreign);
    check_refused(&code_with("5802ID", ""), Fault::Foreign);
    check_refused(&code_with("5911TOKO CONTOH", ""), Fault::Foreign);
    check_refused(&code_with("5911TOKO CONTOH", "5903   "), Fault::Foreign);
}

#[test]
fn a_code_that_says_something_twice_is_refused() {
    check_refused(&code_with("5802ID", "5802ID54041000"), Fault::Malformed);
    check_refused(&code_with("5802ID", "5802ID5802ID"), Fault::Malformed);
    check_refused(&code_with("5802ID", "5802ID5905KEDUA"), Fault::Malformed);
    check_refused(&code_with("000201", "000201000201"), Fault::Malformed);
}

#[test]
fn an_amount_that_is_no_amount_is_refused() {
    for amount in ["540514,70", "5406147O00", "5406-14700", "54031e5"] {
        check_refused(&code_with("5406147000", amount), Fault::Malformed);
    }
    check_refused(&code_with("5406147000", "54061470005502025604xxxx"), Fault::Malformed);
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

/// The drawing painted on a grid: true is dark.
fn painted(drawing: &Drawing) -> Vec<Vec<bool>> {
    let mut grid = vec![vec![false; drawing.side]; drawing.side];
    for run in drawing.path.split('M').skip(1) {
        let (corner, run) = run.split_once('h').expect("a corner, then a run");
        let (x, y) = corner.split_once(' ').expect("two coordinates");
        let (length, close) = run.split_once('v').expect("a run, then its height");
        let [x, y, length]: [usize; 3] = [x, y, length].map(|number| number.parse().expect("a whole number"));
        assert_eq!(close, format!("1h-{length}z"));
        for cell in &mut grid[y][x..x + length] {
            assert!(!*cell, "painted twice");
            *cell = true;
        }
    }
    grid
}

#[track_caller]
fn check_drawing(text: &str) -> usize {
    let drawing = qr::draw(text).expect("a text of this size fits");
    let grid = painted(&drawing);
    let code = QrCode::with_error_correction_level(text, EcLevel::M).expect("a text of this size fits");
    assert_eq!(drawing.side, code.width() + 2 * QUIET_ZONE);
    for (y, row) in grid.iter().enumerate() {
        for (x, dark) in row.iter().enumerate() {
            let inside = (QUIET_ZONE..drawing.side - QUIET_ZONE).contains(&x)
                && (QUIET_ZONE..drawing.side - QUIET_ZONE).contains(&y);
            let wanted = inside && code[(x - QUIET_ZONE, y - QUIET_ZONE)] == Color::Dark;
            assert_eq!(*dark, wanted, "module {x}, {y}");
        }
    }
    drawing.side
}

#[test]
fn a_drawing_is_the_code_with_four_white_modules_around_it() {
    assert_eq!(QUIET_ZONE, 4);
    assert_eq!(check_drawing("dana://checkout/abc123"), 25 + 8);
    for sample in [DYNAMIC, PLACEHOLDER] {
        check_drawing(sample);
    }
    assert_eq!(check_drawing(&"a".repeat(290)), 69 + 8);
}

#[test]
fn a_drawing_has_its_three_finder_patterns() {
    let grid = painted(&qr::draw(DYNAMIC).expect("a code fits"));
    let far = grid.len() - QUIET_ZONE - 7;
    let finder = ["#######", "#     #", "# ### #", "# ### #", "# ### #", "#     #", "#######"];
    for (left, top) in [(QUIET_ZONE, QUIET_ZONE), (far, QUIET_ZONE), (QUIET_ZONE, far)] {
        for (y, row) in finder.iter().enumerate() {
            let dark: Vec<bool> = row.chars().map(|module| module == '#').collect();
            assert_eq!(grid[top + y][left..left + 7], dark, "row {y} of the pattern at {left}, {top}");
        }
    }
}

#[test]
fn a_text_beyond_every_qr_code_is_not_drawn() {
    assert_eq!(qr::draw(&"a".repeat(3000)), None);
}

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
    fn no_text_passes_by_chance(text in prop_oneof!["\\PC{0,60}", "000201[0-9A-Z. ]{0,80}6304[0-9A-F]{4}"]) {
        prop_assert!(qris::verify(&text).is_err(), "{text}");
    }

    #[test]
    fn a_well_sealed_stranger_never_panics(body in "000201([0-9]{2}0[1-9][0-9A-Zé. ]{1,9}){0,8}") {
        let _ = qris::verify(&sealed(&body));
    }
}
