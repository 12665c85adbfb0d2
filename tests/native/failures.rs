//! Failed requests: the instructions stay, retries are few, and the merchant gets one event without private data.

mod back_off;
mod configuration;
mod create;

use crate::support::{
    fixture,
    orders::{self, paid, virtual_account},
    widget::{KEY, SLUG, Widget, ok, requests, shows_number, status, waiting},
};
use scalev_checkout::{
    contract::Failure,
    session::{Effect, Message},
};

const MINUTE: i64 = 60_000;

#[test]
fn a_failed_read_keeps_the_instructions() {
    let answers = [
        Err(Failure::Network),
        Err(Failure::Timeout),
        Ok(status(500, "")),
        Ok(status(429, "Too many requests")),
        Ok(status(404, "{\"error\":\"Store not found\"}")),
        Ok(status(404, "<html>")),
        Ok(status(400, "{}")),
        Ok(status(200, "<html>")),
        Ok(status(200, "{}")),
        Ok(status(200, "")),
    ];
    let mut widget = waiting();
    let before = widget.screen();
    for answer in answers {
        widget.sleep();
        widget.end(answer.clone());
        let screen = widget.screen();
        assert_eq!(widget.state(), "unpaid", "{answer:?}");
        assert_eq!((&screen.card, &screen.deadline, &screen.amount), (&before.card, &before.deadline, &before.amount));
        assert!(widget.session.wake().is_some(), "{answer:?} ends the polling");
    }
    widget.send(Message::CheckPressed);
    widget.answer(ok(&paid(virtual_account())));
    assert_eq!(widget.state(), "paid");
}

#[test]
fn events_and_console_lines_have_no_private_data() {
    let private =
        [SLUG, KEY, orders::NUMBER, "Pembeli", "pembeli@contoh", "628110000000", "1234567890", "PT Contoh", "381659"];
    let mut fixtures = fixture::whole_orders();
    fixtures.extend(fixture::payloads("xendit"));
    for fixture in fixtures {
        let mut widget = Widget::answered(&fixture.order);
        widget.send(Message::CheckPressed);
        widget.end(Err(Failure::Network));
        for effect in &widget.effects {
            let text = match effect {
                Effect::Emit(event) => format!("{event:?}"),
                Effect::Log(line) => line.clone(),
                _ => continue,
            };
            for secret in private {
                assert!(!text.contains(secret), "{}: {text} contains {secret}", fixture.name);
            }
        }
    }
}

#[test]
fn offline_is_shown_and_going_online_sends_one_read() {
    let mut widget = waiting();
    widget.send(Message::WentOffline);
    assert!(widget.screen().quiet.is_some_and(|line| line.contains("Tidak ada koneksi")));
    assert!(shows_number(&widget.screen()));
    widget.pass(MINUTE);
    widget.send(Message::WentOnline);
    assert!(requests(&widget.last).is_empty(), "a random delay, because many phones return at once");
    assert!(widget.sleep() < 800);
    assert_eq!(requests(&widget.last), ["read"]);
}

#[test]
fn a_failed_check_is_shown_and_keeps_the_instructions() {
    let mut widget = waiting();
    widget.send(Message::CheckPressed);
    widget.fail(Failure::Timeout);
    assert_eq!(widget.state(), "unpaid");
    let screen = widget.screen();
    assert!(shows_number(&screen));
    assert!(screen.quiet.is_some_and(|line| line.contains("Belum bisa mengecek")));
    widget.sleep();
    assert_eq!(requests(&widget.last), ["read"]);
    let quiet = widget.screen().quiet;
    assert!(
        quiet.is_some_and(|line| line.contains("Belum bisa mengecek")),
        "the result of the check stays until an answer"
    );
}
