//! QRIS: a code is drawn when it passed every check, and one lost or changed character fails it.

use crate::support::qris::{FIELDS, code, field, sealed, with};
use proptest::prelude::*;
use scalev_checkout::value::{
    money::Rupiah,
    qris::{self, Fault, Qris, Tip},
};

const STATIC: &str = "00020101021126670015COM.EXAMPLE.WWW011893600999000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI5204541153033605802ID5911TOKO CONTOH6013JAKARTA PUSAT61051011062180107INV-0010703A01630495A2";
const DYNAMIC: &str = "00020101021226670015COM.EXAMPLE.WWW011893600999000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI52045411530336054061470005802ID5911TOKO CONTOH6013JAKARTA PUSAT61051011062180107INV-0010703A0163048AAF";
const FIXED_TIP: &str = "00020101021226670015COM.EXAMPLE.WWW011893600999000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI5204541153033605406147000550202560410005802ID5911TOKO CONTOH6013JAKARTA PUSAT61051011062180107INV-0010703A016304A986";
const PERCENT_TIP: &str = "00020101021226670015COM.EXAMPLE.WWW011893600999000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI520454115303360540614700055020357031.55802ID5911TOKO CONTOH6013JAKARTA PUSAT61051011062180107INV-0010703A016304D2BE";
const PROMPT_TIP: &str = "00020101021226670015COM.EXAMPLE.WWW011893600999000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI52045411530336054061470005502015802ID5911TOKO CONTOH6013JAKARTA PUSAT61051011062180107INV-0010703A016304F380";
const SEN: &str = "00020101021226670015COM.EXAMPLE.WWW011893600999000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI5204541153033605409147000.005802ID5911TOKO CONTOH6013JAKARTA PUSAT61051011062180107INV-0010703A016304E366";
const PLACEHOLDER: &str = "00020101021226660014ID.LINKAJA.WWW011893600911002411480002152004230411480010303UME51450015ID.OR.GPNQR.WWW02150000000000000000303UME520454995802ID5920Placeholder merchant6007Jakarta610612345662380115wLoc6DRGwAOgSkZ0715wLoc6DRGwAOgSkZ53033605404400063047668";

const SAMPLES: [&str; 7] = [STATIC, DYNAMIC, FIXED_TIP, PERCENT_TIP, PROMPT_TIP, SEN, PLACEHOLDER];

/// The code in which everything is right, with one piece exchanged.
fn code_with(from: &str, to: &str) -> String {
    let body: String = FIELDS.iter().map(|(tag, value)| field(*tag, value)).collect();
    assert!(body.contains(from), "{from} is no piece of the code");
    sealed(&body.replacen(from, to, 1))
}

#[track_caller]
fn verified(code: &str) -> Qris {
    qris::verify(code).unwrap_or_else(|fault| panic!("{fault:?}: {code:?}"))
}

#[track_caller]
fn check_read(code: &str, merchant: &str, nmid: Option<&str>, amount: Option<&str>) {
    let qris = verified(code);
    assert_eq!((qris.merchant.as_str(), qris.nmid.as_deref()), (merchant, nmid), "{code}");
    assert_eq!(qris.amount, amount.and_then(Rupiah::parse), "{code}");
    assert_eq!(qris.text(), code);
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
    check_read(&code(&FIELDS), "TOKO CONTOH", nmid, Some("147000"));
    check_read(&with(&[(51, None)]), "TOKO CONTOH", None, Some("147000"));
    check_read(&with(&[(52, None), (60, None), (61, None), (62, None)]), "TOKO CONTOH", nmid, Some("147000"));
}

#[test]
fn a_tip_is_part_of_what_is_taken() {
    check_read(FIXED_TIP, "TOKO CONTOH", Some("ID1020000000001"), Some("148000"));
    check_read(PERCENT_TIP, "TOKO CONTOH", Some("ID1020000000001"), Some("149205"));
    let rupiah = |text| Rupiah::parse(text).expect("an amount");
    assert_eq!(verified(FIXED_TIP).tip, Some(Tip::Fixed(rupiah("1000"))));
    assert_eq!(verified(PERCENT_TIP).tip, Some(Tip::Percent(rupiah("1.5"))));
    assert_eq!(verified(PROMPT_TIP).tip, Some(Tip::Asked));
    assert_eq!(verified(DYNAMIC).tip, None);
}

/// Every form of a number that a code has been met with or could be.
const NUMBERS: [&str; 36] = [
    "147000",
    "147000.",
    "147000.0",
    "147000.00",
    "147000.5",
    "147000.50",
    "147000.05",
    "0147000",
    "1",
    "0",
    "00",
    "0.",
    "0.0",
    "0.00",
    "00.00",
    "1000",
    "1.5",
    "00.01",
    "0.01",
    "99.99",
    "100",
    "99.999",
    "5.",
    "05.00",
    "9999999999.99",
    "",
    ".",
    ".5",
    "1,000",
    "147.000",
    "147000.000",
    "1..5",
    "1.5.",
    "-1",
    "1e5",
    "１００",
];

/// The number in hundredths, by EMVCo's definition: digits, and at most one point with up to two decimals.
fn hundredths(number: &str) -> Option<u128> {
    let (whole, decimals) = match number.split('.').collect::<Vec<&str>>()[..] {
        [whole] => (whole, ""),
        [whole, decimals] => (whole, decimals),
        _ => return None,
    };
    let plain = [whole, decimals].concat().bytes().all(|byte| byte.is_ascii_digit());
    if !plain || whole.is_empty() || decimals.len() > 2 {
        return None;
    }
    format!("{whole}{decimals:0<2}").parse().ok()
}

#[test]
fn every_form_of_an_amount_is_read_or_refused() {
    for number in NUMBERS {
        let code = with(&[(54, Some(number))]);
        let amount = qris::verify(&code).map(|qris| qris.amount.map(|amount| amount.digits()));
        let wanted = match hundredths(number) {
            _ if number.is_empty() => Ok(None),
            Some(0) => Ok(None),
            Some(sen) if sen % 100 == 0 => Ok(Some((sen / 100).to_string())),
            Some(sen) => Ok(Some(format!("{}.{:02}", sen / 100, sen % 100))),
            None => Err(Fault::Malformed),
        };
        assert_eq!(amount, wanted, "{number:?}");
    }
    assert_eq!(verified(&with(&[(54, None)])).amount, None);
    for number in ["14,70", "147 000", "147000 ", "Rp147000", "147O00", "1_000", "+1", "0x10", "NaN", "∞", "٣"] {
        check_refused(&with(&[(54, Some(number))]), Fault::Malformed);
    }
}

/// Field 55 decides over every pair of values of 56 and 57, with and without an amount.
#[test]
fn every_tip_is_added_or_refused_as_its_indicator_says() {
    let values = NUMBERS.iter().map(|number| Some(*number)).chain([None]);
    let values: Vec<Option<&str>> = values.collect();
    for amount in [None, Some(""), Some("0"), Some("147000"), Some("147000."), Some("147000.50"), Some("1")] {
        let base = amount.and_then(hundredths).filter(|sen| *sen > 0);
        for (at, fixed) in values.iter().enumerate() {
            // Each value beside another one.
            let percent = values[(at * 5 + 3) % values.len()];
            for indicator in [None, Some("01"), Some("02"), Some("03")] {
                let code = with(&[(54, amount), (55, indicator), (56, *fixed), (57, percent)]);
                let added = match indicator {
                    Some("02") => fixed.and_then(hundredths).filter(|sen| *sen > 0),
                    Some("03") => percent.and_then(hundredths).filter(|part| (1..=9999).contains(part)),
                    _ => Some(0),
                };
                let Some(added) = added else {
                    check_refused(&code, Fault::Malformed);
                    continue;
                };
                let qris = verified(&code);
                let total = base.map(|base| match indicator {
                    // Rounded to whole rupiah.
                    Some("03") => base + (base * added + 500_000) / 1_000_000 * 100,
                    _ => base + added,
                });
                let sen = |amount: Rupiah| hundredths(&amount.digits()).expect("digits");
                assert_eq!(qris.amount.map(sen), total, "{code}");
                match qris.tip {
                    None => assert_eq!(indicator, None),
                    Some(Tip::Asked) => assert_eq!(indicator, Some("01")),
                    Some(Tip::Fixed(tip)) => assert_eq!((indicator, sen(tip)), (Some("02"), added)),
                    Some(Tip::Percent(tip)) => assert_eq!((indicator, sen(tip)), (Some("03"), added)),
                }
            }
        }
    }
}

#[test]
fn an_unknown_indicator_of_a_tip_is_refused() {
    let known = ["01", "02", "03"];
    let numbers = (0..100).map(|number| format!("{number:02}"));
    let others = ["", "1", "2", "001", "0", " 1", "O1", "０１"].map(str::to_owned);
    for indicator in numbers.chain(others).filter(|indicator| !known.contains(&indicator.as_str())) {
        check_refused(&with(&[(55, Some(&indicator)), (56, Some("1000")), (57, Some("1.5"))]), Fault::Malformed);
    }
}

#[test]
fn every_percentage_from_the_least_to_the_most_is_a_tip() {
    for part in 0..=10_100_u32 {
        let percent = format!("{}.{:02}", part / 100, part % 100);
        let read = qris::verify(&with(&[(54, Some("100")), (55, Some("03")), (57, Some(&percent))]));
        assert_eq!(read.is_ok(), (1..=9999).contains(&part), "{percent}");
    }
}

#[test]
fn a_sum_that_is_no_price_any_more_is_refused() {
    check_refused(&with(&[(54, Some("9999999999999999"))]), Fault::Malformed);
    let most = Some("999999999999999");
    check_refused(&with(&[(54, most), (55, Some("02")), (56, most)]), Fault::Malformed);
    check_refused(&with(&[(54, most), (55, Some("03")), (57, Some("99.99"))]), Fault::Malformed);
}

#[test]
fn a_code_without_a_merchants_account_is_refused() {
    let rest = [(26, None), (51, None)];
    check_refused(&with(&rest), Fault::Foreign);
    for tag in (2..=99).filter(|tag| *tag == 26 || *tag == 51 || FIELDS.iter().all(|(known, _)| known != tag)) {
        let is_account = (2..=51).contains(&tag);
        if matches!(tag, 55 | 63) {
            continue;
        }
        let template = with(&[&rest[..], &[(tag, Some("0015COM.EXAMPLE.WWW"))]].concat());
        assert_eq!(qris::verify(&template).is_ok(), is_account, "{tag}");
        // Card schemes write theirs in forms of their own; the others are templates.
        let number = with(&[&rest[..], &[(tag, Some("4000123456789012"))]].concat());
        assert_eq!(qris::verify(&number).is_ok(), tag < 26, "{tag}");
        check_refused(&with(&[&rest[..], &[(tag, Some(""))]].concat()), Fault::Foreign);
    }
    check_refused(&with(&[(51, Some("0014ID.CO.QRIS"))]), Fault::Malformed);
    check_refused(&with(&[(26, Some("9999"))]), Fault::Malformed);
}

#[test]
fn what_is_invisible_around_a_code_is_cut_off() {
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
            // Inside of the code it is a character that the checksum covers.
            assert!(qris::verify(&code.replacen("TOKO", &format!("TO{mark}KO"), 1)).is_err(), "{mark:?}");
        }
        for mark in ["0", "a", "é", "\"", "'", "店", ".", "https://toko.example/?q="] {
            assert!(qris::verify(&format!("{mark}{code}")).is_err(), "{mark:?} before");
            assert!(qris::verify(&format!("{code}{mark}")).is_err(), "{mark:?} after");
        }
    }
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
fn a_template_in_another_language_changes_nothing() {
    let template = [field(0, "ZH"), field(1, "店"), field(2, "雅加达")].concat();
    check_read(&with(&[(64, Some(&template))]), "TOKO CONTOH", Some("ID1020000000001"), Some("147000"));
}

#[test]
fn check_digits_may_be_in_either_case() {
    let (body, digits) = DYNAMIC.split_at(DYNAMIC.len() - 4);
    for digits in [digits.to_lowercase(), digits.to_uppercase(), "8aAF".to_owned(), "8AaF".to_owned()] {
        check_read(&format!("{body}{digits}"), "TOKO CONTOH", Some("ID1020000000001"), Some("147000"));
    }
}

#[test]
fn names_may_hold_letters_of_more_than_one_byte() {
    for name in ["KAFÉ CONTOH", "TOKO IBU’S", "店", "☕️ KOPI"] {
        let nmid = Some("ID1020000000001");
        check_read(&with(&[(59, Some(name))]), &name.replace('\u{fe0f}', ""), nmid, Some("147000"));
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
fn a_code_without_currency_country_or_name_is_refused() {
    for tag in [53, 58, 59] {
        check_refused(&with(&[(tag, None)]), Fault::Foreign);
    }
    for name in ["", "   ", "\u{200b}"] {
        check_refused(&with(&[(59, Some(name))]), Fault::Foreign);
    }
}

#[test]
fn a_code_that_says_something_twice_is_refused() {
    for (tag, value) in FIELDS {
        check_refused(&code(&[&FIELDS[..], &[(tag, value)]].concat()), Fault::Malformed);
        check_refused(&code(&[&FIELDS[..], &[(tag, "KEDUA")]].concat()), Fault::Malformed);
    }
    check_refused(&code_with("5802ID", "630412345802ID"), Fault::Malformed);
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

proptest! {
    #[test]
    fn fields_may_stand_in_any_order(fields in Just(FIELDS[1..].to_vec()).prop_shuffle()) {
        let text = code(&[&FIELDS[..1], &fields].concat());
        let (one, other) = (verified(&text), verified(&code(&FIELDS)));
        prop_assert_eq!((one.merchant, one.nmid, one.amount), (other.merchant, other.nmid, other.amount));
        let late = code(&[&fields[..1], &FIELDS[..1], &fields[1..]].concat());
        prop_assert_eq!(qris::verify(&late), Err(Fault::Malformed));
    }

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
