//! The accounts of a transfer on the screen, and what can be copied.

use crate::support::{
    orders::{order, with},
    phrase::says,
    preview,
    widget::{self, Widget},
};
use scalev_checkout::{
    screen::{NumberCard, PaymentCard, Place, Screen, text},
    session::CopyTarget,
};
use serde_json::json;

fn cards(screen: &Screen) -> &[NumberCard] {
    match &screen.card {
        Some(PaymentCard::Numbers(cards)) => cards,
        _ => &[],
    }
}

fn row(id: u32, bank: &str, number: &str) -> serde_json::Value {
    json!({ "method": "bank_transfer", "account_number": number, "account_holder": "PT Contoh Niaga",
        "financial_entity": { "id": id, "code": bank, "name": bank } })
}

/// An order for a transfer, to a store with two accounts.
fn transfer(own: serde_json::Value) -> serde_json::Value {
    let rows = json!([row(1, "Bank Central Asia", "1234567890"), row(2, "Bank Negara Indonesia", "0098.765.432")]);
    with(with(order("bank_transfer"), "/store/payment_accounts", rows), "/payment_account_number", own)
}

#[test]
fn the_orders_account_matches_the_stores_in_every_notation() {
    for own in
        ["0098765432", "0098.765.432", "0098\u{a0}765/432", "００９８７６５４３２", "BNI 0098-765-432 (a.n. Contoh)"]
    {
        let mut widget = Widget::answered(&transfer(json!(own)));
        let screen = widget.screen();
        let [card] = cards(&screen) else { panic!("{own:?} is not the only account") };
        assert_eq!(card.place, Some(Place::Bank("Bank Negara Indonesia".to_owned())), "{own:?}");
        assert_eq!(card.numbers[0].code, "0098765432", "{own:?}");
        assert_eq!(widget.copy(CopyTarget::Number(0)).as_deref(), Some("0098765432"), "{own:?}");
        assert!(preview::of(&transfer(json!(own)), widget::page()).is_some(), "{own:?}");
    }
}

#[test]
fn an_unreadable_account_is_shown_as_written_without_copy() {
    for (own, shown) in [
        ("0098765432 / 1234567890 BNI", "0098765432 / 1234567890 BNI"),
        ("  Rek.\u{202e}0098x ", "Rek.0098x"),
        ("００９８765432x", "００９８765432x"),
        ("1234", "1234"),
    ] {
        let order = transfer(json!(own));
        let mut widget = Widget::answered(&order);
        let screen = widget.screen();
        let [card] = cards(&screen) else { panic!("{own:?} is not the only account") };
        let number = &card.numbers[0];
        assert_eq!((card.place.as_ref(), &number.copy), (None, &None), "{own:?}");
        assert_eq!((number.part, number.code.as_str(), number.spoken.as_str()), ("payment-code", shown, shown));
        assert_eq!(number.groups, [shown]);
        assert_eq!(widget.copy(CopyTarget::Number(0)), None, "{own:?}");
        let shared = widget.copy(CopyTarget::Instructions).expect("a text to share");
        assert!(shared.contains(&format!("Rekening tujuan: {shown}")), "{shared}");
        assert_eq!(preview::of(&order, widget::page()), None, "{own:?}");
        assert!(screen.steps.iter().all(|step| !says(step, text::COPY)), "{:?}", screen.steps);
    }
}

#[test]
fn an_account_that_is_no_text_hides_the_stores_accounts() {
    for own in [
        json!(1_234_567_890),
        json!(98_765_432),
        json!(true),
        json!(["0098765432"]),
        json!("\u{200b}"),
        json!("-"),
        json!("tanya penjual"),
    ] {
        let screen = Widget::answered(&transfer(own.clone())).screen();
        assert!(cards(&screen).is_empty(), "{own}");
        assert!(screen.card.is_some() && screen.fallback.is_some(), "{own} has no link to continue");
    }
    for none in [json!(null), json!(""), json!(" ")] {
        let screen = Widget::answered(&transfer(none.clone())).screen();
        let codes: Vec<&str> = cards(&screen).iter().map(|card| card.numbers[0].code.as_str()).collect();
        assert_eq!(codes, ["1234567890", "0098765432"], "{none}");
    }
}

#[test]
fn each_of_several_accounts_has_its_own_copy_button() {
    let rows = json!([
        row(1, "BCA", "1234567890"),
        row(2, "BNI", "0098x"),
        row(3, "BRI", "No. Rek: 5555-66"),
        row(4, "BSI", "")
    ]);
    let order = with(order("bank_transfer"), "/store/payment_accounts", rows);
    let order = with(order, "/payment_account_number", json!(null));
    let mut widget = Widget::answered(&order);
    let screen = widget.screen();
    let copied: Vec<bool> = cards(&screen).iter().map(|card| card.numbers[0].copy.is_some()).collect();
    assert_eq!(copied, [true, false, true]);
    assert_eq!(widget.copy(CopyTarget::Number(0)).as_deref(), Some("1234567890"));
    assert_eq!(widget.copy(CopyTarget::Number(1)), None);
    assert_eq!(widget.copy(CopyTarget::Number(2)).as_deref(), Some("555566"));
}
