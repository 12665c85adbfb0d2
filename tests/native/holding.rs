//! A rate limit of the API: it applies to every element of the page, also to those added later.

use crate::support::{
    orders::virtual_account,
    phrase::says,
    widget::{self, Widget, ok, page, requests, status, waiting},
};
use scalev_checkout::{
    response::ApiResponse,
    screen::text,
    session::{Effect, Message, Session, clock::Now},
    value::Instant,
};

fn limited(seconds: &str) -> ApiResponse {
    ApiResponse { retry_after: Some(seconds.to_owned()), ..status(429, "{}") }
}

#[test]
fn a_rate_limit_puts_a_hold_on_the_page() {
    let mut widget = waiting();
    widget.sleep();
    widget.answer(limited("60"));
    let hold = widget.last.iter().find_map(|effect| match effect {
        Effect::Hold(until) => Some(until.since(widget.now.instant)),
        _ => None,
    });
    assert!(hold.is_some_and(|hold| (60_000..=72_000).contains(&hold)), "{hold:?}");
    widget.pass(80_000);
    widget.send(Message::TimerFired);
    widget.answer(status(500, "{}"));
    assert!(!widget.last.iter().any(|effect| matches!(effect, Effect::Hold(_))), "an outage is no limit");
}

#[test]
fn another_element_waits_and_a_check_shows_the_time() {
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
    assert_eq!(requests(&widget.last), ["read"], "the page reads at the end of the hold");
    widget.answer(ok(&virtual_account()));
    assert!(widget.screen().quiet.is_some_and(|quiet| !says(&quiet, text::TROUBLE)));
}

#[test]
fn an_element_added_during_a_hold_reads_after_it() {
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
