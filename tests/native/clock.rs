//! The countdown is right or hidden, whatever the device's clock shows, is set to, or misses during sleep.

mod estimate;
mod header;

use crate::support::{
    orders::{virtual_account, with},
    widget::{NOON, Widget, dated, ok, requests, waiting},
};
use proptest::prelude::*;
use scalev_checkout::{response::ApiResponse, screen, session::Message, value::Timestamp};

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

/// A widget on a device whose clock is `wrong` by so many milliseconds.
struct Device {
    widget: Widget,
    wrong: i64,
}

impl Device {
    /// A virtual account whose deadline is `left` milliseconds ahead, from an answer with a readable `Date`.
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

    /// Answers the pending request with a deadline `left` milliseconds ahead.
    fn answer(&mut self, left: i64, dated: bool) {
        let order = with(virtual_account(), "/payment_expiration_at", self.truth().after(left).iso());
        let date = dated.then(|| http(self.truth()));
        self.widget.answer(ApiResponse { date, ..ok(&order) });
    }

    /// Seconds on the countdown minus seconds until the deadline. `None`: no countdown.
    fn error(&self) -> Option<i64> {
        let text = screen::countdown(&self.widget.session, self.widget.now.wall)?;
        let shown = text.split(':').fold(0, |sum, part| sum * 60 + part.parse::<i64>().expect("a number"));
        let deadline = self.widget.screen().deadline.expect("a deadline").iso;
        Some(shown - Timestamp::parse(&deadline).expect("a time").since(self.truth()) / SECOND)
    }
}

#[test]
fn a_changed_device_clock_hides_the_countdown_until_an_answer() {
    let mut device = Device::dated(0, 3 * HOUR);
    assert!(device.error().is_some_and(|error| error.abs() <= 1));
    for by in [-25 * HOUR, -5 * SECOND, 25 * HOUR, 40 * SECOND] {
        device.set(by);
        device.widget.send(Message::TimerFired);
        assert_eq!(device.error(), None, "{by}");
        assert!(device.widget.screen().deadline.is_some());
        if requests(&device.widget.last).is_empty() {
            assert!(device.widget.sleep() < 800, "a read soon after a change by {by} ms");
            assert_eq!(requests(&device.widget.last), ["read"], "{by}");
        }
        device.answer(2 * HOUR, true);
        assert!(device.error().is_some_and(|error| error.abs() <= 1), "{:?} after {by}", device.error());
    }
}

#[test]
fn without_dates_a_clock_set_back_hides_the_countdown() {
    let mut widget = waiting();
    widget.set_clock(2 * HOUR);
    widget.send(Message::TimerFired);
    assert!(screen::countdown(&widget.session, widget.now.wall).is_some_and(|left| left.starts_with("20:")));
    widget.sleep();
    assert_eq!(requests(&widget.last), ["read"], "a read after the sleep");
    widget.answer(ok(&virtual_account()));
    widget.set_clock(-10 * SECOND);
    widget.send(Message::TimerFired);
    assert!(screen::countdown(&widget.session, widget.now.wall).is_some(), "a small correction is tolerated");
    widget.set_clock(-2 * HOUR);
    widget.send(Message::TimerFired);
    assert_eq!(screen::countdown(&widget.session, widget.now.wall), None);
}

#[test]
fn a_date_from_before_a_sleep_is_ignored() {
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
fn an_order_made_in_the_future_hides_the_countdown() {
    let order = with(virtual_account(), "/draft_time", NOON.after(5 * MINUTE).iso());
    let widget = Widget::answered(&order);
    assert_eq!(screen::countdown(&widget.session, widget.now.wall), None);
    assert!(widget.screen().deadline.is_some());
    let order = with(virtual_account(), "/draft_time", NOON.after(30 * SECOND).iso());
    let widget = Widget::answered(&order);
    assert!(screen::countdown(&widget.session, widget.now.wall).is_some(), "half a minute is tolerated");
}

#[test]
fn a_sleep_unseen_by_the_clocks_is_corrected_by_an_answer() {
    for slept in [3 * SECOND, 10 * SECOND, MINUTE, 2 * HOUR] {
        let mut device = Device::dated(0, 5 * HOUR);
        device.widget.pass(10 * SECOND);
        device.widget.send(Message::Hidden);
        // Neither clock of the device advances during the sleep.
        device.wrong -= slept;
        device.widget.send(Message::Shown);
        assert_eq!(requests(&device.widget.last), ["read"]);
        device.answer(2 * HOUR, true);
        assert!(device.error().is_some_and(|error| error.abs() <= 2), "{:?} after {slept} ms", device.error());
    }
}

proptest! {
    /// The device's clock is wrong by up to two days, and it is set or sleeps at random times.
    #[test]
    fn the_countdown_is_right_within_2_seconds_or_hidden(
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
