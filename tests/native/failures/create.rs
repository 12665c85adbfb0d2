//! A failed request for a payment, and what is sent after it.

use crate::support::{
    orders::{order, virtual_account},
    widget::{self, Widget, ok, requests, status},
};
use scalev_checkout::{
    contract::{config::Config, failure::Failure},
    session::{Message, Session},
};

#[test]
fn a_lost_create_is_followed_by_a_read_before_the_next() {
    for lost in [Failure::Network, Failure::Timeout] {
        let mut widget = Widget::started();
        widget.fail(lost);
        assert_eq!(widget.state(), "unavailable");
        widget.sleep();
        assert_eq!(requests(&widget.last), ["read"]);
        widget.answer(ok(&order("va_bca")));
        assert_eq!(requests(&widget.last), ["create"]);
        widget.answer(ok(&virtual_account()));
        assert_eq!(widget.state(), "unpaid");
    }
}

#[test]
fn a_lost_create_that_had_arrived_needs_no_second() {
    let mut widget = Widget::started();
    widget.fail(Failure::Network);
    widget.sleep();
    widget.answer(ok(&virtual_account()));
    assert_eq!(widget.requests(), ["create", "read"]);
    assert_eq!(widget.state(), "unpaid");
}

#[test]
fn a_backend_that_made_nothing_is_asked_to_create_again() {
    let attributes = |name: &str| match name {
        "payment-url" => Some("https://toko.example/pay/1"),
        "status-url" => Some("https://toko.example/pay/1/status"),
        _ => None,
    };
    let config = Config::read(attributes, None, &widget::page());
    let mut widget = Widget::of(Session::new(config, widget::page()));
    let none = || Ok(status(404, "{\"error\":\"no such payment\"}"));
    for create in 1..=3 {
        assert_eq!(widget.requests().iter().filter(|name| **name == "create").count(), create);
        widget.end(Ok(status(502, "")));
        widget.sleep();
        widget.end(none());
    }
    assert_eq!(widget.requests(), ["create", "read", "create", "read", "create", "read"]);
    assert_eq!(widget.state(), "unavailable");
    assert!(widget.screen().fallback.is_some());
}

/// Without an address of the state only another create can bring the payment.
#[test]
fn a_backend_that_only_creates_is_asked_again_by_the_buyer_the_network_and_the_return() {
    let creating = Config { follow: None, ..widget::backend() };
    let again: [&[Message]; 3] =
        [&[Message::CheckPressed], &[Message::WentOffline, Message::WentOnline], &[Message::Hidden, Message::Shown]];
    for messages in again {
        let mut widget = Widget::of(Session::new(Ok(creating.clone()), widget::page()));
        for _ in 0..3 {
            widget.fail(Failure::Network);
            widget.sleep();
        }
        assert_eq!((widget.requests().len(), widget.state()), (3, "unavailable"), "{messages:?}");
        assert!(widget.screen().check.is_some(), "the buyer can try again");
        for message in messages {
            widget.pass(5_000);
            widget.send(message.clone());
        }
        if widget.requests().len() == 3 {
            widget.sleep();
        }
        assert_eq!(widget.requests(), ["create"; 4], "{messages:?}");
        widget.answer(ok(&virtual_account()));
        assert_eq!(widget.state(), "unpaid", "{messages:?}");
    }
}

/// There is nobody to ask: a button that asks would do nothing.
#[test]
fn a_payload_in_hand_that_cannot_be_read_offers_no_second_try() {
    let config = Config::read(|_| None, Some("{}".to_owned()), &widget::page());
    let widget = Widget::of(Session::new(config, widget::page()));
    assert_eq!(widget.state(), "unavailable");
    assert_eq!(widget.screen().check, None);
}
