//! Tampering by another script: it removes the instructions, emits one error event, and a payment is still noticed.

use crate::support::{
    orders::{paid, qris, virtual_account},
    screens::screens,
    widget::{OWN_LINK, SLUG, Widget, check_nothing_to_pay, config, ok, page},
};
use scalev_checkout::{
    markup,
    session::{CopyTarget, Message, Session, event::EventKind},
    value::Language,
};
use serde_json::Value;

fn tampered(order: &Value) -> Widget {
    let mut widget = Widget::answered(order);
    widget.send(Message::Tampered);
    widget
}

#[test]
fn tampering_removes_the_instructions() {
    for order in [virtual_account(), qris()] {
        let mut widget = tampered(&order);
        assert_eq!(widget.state(), "unavailable");
        check_nothing_to_pay(&mut widget);
        let screen = widget.screen();
        assert_eq!((screen.amount, screen.code), (None, Some("integrity")));
        assert!(screen.fallback.is_some_and(|way| way.primary));
        for what in [CopyTarget::Link, CopyTarget::Instructions, CopyTarget::Code] {
            assert_eq!(widget.copy(what), None, "{what:?} is copied");
        }
    }
}

#[test]
fn the_warning_is_in_both_languages() {
    let mut widget = tampered(&virtual_account());
    assert_eq!(widget.screen().headline, "Halaman ini diubah oleh program lain");
    assert!(widget.screen().story.is_some_and(|story| story.contains("Jangan membayar")));
    widget.send(Message::EnvironmentChanged(scalev_checkout::contract::Environment {
        language: Language::English,
        ..page()
    }));
    assert_eq!(widget.screen().headline, "Another program changed this page");
    assert!(widget.screen().story.is_some_and(|story| story.contains("Don't pay by")));
}

#[test]
fn tampering_is_reported_once() {
    let mut widget = tampered(&virtual_account());
    widget.send(Message::Tampered);
    let errors = widget.events(EventKind::Error);
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0].code, Some("integrity"));
    assert_eq!(widget.logs().len(), 1);
    assert!(widget.logs()[0].starts_with("[scalev-checkout] integrity: another script"), "{:?}", widget.logs());
    assert!(!widget.logs()[0].contains(SLUG));
}

#[test]
fn tampering_after_another_error_logs_one_line() {
    let mut session = Session::new(Ok(config()), page());
    session.mark_error_reported();
    let mut widget = Widget::of(session);
    widget.answer(ok(&virtual_account()));
    for _ in 0..3 {
        widget.send(Message::Tampered);
        assert!(widget.events(EventKind::Error).is_empty());
        assert_eq!(widget.logs().len(), 1);
        assert!(widget.logs()[0].starts_with("[scalev-checkout] integrity: "), "{:?}", widget.logs());
    }
}

/// The merchant's link inside the element remains.
#[test]
fn a_tampered_warning_has_no_link() {
    let mut widget = tampered(&virtual_account());
    assert!(widget.screen().fallback.is_some_and(|way| way.url != OWN_LINK));
    for _ in 0..3 {
        widget.send(Message::Tampered);
        assert_eq!(widget.screen().fallback, None);
        assert_eq!(widget.screen().tampered, 2);
    }
}

#[test]
fn a_payment_is_noticed_after_tampering() {
    let mut widget = tampered(&virtual_account());
    assert!(widget.screen().check.is_some());
    widget.send(Message::CheckPressed);
    widget.answer(ok(&paid(virtual_account())));
    assert_eq!(widget.state(), "paid");
    assert!(widget.screen().amount.is_some());
}

#[test]
fn an_answer_does_not_restore_the_number() {
    let mut widget = tampered(&virtual_account());
    widget.sleep();
    widget.answer(ok(&virtual_account()));
    assert_eq!(widget.state(), "unavailable");
    check_nothing_to_pay(&mut widget);
}

#[test]
fn tampering_changes_nothing_on_a_paid_screen() {
    let mut widget = Widget::answered(&paid(virtual_account()));
    let before = widget.screen();
    widget.send(Message::Tampered);
    assert_eq!(widget.screen(), before);
    assert_eq!(widget.events(EventKind::Error).len(), 0);
}

#[test]
fn the_expected_content_has_amount_number_code_and_link() {
    let mut widget = Widget::answered(&virtual_account());
    let expected = |widget: &Widget| markup::expected(&markup::card(&widget.screen()));
    let shown = expected(&widget);
    assert!(shown.starts_with("|Rp147.000|BCA|"), "{shown}");
    let number = widget.copy(CopyTarget::Number(0)).expect("a number");
    assert!(shown.contains(&format!("|{number}|")), "{shown}");
    let link = widget.screen().fallback.expect("a link to continue").url;
    assert!(shown.ends_with(&format!("|{link}")), "{shown}");
    let code = expected(&Widget::answered(&qris()));
    assert!(code.contains("|M00h"), "{code}");
}

/// Every part that a buyer can pay by is watched.
#[test]
fn the_expected_content_has_every_copied_number() {
    for (case, mut widget) in screens() {
        let expected = markup::expected(&markup::card(&widget.screen()));
        for what in [CopyTarget::Amount, CopyTarget::Number(0), CopyTarget::Number(1)] {
            if let (Some(_), Some(text)) = (widget.screen().card, widget.copy(what)) {
                let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
                assert!(digits(&expected).contains(&digits(&text)), "{case}: {what:?} in {expected}");
            }
        }
    }
}
