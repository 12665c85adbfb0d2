//! A picture that is not made, or not in time.

use super::{FAILED, SHARED, actions, done, end, phone, step, steps, words};
use scalev_checkout::session::{Message, Outcome, SaveStep, SaveTarget};

#[test]
fn a_picture_that_is_not_made_is_reported_and_can_be_retried() {
    let mut widget = phone();
    widget.send(Message::SavePressed);
    assert_eq!(end(&mut widget, SaveStep::Make, Outcome::Failed), None);
    assert_eq!((words(&widget).as_deref(), steps(&widget)), (Some(FAILED), 0));
    assert!(widget.screen().announcement.contains(FAILED));
    assert_eq!(actions(&widget).enlarge, "Perbesar");
    widget.send(Message::SavePressed);
    assert_eq!(words(&widget), None);
    end(&mut widget, SaveStep::Make, done());
    end(&mut widget, SaveStep::Share, done());
    assert_eq!(words(&widget).as_deref(), Some(SHARED));
}

#[test]
fn the_poster_script_times_out_after_twelve_seconds() {
    let mut widget = phone();
    widget.send(Message::SavePressed);
    let (attempt, _) = step(&widget).expect("a step was asked for");
    widget.send(Message::SavePressed);
    assert_eq!(step(&widget), None, "a second tap waits for the first");
    widget.pass(12_000);
    widget.send(Message::TimerFired);
    assert_eq!(words(&widget).as_deref(), Some(FAILED));
    widget.send(Message::SaveEnded { target: SaveTarget::Poster, attempt, step: SaveStep::Make, outcome: done() });
    assert_eq!((step(&widget), words(&widget).as_deref()), (None, Some(FAILED)), "too late");
}

#[test]
fn the_session_wakes_for_the_timeout() {
    let mut widget = phone();
    widget.send(Message::SavePressed);
    let due = widget.now.instant.after(12_000);
    assert!(widget.session.wake().is_some_and(|wake| wake <= due));
}
