//! The launch of an app by a tap, and the alternatives where no app opened.

use super::{MOBILE, WEB, alternatives, card, dana, on_phone, opened_in, phone};
use crate::support::{
    orders::order,
    widget::{Widget, ok},
};
use scalev_checkout::session::{Ask, Effect, Message};

#[test]
fn a_phone_shows_only_the_payment_link_at_first() {
    let widget = on_phone();
    let card = card(&widget);
    assert_eq!(card.button, Some(("Bayar dengan DANA".to_owned(), WEB.to_owned())));
    assert_eq!((card.picture, card.alternatives), (None, None));
}

#[test]
fn alternatives_appear_two_seconds_after_a_tap_and_stay() {
    let mut widget = on_phone();
    widget.send(Message::OpenPressed);
    assert!(widget.last.is_empty(), "the browser follows the link by itself: {:?}", widget.last);
    let due = widget.session.wake().expect("a timer");
    assert_eq!(due.since(widget.now.instant), 2000);
    widget.pass(1999);
    widget.send(Message::TimerFired);
    assert_eq!(alternatives(&widget), None);
    widget.pass(1);
    widget.send(Message::TimerFired);
    assert!(alternatives(&widget).is_some());
    assert!(widget.screen().announcement.starts_with("DANA belum terbuka?"), "the alternatives are announced");
    assert!(widget.session.wake().is_some_and(|wake| wake > widget.now.instant));

    for message in [Message::OpenPressed, Message::Hidden, Message::Shown, Message::Left, Message::Shown] {
        widget.send(message);
        widget.pass(5000);
        widget.send(Message::TimerFired);
        assert!(alternatives(&widget).is_some());
    }
}

#[test]
fn an_opened_app_causes_no_alternatives() {
    for away in [Message::Hidden, Message::Left] {
        for span in [0, 50, 1000, 60_000] {
            let mut widget = on_phone();
            widget.send(Message::OpenPressed);
            widget.pass(1900);
            widget.send(away.clone());
            widget.pass(span);
            widget.send(Message::TimerFired);
            widget.send(Message::Shown);
            widget.pass(100);
            widget.send(Message::TimerFired);
            assert_eq!(alternatives(&widget), None, "{away:?} for {span} ms");
        }
    }
}

/// Some phones suspend the page without an event: a late timer or a jump of the wall clock shows that an app was open.
#[test]
fn a_late_timer_or_a_clock_jump_causes_no_alternatives() {
    let mut widget = on_phone();
    widget.send(Message::OpenPressed);
    widget.pass(7000);
    widget.send(Message::TimerFired);
    assert_eq!(alternatives(&widget), None, "a timer that is five seconds late");

    let mut widget = on_phone();
    widget.send(Message::OpenPressed);
    widget.set_clock(30_000);
    widget.pass(2000);
    widget.send(Message::TimerFired);
    assert_eq!(alternatives(&widget), None, "a jump of the wall clock");

    widget.send(Message::OpenPressed);
    widget.pass(2000);
    widget.send(Message::TimerFired);
    assert!(alternatives(&widget).is_some(), "the next tap starts the timer again");
}

#[test]
fn without_an_app_launch_no_alternatives_appear() {
    let mut widget = on_phone();
    for _ in 0..20 {
        widget.sleep();
        if let Some(Effect::Ask { ask: Ask::Read { .. }, .. }) = widget.last.last() {
            widget.answer(ok(&dana(&[("WEB", WEB), ("MOBILE", MOBILE)])));
        }
    }
    assert_eq!(alternatives(&widget), None);

    let desktop = Widget::answered(&dana(&[("WEB", WEB), ("MOBILE", MOBILE)]));
    let card_page = opened_in(phone(), &order("payment_link"));
    for mut widget in [desktop, card_page] {
        widget.send(Message::OpenPressed);
        widget.pass(2000);
        widget.send(Message::TimerFired);
        assert_eq!(alternatives(&widget), None);
        assert_eq!(widget.screen().announcement, "Menunggu pembayaran");
    }
}
