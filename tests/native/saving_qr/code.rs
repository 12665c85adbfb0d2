//! The code on the card: enlarged, copied, and drawn once.

use std::sync::Arc;

use super::{actions, card, desktop, phone};
use crate::support::{
    orders::{QRIS, order, qris, with},
    widget::{self, Widget, ok},
};
use scalev_checkout::{
    contract::Environment,
    screen::{PaymentCard, QrPicture, Screen},
    session::{CopyTarget, Message},
    value::Language,
};
use serde_json::json;

#[test]
fn an_enlarged_code_can_be_closed() {
    let mut widget = phone();
    widget.send(Message::EnlargePressed);
    let enlarged = actions(&widget).enlarged.expect("it is enlarged");
    assert_eq!((enlarged.picture, enlarged.words.as_str()), (None, "TOKO CONTOH · Rp147.000"));
    widget.send(Message::EnvironmentChanged(Environment { language: Language::English, ..widget::page() }));
    assert_eq!(actions(&widget).enlarged.map(|enlarged| enlarged.close).as_deref(), Some("Close"));
    widget.send(Message::EnlargementClosed);
    assert_eq!(actions(&widget).enlarged, None);
}

#[test]
fn a_failed_copy_shows_the_text_of_the_code() {
    let mut widget = desktop();
    assert_eq!(actions(&widget).copy.map(|copy| copy.name).as_deref(), Some("Salin kode QRIS"));
    assert_eq!(widget.copy(CopyTarget::Code).as_deref(), Some(QRIS));
    widget.send(Message::CopyEnded { what: CopyTarget::Code, worked: true });
    assert_eq!(actions(&widget).manual_copy, None);
    widget.send(Message::CopyEnded { what: CopyTarget::Code, worked: false });
    widget.pass(60_000);
    widget.send(Message::TimerFired);
    let copy = actions(&widget).manual_copy.expect("the text stays");
    assert_eq!((copy.text.as_str(), copy.advice.as_str()), (QRIS, "Tekan lama teks ini, lalu pilih Salin."));
}

fn drawing(screen: &Screen) -> Arc<scalev_checkout::value::qr::Drawing> {
    match &card(screen).picture {
        QrPicture::Drawn(drawing) => drawing.clone(),
        other => panic!("not drawn: {other:?}"),
    }
}

#[test]
fn an_unchanged_code_is_drawn_once() {
    let mut widget = phone();
    let first = drawing(&widget.screen());
    assert!(Arc::ptr_eq(&first, &drawing(&widget.screen())));
    widget.send(Message::CheckPressed);
    widget.answer(ok(&qris()));
    widget.send(Message::EnvironmentChanged(Environment { language: Language::English, ..widget::page() }));
    assert!(Arc::ptr_eq(&first, &drawing(&widget.screen())), "the same code again is the same drawing");
}

#[test]
fn an_unchanged_wallet_link_is_drawn_once() {
    let info = json!({ "actions": [{ "action": "AUTH", "url_type": "WEB", "method": "GET", "url": "https://dana.example/pay/1" }],
        "amount": 147_000, "status": "REQUIRES_ACTION",
        "payment_method": { "type": "EWALLET", "ewallet": { "channel_code": "DANA" } } });
    let order = with(with(order("dana"), "/epayment_provider", "xendit"), "/pg_payment_info", info);
    let widget = Widget::answered(&order);
    let drawn = || match widget.screen().card {
        Some(PaymentCard::Open(card)) => match card.picture {
            Some(QrPicture::Drawn(drawing)) => drawing,
            other => panic!("not drawn: {other:?}"),
        },
        other => panic!("no wallet: {other:?}"),
    };
    assert!(Arc::ptr_eq(&drawn(), &drawn()));
}
