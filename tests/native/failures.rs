//! Failures: instructions stay, retries are few, and the merchant gets one event without private data.

use crate::support::{
    fixture,
    orders::{self, order, paid, virtual_account, with},
    widget::{self, KEY, NOON, SLUG, Widget, check_nothing_to_pay, ok, requests, shows_number, status, waiting},
};
use scalev_checkout::{
    contract::{
        config::{Config, ConfigError},
        failure::Failure,
    },
    response::ApiResponse,
    session::{Effect, Message, Session, event::EventKind, schedule},
};

const MINUTE: i64 = 60_000;

#[track_caller]
fn check_wait(answer: ApiResponse, from: i64, to: i64) {
    let mut widget = waiting();
    widget.sleep();
    widget.answer(answer);
    let slept = widget.sleep();
    assert!((from..=to).contains(&slept), "slept {slept} ms");
}

#[test]
fn no_error_takes_instructions_away() {
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
        assert!(widget.session.wake().is_some(), "{answer:?} ends the watch");
    }
    widget.send(Message::CheckPressed);
    widget.answer(ok(&paid(virtual_account())));
    assert_eq!(widget.state(), "paid");
}

#[test]
fn while_requests_fail_the_deadline_sets_off_none() {
    let mut widget = Widget::answered(&with(virtual_account(), "/payment_expiration_at", NOON.after(2 * MINUTE).iso()));
    let next_read = |widget: &mut Widget| {
        let (before, mut waited) = (widget.requests().len(), 0);
        while widget.requests().len() == before {
            waited += widget.sleep();
        }
        waited
    };
    next_read(&mut widget);
    for failures in 1..=12 {
        widget.fail(Failure::Server);
        let least = schedule::back_off(failures, false, None, 0);
        let waited = next_read(&mut widget);
        assert!(waited >= least, "{waited} ms after {failures} failures");
    }
    assert!(widget.now.wall > NOON.after(2 * MINUTE), "the deadline is over");
}

#[test]
fn nobody_asks_before_the_time_that_the_api_named() {
    let mut widget = waiting();
    widget.sleep();
    widget.end(Ok(status(429, "Too many requests")));
    let before = widget.screen().quiet;
    for message in [Message::CheckPressed, Message::Hidden, Message::Shown, Message::WentOffline, Message::WentOnline] {
        widget.send(message.clone());
        assert!(!widget.last.iter().any(|effect| matches!(effect, Effect::Read { .. })), "{message:?} asks");
    }
    assert_eq!(widget.screen().quiet, before, "the screen goes on saying when");
    widget.sleep();
    assert!(widget.last.iter().any(|effect| matches!(effect, Effect::Read { .. })));
}

#[test]
fn the_api_says_how_long_to_wait() {
    let limited = |retry: Option<&str>, reset: Option<&str>| ApiResponse {
        retry_after: retry.map(str::to_owned),
        ratelimit_reset: reset.map(str::to_owned),
        ..status(429, "Too many requests")
    };
    check_wait(limited(Some("120"), None), 120_000, 144_000);
    check_wait(limited(Some(" 3 "), None), 3_000, 3_600);
    check_wait(limited(Some("0"), None), 1_000, 1_200);
    check_wait(limited(Some("-5"), None), 1_000, 1_200);
    check_wait(limited(Some("86400"), None), 600_000, 720_000);
    check_wait(limited(None, Some(&(NOON.0 / 1000 + 100).to_string())), 70_000, 100_000);
    check_wait(limited(Some("soon"), None), 10_000, 12_000);
    check_wait(limited(None, Some("x")), 10_000, 12_000);
    check_wait(limited(None, None), 10_000, 12_000);
    check_wait(ApiResponse { retry_after: Some("40".to_owned()), ..status(503, "") }, 40_000, 48_000);
    check_wait(status(503, ""), 2_000, 2_400);
}

#[test]
fn a_failing_api_is_asked_less_and_less() {
    let mut widget = waiting();
    widget.sleep();
    let mut slept = Vec::new();
    for _ in 0..8 {
        widget.fail(Failure::Server);
        slept.push(widget.sleep());
    }
    for (wait, least) in slept.iter().zip([2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000, 30_000]) {
        assert!((least..=least * 6 / 5).contains(wait), "{slept:?}");
    }
    widget.answer(ok(&virtual_account()));
    assert!(
        widget.session.wake().is_some_and(|wake| wake.since(widget.now.instant) < 30_000),
        "one success forgets them"
    );
}

#[test]
fn a_wrong_attribute_asks_nothing_and_is_reported_once() {
    for (failure, attribute) in [(Failure::Config, "store-id"), (Failure::SecretKey, "publishable-key")] {
        let mut widget = Widget::of(Session::new(Err(ConfigError { failure, attribute }), widget::page()));
        for message in [Message::CheckPressed, Message::Shown, Message::WentOnline, Message::TimerFired] {
            widget.pass(MINUTE);
            widget.send(message);
        }
        assert_eq!(widget.state(), "unavailable");
        assert!(widget.requests().is_empty());
        assert_eq!(widget.session.wake(), None);
        assert_eq!(widget.events(EventKind::Error).len(), 1);
        assert_eq!(widget.events(EventKind::Error)[0].code, Some(failure.code()));
        assert!(matches!(widget.logs()[..], [line] if line.contains(attribute) && line.contains(failure.code())));
        assert_eq!(widget.screen().fallback.map(|way| way.url).as_deref(), Some(widget::OWN_LINK));
        check_nothing_to_pay(&mut widget);
    }
}

#[test]
fn a_secret_key_is_told_to_be_revoked_and_not_repeated() {
    let secret = "sk_live_0123456789abcdef";
    let attributes = |name: &str| if name == "publishable-key" { Some(secret) } else { Some("x") };
    let widget = Widget::of(Session::new(Config::read(attributes, None, &widget::page()), widget::page()));
    let log = widget.logs().concat();
    assert!(log.contains("revoke") && !log.contains(secret), "{log}");
}

#[test]
fn an_unknown_order_is_reported_once_and_not_asked_for_again() {
    let mut widget = Widget::started();
    widget.answer(status(404, "{\"error\":\"Store not found\"}"));
    assert_eq!(widget.state(), "unavailable");
    assert_eq!(widget.session.wake(), None);
    assert_eq!(widget.events(EventKind::Error)[0].code, Some("not-found"));
    assert_eq!(widget.logs().len(), 1);
    assert!(widget.screen().fallback.is_some() && widget.screen().check.is_some());
    widget.send(Message::CheckPressed);
    widget.answer(ok(&virtual_account()));
    assert_eq!(widget.state(), "unpaid", "trying again by hand works");
}

#[test]
fn nothing_told_to_the_page_or_the_console_is_private() {
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
fn being_offline_is_said_and_coming_back_asks_once() {
    let mut widget = waiting();
    widget.send(Message::WentOffline);
    assert!(widget.screen().quiet.is_some_and(|line| line.contains("Tidak ada koneksi")));
    assert!(shows_number(&widget.screen()));
    widget.pass(MINUTE);
    widget.send(Message::WentOnline);
    assert!(requests(&widget.last).is_empty(), "many phones come back at once");
    assert!(widget.sleep() < 800);
    assert_eq!(requests(&widget.last), ["read"]);
}

#[test]
fn a_check_that_fails_says_so_and_keeps_the_instructions() {
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
        "the next question may hang as the last did"
    );
}

#[test]
fn a_lost_create_is_followed_by_a_read_before_the_next() {
    for lost in [Failure::Network, Failure::Timeout] {
        let mut widget = Widget::started();
        widget.fail(lost);
        assert_eq!(widget.state(), "unavailable");
        widget.sleep();
        assert_eq!(requests(&widget.last), ["read"]);
        widget.answer(ok(&order("va_bca")));
        assert_eq!(requests(&widget.last), ["create"]);
        widget.answer(ok(&virtual_account()));
        assert_eq!(widget.state(), "unpaid");
    }
}

#[test]
fn a_lost_create_that_had_arrived_needs_no_second() {
    let mut widget = Widget::started();
    widget.fail(Failure::Network);
    widget.sleep();
    widget.answer(ok(&virtual_account()));
    assert_eq!(widget.requests(), ["create", "read"]);
    assert_eq!(widget.state(), "unpaid");
}

#[test]
fn a_backend_that_made_nothing_is_asked_to_create_again() {
    let attributes = |name: &str| match name {
        "payment-url" => Some("https://toko.example/pay/1"),
        "status-url" => Some("https://toko.example/pay/1/status"),
        _ => None,
    };
    let config = Config::read(attributes, None, &widget::page());
    let mut widget = Widget::of(Session::new(config, widget::page()));
    let none = || Ok(status(404, "{\"error\":\"no such payment\"}"));
    for create in 1..=3 {
        assert_eq!(widget.requests().iter().filter(|name| **name == "create").count(), create);
        widget.end(Ok(status(502, "")));
        widget.sleep();
        widget.end(none());
    }
    assert_eq!(widget.requests(), ["create", "read", "create", "read", "create", "read"]);
    assert_eq!(widget.state(), "unavailable");
    assert!(widget.screen().fallback.is_some());
}

/// Without an address of the state only another create can bring the payment.
#[test]
fn a_backend_that_only_creates_is_asked_again_by_the_buyer_the_network_and_the_return() {
    let creating = Config { follow: None, ..widget::backend() };
    let again: [&[Message]; 3] =
        [&[Message::CheckPressed], &[Message::WentOffline, Message::WentOnline], &[Message::Hidden, Message::Shown]];
    for messages in again {
        let mut widget = Widget::of(Session::new(Ok(creating.clone()), widget::page()));
        for _ in 0..3 {
            widget.fail(Failure::Network);
            widget.sleep();
        }
        assert_eq!((widget.requests().len(), widget.state()), (3, "unavailable"), "{messages:?}");
        assert!(widget.screen().check.is_some(), "the buyer can try again");
        for message in messages {
            widget.pass(5_000);
            widget.send(message.clone());
        }
        if widget.requests().len() == 3 {
            widget.sleep();
        }
        assert_eq!(widget.requests(), ["create"; 4], "{messages:?}");
        widget.answer(ok(&virtual_account()));
        assert_eq!(widget.state(), "unpaid", "{messages:?}");
    }
}

/// There is nobody to ask: a button that asks would do nothing.
#[test]
fn a_payload_in_hand_that_cannot_be_read_offers_no_second_try() {
    let config = Config::read(|_| None, Some("{}".to_owned()), &widget::page());
    let widget = Widget::of(Session::new(config, widget::page()));
    assert_eq!(widget.state(), "unavailable");
    assert_eq!(widget.screen().check, None);
}
