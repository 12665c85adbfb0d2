//! A failed request for a payment, and what is sent after it.

use crate::support::{
    orders::{order, virtual_account},
    widget::{self, Widget, ok, requests, status},
};
use scalev_checkout::{
    contract::{Config, Failure},
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
fn a_payment_found_after_a_lost_create_is_not_created_again() {
    let mut widget = Widget::started();
    widget.fail(Failure::Network);
    widget.sleep();
    widget.answer(ok(&virtual_account()));
    assert_eq!(widget.requests(), ["create", "read"]);
    assert_eq!(widget.state(), "unpaid");
}

#[test]
fn a_404_of_the_status_url_causes_another_create() {
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

/// Without a `status-url` only another create can return the payment.
#[test]
fn without_a_status_url_a_check_or_return_sends_a_create() {
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

/// There is no URL, so a retry could send no request.
#[test]
fn an_unreadable_payload_of_the_page_has_no_retry_button() {
    let config = Config::read(|_| None, Some("{}".to_owned()), &widget::page());
    let widget = Widget::of(Session::new(config, widget::page()));
    assert_eq!(widget.state(), "unavailable");
    assert_eq!(widget.screen().check, None);
}
