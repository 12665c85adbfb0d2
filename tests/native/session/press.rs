//! The buyer's presses: a check and a copy.

use crate::support::{
    orders::{self, virtual_account},
    widget::{Widget, ok, requests, shows_number, waiting},
};
use scalev_checkout::session::{CopyTarget, Message};

#[test]
fn a_check_shows_its_result() {
    let mut widget = waiting();
    widget.pass(8_000);
    widget.send(Message::CheckPressed);
    assert_eq!(widget.state(), "checking");
    assert!(widget.screen().check.is_some_and(|check| check.busy));
    assert!(shows_number(&widget.screen()), "the number stays while checking");
    widget.answer(ok(&virtual_account()));
    assert_eq!(widget.state(), "unpaid");
    let screen = widget.screen();
    assert!(screen.check.is_some_and(|check| !check.busy));
    assert_eq!(screen.quiet.as_deref(), Some("Belum ada pembayaran masuk. Terakhir dicek 16.00 WIB."));
    assert_eq!(Some(screen.announcement.trim_end()), screen.quiet.as_deref());
}

#[test]
fn a_second_check_at_once_repeats_the_result_without_a_read() {
    let mut widget = waiting();
    widget.send(Message::CheckPressed);
    widget.answer(ok(&virtual_account()));
    widget.pass(1_000);
    widget.send(Message::CheckPressed);
    assert!(requests(&widget.last).is_empty());
    assert!(widget.screen().quiet.is_some_and(|line| line.contains("Terakhir dicek")));
    widget.pass(10_000);
    widget.send(Message::CheckPressed);
    assert_eq!(requests(&widget.last), ["read"]);
}

#[test]
fn copying_gives_bare_digits_and_reports_the_result() {
    let mut widget = waiting();
    assert_eq!(widget.copy(CopyTarget::Number(0)).as_deref(), Some(orders::NUMBER));
    assert_eq!(widget.copy(CopyTarget::Amount).as_deref(), Some("147000"));
    assert_eq!(widget.copy(CopyTarget::Number(1)), None);
    assert_eq!(widget.screen().copied, None, "no confirmation before the result");
    widget.send(Message::CopyEnded { what: CopyTarget::Amount, worked: true });
    let copied = widget.screen().copied.expect("the copy is confirmed");
    assert!(copied.worked && copied.advice.is_none());
    assert_eq!(widget.screen().announcement.trim_end(), "Tersalin");
    assert_eq!(widget.sleep(), 4_000);
    assert_eq!(widget.screen().copied, None);
    widget.send(Message::CopyEnded { what: CopyTarget::Amount, worked: false });
    assert!(widget.screen().copied.is_some_and(|copied| !copied.worked && copied.advice.is_some()));
}

/// Milliseconds until the next read.
fn time_to_next_read(widget: &mut Widget) -> i64 {
    let begin = widget.now.instant;
    while requests(&widget.last).is_empty() {
        widget.sleep();
    }
    widget.now.instant.since(begin)
}

#[test]
fn a_copy_in_the_preview_counts_as_a_copy_in_the_widget() {
    let [mut idle, mut pressed, mut before] = [(); 3].map(|()| waiting());
    pressed.send(Message::CopyPressed(CopyTarget::Number(0)));
    pressed.send(Message::CopyEnded { what: CopyTarget::Number(0), worked: true });
    before.send(Message::CopiedInPreview { what: CopyTarget::Number(0), worked: true });
    assert!(before.last.is_empty(), "the preview has copied it");
    assert_eq!(before.screen(), pressed.screen());
    assert_eq!(before.screen().announcement.trim_end(), "Tersalin");
    let soon = time_to_next_read(&mut before);
    assert_eq!(soon, time_to_next_read(&mut pressed));
    assert!(soon < time_to_next_read(&mut idle), "fast polling after a copy");
    before.send(Message::CopiedInPreview { what: CopyTarget::Amount, worked: false });
    assert!(before.screen().copied.is_some_and(|copied| copied.advice.is_some()));
}
