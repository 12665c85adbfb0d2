//! Failed requests, and the step at which a retry resumes.

use super::{STEPS, Step, aborted, answer, at, card, finish, is_done, pick, problem, proved, send, step, transfer};
use crate::support::{orders::with, widget::status};
use scalev_checkout::{contract::Failure, response::ApiResponse, session::proof::ProofMessage};

/// The failures of a request, each with its text.
pub(super) fn failures() -> Vec<(Result<ApiResponse, Failure>, &'static str)> {
    vec![
        (Err(Failure::Network), "Koneksi terputus"),
        (Err(Failure::Timeout), "lambat"),
        (Ok(status(404, r#"{"error":"Store not found"}"#)), "tidak bisa diterima lewat sini"),
        (Ok(status(404, "<html>")), "tidak bisa diterima lewat sini"),
        (Ok(status(400, r#"{"error":{"content_type":["is invalid"]}}"#)), "tidak bisa diterima lewat sini"),
        (Ok(status(408, "")), "lambat"),
        (Ok(status(500, "")), "sedang terganggu"),
        (Ok(status(503, "<html>")), "sedang terganggu"),
        (Ok(status(302, "")), "sedang terganggu"),
    ]
}

#[test]
fn a_failed_step_shows_the_reason_and_a_retry_resumes_there() {
    for step in STEPS {
        for (failure, words) in failures() {
            let mut widget = at(step);
            let before = widget.screen();
            answer(&mut widget, failure.clone());
            let name = format!("{failure:?} at {step:?}");
            let refused = matches!(&failure, Ok(answer) if matches!(answer.status, 400 | 404));
            // A refused upload URL has expired, so a retry requests another.
            let words = if refused && step == Step::Send { "sedang terganggu" } else { words };
            assert!(problem(&widget).contains(words), "{name}: {}", problem(&widget));
            assert_eq!(widget.screen().announcement.trim_end(), problem(&widget), "{name}");
            assert_eq!((widget.state(), &widget.screen().card), ("unpaid", &before.card), "{name}");
            let card = card(&widget);
            assert_eq!(card.send.map(|send| (send.label, send.busy)), Some(("Coba lagi".to_owned(), false)), "{name}");
            assert!(card.thumbnail.is_some() && card.progress.is_none() && card.file_input.is_some(), "{name}");
            assert!(widget.screen().proof_link.is_some(), "{name}: the hosted page is the alternative");

            send(&mut widget, ProofMessage::SendPressed);
            let from = if refused && step == Step::Send {
                0
            } else {
                STEPS.iter().position(|other| *other == step).unwrap_or_default()
            };
            assert_eq!(finish(&mut widget), STEPS[from..], "{name}");
        }
    }
}

#[test]
fn an_unusable_answer_counts_as_a_failure() {
    for body in
        ["", "<html>", "{}", r#"{"upload_url":"http://storage.example.com/k","file_url":"https://f.example.com/k"}"#]
    {
        let mut widget = at(Step::Ask);
        answer(&mut widget, Ok(status(200, body)));
        assert!(problem(&widget).contains("sedang terganggu"), "{body}");
        send(&mut widget, ProofMessage::SendPressed);
        assert_eq!(finish(&mut widget), STEPS, "{body}");
    }
    let stranger = with(proved(), "/secret_slug", "another").to_string();
    for body in ["", "<html>", "{}", &transfer().to_string(), &stranger] {
        let mut widget = at(Step::File);
        answer(&mut widget, Ok(status(200, body)));
        assert!(problem(&widget).contains("sedang terganggu"), "shown as received: {body}");
        assert!(!is_done(&widget));
        send(&mut widget, ProofMessage::SendPressed);
        assert_eq!(finish(&mut widget), [Step::File], "{body}");
    }
}

#[test]
fn a_second_failure_at_an_upload_url_requests_another() {
    let mut widget = at(Step::Send);
    answer(&mut widget, Err(Failure::Network));
    send(&mut widget, ProofMessage::SendPressed);
    assert_eq!(step(&widget), Some(Step::Send), "the first retry uses the same upload URL");
    answer(&mut widget, Err(Failure::Network));
    send(&mut widget, ProofMessage::SendPressed);
    assert_eq!(finish(&mut widget), STEPS, "the upload URL may have expired");
}

#[test]
fn an_uploaded_file_is_not_uploaded_again() {
    let mut widget = at(Step::File);
    for _ in 0..5 {
        answer(&mut widget, Err(Failure::Network));
        send(&mut widget, ProofMessage::SendPressed);
        assert_eq!(step(&widget), Some(Step::File));
    }
    send(&mut widget, ProofMessage::CancelPressed);
    assert!(aborted(&widget));
    send(&mut widget, ProofMessage::SendPressed);
    assert_eq!(finish(&mut widget), [Step::File]);
    pick(&mut widget);
    send(&mut widget, ProofMessage::SendPressed);
    assert_eq!(finish(&mut widget), STEPS, "another picture needs its own upload");
}
