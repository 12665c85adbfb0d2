//! Renewal at a merchant's own backend: after the deadline a press requests another code, and the old one does not
//! return.

mod change;
mod request;

use crate::support::{
    orders,
    widget::{self, Widget, ok, page},
};
use scalev_checkout::{
    contract::Failure,
    screen::{OldNumber, PaymentCard},
    session::{Ask, Effect, Message, Session},
};
use serde_json::{Value, json};

const OLD: &str = "7007014001444348";
const NEW: &str = "7007014009999991";

fn charge(number: &str, word: &str, expiry: &str) -> Value {
    json!({ "transaction_status": word, "payment_type": "bank_transfer", "gross_amount": "147000.00", "order_id": "INV-1",
        "expiry_time": expiry, "va_numbers": [{ "bank": "bca", "va_number": number }] })
}

fn expired() -> Value {
    charge(OLD, "expire", "2026-11-20 15:00:00")
}

fn renewed() -> Value {
    charge(NEW, "pending", "2026-11-21 15:00:00")
}

/// A payment in the state of `word`, from a backend without a `status-url`.
fn ended(word: &str) -> Widget {
    let config = scalev_checkout::contract::Config { follow: None, ..widget::backend() };
    let mut widget = Widget::of(Session::new(Ok(config), page()));
    widget.answer(ok(&charge(OLD, word, "2026-11-20 15:00:00")));
    widget
}

/// The idempotency keys of the requests for another code.
fn keys(effects: &[Effect]) -> Vec<String> {
    let key = |effect: &Effect| match effect {
        Effect::Ask { ask: Ask::Renew { key }, .. } => Some(key.clone()),
        _ => None,
    };
    effects.iter().filter_map(key).collect()
}

fn numbers(widget: &Widget) -> Vec<String> {
    match widget.screen().card {
        Some(PaymentCard::Numbers(cards)) => {
            cards.into_iter().flat_map(|card| card.numbers).map(|number| number.code).collect()
        }
        _ => Vec::new(),
    }
}

fn words(widget: &Widget) -> Option<String> {
    widget.screen().new_code.expect("a button").words
}

#[test]
fn a_press_requests_a_new_code_and_crosses_out_the_old_one() {
    let mut widget = ended("expire");
    let screen = widget.screen();
    assert_eq!(widget.state(), "expired");
    let button = screen.new_code.expect("a button");
    assert!(button.primary && !button.busy && button.label == "Buat kode baru" && button.words.is_none());
    assert!(screen.fallback.is_some_and(|link| !link.primary), "one primary action");
    assert!(numbers(&widget).is_empty() && screen.old_number.is_none(), "an ended number is not on the screen");
    widget.send(Message::NewCodePressed);
    assert_eq!(keys(&widget.last).len(), 1);
    assert!(widget.screen().new_code.is_some_and(|button| button.busy));
    widget.send(Message::NewCodePressed);
    assert!(widget.last.is_empty(), "one request at a time");
    widget.answer(ok(&renewed()));
    assert_eq!((widget.state(), numbers(&widget)), ("unpaid", vec![NEW.to_owned()]));
    let screen = widget.screen();
    let OldNumber { groups, .. } = screen.old_number.expect("the old number is crossed out");
    assert_eq!(groups.concat(), OLD);
    assert!(screen.notices[0].starts_with("Ini kode yang baru."), "{:?}", screen.notices);
    assert!(screen.announcement.trim().starts_with("Ini kode yang baru."), "{}", screen.announcement);
    assert!(
        screen.new_code.is_none() && screen.deadline.is_some_and(|deadline| deadline.iso == "2026-11-21T08:00:00Z")
    );
    widget.send(Message::NewCodePressed);
    assert!(widget.last.is_empty(), "an open code is not replaced");
}

#[test]
fn no_new_code_is_requested_without_a_press() {
    let mut widget = ended("expire");
    for message in [Message::Hidden, Message::Shown, Message::WentOffline, Message::WentOnline, Message::CheckPressed] {
        widget.send(message);
    }
    while widget.session.wake().is_some_and(|wake| wake.since(widget.now.instant) < 3_600_000) {
        widget.sleep();
    }
    assert_eq!(keys(&widget.effects), Vec::<String>::new());
    assert_eq!(widget.requests(), ["create"]);
}

#[test]
fn an_ended_number_is_never_shown_again() {
    let silent = json!({ "transaction_status": "pending", "payment_type": "bank_transfer", "gross_amount": "147000.00",
        "order_id": "INV-2" });
    for answer in [charge(OLD, "pending", "2026-11-20 15:00:00"), silent] {
        let mut widget = Widget::of(Session::new(Ok(widget::backend()), page()));
        widget.answer(ok(&expired()));
        widget.send(Message::NewCodePressed);
        widget.fail(Failure::Network);
        widget.pass(6_000);
        widget.send(Message::CheckPressed);
        widget.answer(ok(&answer));
        assert_eq!((widget.state(), numbers(&widget)), ("expired", Vec::new()), "{answer}");
        assert!(widget.screen().new_code.is_some());
    }
}

#[test]
fn only_an_ended_code_of_an_own_backend_can_be_renewed() {
    for (word, wanted) in [
        ("expire", true),
        ("deny", true),
        ("pending", false),
        ("settlement", false),
        ("refund", false),
        ("cancel", false),
    ] {
        let mut widget = ended(word);
        assert_eq!(widget.screen().new_code.is_some(), wanted, "{word}");
        widget.send(Message::NewCodePressed);
        assert_eq!(keys(&widget.last).len(), usize::from(wanted), "{word}");
    }
    let mut scalevs = Widget::answered(&orders::with(orders::virtual_account(), "/status", "expired"));
    assert_eq!(scalevs.state(), "expired");
    assert!(scalevs.screen().new_code.is_none());
    assert!(scalevs.screen().fallback.is_some_and(|link| link.primary), "a link to the order");
    scalevs.send(Message::NewCodePressed);
    assert!(scalevs.last.is_empty());
}

#[test]
fn after_a_failed_attempt_the_payment_page_is_primary() {
    let widget = ended("deny");
    assert_eq!(widget.state(), "failed");
    let screen = widget.screen();
    assert!(screen.new_code.is_some_and(|button| !button.primary) && screen.fallback.is_some_and(|link| link.primary));
}

#[test]
fn the_old_deadline_does_not_end_the_new_code() {
    let mut widget = ended("expire");
    widget.send(Message::NewCodePressed);
    let undated = json!({ "transaction_status": "pending", "payment_type": "bank_transfer", "gross_amount": "147000.00",
        "va_numbers": [{ "bank": "bca", "va_number": NEW }] });
    widget.answer(widget::dated(&undated, "Fri, 20 Nov 2026 09:00:01 GMT"));
    assert_eq!((widget.state(), numbers(&widget)), ("unpaid", vec![NEW.to_owned()]));
    assert!(widget.screen().deadline.is_none());
}
