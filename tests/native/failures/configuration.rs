//! Wrong attributes and unknown orders.

use super::MINUTE;
use crate::support::{
    orders::virtual_account,
    widget::{self, Widget, check_nothing_to_pay, ok, status},
};
use scalev_checkout::{
    contract::{Config, ConfigError, Failure},
    session::{Message, Session, event::EventKind},
};

#[test]
fn a_wrong_attribute_sends_nothing_and_is_reported_once() {
    for (failure, attribute) in [(Failure::Config, "store-id"), (Failure::SecretKey, "publishable-key")] {
        let mut widget = Widget::of(Session::new(Err(ConfigError { failure, attribute }), widget::page()));
        for message in [Message::CheckPressed, Message::Shown, Message::WentOnline, Message::TimerFired] {
            widget.pass(MINUTE);
            widget.send(message);
        }
        assert_eq!(widget.state(), "unavailable");
        assert!(widget.requests().is_empty());
        assert_eq!(widget.session.wake(), None);
        assert_eq!(widget.events(EventKind::Error).len(), 1);
        assert_eq!(widget.events(EventKind::Error)[0].code, Some(failure.code()));
        assert!(matches!(widget.logs()[..], [line] if line.contains(attribute) && line.contains(failure.code())));
        assert_eq!(widget.screen().fallback.map(|way| way.url).as_deref(), Some(widget::OWN_LINK));
        check_nothing_to_pay(&mut widget);
    }
}

#[test]
fn the_console_asks_to_revoke_a_secret_key_and_omits_it() {
    let secret = "sk_live_0123456789abcdef";
    let attributes = |name: &str| if name == "publishable-key" { Some(secret) } else { Some("x") };
    let widget = Widget::of(Session::new(Config::read(attributes, None, &widget::page()), widget::page()));
    let log = widget.logs().concat();
    assert!(log.contains("revoke") && !log.contains(secret), "{log}");
}

#[test]
fn an_unknown_order_is_reported_once_and_not_polled() {
    let mut widget = Widget::started();
    widget.answer(status(404, "{\"error\":\"Store not found\"}"));
    assert_eq!(widget.state(), "unavailable");
    assert_eq!(widget.session.wake(), None);
    assert_eq!(widget.events(EventKind::Error)[0].code, Some("not-found"));
    assert_eq!(widget.logs().len(), 1);
    assert!(widget.screen().fallback.is_some() && widget.screen().check.is_some());
    widget.send(Message::CheckPressed);
    widget.answer(ok(&virtual_account()));
    assert_eq!(widget.state(), "unpaid", "a retry by the buyer works");
}
