//! Accessible names of numbers, amounts and the buttons that copy them.

use crate::support::{
    orders::{order, virtual_account, with},
    widget::{self, Widget, ok},
};
use scalev_checkout::{
    contract::Environment,
    screen::{Number, PaymentCard, Screen},
    session::Session,
    value::Language,
};
use serde_json::{Value, json};

fn screen(order: &Value, language: Language) -> Screen {
    let page = Environment { language, ..widget::page() };
    let mut widget = Widget::of(Session::new(Ok(widget::config()), page));
    widget.answer(ok(order));
    widget.screen()
}

fn numbers(order: &Value, language: Language) -> Vec<Number> {
    match screen(order, language).card {
        Some(PaymentCard::Numbers(cards)) => cards.into_iter().flat_map(|card| card.numbers).collect(),
        other => panic!("no number: {other:?}"),
    }
}

fn names(order: &Value, language: Language) -> Vec<String> {
    numbers(order, language).into_iter().filter_map(|number| number.copy).map(|copy| copy.name).collect()
}

fn account(number: &str) -> Value {
    let path = "/pg_payment_info/payment_method/virtual_account/channel_properties/virtual_account_number";
    with(virtual_account(), path, number)
}

fn bill() -> Value {
    let info = json!({ "payment_type": "echannel", "transaction_status": "pending", "biller_code": "70012",
        "bill_key": "778347787706", "gross_amount": "147000.00" });
    with(order("va_mandiri"), "/pg_payment_info", info)
}

fn alfamart(code: &str) -> Value {
    let info = json!({ "payment_type": "cstore", "transaction_status": "pending", "store": "alfamart",
        "payment_code": code, "gross_amount": "147000.00" });
    with(order("alfamart"), "/pg_payment_info", info)
}

fn transfer() -> Value {
    let row = |id: u64, bank: Value, number: &str| json!({ "id": id, "method": "bank_transfer", "account_number": number, "financial_entity": bank });
    let rows = json!([row(1, json!({ "name": "Bank Central Asia" }), "1234567890"), row(2, json!(null), "0098765432")]);
    with(order("bank_transfer"), "/store/payment_accounts", rows)
}

#[test]
fn a_number_is_spoken_by_digit_with_a_pause_after_each_group() {
    let table = [
        ("381659999814525", "3 8 1 6, 5 9 9 9, 9 8 1 4, 5 2 5"),
        ("8808123400000001", "8 8 0 8, 1 2 3 4, 0 0 0 0, 0 0 0 1"),
        ("12345678", "1 2 3 4, 5 6 7 8"),
        ("123456", "1 2 3 4 5 6"),
    ];
    for (number, spoken) in table {
        let shown = &numbers(&account(number), Language::Indonesian)[0];
        assert_eq!(shown.spoken, spoken);
        assert_eq!(shown.groups.concat(), number);
    }
    assert_eq!(numbers(&alfamart("XENVCQ7"), Language::Indonesian)[0].spoken, "X E N V, C Q 7");
    let [biller, key] = &numbers(&bill(), Language::Indonesian)[..] else { panic!("two numbers") };
    assert_eq!((biller.spoken.as_str(), key.spoken.as_str()), ("7 0 0 1 2", "7 7 8 3, 4 7 7 8, 7 7 0 6"));
}

#[test]
fn an_amount_is_spoken_in_the_format_of_the_language() {
    let spoken = |amount: &str, language| {
        let order = with(order("cod"), "/gross_revenue", amount);
        screen(&order, language).amount.expect("an amount").spoken
    };
    assert_eq!(spoken("147000.00", Language::Indonesian), "147.000 rupiah");
    assert_eq!(spoken("147000.00", Language::English), "147,000 rupiah");
    assert_eq!(spoken("1234567.50", Language::Indonesian), "1.234.567,50 rupiah");
    assert_eq!(spoken("1234567.50", Language::English), "1,234,567.50 rupiah");
    assert_eq!(spoken("1", Language::Indonesian), "1 rupiah");
}

#[test]
fn a_copy_button_names_the_number_and_its_bank_or_outlet() {
    let table = [
        (virtual_account(), vec!["Salin nomor virtual account BCA"], vec!["Copy number of the BCA virtual account"]),
        (
            bill(),
            vec!["Salin kode perusahaan Mandiri", "Salin kode bayar Mandiri"],
            vec!["Copy company code Mandiri", "Copy payment code Mandiri"],
        ),
        (
            alfamart("8127740588870520"),
            vec!["Salin kode pembayaran Alfamart"],
            vec!["Copy code for the Alfamart cashier"],
        ),
        (
            transfer(),
            vec!["Salin nomor rekening Bank Central Asia", "Salin nomor rekening"],
            vec!["Copy number of the Bank Central Asia account", "Copy number of the account"],
        ),
    ];
    for (order, indonesian, english) in table {
        assert_eq!(names(&order, Language::Indonesian), indonesian);
        assert_eq!(names(&order, Language::English), english);
    }
}

#[test]
fn an_accessible_name_begins_with_the_visible_label() {
    for order in [virtual_account(), bill(), alfamart("TEST56147"), transfer()] {
        for language in [Language::Indonesian, Language::English] {
            let total = screen(&order, language).amount.and_then(|amount| amount.copy).expect("a button");
            let buttons = numbers(&order, language).into_iter().filter_map(|number| number.copy).chain([total]);
            for button in buttons {
                assert!(button.name.starts_with(&button.label), "{} / {}", button.name, button.label);
                assert!(!button.name.contains(char::is_numeric), "{}", button.name);
            }
        }
    }
}
