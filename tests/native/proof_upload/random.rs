//! Random messages, answers and failures: the picture is neither lost nor sent twice.

use super::{Step, failure::failures, png, proved, send, success, transfer};
use crate::support::{
    orders::{self, with},
    phrase::says,
    widget::{Widget, ok, requests, status},
};
use proptest::prelude::*;
use scalev_checkout::{
    screen::text,
    session::{
        Effect, Message,
        proof::{ProofEffect, ProofError, ProofMessage, ProofRequest, RequestNews},
    },
};

/// One step of a random sequence.
#[derive(Clone, Debug)]
enum ScriptLine {
    Send(Message),
    /// Ends the pending file or request, successfully or with one of the failures.
    End(Option<usize>),
    Read(u8),
    Sleep,
}

fn line() -> impl Strategy<Value = ScriptLine> {
    let acts = [
        ProofMessage::SectionOpened,
        ProofMessage::AccountChosen(1),
        ProofMessage::Picked,
        ProofMessage::SendPressed,
        ProofMessage::CancelPressed,
    ];
    prop_oneof![
        6 => prop::sample::select(acts.to_vec()).prop_map(|act| ScriptLine::Send(Message::Proof(act))),
        6 => Just(ScriptLine::End(None)),
        3 => (0..failures().len() + 1).prop_map(|index| ScriptLine::End(Some(index))),
        1 => (0_u8..4).prop_map(ScriptLine::Read),
        2 => Just(ScriptLine::Sleep),
        1 => prop::sample::select(vec![Message::WentOnline, Message::WentOffline, Message::Hidden, Message::Shown, Message::Left]).prop_map(ScriptLine::Send),
    ]
}

fn play(script: Vec<ScriptLine>) -> Result<(), TestCaseError> {
    let mut widget = Widget::answered(&transfer());
    let mut under_way: Option<(u32, ProofRequest)> = None;
    let (mut sent, mut filed) = (false, false);
    for line in script {
        match line {
            ScriptLine::Send(message) => {
                sent &= message != Message::Proof(ProofMessage::Picked);
                widget.send(message);
            }
            ScriptLine::End(failure) => {
                let Some((attempt, request)) = under_way.take() else { continue };
                let failure = failure.map(|index| {
                    failures().into_iter().nth(index).map_or_else(|| Ok(status(429, "")), |(failure, _)| failure)
                });
                let act = match (request, failure) {
                    (ProofRequest::Open, None) => ProofMessage::Requested { attempt, news: RequestNews::Opened(png()) },
                    (ProofRequest::Open, Some(_)) => {
                        ProofMessage::Requested { attempt, news: RequestNews::Failed(ProofError::Unreadable) }
                    }
                    (_, Some(result)) => ProofMessage::Requested { attempt, news: RequestNews::Responded(result) },
                    (ProofRequest::Put(_), None) => {
                        prop_assert!(!sent, "the picture is uploaded twice");
                        sent = true;
                        ProofMessage::Requested { attempt, news: RequestNews::Responded(Ok(success(Step::Send))) }
                    }
                    (ProofRequest::Ask(_), None) => {
                        ProofMessage::Requested { attempt, news: RequestNews::Responded(Ok(success(Step::Ask))) }
                    }
                    (ProofRequest::File { .. }, None) => {
                        filed = true;
                        ProofMessage::Requested { attempt, news: RequestNews::Responded(Ok(success(Step::File))) }
                    }
                };
                send(&mut widget, act);
            }
            ScriptLine::Read(kind) => {
                widget.send(Message::CheckPressed);
                if requests(&widget.last).is_empty() {
                    continue;
                }
                let order = if filed { proved() } else { transfer() };
                widget.answer(match kind {
                    0 => status(500, ""),
                    1 => ok(&with(order, "/status", "canceled")),
                    2 => ok(&orders::paid(order)),
                    _ => ok(&order),
                });
            }
            ScriptLine::Sleep if widget.session.wake().is_none() => {}
            ScriptLine::Sleep => {
                widget.sleep();
                prop_assert!(
                    widget.session.wake().is_none_or(|wake| wake > widget.now.instant),
                    "it wakes at once again"
                );
            }
        }
        for effect in &widget.last {
            match effect {
                Effect::Proof(ProofEffect::Abort) => under_way = None,
                Effect::Proof(ProofEffect::Start { attempt, request }) => {
                    let another = *request == ProofRequest::Open;
                    prop_assert!(under_way.is_none() || another, "two at once: {under_way:?} {request:?}");
                    under_way = Some((*attempt, request.clone()));
                }
                _ => {}
            }
        }
        let screen = widget.screen();
        prop_assert!(
            filed || !says(&screen.headline, text::WAITING_PROOF),
            "shown as received before the server's answer"
        );
        if let Some(card) = screen.proof {
            prop_assert!(card.progress.is_none() || card.problem.is_none());
            prop_assert_eq!(card.progress.is_some(), under_way.is_some(), "{:?}", under_way);
            let next = card.file_input.is_some() || card.cancel.is_some() || card.send.is_some_and(|send| !send.busy);
            prop_assert!(next, "no control on the card");
        } else {
            prop_assert!(under_way.is_none() && widget.state() != "unpaid");
        }
        prop_assert!(widget.logs().is_empty());
    }
    Ok(())
}

proptest! {
    #[test]
    fn no_sequence_loses_a_picture_or_uploads_it_twice(script in prop::collection::vec(line(), 0..60)) {
        play(script)?;
    }
}
