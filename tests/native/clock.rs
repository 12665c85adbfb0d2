//! Time left is the truth or is not shown: whatever the device's clock says, is set to, or slept through.

use crate::support::{
    orders::{virtual_account, with},
    widget::{NOON, Widget, dated, ok, requests, waiting},
};
use proptest::prelude::*;
use scalev_checkout::{
    response::ApiResponse,
    screen,
    session::{
        Message,
        clock::{Clock, Now},
    },
    value::time::{Instant, Timestamp},
};

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;

/// The true time, as an HTTP date.
fn http(moment: Timestamp) -> String {
    let iso = moment.iso();
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = months[iso[5..7].parse::<usize>().expect("a month") - 1];
    format!("Day, {} {month} {} {} GMT", &iso[8..10], &iso[..4], &iso[11..19])
}

/// A widget whose device is `wrong` by so much, and the truth beside it.
struct Device {
    widget: Widget,
    wrong: i64,
}

impl Device {
    /// It shows a virtual account that ends in `left`, told with a readable `Date`.
    fn dated(wrong: i64, left: i64) -> Self {
        let mut device = Self { widget: Widget::started(), wrong: 0 };
        device.set(wrong);
        device.answer(left, true);
        device.widget.pass(10 * SECOND);
        device.widget.send(Message::CheckPressed);
        device.answer(left, true);
        device
    }

    fn truth(&self) -> Timestamp {
        self.widget.now.wall.after(-self.wrong)
    }

    fn set(&mut self, by: i64) {
        self.wrong += by;
        self.widget.set_clock(by);
    }

    /// The pending request is answered; the deadline is `left` from now.
    fn answer(&mut self, left: i64, dated: bool) {
        let order = with(virtual_account(), "/payment_expiration_at", self.truth().after(left).iso());
        let date = dated.then(|| http(self.truth()));
        self.widget.answer(ApiResponse { date, ..ok(&order) });
    }

    /// Seconds on the screen less seconds that are left. `None`: no countdown.
    fn error(&self) -> Option<i64> {
        let text = screen::countdown(&self.widget.session, self.widget.now.wall)?;
        let shown = text.split(':').fold(0, |sum, part| sum * 60 + part.parse::<i64>().expect("a number"));
        let deadline = self.widget.screen().deadline.expect("a deadline").iso;
        Some(shown - Timestamp::parse(&deadline).expect("a time").since(self.truth()) / SECOND)
    }
}

#[test]
fn the_servers_clock_is_learned_better_and_better() {
    [-3 * HOUR, 0, 3 * HOUR].into_iter().for_each(is_learned_better_and_better);
}

/// On a device whose clock is `wrong` by so many milliseconds.
fn is_learned_better_and_better(wrong: i64) {
    let now = |millis: i64| Now { wall: NOON.after(millis + wrong), instant: Instant(millis) };
    let mut clock = Clock::default();
    let mut spans = Vec::new();
    for (sent, received) in [(0, 4_000), (10_000, 10_900), (20_450, 20_560), (30_990, 31_100), (60_000, 64_000)] {
        let written = NOON.after((sent + received) / 2 / SECOND * SECOND);
        clock.tick(now(received));
        clock.observe_date(written, Instant(sent), Instant(received), now(received));
        let reached = clock.reached(now(received).wall).expect("the server told its time");
        assert!(reached <= NOON.after(received), "it never claims more than it knows");
        spans.push(NOON.after(received).since(reached));
        assert!(clock.read(now(received).wall).since(NOON.after(received)).abs() <= 2_500);
    }
    assert!(spans.windows(2).all(|pair| pair[1] <= pair[0]) && spans[4] < 300, "{spans:?}");
}

#[test]
fn a_clock_that_is_set_back_hides_the_countdown_until_the_server_tells_the_time() {
    let mut device = Device::dated(0, 3 * HOUR);
    assert!(device.error().is_some_and(|error| error.abs() <= 1));
    for by in [-25 * HOUR, -5 * SECOND, 25 * HOUR, 40 * SECOND] {
        device.set(by);
        device.widget.send(Message::TimerFired);
        assert_eq!(device.error(), None, "{by}");
        assert!(device.widget.screen().deadline.is_some());
        if requests(&device.widget.last).is_empty() {
            assert!(device.widget.sleep() < 800, "it asks soon after {by}");
            assert_eq!(requests(&device.widget.last), ["read"], "{by}");
        }
        device.answer(2 * HOUR, true);
        assert!(device.error().is_some_and(|error| error.abs() <= 1), "{:?} after {by}", device.error());
    }
}

#[test]
fn a_device_taken_at_its_word_keeps_the_countdown_through_sleep_but_not_through_being_set_back() {
    let mut widget = waiting();
    widget.set_clock(2 * HOUR);
    widget.send(Message::TimerFired);
    assert!(screen::countdown(&widget.session, widget.now.wall).is_some_and(|left| left.starts_with("20:")));
    widget.sleep();
    assert_eq!(requests(&widget.last), ["read"], "after a sleep it asks");
    widget.answer(ok(&virtual_account()));
    widget.set_clock(-10 * SECOND);
    widget.send(Message::TimerFired);
    assert!(screen::countdown(&widget.session, widget.now.wall).is_some(), "a small correction is none");
    widget.set_clock(-2 * HOUR);
    widget.send(Message::TimerFired);
    assert_eq!(screen::countdown(&widget.session, widget.now.wall), None);
}

/// A `Date` is of some moment while the answer was waited for, by a second.
#[test]
fn a_slow_answer_says_that_the_device_is_wrong_but_not_by_how_much() {
    let table = [
        (0, 30 * SECOND, true),
        (HOUR, SECOND, true),
        (-HOUR, SECOND, true),
        (HOUR, 19_001, true),
        (HOUR, 19_002, false),
        (-HOUR, 19_002, false),
    ];
    for (wrong, wait, is_trusted) in table {
        let now = Now { wall: NOON.after(wrong), instant: Instant(wait) };
        let mut clock = Clock::default();
        clock.observe_date(NOON.after(-wait / 2), Instant(0), now.instant, now);
        assert_eq!(clock.is_trusted(), is_trusted, "wrong by {wrong} ms, after {wait} ms");
    }
}

#[test]
fn a_date_from_before_a_sleep_is_not_believed() {
    let mut device = Device::dated(0, 5 * HOUR);
    device.widget.pass(10_000);
    device.widget.send(Message::CheckPressed);
    let request = device.widget.last_request().expect("a read");
    let (sent, written) = (device.widget.now.instant, device.truth());
    device.widget.set_clock(2 * HOUR);
    let order = with(virtual_account(), "/payment_expiration_at", device.truth().after(3 * HOUR).iso());
    let answer = ApiResponse { sent, received: sent.after(300), ..dated(&order, &http(written)) };
    device.widget.pass(300);
    device.widget.send(Message::Responded { request, result: Ok(answer) });
    assert!(device.error().is_none_or(|error| error.abs() <= 2), "{:?}", device.error());
}

#[test]
fn an_order_from_the_future_means_that_the_device_is_behind() {
    let order = with(virtual_account(), "/draft_time", NOON.after(5 * MINUTE).iso());
    let widget = Widget::answered(&order);
    assert_eq!(screen::countdown(&widget.session, widget.now.wall), None);
    assert!(widget.screen().deadline.is_some());
    let order = with(virtual_account(), "/draft_time", NOON.after(30 * SECOND).iso());
    let widget = Widget::answered(&order);
    assert!(screen::countdown(&widget.session, widget.now.wall).is_some(), "half a minute is nothing");
}

#[test]
fn a_device_that_the_server_has_contradicted_is_believed_again_only_once_the_server_tells_the_time() {
    let at = |wall: i64, instant: i64| Now { wall: NOON.after(wall), instant: Instant(instant) };
    for (deadline, made) in [(Some(NOON.after(-20 * MINUTE)), None), (None, Some(NOON.after(5 * MINUTE)))] {
        let mut clock = Clock::default();
        clock.tick(at(0, 0));
        clock.check_plausibility(true, deadline, made, NOON);
        assert!(!clock.is_trusted());
        clock.check_plausibility(false, None, None, NOON);
        assert!(!clock.is_trusted(), "an answer without a contradiction proves nothing");
        for (hours, seconds) in [(2, 1), (26, 2)] {
            let now = at(hours * HOUR, seconds * SECOND);
            assert!(clock.tick(now));
            clock.check_plausibility(false, deadline, made, now.wall);
            assert!(!clock.is_trusted(), "it may have slept, wrong as it is");
        }
        let now = at(26 * HOUR, 3 * SECOND);
        clock.observe_date(NOON.after(3 * HOUR), Instant(2_500), Instant(3_000), now);
        clock.check_plausibility(false, deadline, made, now.wall);
        assert!(clock.is_trusted());
    }
}

#[test]
fn a_sleep_that_a_clock_set_back_hides_lasts_until_the_first_answer_after_it() {
    for slept in [3 * SECOND, 10 * SECOND, MINUTE, 2 * HOUR] {
        let mut device = Device::dated(0, 5 * HOUR);
        device.widget.pass(10 * SECOND);
        device.widget.send(Message::Hidden);
        // Neither of the device's clocks shows the time that went by.
        device.wrong -= slept;
        device.widget.send(Message::Shown);
        assert_eq!(requests(&device.widget.last), ["read"]);
        device.answer(2 * HOUR, true);
        assert!(device.error().is_some_and(|error| error.abs() <= 2), "{:?} after {slept} ms", device.error());
    }
}

#[test]
fn a_header_that_moves_with_time_is_a_clock_and_one_that_stands_still_is_not() {
    for moves in [true, false] {
        let mut widget = Widget::started();
        let made = widget.now.wall.after(-10 * MINUTE);
        let hint = |widget: &Widget| if moves { widget.now.wall.after(-10 * MINUTE) } else { made };
        let answer = |date: Timestamp| ApiResponse {
            cache_control: Some("private, no-store".to_owned()),
            last_modified: Some(http(date)),
            ..ok(&virtual_account())
        };
        let first = hint(&widget);
        widget.answer(answer(first));
        let left = |widget: &Widget| screen::countdown(&widget.session, widget.now.wall).expect("a countdown");
        assert!(left(&widget).starts_with("22:59"), "one answer proves nothing: {}", left(&widget));
        widget.sleep();
        let second = hint(&widget);
        widget.answer(answer(second));
        assert!(left(&widget).starts_with(if moves { "23:0" } else { "22:5" }), "{}", left(&widget));
    }
}

#[test]
fn an_answer_that_a_cache_may_keep_tells_no_time_and_is_asked_for_past_the_cache() {
    let kept = |control: Option<&str>, modified: bool| ApiResponse {
        cache_control: control.map(str::to_owned),
        last_modified: modified.then(|| http(NOON.after(-HOUR))),
        ..dated(&virtual_account(), &http(NOON.after(-8 * HOUR)))
    };
    for (control, modified, keeps) in [
        (None, false, false),
        (None, true, true),
        (Some("max-age=60"), false, true),
        (Some("public, max-age=60"), true, true),
        (Some("max-age=0"), true, false),
        (Some("no-cache"), true, false),
        (Some("No-Store"), true, false),
        (Some("private"), false, false),
    ] {
        let mut widget = waiting();
        widget.sleep();
        assert!(matches!(widget.last[..], [scalev_checkout::session::Effect::Read { anew: false, .. }]));
        widget.answer(kept(control, modified));
        let left = screen::countdown(&widget.session, widget.now.wall);
        assert_eq!(left.is_some_and(|left| left.starts_with("22:")), keeps, "{control:?} {modified}");
        widget.sleep();
        let anew = widget
            .last
            .iter()
            .any(|effect| matches!(effect, scalev_checkout::session::Effect::Read { anew: true, .. }));
        assert_eq!(anew, keeps, "{control:?} {modified}");
    }
}

proptest! {
    /// The device is wrong by up to two days, its clock is set and it sleeps at random times: the countdown is right within 2 s.
    #[test]
    fn time_left_is_right_or_not_shown(
        wrong in -48 * HOUR..48 * HOUR,
        left in 2 * HOUR..23 * HOUR,
        acts in prop::collection::vec((0_u8..4, -25 * HOUR..25 * HOUR, 0_i64..20 * MINUTE), 0..30),
    ) {
        let mut device = Device::dated(wrong, left);
        prop_assert!(device.error().is_some_and(|error| error.abs() <= 2), "{:?}", device.error());
        let deadline = device.truth().after(left);
        for (kind, by, pass) in acts {
            match kind {
                0 => device.set(by),
                1 => device.widget.set_clock(pass),
                2 => device.widget.pass(pass),
                _ => device.widget.send(Message::CheckPressed),
            }
            device.widget.send(Message::TimerFired);
            let truth = device.truth();
            prop_assert!(device.error().is_none_or(|error| error.abs() <= 2), "{:?}", device.error());
            if !requests(&device.widget.last).is_empty() {
                device.answer(deadline.since(truth), true);
                prop_assert!(device.error().is_none_or(|error| error.abs() <= 2), "{:?} after an answer", device.error());
            }
        }
    }
}
