//! Numbers, amounts, codes and names that are read, refused or masked.

use super::numbers;
use crate::support::{
    orders::{self, order, with},
    widget::Widget,
};
use scalev_checkout::{screen::PaymentCard, session::CopyTarget};
use serde_json::{Value, json};

/// The one code on the screen, and the text that its button copies.
#[track_caller]
fn check_code(order: &Value, code: &str) {
    let mut widget = Widget::answered(order);
    let shown: Vec<String> = numbers(&widget.screen()).into_iter().map(|number| number.code).collect();
    assert_eq!(shown, [code]);
    assert_eq!(widget.copy(CopyTarget::Number(0)).as_deref(), Some(code));
}

#[test]
fn numbers_lose_separators_and_keep_leading_zeros() {
    let path = "/pg_payment_info/payment_method/virtual_account/channel_properties/virtual_account_number";
    let va = orders::virtual_account;
    check_code(&va(), orders::NUMBER);
    check_code(&with(va(), path, "0001659999814525"), "0001659999814525");
    check_code(&with(va(), path, " 3816 5999-9814 525 "), orders::NUMBER);
    check_code(&with(va(), path, "VA BCA: 3816.5999.9814.525 (a.n. Budi)"), orders::NUMBER);
}

#[test]
fn a_number_that_may_be_wrong_is_not_shown() {
    let path = "/pg_payment_info/payment_method/virtual_account/channel_properties/virtual_account_number";
    let wrong = [
        json!(381_659_999_814_525_u64),
        json!("3816x59999814525"),
        json!("٣٨١٦٥٩٩٩٩٨١٤٥٢٥"),
        json!("381659999814525\u{202e}"),
        json!("1234"),
        json!("12345678901234567890123456789"),
        json!(""),
        json!(null),
        json!(true),
        json!(["381659999814525"]),
        json!({ "value": "381659999814525" }),
    ];
    for value in wrong {
        let widget = Widget::answered(&with(orders::virtual_account(), path, value.clone()));
        let screen = widget.screen();
        assert!(numbers(&screen).is_empty(), "{value} is shown");
        assert!(screen.fallback.is_some(), "{value} has no link to continue");
    }
}

#[test]
fn an_amount_is_read_from_text_and_from_numbers() {
    for amount in [json!("147000.00"), json!("147000"), json!("147000.0"), json!(147_000)] {
        let order = with(order("cod"), "/gross_revenue", amount);
        assert_eq!(Widget::answered(&order).screen().amount.map(|amount| amount.head).as_deref(), Some("Rp147.000"));
    }
}

#[test]
fn the_gateways_amount_is_shown_with_a_notice() {
    let order = with(orders::virtual_account(), "/pg_payment_info/amount", 150_000);
    let mut widget = Widget::answered(&order);
    let screen = widget.screen();
    assert_eq!(screen.amount.map(|amount| amount.head).as_deref(), Some("Rp150.000"));
    assert!(screen.notices.iter().any(|notice| notice.contains("Rp147.000") && notice.contains("Rp150.000")));
    assert_eq!(widget.copy(CopyTarget::Amount).as_deref(), Some("150000"));
}

#[test]
fn an_invalid_qris_is_not_drawn_and_the_link_is_primary() {
    let path = "/pg_payment_info/payment_method/qr_code/channel_properties/qr_string";
    for code in [orders::QRIS.replace("147000", "147001"), "some-random-qr-string".to_owned()] {
        let screen = Widget::answered(&with(orders::qris(), path, code)).screen();
        let Some(PaymentCard::Qr(card)) = &screen.card else {
            panic!("no card for the code");
        };
        assert_eq!(card.picture, scalev_checkout::screen::QrPicture::Refused);
        assert!(screen.steps.is_empty());
        assert!(screen.fallback.is_some_and(|way| way.primary));
    }
}

#[test]
fn names_are_text_and_never_markup() {
    let path = "/pg_payment_info/payment_method/virtual_account/channel_properties/customer_name";
    let order = with(orders::virtual_account(), path, "Xendit&amp;#x27;s \u{202e}<b>Intern</b>");
    let Some(PaymentCard::Numbers(cards)) = Widget::answered(&order).screen().card else {
        panic!("no number");
    };
    assert_eq!(cards[0].holder.as_deref(), Some("a.n. Xendit's <b>Intern</b>"));
}

#[test]
fn a_wallets_phone_number_is_masked() {
    let group = json!({ "channel_code": "OVO", "channel_properties": { "mobile_number": "+628110000000" } });
    let info = json!({ "actions": [], "payment_method": { "ewallet": group } });
    let widget = Widget::answered(&with(order("ovo"), "/pg_payment_info", info));
    let Some(PaymentCard::Open(card)) = widget.screen().card else {
        panic!("a card with a link");
    };
    assert!(card.story.contains("+62811••••000") && !card.story.contains("8110000000"), "{}", card.story);
}
