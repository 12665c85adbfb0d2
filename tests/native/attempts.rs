//! One attempt to pay at a gateway: in review, failed, ended, or with a picture that does not load.

use crate::support::{
    orders,
    phrase::says,
    widget::{self, Widget, ok},
};
use scalev_checkout::{
    payment::Status,
    screen::{PaymentCard, text},
    session::{Message, Session, event::EventKind},
};
use serde_json::{Value, json};

/// A page whose own backend has asked Midtrans for a virtual account.
fn backend() -> Widget {
    let mut widget = Widget::of(Session::new(Ok(widget::backend()), widget::page()));
    widget.answer(ok(&charge("pending", "accept")));
    widget
}

fn charge(word: &str, fraud: &str) -> Value {
    json!({ "transaction_status": word, "fraud_status": fraud, "payment_type": "bank_transfer", "gross_amount": "147000.00",
        "va_numbers": [{ "bank": "bca", "va_number": "7007014001444348" }] })
}

/// Presses the check, and answers its read.
fn answers_with(widget: &mut Widget, word: &str, fraud: &str) {
    widget.pass(6_000);
    widget.send(Message::CheckPressed);
    widget.answer(ok(&charge(word, fraud)));
}

fn state(widget: &Widget) -> &'static str {
    widget.screen().state.name()
}

fn shows_number(widget: &Widget) -> bool {
    matches!(widget.screen().card, Some(PaymentCard::Numbers(_)))
}

#[test]
fn a_payment_in_review_shows_no_number() {
    let mut widget = backend();
    assert!(shows_number(&widget));
    answers_with(&mut widget, "capture", "challenge");
    assert_eq!((state(&widget), shows_number(&widget)), ("processing", false));
    assert!(widget.session.wake().is_some(), "polling continues");
    for unknown in ["settling", ""] {
        answers_with(&mut widget, unknown, "accept");
        assert_eq!((state(&widget), shows_number(&widget)), ("processing", false), "after {unknown:?}");
    }
    answers_with(&mut widget, "capture", "accept");
    assert_eq!(state(&widget), "paid");
    assert_eq!(widget.events(EventKind::Paid).len(), 1);
}

#[test]
fn an_unknown_state_word_is_reported_as_unreadable() {
    let quiet = |widget: &Widget| widget.screen().quiet.unwrap_or_default();
    let mut widget = backend();
    answers_with(&mut widget, "pending", "accept");
    assert!(quiet(&widget).contains("Belum ada pembayaran masuk"));
    answers_with(&mut widget, "unheard of", "accept");
    assert!(shows_number(&widget) && quiet(&widget).contains("belum bisa dibaca"), "{}", quiet(&widget));
}

#[test]
fn a_failed_attempt_leaves_the_order_open() {
    let mut widget = backend();
    answers_with(&mut widget, "deny", "accept");
    assert_eq!((state(&widget), shows_number(&widget)), ("failed", false));
    assert!(widget.screen().fallback.is_some_and(|way| way.primary));
    assert!(widget.session.wake().is_some(), "polling continues");
    answers_with(&mut widget, "unheard of", "accept");
    assert_eq!(state(&widget), "failed");
    answers_with(&mut widget, "pending", "accept");
    assert_eq!((state(&widget), shows_number(&widget)), ("unpaid", true));
    assert_eq!((widget.events(EventKind::Closed).len(), widget.events(EventKind::Expired).len()), (0, 0));
}

#[test]
fn a_gateways_word_gives_the_state_of_an_open_order() {
    let cases = [
        ("pending", "unpaid"),
        ("settlement", "processing"),
        ("authorize", "processing"),
        ("deny", "failed"),
        ("expire", "expired"),
        ("cancel", "expired"),
        ("refund", "closed"),
    ];
    for (word, wanted) in cases {
        let order = orders::with(orders::order("va_bca"), "/pg_payment_info", charge(word, "accept"));
        let widget = Widget::answered(&order);
        assert_eq!(state(&widget), wanted, "{word}");
        assert_eq!(widget.events(EventKind::Paid).len(), 0, "{word}");
        let screen = widget.screen();
        assert!(wanted == "unpaid" || screen.fallback.is_some(), "{word} has no link to continue");
        let words = format!("{} {}", screen.headline, screen.story.unwrap_or_default());
        let closed = [text::CLOSED, text::CLOSED_STORY];
        assert!(!closed.iter().any(|phrase| says(&words, *phrase)), "{word}: {words}");
    }
}

#[test]
fn the_orders_state_takes_precedence_over_the_gateways() {
    let words = [Status::Paid, Status::Conflict, Status::Draft];
    for own in words {
        for gateway in
            [Status::Unpaid, Status::Failed, Status::Expired, Status::Ended, Status::Refunded, Status::Closed]
        {
            assert_eq!(own.with_gateway(Some(gateway)), own, "{own:?} and {gateway:?}");
        }
    }
    assert_eq!(Status::Unpaid.with_gateway(Some(Status::Paid)), Status::Processing);
    assert_eq!(Status::Closed.with_gateway(Some(Status::Paid)), Status::Closed);
    assert_eq!(Status::Unpaid.with_gateway(None), Status::Unpaid);
}

#[test]
fn a_picture_that_fails_to_load_has_a_link_to_it() {
    let picture = "https://cdn.singapay.example/qr/1.png";
    let info = json!({ "qr_image_url": picture });
    let mut widget = Widget::answered(&orders::with(orders::order("qris"), "/pg_payment_info", info));
    let original = |widget: &Widget| match widget.screen().card {
        Some(PaymentCard::Qr(card)) => card.original.map(|way| way.url),
        thing => panic!("no code but {thing:?}"),
    };
    assert_eq!(original(&widget), None);
    widget.send(Message::PictureFailed("https://another.example/1.png".to_owned()));
    assert_eq!(original(&widget), None);
    widget.send(Message::PictureFailed(picture.to_owned()));
    assert_eq!(original(&widget).as_deref(), Some(picture));
    widget.send(Message::WentOnline);
    assert_eq!(original(&widget), None, "the picture is loaded again after a network failure");
}
