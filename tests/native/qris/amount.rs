//! The amount of a code and the tip that is added to it.

use super::{DYNAMIC, FIXED_TIP, PERCENT_TIP, PROMPT_TIP, check_read, check_refused, verified};
use crate::support::qris::with;
use scalev_checkout::value::{
    Rupiah,
    qris::{self, Fault, Tip},
};

/// Notations of a number, valid and invalid.
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

#[test]
fn a_tip_is_added_to_the_amount() {
    check_read(FIXED_TIP, "TOKO CONTOH", Some("ID1020000000001"), Some("148000"));
    check_read(PERCENT_TIP, "TOKO CONTOH", Some("ID1020000000001"), Some("149205"));
    let rupiah = |text| Rupiah::parse(text).expect("an amount");
    assert_eq!(verified(FIXED_TIP).tip, Some(Tip::Fixed(rupiah("1000"))));
    assert_eq!(verified(PERCENT_TIP).tip, Some(Tip::Percent(rupiah("1.5"))));
    assert_eq!(verified(PROMPT_TIP).tip, Some(Tip::Asked));
    assert_eq!(verified(DYNAMIC).tip, None);
}

/// Field 55 decides over every pair of values of 56 and 57, with and without an amount.
#[test]
fn the_tip_indicator_decides_which_tip_is_added() {
    let values = NUMBERS.iter().map(|number| Some(*number)).chain([None]);
    let values: Vec<Option<&str>> = values.collect();
    for amount in [None, Some(""), Some("0"), Some("147000"), Some("147000."), Some("147000.50"), Some("1")] {
        let base = amount.and_then(hundredths).filter(|sen| *sen > 0);
        for (at, fixed) in values.iter().enumerate() {
            // Pairs each value with a different one.
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
fn an_unknown_tip_indicator_is_refused() {
    let known = ["01", "02", "03"];
    let numbers = (0..100).map(|number| format!("{number:02}"));
    let others = ["", "1", "2", "001", "0", " 1", "O1", "０１"].map(str::to_owned);
    for indicator in numbers.chain(others).filter(|indicator| !known.contains(&indicator.as_str())) {
        check_refused(&with(&[(55, Some(&indicator)), (56, Some("1000")), (57, Some("1.5"))]), Fault::Malformed);
    }
}

#[test]
fn a_tip_of_0_01_to_99_99_percent_is_accepted() {
    for part in 0..=10_100_u32 {
        let percent = format!("{}.{:02}", part / 100, part % 100);
        let read = qris::verify(&with(&[(54, Some("100")), (55, Some("03")), (57, Some(&percent))]));
        assert_eq!(read.is_ok(), (1..=9999).contains(&part), "{percent}");
    }
}

#[test]
fn an_amount_beyond_15_digits_is_refused() {
    check_refused(&with(&[(54, Some("9999999999999999"))]), Fault::Malformed);
    let most = Some("999999999999999");
    check_refused(&with(&[(54, most), (55, Some("02")), (56, most)]), Fault::Malformed);
    check_refused(&with(&[(54, most), (55, Some("03")), (57, Some("99.99"))]), Fault::Malformed);
}
