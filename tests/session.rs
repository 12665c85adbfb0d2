//! The behavior as scripts: what happens goes in, states and effects come out. Random scripts keep the promises.

mod support;

use proptest::prelude::*;
use scalev_checkout::{
    answer::Answer,
    config::{Config, ConfigError, Page},
    event::Kind,
    failure::Failure,
    instruction::Instruction,
    screen::{Screen, Thing},
    session::{Copy, Effect, Message, Session},
    text::Language,
    time::Timestamp,
};
use serde_json::Value;
use support::{
    fixture,
    orders::{self, order, paid, virtual_account, with},
    widget::{self, KEY, NOON, SLUG, Widget, ok, requests, status},
};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

/// The answer with the server's own time in it.
fn dated(order: &Value, date: &str) -> Answer {
    Answer { date: Some(date.to_owned()), ..ok(order) }
}

fn shows_number(screen: &Screen) -> bool {
    matches!(&screen.thing, Some(Thing::Numbers(cards)) if cards.iter().any(|card| !card.numbers.is_empty()))
}

/// An unpaid virtual account on screen.
fn waiting() -> Widget {
    let widget = Widget::answered(&virtual_account());
    assert_eq!(widget.state(), "unpaid");
    assert!(shows_number(&widget.screen()));
    widget
}

/// Nothing on the screen or the clipboard can be paid to.
#[track_caller]
fn check_nothing_to_pay(widget: &mut Widget) {
    let screen = widget.screen();
    assert_eq!((screen.thing, screen.deadline), (None, None));
    assert!(screen.steps.is_empty() && screen.proof.is_none());
    assert_eq!(widget.copy(Copy::Number(0)), None);
}

#[track_caller]
fn check_told(order: &Value, state: &str, kind: Kind) {
    let mut widget = waiting();
    widget.sleep();
    widget.answer(ok(order));
    assert_eq!(widget.state(), state);
    check_nothing_to_pay(&mut widget);
    assert_eq!(widget.events(kind).len(), 1, "{state}");
    widget.tell(Message::CheckPressed);
    widget.answer(ok(order));
    assert_eq!(widget.events(kind).len(), 1, "{state} is told once");
}

#[track_caller]
fn check_wait(answer: Answer, from: i64, to: i64) {
    let mut widget = waiting();
    widget.sleep();
    widget.answer(answer);
    let slept = widget.sleep();
    assert!((from..=to).contains(&slept), "slept {slept} ms");
}

#[test]
fn the_first_request_creates_the_payment() {
    let widget = Widget::started();
    assert_eq!(widget.requests(), ["create"]);
    assert_eq!(widget.state(), "loading");
    assert_eq!(widget.session.wake(), None);
    assert!(widget.events(Kind::Ready).is_empty());
}

#[test]
fn instructions_appear_with_the_first_answer() {
    let widget = waiting();
    assert_eq!(widget.requests(), ["create"]);
    let order: Vec<Kind> = widget
        .effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Emit(event) => Some(event.kind),
            _ => None,
        })
        .collect();
    assert_eq!(order, [Kind::Status, Kind::Ready, Kind::Instructions, Kind::Status]);
    let event = widget.events(Kind::Instructions)[0];
    let told =
        (event.status, event.method.as_deref(), event.order_id.as_deref(), event.amount.as_deref(), event.currency);
    assert_eq!(told, ("unpaid", Some("va_bca"), Some("261120AAAAAA"), Some("147000"), "IDR"));
}

#[test]
fn late_instructions_are_read_for_a_second_and_a_half_apart() {
    let mut widget = Widget::answered(&order("va_bca"));
    for _ in 0..7 {
        assert_eq!(widget.state(), "preparing");
        assert_eq!(widget.sleep(), 1500);
        assert_eq!(requests(&widget.last), ["read"]);
        widget.answer(ok(&order("va_bca")));
    }
    widget.sleep();
    widget.answer(ok(&virtual_account()));
    assert_eq!(widget.state(), "unpaid");
    assert!(shows_number(&widget.screen()));
    assert_eq!(widget.requests().iter().filter(|name| **name == "create").count(), 1);
}

#[test]
fn instructions_that_never_come_are_asked_for_three_times_and_then_slowly() {
    let mut widget = Widget::answered(&order("va_bca"));
    for round in 0..3 {
        for read in 0..15 {
            assert_eq!(widget.sleep(), 1500, "round {round}, read {read}");
            assert_eq!(requests(&widget.last), ["read"]);
            widget.answer(ok(&order("va_bca")));
        }
        if round < 2 {
            assert_eq!(requests(&widget.last), ["create"], "after round {round}");
            widget.answer(ok(&order("va_bca")));
        }
    }
    assert_eq!(widget.state(), "unavailable");
    assert_eq!(widget.events(Kind::Error).len(), 1);
    for _ in 0..20 {
        assert!(widget.sleep() >= 30_000);
        widget.answer(ok(&order("va_bca")));
        assert_eq!(widget.state(), "unavailable");
    }
    assert_eq!(widget.requests().iter().filter(|name| **name == "create").count(), 3);
    widget.sleep();
    widget.answer(ok(&virtual_account()));
    assert_eq!(widget.state(), "unpaid");
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
fn an_answer_to_another_request_changes_nothing() {
    let mut widget = Widget::started();
    let request = widget.last_request().expect("a create");
    for old in [0, request + 1] {
        let result = Ok(ok(&paid(virtual_account())));
        widget.tell(Message::Answered { request: old, sent: NOON, result });
        assert!(widget.last.is_empty());
        assert_eq!(widget.state(), "loading");
    }
    widget.answer(ok(&virtual_account()));
    let result = Ok(ok(&paid(virtual_account())));
    widget.tell(Message::Answered { request, sent: NOON, result });
    assert_eq!(widget.state(), "unpaid", "the same answer counts once");
}

#[test]
fn a_payment_is_told_once_and_takes_the_instructions_away() {
    let mut widget = waiting();
    widget.sleep();
    widget.answer(ok(&paid(virtual_account())));
    assert_eq!(widget.state(), "paid");
    check_nothing_to_pay(&mut widget);
    let events = widget.events(Kind::Paid);
    assert_eq!(events.len(), 1);
    assert_eq!((events[0].status, events[0].is_probably_spam), ("paid", Some(false)));
    assert_eq!(widget.effects.iter().filter(|effect| **effect == Effect::RememberPaid).count(), 1);
    assert_eq!(widget.session.wake(), None, "nothing is left to wait for");
    widget.tell(Message::Shown);
    assert!(requests(&widget.last).is_empty());
}

#[test]
fn a_payment_that_was_announced_is_not_announced_again() {
    let mut widget = Widget {
        session: Session::new(Ok(widget::config()), widget::page()),
        now: NOON,
        effects: Vec::new(),
        last: Vec::new(),
    };
    widget.tell(Message::Started { chance: 7, paid_announced: true, visible: true });
    widget.answer(ok(&paid(virtual_account())));
    assert_eq!(widget.state(), "paid");
    assert!(widget.events(Kind::Paid).is_empty());
    assert!(!widget.effects.contains(&Effect::RememberPaid));
}

#[test]
fn spam_is_said_with_the_payment() {
    let order = with(paid(virtual_account()), "/is_probably_spam", true);
    assert_eq!(Widget::answered(&order).events(Kind::Paid)[0].is_probably_spam, Some(true));
}

#[test]
fn what_is_paid_stays_paid() {
    let mut widget = Widget::answered(&paid(virtual_account()));
    widget.tell(Message::CheckPressed);
    if !requests(&widget.last).is_empty() {
        widget.answer(ok(&virtual_account()));
    }
    assert_eq!(widget.state(), "paid");
    check_nothing_to_pay(&mut widget);
    assert_eq!(widget.events(Kind::Paid).len(), 1);
}

#[test]
fn the_servers_other_endings_are_told_once() {
    check_told(&with(virtual_account(), "/payment_status", "conflict"), "conflict", Kind::Conflict);
    check_told(&with(virtual_account(), "/status", "canceled"), "closed", Kind::Closed);
    check_told(&with(virtual_account(), "/pg_payment_info/status", "EXPIRED"), "expired", Kind::Expired);
}

#[test]
fn a_draft_becomes_payable_once_it_is_placed() {
    let mut widget = Widget::answered(&with(virtual_account(), "/status", "draft"));
    assert_eq!(widget.state(), "draft");
    check_nothing_to_pay(&mut widget);
    widget.sleep();
    widget.answer(ok(&virtual_account()));
    assert_eq!(widget.state(), "unpaid");
}

#[test]
fn a_conflict_can_still_become_paid() {
    let mut widget = Widget::answered(&with(virtual_account(), "/payment_status", "conflict"));
    widget.sleep();
    widget.answer(ok(&paid(virtual_account())));
    assert_eq!(widget.state(), "paid");
}

#[test]
fn the_devices_clock_alone_never_ends_a_payment() {
    let mut widget = waiting();
    widget.pass(30 * HOUR);
    widget.tell(Message::Woke);
    assert_eq!(widget.state(), "checking");
    assert_eq!(requests(&widget.last), ["read"]);
    widget.answer(ok(&virtual_account()));
    assert_eq!(widget.state(), "unpaid");
    let screen = widget.screen();
    assert!(shows_number(&screen));
    assert!(screen.notices.iter().any(|notice| notice.contains("jam HP")), "{:?}", screen.notices);
    assert_eq!(scalev_checkout::screen::countdown(&widget.session, widget.now), None);
    assert!(widget.events(Kind::Expired).is_empty());
}

#[test]
fn the_servers_clock_ends_a_payment_that_nobody_closed() {
    let mut widget = waiting();
    widget.sleep();
    widget.answer(dated(&virtual_account(), "Sat, 21 Nov 2026 08:00:30 GMT"));
    assert_eq!(widget.state(), "unpaid", "banks report late");
    widget.sleep();
    widget.answer(dated(&virtual_account(), "Sat, 21 Nov 2026 08:02:00 GMT"));
    assert_eq!(widget.state(), "expired");
    check_nothing_to_pay(&mut widget);
}

#[test]
fn the_countdown_follows_the_servers_clock() {
    let mut widget = Widget::started();
    widget.answer(dated(&virtual_account(), "Sat, 21 Nov 2026 07:50:00 GMT"));
    let left = scalev_checkout::screen::countdown(&widget.session, widget.now);
    assert!(left.as_deref().is_some_and(|left| left.starts_with("09:5")), "{left:?}");
}

#[test]
fn no_countdown_runs_for_more_than_a_day() {
    let order = with(virtual_account(), "/payment_expiration_at", "2026-12-31T08:00:00Z");
    let widget = Widget::answered(&order);
    assert_eq!(scalev_checkout::screen::countdown(&widget.session, widget.now), None);
    assert!(widget.screen().deadline.is_some());
}

#[test]
fn the_deadline_itself_is_checked_with_the_server() {
    let mut widget = Widget::answered(&with(virtual_account(), "/payment_expiration_at", "2026-11-20T09:00:10Z"));
    let slept = widget.sleep();
    assert!(slept <= 9_500, "slept {slept} ms");
    assert_eq!((widget.state(), requests(&widget.last)), ("checking", vec!["read"]));
    widget.answer(ok(&with(virtual_account(), "/status", "canceled")));
    assert_eq!(widget.state(), "closed", "this order's deadline is far away");
}

#[test]
fn a_closed_order_past_its_deadline_has_expired() {
    let order = with(virtual_account(), "/payment_expiration_at", "2026-11-20T08:30:00Z");
    let widget = Widget::answered(&with(order, "/status", "canceled"));
    assert_eq!(widget.state(), "expired");
}

#[test]
fn a_hidden_page_asks_nothing_and_asks_once_when_it_is_back() {
    let mut widget = waiting();
    widget.tell(Message::Hidden);
    assert_eq!(widget.session.wake(), None);
    widget.pass(2 * HOUR);
    widget.tell(Message::Woke);
    assert!(requests(&widget.last).is_empty());
    widget.tell(Message::Shown);
    assert_eq!(requests(&widget.last), ["read"]);
    widget.tell(Message::Shown);
    widget.tell(Message::WentOnline);
    assert!(requests(&widget.last).is_empty(), "one is on the way");
    widget.answer(ok(&virtual_account()));
    widget.tell(Message::Shown);
    assert!(requests(&widget.last).is_empty(), "one was answered just now");
    widget.pass(10_000);
    widget.tell(Message::Shown);
    assert_eq!(requests(&widget.last), ["read"]);
}

#[test]
fn a_check_by_hand_ends_in_something_to_see() {
    let mut widget = waiting();
    widget.pass(8_000);
    widget.tell(Message::CheckPressed);
    assert_eq!(widget.state(), "checking");
    assert!(widget.screen().check.is_some_and(|check| check.busy));
    assert!(shows_number(&widget.screen()), "the number stays while checking");
    widget.answer(ok(&virtual_account()));
    assert_eq!(widget.state(), "unpaid");
    let screen = widget.screen();
    assert!(screen.check.is_some_and(|check| !check.busy));
    assert_eq!(screen.quiet.as_deref(), Some("Belum ada pembayaran masuk. Terakhir dicek 16.00 WIB."));
    assert_eq!(Some(screen.announcement), screen.quiet);
}

#[test]
fn a_second_check_at_once_repeats_the_answer_without_asking() {
    let mut widget = waiting();
    widget.tell(Message::CheckPressed);
    widget.answer(ok(&virtual_account()));
    widget.pass(1_000);
    widget.tell(Message::CheckPressed);
    assert!(requests(&widget.last).is_empty());
    assert!(widget.screen().quiet.is_some_and(|line| line.contains("Terakhir dicek")));
    widget.pass(10_000);
    widget.tell(Message::CheckPressed);
    assert_eq!(requests(&widget.last), ["read"]);
}

#[test]
fn a_check_that_fails_says_so_and_keeps_the_instructions() {
    let mut widget = waiting();
    widget.tell(Message::CheckPressed);
    widget.fail(Failure::Timeout);
    assert_eq!(widget.state(), "unpaid");
    let screen = widget.screen();
    assert!(shows_number(&screen));
    assert!(screen.quiet.is_some_and(|line| line.contains("Belum bisa mengecek")));
}

#[test]
fn copying_gives_bare_digits_and_says_what_became_of_it() {
    let mut widget = waiting();
    assert_eq!(widget.copy(Copy::Number(0)).as_deref(), Some(orders::NUMBER));
    assert_eq!(widget.copy(Copy::Amount).as_deref(), Some("147000"));
    assert_eq!(widget.copy(Copy::Number(1)), None);
    assert_eq!(widget.screen().copied, None, "nothing is said before it happened");
    widget.tell(Message::CopyEnded { what: Copy::Amount, worked: true });
    let copied = widget.screen().copied.expect("the copy is confirmed");
    assert!(copied.worked && copied.advice.is_none());
    assert_eq!(widget.screen().announcement, "Tersalin");
    assert_eq!(widget.sleep(), 4_000);
    assert_eq!(widget.screen().copied, None);
    widget.tell(Message::CopyEnded { what: Copy::Amount, worked: false });
    assert!(widget.screen().copied.is_some_and(|copied| !copied.worked && copied.advice.is_some()));
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
        widget.tell(Message::CheckPressed);
        widget.end(answer.clone());
        let screen = widget.screen();
        assert_eq!(widget.state(), "unpaid", "{answer:?}");
        assert_eq!(
            (&screen.thing, &screen.deadline, &screen.amount),
            (&before.thing, &before.deadline, &before.amount)
        );
        assert!(widget.session.wake().is_some(), "{answer:?} ends the watch");
    }
    widget.tell(Message::CheckPressed);
    widget.answer(ok(&paid(virtual_account())));
    assert_eq!(widget.state(), "paid");
}

#[test]
fn the_api_says_how_long_to_wait() {
    let limited = |retry: Option<&str>, reset: Option<&str>| Answer {
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
    check_wait(Answer { retry_after: Some("40".to_owned()), ..status(503, "") }, 40_000, 48_000);
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
    for (wait, least) in slept.iter().zip([2_000, 4_000, 8_000, 16_000, 120_000, 120_000, 120_000, 120_000]) {
        assert!((least..=least * 6 / 5).contains(wait), "{slept:?}");
    }
    widget.answer(ok(&virtual_account()));
    assert!(widget.session.wake().is_some_and(|wake| wake.since(widget.now) < 120_000), "one success forgets them");
}

#[test]
fn a_wrong_attribute_asks_nothing_and_is_reported_once() {
    for (failure, attribute) in [(Failure::Config, "store-id"), (Failure::SecretKey, "publishable-key")] {
        let mut widget = Widget::of(Session::new(Err(ConfigError { failure, attribute }), widget::page()));
        for message in [Message::CheckPressed, Message::Shown, Message::WentOnline, Message::Woke] {
            widget.pass(MINUTE);
            widget.tell(message);
        }
        assert_eq!(widget.state(), "unavailable");
        assert!(widget.requests().is_empty());
        assert_eq!(widget.session.wake(), None);
        assert_eq!(widget.events(Kind::Error).len(), 1);
        assert_eq!(widget.events(Kind::Error)[0].code, Some(failure.code()));
        assert!(matches!(widget.logs()[..], [line] if line.contains(attribute) && line.contains(failure.code())));
        assert_eq!(widget.screen().fallback.map(|way| way.url).as_deref(), Some(widget::OWN_LINK));
        check_nothing_to_pay(&mut widget);
    }
}

#[test]
fn a_secret_key_is_told_to_be_revoked_and_not_repeated() {
    let secret = "sk_live_0123456789abcdef";
    let attributes = |name: &str| if name == "publishable-key" { Some(secret) } else { Some("x") };
    let widget = Widget::of(Session::new(Config::read(attributes, &widget::page()), widget::page()));
    let log = widget.logs().concat();
    assert!(log.contains("revoke") && !log.contains(secret), "{log}");
}

#[test]
fn an_unknown_order_is_reported_once_and_not_asked_for_again() {
    let mut widget = Widget::started();
    widget.answer(status(404, "{\"error\":\"Store not found\"}"));
    assert_eq!(widget.state(), "unavailable");
    assert_eq!(widget.session.wake(), None);
    assert_eq!(widget.events(Kind::Error)[0].code, Some("not-found"));
    assert_eq!(widget.logs().len(), 1);
    assert!(widget.screen().fallback.is_some() && widget.screen().check.is_some());
    widget.tell(Message::CheckPressed);
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
        widget.tell(Message::CheckPressed);
        widget.end(Err(Failure::Network));
        for effect in &widget.effects {
            let told = match effect {
                Effect::Emit(event) => format!("{event:?}"),
                Effect::Log(line) => line.clone(),
                _ => continue,
            };
            for secret in private {
                assert!(!told.contains(secret), "{}: {told} tells {secret}", fixture.name);
            }
        }
    }
}

#[test]
fn being_offline_is_said_and_coming_back_asks_once() {
    let mut widget = waiting();
    widget.tell(Message::WentOffline);
    assert!(widget.screen().quiet.is_some_and(|line| line.contains("Tidak ada koneksi")));
    assert!(shows_number(&widget.screen()));
    widget.pass(MINUTE);
    widget.tell(Message::WentOnline);
    assert_eq!(requests(&widget.last), ["read"]);
}

#[test]
fn another_language_changes_words_alone() {
    let mut widget = waiting();
    widget.tell(Message::PageChanged(Page { language: Language::English, ..widget::page() }));
    assert!(widget.last.is_empty());
    assert_eq!(widget.screen().headline, "Waiting for your payment");
}

#[test]
fn a_payment_with_nothing_to_pay_is_not_watched() {
    for method in ["cod", "no_payment", "marketplace"] {
        let mut widget = Widget::answered(&order(method));
        assert_eq!(widget.state(), "unpaid");
        check_nothing_to_pay(&mut widget);
        assert_eq!(widget.session.wake(), None, "{method}");
        widget.pass(MINUTE);
        widget.tell(Message::Shown);
        assert!(requests(&widget.last).is_empty(), "{method}");
    }
}

#[derive(Clone, Debug)]
enum Act {
    Pass(i64),
    Sleep,
    Tell(Message),
    Answer(u8),
    Old,
}

fn act() -> impl Strategy<Value = Act> {
    let copy = prop_oneof![Just(Copy::Amount), (0_usize..3).prop_map(Copy::Number)];
    prop_oneof![
        2 => prop_oneof![0_i64..3_000, 0..40 * HOUR, -HOUR..0].prop_map(Act::Pass),
        4 => Just(Act::Sleep),
        6 => (0_u8..18).prop_map(Act::Answer),
        1 => Just(Act::Old),
        1 => Just(Act::Tell(Message::Woke)),
        1 => Just(Act::Tell(Message::CheckPressed)),
        1 => Just(Act::Tell(Message::Shown)),
        1 => Just(Act::Tell(Message::Hidden)),
        1 => Just(Act::Tell(Message::WentOnline)),
        1 => Just(Act::Tell(Message::WentOffline)),
        1 => copy.clone().prop_map(|what| Act::Tell(Message::CopyPressed(what))),
        1 => (copy, any::<bool>()).prop_map(|(what, worked)| Act::Tell(Message::CopyEnded { what, worked })),
    ]
}

fn result(kind: u8, now: Timestamp) -> Result<Answer, Failure> {
    let va = virtual_account;
    Ok(match kind {
        0 | 1 => ok(&va()),
        2 | 3 => ok(&order("va_bca")),
        4 => ok(&paid(va())),
        5 => ok(&with(va(), "/payment_status", "conflict")),
        6 => ok(&with(va(), "/status", "canceled")),
        7 => ok(&with(va(), "/status", "draft")),
        8 => dated(&va(), "Fri, 20 Nov 2026 09:00:00 GMT"),
        9 => dated(&va(), "Sat, 21 Nov 2026 08:30:00 GMT"),
        10 => status(200, "<html>"),
        11 => status(500, ""),
        12 => Answer { retry_after: Some("30".to_owned()), ..status(429, "") },
        13 => status(404, "{}"),
        14 => ok(&with(va(), "/payment_expiration_at", now.after(5_000).iso())),
        15 => ok(&order("cod")),
        16 => return Err(Failure::Timeout),
        _ => return Err(Failure::Network),
    })
}

/// Plays the script and checks after every line what must always hold.
fn play(script: Vec<Act>) -> Result<(), TestCaseError> {
    let mut widget = Widget::started();
    let mut pending = widget.last_request();
    let mut server_said_paid = false;
    for act in script {
        let kind = match act {
            Act::Pass(millis) => {
                widget.pass(millis);
                continue;
            }
            Act::Sleep if widget.session.wake().is_none() => continue,
            Act::Sleep => {
                widget.sleep();
                prop_assert!(
                    widget.session.wake().is_none_or(|wake| wake > widget.now),
                    "it wakes up for nothing, again and again"
                );
                None
            }
            Act::Tell(message) => {
                widget.tell(message);
                None
            }
            Act::Old => {
                let result = Ok(ok(&paid(virtual_account())));
                widget.tell(Message::Answered { request: 0, sent: widget.now, result });
                None
            }
            Act::Answer(_) if pending.is_none() => continue,
            Act::Answer(kind) => Some(kind),
        };
        if let Some(kind) = kind {
            pending = None;
            server_said_paid |= kind == 4;
            widget.end(result(kind, widget.now));
        }
        for effect in &widget.last {
            if let Effect::Create { request } | Effect::Read { request } = effect {
                prop_assert_eq!(pending, None, "two requests at once");
                pending = Some(*request);
            }
        }
        check_promises(&widget, server_said_paid)?;
    }
    Ok(())
}

fn check_promises(widget: &Widget, server_said_paid: bool) -> Result<(), TestCaseError> {
    let state = widget.state();
    prop_assert_eq!(state == "paid", server_said_paid, "paid is the server's word, and it stays");
    let screen = widget.screen();
    let open = matches!(state, "unpaid" | "checking");
    prop_assert!(open || screen.thing.is_none(), "instructions while {state}");
    let usable = widget.session.instruction().is_some_and(|instruction| *instruction != Instruction::Later);
    prop_assert_eq!(open && usable, screen.thing.is_some(), "no instructions while {}", state);
    prop_assert!(screen.fallback.is_some() || screen.help.is_some(), "no way on while {state}");
    let kinds = [Kind::Ready, Kind::Instructions, Kind::Paid, Kind::Expired, Kind::Conflict, Kind::Closed, Kind::Error];
    for kind in kinds {
        prop_assert!(widget.events(kind).len() <= 1, "{} is told twice", kind.name());
    }
    prop_assert!(widget.requests().iter().filter(|name| **name == "create").count() <= 3);
    let statuses: Vec<_> = widget.events(Kind::Status).into_iter().map(|event| event.status).collect();
    prop_assert!(statuses.windows(2).all(|pair| pair[0] != pair[1]), "a status is told that did not change");
    prop_assert_eq!(statuses.last(), Some(&state));
    Ok(())
}

proptest! {
    #[test]
    fn no_script_breaks_a_promise(script in prop::collection::vec(act(), 0..60)) {
        play(script)?;
    }
}
