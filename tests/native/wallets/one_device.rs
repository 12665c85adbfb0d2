//! Wallets whose payload has a link for phones alone, without a code.

use super::{card, opened_in, phone};
use crate::support::{
    orders::{order, with},
    widget,
};
use serde_json::{Value, json};

const APP: &str = "shopeeid://main?token=abc";

/// Fazz' payment with nothing but the app's link.
fn app_link_alone() -> Value {
    let method = json!({ "id": "shopeepay_1", "type": "e-wallet", "settlement": { "mobileUrl": APP } });
    let attributes = json!({ "status": "pending", "amount": "147000.0", "paymentMethod": method });
    let info = json!({ "data": { "id": "contract_1", "type": "payment", "attributes": attributes } });
    with(with(order("shopeepay"), "/epayment_provider", "fazz"), "/pg_payment_info", info)
}

#[test]
fn a_link_for_phones_opens_the_wallet_on_a_phone() {
    let widget = opened_in(phone(), &app_link_alone());
    assert_eq!(card(&widget).button.map(|(_, url)| url).as_deref(), Some(APP));
}

#[test]
fn a_desktop_shows_a_link_for_phones_as_a_qr() {
    let widget = opened_in(widget::page(), &app_link_alone());
    assert!(card(&widget).picture.is_some());
}
