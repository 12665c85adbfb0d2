//! Several tabs, and one that is left and found again: one of them asks, all of them know, nothing is asked twice.

use crate::support::{
    orders::{order, paid, virtual_account, with},
    widget::{Widget, ok, requests, shows_number, status, waiting},
};
use scalev_checkout::session::{Effect, Message, event::EventKind};

const MINUTE: i64 = 60_000;

fn shared(widget: &Widget) -> Vec<&str> {
    let bodies = widget.last.iter().filter_map(|effect| match effect {
        Effect::Broadcast(body) => Some(body.as_str()),
        _ => None,
    });
    bodies.collect()
}

fn overheard(order: &serde_json::Value) -> Message {
    Message::BroadcastReceived(order.to_string())
}

#[test]
fn an_answer_is_shared_and_what_is_no_answer_is_not() {
    let mut widget = Widget::started();
    widget.answer(ok(&virtual_account()));
    assert_eq!(shared(&widget), [virtual_account().to_string()]);
    for useless in [status(500, ""), status(200, "<html>"), ok(&with(virtual_account(), "/secret_slug", "another"))] {
        widget.sleep();
        widget.answer(useless);
        assert!(shared(&widget).is_empty());
    }
}

#[test]
fn what_another_tab_heard_is_known_here_and_not_shared_again() {
    let mut widget = waiting();
    widget.send(overheard(&paid(virtual_account())));
    assert_eq!(widget.state(), "paid");
    assert!(shared(&widget).is_empty() && requests(&widget.last).is_empty());
    assert_eq!(widget.events(EventKind::Paid).len(), 1);
}

#[test]
fn an_overheard_answer_takes_the_place_of_our_own_question() {
    let mut widget = waiting();
    widget.sleep();
    assert!(widget.last.iter().any(|effect| matches!(effect, Effect::Read { .. })));
    widget.send(overheard(&virtual_account()));
    assert!(widget.last.contains(&Effect::Abort));
    assert!(widget.sleep() >= 12_000, "the next question is as far away as after an answer of our own");
    widget.answer(ok(&virtual_account()));
    for _ in 0..20 {
        let wake = widget.session.wake().expect("it goes on asking");
        widget.pass(wake.since(widget.now.instant) - 1);
        widget.send(overheard(&virtual_account()));
        widget.send(Message::TimerFired);
        assert!(requests(&widget.last).is_empty(), "while another tab asks, this one does not");
    }
}

#[test]
fn overheard_words_are_believed_no_more_than_answers() {
    let mut widget = waiting();
    let stranger = with(paid(virtual_account()), "/secret_slug", "another");
    for words in [stranger.to_string(), String::new(), "<html>".to_owned(), "{}".to_owned()] {
        widget.send(Message::BroadcastReceived(words));
        assert_eq!(widget.state(), "unpaid");
        assert!(shows_number(&widget.screen()));
    }
    widget.sleep();
    widget.answer(ok(&paid(virtual_account())));
    widget.send(overheard(&virtual_account()));
    assert_eq!(widget.state(), "paid", "an older answer of another tab changes nothing");
}

#[test]
fn a_create_of_our_own_is_never_given_up_for_another_tabs_news() {
    let mut widget = Widget::started();
    widget.send(overheard(&order("va_bca")));
    assert!(widget.last.is_empty());
    widget.answer(ok(&virtual_account()));
    assert_eq!(widget.state(), "unpaid");
}

#[test]
fn a_page_that_is_left_lets_go_and_asks_once_when_it_is_back() {
    let mut widget = waiting();
    widget.sleep();
    widget.send(Message::Left);
    assert_eq!(widget.last, [Effect::Abort]);
    assert_eq!(widget.session.wake(), None);
    widget.pass(30 * MINUTE);
    widget.send(Message::TimerFired);
    assert!(requests(&widget.last).is_empty());
    assert!(shows_number(&widget.screen()), "what a page from the cache shows first");
    widget.send(Message::Shown);
    assert_eq!(requests(&widget.last), ["read"]);
    widget.send(Message::Shown);
    assert!(requests(&widget.last).is_empty());
}

#[test]
fn a_page_that_is_left_before_the_first_answer_finds_its_payment_when_it_is_back() {
    let mut widget = Widget::started();
    widget.send(Message::Left);
    assert_eq!(widget.last, [Effect::Abort]);
    assert_eq!((widget.state(), widget.session.wake()), ("loading", None));
    widget.pass(MINUTE);
    widget.send(Message::Shown);
    assert_eq!(requests(&widget.last), ["read"], "the create may have arrived");
    widget.answer(ok(&order("va_bca")));
    assert_eq!(requests(&widget.last), ["create"]);
    widget.answer(ok(&virtual_account()));
    assert_eq!(widget.state(), "unpaid");
}

#[test]
fn a_page_that_is_left_after_the_end_asks_nothing_any_more() {
    let mut widget = Widget::answered(&paid(virtual_account()));
    widget.send(Message::Left);
    widget.pass(MINUTE);
    widget.send(Message::Shown);
    assert!(requests(&widget.last).is_empty());
}

#[test]
fn a_read_that_hangs_in_a_dead_network_does_not_hold_up_the_buyer_who_is_back() {
    let mut widget = waiting();
    widget.sleep();
    widget.send(Message::Hidden);
    widget.pass(5_000);
    widget.send(Message::Shown);
    assert!(matches!(widget.last[..], [Effect::Abort, Effect::Read { .. }, ..]), "{:?}", widget.last);
}

#[test]
fn at_most_sixty_questions_go_out_in_a_quarter_of_an_hour_however_often_the_buyer_copies() {
    use scalev_checkout::session::CopyTarget;
    let mut widget = waiting();
    let mut asked = Vec::new();
    let end = widget.now.instant.after(40 * MINUTE);
    while widget.now.instant < end {
        widget.send(Message::CopyPressed(CopyTarget::Amount));
        widget.sleep();
        if !requests(&widget.last).is_empty() {
            asked.push(widget.now.instant);
            widget.answer(ok(&virtual_account()));
        }
    }
    let most = asked
        .iter()
        .map(|from| asked.iter().filter(|instant| (0..15 * MINUTE).contains(&instant.since(*from))).count());
    let most = most.max().expect("it asked");
    assert!((55..=60).contains(&most), "{most} of {}", asked.len());
}
