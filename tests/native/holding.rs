//! A limit of the API's: it holds for every element of the page, those to come included.

use crate::support::{
    orders::virtual_account,
    widget::{self, Widget, ok, page, requests, status, waiting},
};
use scalev_checkout::{
    response::ApiResponse,
    session::{Effect, Message, Session, clock::Now},
    value::time::Instant,
};

fn limited(seconds: &str) -> ApiResponse {
    ApiResponse { retry_after: Some(seconds.to_owned()), ..status(429, "{}") }
}

#[test]
fn a_limit_is_told_to_the_page() {
    let mut widget = waiting();
    widget.sleep();
    widget.answer(limited("60"));
    let held = widget.last.iter().find_map(|effect| match effect {
        Effect::Hold(until) => Some(until.since(widget.now.instant)),
        _ => None,
    });
    assert!(held.is_some_and(|held| (60_000..=72_000).contains(&held)), "{held:?}");
    widget.pass(80_000);
    widget.send(Message::TimerFired);
    widget.answer(status(500, "{}"));
    assert!(!widget.last.iter().any(|effect| matches!(effect, Effect::Hold(_))), "an outage is no limit");
}

#[test]
fn another_element_waits_as_long_and_says_so_when_asked() {
    let mut widget = waiting();
    let until = widget.now.instant.after(60_000);
    widget.send(Message::Held(until));
    assert_eq!(widget.state(), "unpaid");
    widget.send(Message::CheckPressed);
    assert_eq!(requests(&widget.last), Vec::<&str>::new());
    let quiet = widget.screen().quiet.unwrap_or_default();
    assert!(quiet.starts_with("Belum bisa mengecek status. Mencoba lagi 16.01 WIB"), "{quiet}");
    while widget.now.instant < until {
        assert_eq!(requests(&widget.last), Vec::<&str>::new());
        widget.sleep();
    }
    assert_eq!(requests(&widget.last), ["read"], "at its end the page asks by itself");
    widget.answer(ok(&virtual_account()));
    assert!(widget.screen().quiet.is_some_and(|quiet| !quiet.contains("Mencoba lagi")));
}

#[test]
fn an_element_that_comes_during_the_hold_asks_after_it() {
    let mut session = Session::new(Ok(widget::config()), page());
    let now = Now { wall: widget::NOON, instant: Instant(1_000) };
    scalev_checkout::session::update(&mut session, Message::Held(Instant(31_000)), now);
    let mut widget = Widget::at(session, now);
    assert_eq!((widget.requests(), widget.state()), (Vec::new(), "unavailable"));
    while widget.now.instant < Instant(31_000) {
        widget.sleep();
    }
    assert_eq!(widget.requests(), ["read"]);
    widget.answer(ok(&virtual_account()));
    assert_eq!(widget.state(), "unpaid");
}
