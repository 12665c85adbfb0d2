//! A reminder of the deadline: where it is offered, its content, and how it is saved.

use crate::support::{
    orders::{order, paid, qris, virtual_account, with},
    widget::{self, Widget, ok, page},
};
use scalev_checkout::{
    contract::Environment,
    screen::reminder,
    session::{Effect, Message, Outcome, SaveStep, SaveTarget, Session},
};
use serde_json::Value;

fn offered(widget: &Widget) -> bool {
    widget.screen().keep.is_some_and(|keep| keep.remind.is_some())
}

#[test]
fn a_reminder_is_offered_over_an_hour_before_the_deadline() {
    let due = |time: &str| Widget::answered(&with(virtual_account(), "/payment_expiration_at", time));
    for (time, wanted) in [
        ("2026-11-20T10:00:01Z", true),
        ("2026-11-20T09:59:59Z", false),
        ("2026-11-20T08:59:59Z", false),
        ("2026-11-21T08:00:00Z", true),
    ] {
        assert_eq!(offered(&due(time)), wanted, "{time}");
    }
    assert!(offered(&Widget::answered(&qris())));
    for order in [paid(virtual_account()), order("cod"), with(virtual_account(), "/status", "canceled")] {
        assert!(!offered(&Widget::answered(&order)));
    }
}

#[test]
fn a_reminder_has_amount_deadline_and_link_but_no_number() {
    let order = with(virtual_account(), "/redirect_url", "https://toko.example/o/abc");
    let widget = Widget::answered(&order);
    let made = reminder(&widget.session).expect("a reminder");
    assert_eq!(
        made.title,
        "Bayar Rp147.000 sebelum Sabtu, 21 November 2026, 15.00 WIB · Pembayaran ke Toko Contoh · 261120AAAAAA"
    );
    assert_eq!(
        (made.start.iso(), made.end.iso()),
        ("2026-11-21T07:00:00Z".to_owned(), "2026-11-21T08:00:00Z".to_owned())
    );
    assert_eq!(
        (made.file.as_str(), made.url.as_deref()),
        ("bayar-261120AAAAAA.ics", Some("https://toko.example/o/abc"))
    );
    let json: Value = serde_json::from_str(&made.json()).expect("JSON");
    assert_eq!(json["title"], made.title.as_str());
    let number = "3816599998145";
    assert!(!made.json().contains(number));
    assert_eq!(
        reminder(&Widget::answered(&order).session).map(|again| again.uid),
        Some(made.uid),
        "the same event again"
    );
}

fn steps(widget: &Widget) -> Vec<(u32, SaveStep)> {
    let step = |effect: &Effect| match effect {
        Effect::Save { target: SaveTarget::Reminder, attempt, step } => Some((*attempt, *step)),
        _ => None,
    };
    widget.effects.iter().filter_map(step).collect()
}

/// Each step fails until one is shown.
#[test]
fn a_reminder_is_shared_else_downloaded_else_shown() {
    let phone = Environment { phone: true, ..page() };
    let mut widget = Widget::of(Session::new(Ok(widget::config()), phone));
    widget.answer(ok(&virtual_account()));
    widget.send(Message::RemindPressed);
    for (step, outcome) in [
        (SaveStep::Make, Outcome::Done(String::new())),
        (SaveStep::Share, Outcome::Failed),
        (SaveStep::Download, Outcome::Failed),
    ] {
        let (attempt, asked) = steps(&widget).pop().expect("a step");
        assert_eq!(asked, step);
        widget.send(Message::SaveEnded { target: SaveTarget::Reminder, attempt, step, outcome });
    }
    let screen = widget.screen();
    assert!(screen.is_covered());
    let words = screen.keep.and_then(|keep| keep.enlarged).expect("it is shown").words;
    assert!(words.starts_with("Bayar Rp147.000 sebelum Sabtu") && words.contains("alarm"), "{words}");
    widget.send(Message::EnlargementClosed);
    assert!(!widget.screen().is_covered());
}

#[test]
fn a_download_is_announced_and_times_out_after_12_seconds() {
    let mut widget = Widget::answered(&virtual_account());
    widget.send(Message::RemindPressed);
    widget.send(Message::SaveEnded {
        target: SaveTarget::Reminder,
        attempt: 1,
        step: SaveStep::Make,
        outcome: Outcome::Done(String::new()),
    });
    widget.send(Message::SaveEnded {
        target: SaveTarget::Reminder,
        attempt: 1,
        step: SaveStep::Download,
        outcome: Outcome::Done(String::new()),
    });
    let words = |widget: &Widget| widget.screen().keep.and_then(|keep| keep.words).unwrap_or_default();
    assert!(words(&widget).starts_with("Browser diminta mengunduhnya."), "{}", words(&widget));
    assert_eq!(widget.screen().announcement.trim(), words(&widget));
    widget.send(Message::RemindPressed);
    widget.pass(12_000);
    widget.send(Message::TimerFired);
    assert!(words(&widget).starts_with("Belum bisa dibuat."), "{}", words(&widget));
    widget.send(Message::SaveEnded {
        target: SaveTarget::Reminder,
        attempt: 2,
        step: SaveStep::Make,
        outcome: Outcome::Done(String::new()),
    });
    assert_eq!(steps(&widget).len(), 3, "a result after the timeout is ignored");
}
