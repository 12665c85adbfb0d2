//! Amounts: every form is read to the sen, and ambiguous text is refused.

use proptest::prelude::*;
use scalev_checkout::value::{Json, Rupiah};

#[track_caller]
fn check_money(input: &str, digits: &str, shown: &str) {
    let amount = Rupiah::parse(input).unwrap_or_else(|| panic!("{input:?} was refused"));
    assert_eq!((amount.digits().as_str(), amount.to_string().as_str()), (digits, shown), "{input:?}");
}

#[test]
fn every_form_of_an_amount_is_read_to_the_sen() {
    check_money("147000", "147000", "Rp147.000");
    check_money("147000.0", "147000", "Rp147.000");
    check_money("147000.00", "147000", "Rp147.000");
    check_money("147000.", "147000", "Rp147.000");
    check_money("0.", "0", "Rp0");
    check_money("147000.5", "147000.50", "Rp147.000,50");
    check_money("789000.50", "789000.50", "Rp789.000,50");
    check_money("789000.05", "789000.05", "Rp789.000,05");
    check_money("0", "0", "Rp0");
    check_money("0.00", "0", "Rp0");
    check_money("000147000", "147000", "Rp147.000");
    check_money("1", "1", "Rp1");
    check_money("999", "999", "Rp999");
    check_money("1000", "1000", "Rp1.000");
    check_money("10000", "10000", "Rp10.000");
    check_money("1000000", "1000000", "Rp1.000.000");
    check_money("999999999999999", "999999999999999", "Rp999.999.999.999.999");
    check_money("100000000000000.99", "100000000000000.99", "Rp100.000.000.000.000,99");
}

#[test]
fn an_ambiguous_amount_is_refused() {
    let refused = [
        "",
        " ",
        ".",
        "147.000,00",
        "147,000.00",
        "147,000",
        "1.470.00",
        "147 000",
        " 147000",
        "147000 ",
        "-147000",
        "+147000",
        "-0",
        "1e5",
        "1E5",
        "1.47e5",
        "0x10",
        "NaN",
        "inf",
        "Infinity",
        "Rp147000",
        ".5",
        ".50",
        "..",
        "147000..",
        "147000.0.",
        "147000.001",
        "147000.000",
        "104.000",
        "147000.000000",
        "147000.-5",
        "147000.+",
        "147000. ",
        "147000.0e",
        "147 .5",
        "147000,",
        "147000.00.0",
        "1_000",
        "١٤٧",
        "１４７０００",
        "1000000000000000",
        "147000\u{200b}",
        "147000\0",
        "--1",
        "null",
    ];
    for input in refused {
        assert_eq!(Rupiah::parse(input), None, "{input:?}");
    }
}

/// Checks the amount that is read from this JSON value of a field.
#[track_caller]
fn check_field(json: &str, digits: Option<&str>) {
    let payload = Json::parse(&format!("{{\"amount\":{json}}}")).expect("JSON");
    assert_eq!(payload.money("amount").map(Rupiah::digits).as_deref(), digits, "{json}");
}

#[test]
fn an_amount_is_read_from_text_numbers_and_currency_objects() {
    let plain = ["147000", "147000.0", "147000.00"];
    let text = ["\"147000\"", "\"147000.\"", "\"147000.0\"", "\"147000.00\"", "\" 147000.00 \"", "\"000147000\""];
    for amount in plain.into_iter().chain(text) {
        check_field(amount, Some("147000"));
        for key in ["value", "amount"] {
            check_field(&format!("{{\"{key}\":{amount}}}"), Some("147000"));
            for currency in ["\"IDR\"", "\"idr\"", "\" Idr \"", "\"\"", "null"] {
                check_field(&format!("{{\"currency\":{currency},\"{key}\":{amount}}}"), Some("147000"));
            }
            for currency in ["\"USD\"", "\"myr\"", "\"Rp\"", "\"360\""] {
                check_field(&format!("{{\"{key}\":{amount},\"currency\":{currency}}}"), None);
            }
        }
    }
    check_field("{\"value\":\"\",\"amount\":\"147000\"}", Some("147000"));
    check_field("{\"value\":null,\"amount\":147000}", Some("147000"));
    check_field("789000.05", Some("789000.05"));
}

#[test]
fn zero_and_invalid_amounts_are_none() {
    let zero = ["0", "0.0", "0.00", "-0", "0e0", "\"0\"", "\"0.\"", "\"0.00\"", "\"000\"", "\"\"", "\" \"", "null"];
    let other =
        ["104.000", "\"104.000\"", "147000.000", "1.47e5", "-147000", "\"147.000,00\"", "\"147,000\"", "\"Rp147000\""];
    let shapes =
        ["true", "[147000]", "{}", "{\"value\":[147000]}", "{\"value\":{\"value\":147000}}", "{\"total\":147000}"];
    for amount in zero.into_iter().chain(other) {
        check_field(&format!("{{\"value\":{amount},\"currency\":\"IDR\"}}"), None);
        check_field(amount, None);
    }
    shapes.into_iter().for_each(|shape| check_field(shape, None));
}

#[test]
fn sums_are_exact_and_percentages_round_to_whole_rupiah() {
    let rupiah = |text| Rupiah::parse(text).expect("a plain amount");
    assert_eq!(rupiah("147000").plus(rupiah("1000.50")), Some(rupiah("148000.50")));
    assert_eq!(rupiah("147000").percent(rupiah("1.5")), Some(rupiah("2205")));
    assert_eq!(rupiah("147000").percent(rupiah("0")), Some(rupiah("0")));
    assert_eq!(rupiah("100").percent(rupiah("0.5")), Some(rupiah("1")), "half a rupiah is rounded up");
    assert_eq!(rupiah("99").percent(rupiah("0.5")), Some(rupiah("0")));
    assert_eq!(rupiah("147001").percent(rupiah("1")), Some(rupiah("1470")));
    assert_eq!(rupiah("999999999999999").plus(rupiah("1")), None, "no price is that high");
    assert_eq!(rupiah("999999999999999").percent(rupiah("1000")), None);
    assert_eq!(rupiah("999999999999999").percent(rupiah("999999999999999")), None);
    assert!(rupiah("0.00").is_zero() && !rupiah("0.01").is_zero());
}

proptest! {
    #[test]
    fn a_written_amount_is_read_back(whole in 0_u64..1_000_000_000_000_000, sen in 0_u8..100) {
        let amount = Rupiah::parse(&format!("{whole}.{sen:02}"));
        prop_assert_eq!(amount.and_then(|amount| Rupiah::parse(&amount.digits())), amount);
        let shown = amount.map(|amount| amount.to_string().replace(['R', 'p', '.'], "").replace(',', "."));
        prop_assert_eq!(shown.as_deref().and_then(Rupiah::parse), amount);
    }

    #[test]
    fn an_amount_is_never_read_as_another(text in "[0-9.,eE+ -]{0,18}") {
        if let Some(amount) = Rupiah::parse(&text) {
            let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
            let whole = whole.trim_start_matches('0');
            let fraction = fraction.trim_end_matches('0');
            let whole = if whole.is_empty() { "0" } else { whole };
            let plain = if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction:0<2}") };
            prop_assert_eq!(amount.digits(), plain);
        }
    }
}
