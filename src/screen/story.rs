//! The state of a payment in words: the state line, and the sentences on what happened and what comes next.

use super::{amount::sum, date::local_date};
use crate::{
    contract::Failure,
    payment::{FailureReason, Instruction, Method, Note, Payment, Status},
    screen::{phrase::Phrase, text},
    session::{Session, State},
    value::Language,
};

/// The state's name; of those that need nothing now and of a late payment, a name of their own.
pub(super) fn tone(session: &Session, state: State) -> &'static str {
    let payment = session.payment.as_ref();
    match (state, payment) {
        (State::Payment(Status::Paid), Some(payment)) if is_late(payment) => "late",
        (State::Payment(Status::Refunded), _) => "refunded",
        (State::Payment(Status::Unpaid), Some(Payment { method, instruction: Some(Instruction::NothingDue), .. })) => {
            match method {
                Method::CashOnDelivery => "delivery",
                Method::Marketplace => "marketplace",
                _ => "free",
            }
        }
        _ => state.name(),
    }
}

/// The sentence when it was paid, or by when it should have been.
pub(super) fn moment(payment: &Payment, session: &Session) -> Option<String> {
    let until = payment.deadline.map(|deadline| local_date(deadline, &session.environment)).unwrap_or_default();
    let (phrase, moment) = match payment.status {
        Status::Paid if is_late(payment) => (text::PAID_AFTER, payment.paid_at),
        Status::Paid => (text::PAID_AT, payment.paid_at),
        Status::Expired => (text::EXPIRED_AT, payment.deadline),
        _ => return None,
    };
    let time = local_date(moment?, &session.environment);
    Some(phrase.fill(session.environment.language, &[("time", &time), ("until", &until)]))
}

/// The state line, and the sentence on what happened and what comes next.
pub(super) fn words(session: &Session, state: State) -> (String, Option<String>) {
    let language = session.environment.language;
    let payment = session.payment.as_ref();
    let order = payment.and_then(|payment| payment.order.order_number.as_deref()).unwrap_or_default();
    let total = payment.map(|payment| sum(payment, language)).unwrap_or_default();
    let (headline, story) = phrases(session, state);
    let story = story.map(|story| {
        let story = story.fill(language, &[("order", order), ("amount", &total)]);
        match payment.and_then(|payment| remark(payment, &total, language)) {
            Some(remark) if state == State::Payment(Status::Paid) => format!("{story} {remark}"),
            Some(remark) => format!("{remark} {story}"),
            None => story,
        }
    });
    (headline.say(language), story)
}

fn phrases(session: &Session, state: State) -> (Phrase, Option<Phrase>) {
    let payment = session.payment.as_ref();
    let (headline, story) = match state {
        State::Loading => return (text::LOADING, None),
        State::Checking => return (text::CHECKING, None),
        State::Preparing => (text::PREPARING, text::PREPARING_STORY),
        State::Unavailable if session.is_tampered() => (text::ALTERED, text::ALTERED_STORY),
        State::Unavailable => match session.failure {
            Some(Failure::Network | Failure::Timeout) => (text::UNAVAILABLE, text::OFFLINE_STORY),
            Some(failure) if failure.may_pass() => (text::UNAVAILABLE, text::OUTAGE_STORY),
            _ => (text::UNAVAILABLE, text::SETUP_STORY),
        },
        State::Payment(Status::Paid) if payment.is_some_and(is_late) => (text::LATE, text::PAID_LATE),
        State::Payment(Status::Paid) if session.proof_upload.no_longer_needed => (text::PAID, text::PAID_PROOF),
        State::Payment(Status::Paid) => (text::PAID, text::PAID_STORY),
        State::Payment(Status::Processing) => (text::PROCESSING, text::PROCESSING_STORY),
        State::Payment(Status::Conflict) => (text::CONFLICT, text::CONFLICT_STORY),
        State::Payment(Status::Failed) if payment.is_some_and(has_reason) => {
            (text::FAILED, text::FAILED_STORY_WITH_REASON)
        }
        State::Payment(Status::Failed) => (text::FAILED, text::FAILED_STORY),
        State::Payment(Status::Expired) if session.can_renew() => (text::EXPIRED, text::RENEW_STORY),
        State::Payment(Status::Expired) => (text::EXPIRED, text::EXPIRED_STORY),
        State::Payment(Status::Ended) => (text::ENDED, text::ENDED_STORY),
        State::Payment(Status::Closed) => (text::CLOSED, text::CLOSED_STORY),
        State::Payment(Status::Refunded) => (text::REFUNDED, text::REFUNDED_STORY),
        State::Payment(Status::Draft) => (text::DRAFT, text::DRAFT_STORY),
        State::Payment(Status::Unpaid) => match payment.map(|payment| (&payment.method, &payment.instruction)) {
            Some((Method::CashOnDelivery, _)) if payment.and_then(Payment::due).is_none() => {
                (text::DELIVERY, text::DELIVERY_STORY_WITHOUT_SUM)
            }
            Some((Method::CashOnDelivery, _)) => (text::DELIVERY, text::DELIVERY_STORY),
            Some((Method::Marketplace, _)) => (text::MARKETPLACE, text::MARKETPLACE_STORY),
            Some((_, Some(Instruction::NothingDue))) => (text::FREE, text::FREE_STORY),
            _ => return (payment.map_or(text::WAITING, |payment| waiting(payment, session.has_proof())), None),
        },
    };
    (headline, Some(story))
}

/// While money is to come.
pub(crate) fn waiting(payment: &Payment, has_proof: bool) -> Phrase {
    match &payment.instruction {
        Some(Instruction::ManualTransfer { .. }) if has_proof => text::WAITING_PROOF,
        Some(Instruction::ManualTransfer { .. }) => text::WAITING_TRANSFER,
        _ => text::WAITING,
    }
}

/// The gateway's remark as a sentence.
fn remark(payment: &Payment, total: &str, language: Language) -> Option<String> {
    Some(match (payment.status, payment.note.as_ref()?) {
        (Status::Paid, Note::PartReturned(Some(part))) if payment.due().is_some() => {
            text::PART_RETURNED.fill(language, &[("part", &part.to_string()), ("amount", total)])
        }
        (Status::Paid, Note::PartReturned(_)) => text::SOME_RETURNED.say(language),
        (Status::Failed, Note::Failed(reason)) => match reason {
            FailureReason::Balance => text::FAILED_BALANCE,
            FailureReason::Limit => text::FAILED_LIMIT,
            FailureReason::Time => text::FAILED_TIME,
            FailureReason::Refused => text::FAILED_REFUSED,
            FailureReason::Trouble => text::FAILED_TROUBLE,
        }
        .say(language),
        _ => return None,
    })
}

fn has_reason(payment: &Payment) -> bool {
    matches!(payment.note, Some(Note::Failed(_)))
}

fn is_late(payment: &Payment) -> bool {
    payment.paid_at.zip(payment.deadline).is_some_and(|(paid, deadline)| paid > deadline)
}
