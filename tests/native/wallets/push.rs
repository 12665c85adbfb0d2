//! Wallets that ask the buyer by a notification on the phone.

use super::card;
use crate::support::{
    orders::{order, with},
    phrase::says,
    widget::Widget,
};
use scalev_checkout::screen::{PaymentCard, text};
use serde_json::{Value, json};

#[test]
fn the_screen_claims_a_push_only_where_the_payload_says_so() {
    let shown = |info: Value| {
        let order = with(with(order("ovo"), "/epayment_provider", "singapay"), "/pg_payment_info", info);
        Widget::answered(&order).screen().card
    };
    let asked = shown(json!({ "payment_url": null, "deeplink_url": null, "qr_string": null }));
    let is_asked = |card: &Option<PaymentCard>| match card {
        Some(PaymentCard::Open(card)) => {
            [text::PUSH_STORY, text::PUSH_STORY_PLAIN].iter().any(|story| says(&card.story, *story))
        }
        _ => false,
    };
    assert!(is_asked(&asked), "{asked:?}");
    for info in
        [json!({ "foo": 1 }), json!({ "status": "pending" }), json!({ "id": "pr-1", "status": "REQUIRES_ACTION" })]
    {
        let card = shown(info.clone());
        assert!(!is_asked(&card), "{info}: {card:?}");
    }
}

#[test]
fn a_masked_phone_number_keeps_its_notation() {
    for (number, masked) in
        [("+628110000000", "+62811••••000"), ("628110000000", "+62811••••000"), ("08110000000", "08110••••000")]
    {
        let group = json!({ "channel_code": "OVO", "channel_properties": { "mobile_number": number } });
        let info = json!({ "actions": [], "payment_method": { "ewallet": group } });
        let widget = Widget::answered(&with(order("ovo"), "/pg_payment_info", info));
        assert!(card(&widget).story.contains(&format!("ke {masked}.")), "{}", card(&widget).story);
    }
}
