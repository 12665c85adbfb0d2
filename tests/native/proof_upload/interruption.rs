//! Timeouts, rate limits, a lost network, and cancellation.

use super::{SECOND, STEPS, Step, aborted, answer, at, attempt, card, finish, problem, request, send, step, success};
use crate::support::{
    orders::virtual_account,
    widget::{ok, status},
};
use scalev_checkout::{
    contract::Failure,
    response::ApiResponse,
    session::{
        Message,
        proof::{ProofMessage, RequestNews},
    },
};

#[test]
fn a_request_without_progress_times_out() {
    for (step, limit) in [(Step::Ask, 20 * SECOND), (Step::Send, 60 * SECOND), (Step::File, 20 * SECOND)] {
        let mut widget = at(step);
        widget.send(Message::Hidden);
        let attempt = attempt(&widget);
        assert_eq!(widget.sleep(), limit, "{step:?}");
        assert!(aborted(&widget) && problem(&widget).contains("lambat"), "{step:?}");
        send(&mut widget, ProofMessage::Requested { attempt, news: RequestNews::Responded(Ok(success(step))) });
        assert!(problem(&widget).contains("lambat"), "{step:?}: an answer after the timeout is ignored");
        send(&mut widget, ProofMessage::SendPressed);
        assert_eq!(self::step(&widget), Some(step));
    }
}

#[test]
fn an_upload_with_progress_does_not_time_out() {
    let mut widget = at(Step::Send);
    widget.send(Message::Hidden);
    let attempt = attempt(&widget);
    for percent in 1..=100 {
        widget.pass(59 * SECOND);
        widget.send(Message::TimerFired);
        send(&mut widget, ProofMessage::Requested { attempt, news: RequestNews::Progressed(percent) });
        assert_eq!(card(&widget).progress.and_then(|progress| progress.percent), Some(percent));
    }
    assert_eq!(widget.sleep(), 60 * SECOND);
    assert!(problem(&widget).contains("lambat"));
    send(&mut widget, ProofMessage::Requested { attempt, news: RequestNews::Progressed(100) });
    assert!(problem(&widget).contains("lambat"));
}

#[test]
fn a_rate_limit_pauses_the_upload_until_retry_after() {
    for step in STEPS {
        let mut widget = at(step);
        widget.send(Message::Hidden);
        let limited = ApiResponse { retry_after: Some("90".to_owned()), ..status(429, "Too many requests") };
        answer(&mut widget, Ok(limited));
        assert!(problem(&widget).contains("dilanjutkan sendiri pukul 16.0"), "{}", problem(&widget));
        let paused = card(&widget);
        assert!(paused.send.is_none() && paused.cancel.is_some() && paused.thumbnail.is_some());
        send(&mut widget, ProofMessage::SendPressed);
        assert_eq!(request(&widget), None);
        let slept = widget.sleep();
        assert!((90 * SECOND..=108 * SECOND).contains(&slept), "{slept}");
        assert_eq!(self::step(&widget), Some(step));
        finish(&mut widget);

        let mut widget = at(step);
        answer(&mut widget, Ok(status(429, "")));
        send(&mut widget, ProofMessage::CancelPressed);
        widget.pass(600 * SECOND);
        widget.send(Message::TimerFired);
        assert_eq!(request(&widget), None, "a canceled upload is not resumed");
    }
}

/// As after the buyer has chosen another method on the order's page.
#[test]
fn a_paused_upload_ends_once_there_is_no_account_to_transfer_to() {
    for step in STEPS {
        let mut widget = at(step);
        answer(&mut widget, Ok(status(429, "")));
        widget.send(Message::CheckPressed);
        widget.answer(ok(&virtual_account()));
        widget.send(Message::Hidden);
        widget.sleep();
        assert_eq!(request(&widget), None, "{step:?}");
        assert_eq!(widget.session.wake(), None, "{step:?}: the timer would fire without end");
    }
}

#[test]
fn the_upload_resumes_when_the_network_returns() {
    for step in STEPS {
        let mut widget = at(step);
        widget.send(Message::WentOffline);
        answer(&mut widget, Err(Failure::Network));
        assert!(problem(&widget).contains("Tidak ada koneksi internet"));
        widget.send(Message::WentOnline);
        assert_eq!(self::step(&widget), Some(step));
        finish(&mut widget);
    }
    let mut widget = at(Step::Send);
    answer(&mut widget, Ok(status(500, "")));
    widget.send(Message::WentOnline);
    assert_eq!(request(&widget), None, "the failure was not the network's");
}

#[test]
fn canceling_keeps_the_picture() {
    for step in STEPS {
        let mut widget = at(step);
        let attempt = attempt(&widget);
        send(&mut widget, ProofMessage::CancelPressed);
        assert!(aborted(&widget), "{step:?}");
        let card = card(&widget);
        assert!(card.thumbnail.is_some() && card.problem.is_none() && card.cancel.is_none(), "{step:?}");
        assert!(card.send.is_some_and(|send| send.label == "Kirim bukti" && !send.busy), "{step:?}");
        send(&mut widget, ProofMessage::Requested { attempt, news: RequestNews::Responded(Err(Failure::Network)) });
        assert_eq!(problem(&widget), "", "{step:?}: the answer to a canceled request shows nothing");
        send(&mut widget, ProofMessage::CancelPressed);
        assert!(!aborted(&widget), "{step:?}");
        send(&mut widget, ProofMessage::SendPressed);
        assert_eq!(self::step(&widget), Some(step));
    }
}
