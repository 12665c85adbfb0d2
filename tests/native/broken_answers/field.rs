//! Orders with one field missing or mistyped.

use std::collections::BTreeSet;

use super::codes;
use crate::support::{
    fixture::{self, Fixture},
    mutation::{pointers, variants},
    widget::{self, Widget, ok},
};
use scalev_checkout::{
    contract::Environment,
    screen::PaymentCard,
    session::{CopyTarget, Session},
};
use serde_json::Value;

/// The order's fields that the screen may show as a number or a code.
fn own_codes(order: &Value) -> BTreeSet<String> {
    let keys = ["virtual_account_number", "va_number", "payment_code", "account_number", "payment_account_number"];
    let mut found = Vec::new();
    pointers(order, "", &mut found);
    let holds_code = |pointer: &&String| keys.iter().any(|key| pointer.ends_with(&format!("/{key}")));
    let code = |pointer: &String| order.pointer(pointer)?.as_str().map(str::to_owned);
    found.iter().filter(holds_code).filter_map(code).collect()
}

/// A phone, on which no QR code is drawn for a wallet's link.
fn answered(order: &Value) -> Widget {
    let page = Environment { phone: true, ..widget::page() };
    let mut widget = Widget::of(Session::new(Ok(widget::config()), page));
    widget.answer(ok(order));
    widget
}

/// Checks that the order with one broken field shows no other values than the whole order.
fn check_fixture(fixture: &Fixture) {
    let mut whole = answered(&fixture.order);
    let whole_screen = whole.screen();
    let own = own_codes(&fixture.order);
    let amounts = [whole.copy(CopyTarget::Amount), Some("147000".to_owned()), Some("150000".to_owned()), None];
    for (change, order) in variants(&fixture.order) {
        let case = format!("{}: {change}", fixture.name);
        let mut widget = answered(&order);
        let state = widget.state();
        assert!(state != "paid" || whole.state() == "paid", "{case} is paid");
        assert!(amounts.contains(&widget.copy(CopyTarget::Amount)), "{case} has another amount");
        // An unchanged code is not drawn again, because that is slow.
        if widget.session.instruction() == whole.session.instruction()
            && matches!(whole_screen.card, Some(PaymentCard::Qr(_)))
        {
            continue;
        }
        let screen = widget.screen();
        for code in codes(&screen) {
            assert!(own.contains(&code), "{case} shows {code}");
        }
        assert!(screen.fallback.is_some(), "{case} has no link to continue");
        if state == "unpaid" {
            assert!(screen.card.is_some() || screen.story.is_some(), "{case} is a blank box");
        }
    }
}

/// One order of every kind and of both gateways' shapes.
const KINDS: [&str; 15] = [
    "alfamart",
    "bank_transfer",
    "bank_transfer_own_account",
    "cod",
    "dana",
    "dana_singapay",
    "expired_at_the_gateway",
    "invoice",
    "method_unknown",
    "ovo",
    "paid_after_the_deadline",
    "payment_link",
    "qris",
    "va_bca",
    "va_mandiri_old_method_singapay",
];

#[test]
fn an_order_with_a_broken_field_shows_no_other_values() {
    let fixtures = fixture::whole_orders();
    for kind in KINDS {
        let fixture = fixtures.iter().find(|fixture| fixture.name == format!("scalev/{kind}"));
        check_fixture(fixture.unwrap_or_else(|| panic!("no fixture {kind}")));
    }
}
