//! The payment changes while a code is being saved, and payments without a code to save.

use super::{DATA, HOLD, SHARED, actions, done, end, made, phone, step, webview, words};
use crate::support::{
    orders::{QRIS, order, paid, qris, virtual_account, with},
    widget::{self, Widget, config, ok},
};
use scalev_checkout::{
    contract::Environment,
    session::{CopyTarget, Message, Outcome, SaveStep, SaveTarget, Session},
};
use serde_json::json;

#[test]
fn a_payment_while_saving_closes_the_picture() {
    let mut widget = made(webview());
    widget.send(Message::EnlargePressed);
    assert!(widget.screen().is_covered());
    let (attempt, share) = step(&made(webview())).expect("a step was asked for");
    widget.send(Message::CheckPressed);
    widget.answer(ok(&paid(qris())));
    assert_eq!((widget.state(), widget.screen().is_covered()), ("paid", false));
    widget.send(Message::SaveEnded { target: SaveTarget::Poster, attempt, step: share, outcome: Outcome::Failed });
    widget.send(Message::SaveEnded {
        target: SaveTarget::Poster,
        attempt,
        step: SaveStep::Show,
        outcome: Outcome::Done(DATA.to_owned()),
    });
    assert!(!widget.screen().is_covered() && step(&widget).is_none());
}

#[test]
fn another_code_clears_the_saved_state_of_the_first() {
    let mut widget = made(phone());
    let late = step(&made(phone())).expect("a step was asked for");
    end(&mut widget, SaveStep::Share, done());
    widget.send(Message::EnlargePressed);
    widget.send(Message::CheckPressed);
    widget.answer(ok(&qris()));
    assert_eq!(words(&widget).as_deref(), Some(SHARED), "an unchanged code keeps the state");
    assert!(widget.screen().is_covered());

    let other = "00020101021126670015COM.EXAMPLE.WWW011893600999000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI5204541153033605802ID5911TOKO CONTOH6013JAKARTA PUSAT61051011062180107INV-0010703A01630495A2";
    widget.pass(60_000);
    widget.send(Message::CheckPressed);
    let order = with(qris(), "/pg_payment_info/payment_method/qr_code/channel_properties/qr_string", other);
    widget.answer(ok(&order));
    assert_eq!((actions(&widget).saved, widget.screen().is_covered()), (None, false));
    widget.send(Message::SaveEnded { target: SaveTarget::Poster, attempt: late.0, step: late.1, outcome: done() });
    assert_eq!(actions(&widget).saved, None, "the result belongs to the first code");
}

#[test]
fn a_code_that_cannot_be_paid_cannot_be_saved() {
    let broken = with(
        qris(),
        "/pg_payment_info/payment_method/qr_code/channel_properties/qr_string",
        QRIS.replace("147000", "148000"),
    );
    for order in [broken, virtual_account(), paid(qris())] {
        let mut widget = Widget::answered(&order);
        for message in [Message::SavePressed, Message::ShowPosterPressed, Message::EnlargePressed] {
            widget.send(message);
            assert_eq!(step(&widget), None);
            assert!(widget.screen().qr_actions().is_none() && !widget.screen().is_covered());
        }
        assert_eq!(widget.copy(CopyTarget::Code), None);
    }
}

#[test]
fn a_gateways_picture_that_cannot_be_redrawn_is_shown() {
    let order = with(order("qris"), "/epayment_provider", "midtrans");
    let url = "https://api.midtrans.com/v2/qris/0d8178e1/qr-code";
    let info = json!({
        "transaction_id": "0d8178e1-c6c7-4ab4-81a6-893be9d924ab", "order_id": "INV-001", "gross_amount": "147000.00",
        "currency": "IDR", "payment_type": "qris", "transaction_status": "pending",
        "actions": [{ "name": "generate-qr-code", "method": "GET", "url": url }],
    });
    let mut widget = Widget::of(Session::new(Ok(config()), Environment { phone: true, ..widget::page() }));
    widget.answer(ok(&with(order, "/pg_payment_info", info)));
    assert_eq!(actions(&widget).copy, None);
    widget.send(Message::SavePressed);
    assert_eq!(end(&mut widget, SaveStep::Make, Outcome::Failed), None);
    let enlarged = actions(&widget).enlarged.expect("the picture is shown");
    assert_eq!((enlarged.picture.as_deref(), enlarged.words.as_str()), (Some(url), HOLD));
}
