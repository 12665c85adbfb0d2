//! The state of a payment in words: the state line, and the sentences on what happened and what comes next.

use super::{amount::sum, deadline::local_date};
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
    Some(
        phrase.fill(
            session.environment.language,
            &[("time", &local_date(moment?, &session.environment)), ("until", &until)],
        ),
    )
}

pub(super) fn headline(session: &Session, state: State) -> Phrase {
    let payment = session.payment.as_ref();
    match state {
        State::Loading => text::LOADING,
        State::Preparing => text::PREPARING,
        State::Checking => text::CHECKING,
        State::Unavailable if session.is_tampered() => text::ALTERED,
        State::Unavailable => text::UNAVAILABLE,
        State::Payment(Status::Paid) if payment.is_some_and(is_late) => text::LATE,
        State::Payment(Status::Paid) => text::PAID,
        State::Payment(Status::Processing) => text::PROCESSING,
        State::Payment(Status::Conflict) => text::CONFLICT,
        State::Payment(Status::Failed) => text::FAILED,
        State::Payment(Status::Expired) => text::EXPIRED,
        State::Payment(Status::Ended) => text::ENDED,
        State::Payment(Status::Closed) => text::CLOSED,
        State::Payment(Status::Refunded) => text::REFUNDED,
        State::Payment(Status::Draft) => text::DRAFT,
        State::Payment(Status::Unpaid) => match payment.map(|payment| (&payment.method, &payment.instruction)) {
            Some((Method::CashOnDelivery, _)) => text::DELIVERY,
            Some((Method::Marketplace, _)) => text::MARKETPLACE,
            Some((_, Some(Instruction::NothingDue))) => text::FREE,
            _ => payment.map_or(text::WAITING, |payment| waiting(payment, session.has_proof())),
        },
    }
}

/// While money is to come.
pub(crate) fn waiting(payment: &Payment, has_proof: bool) -> Phrase {
    match &payment.instruction {
        Some(Instruction::ManualTransfer { .. }) if has_proof => text::WAITING_PROOF,
        Some(Instruction::ManualTransfer { .. }) => text::WAITING_TRANSFER,
        _ => text::WAITING,
    }
}

pub(super) fn story(session: &Session, state: State) -> Option<String> {
    let language = session.environment.language;
    let payment = session.payment.as_ref();
    let order = payment.and_then(|payment| payment.order.order_number.as_deref()).unwrap_or_default();
    let total = payment.map(|payment| sum(payment, language)).unwrap_or_default();
    let phrase = match state {
        State::Loading | State::Checking => return None,
        State::Preparing => text::PREPARING_STORY,
        State::Unavailable if session.is_tampered() => text::ALTERED_STORY,
        State::Unavailable => match session.failure {
            Some(Failure::Network | Failure::Timeout) => text::OFFLINE_STORY,
            Some(failure) if failure.may_pass() => text::OUTAGE_STORY,
            _ => text::SETUP_STORY,
        },
        State::Payment(Status::Paid) if payment.is_some_and(is_late) => text::PAID_LATE,
        State::Payment(Status::Paid) if session.proof_upload.no_longer_needed => text::PAID_PROOF,
        State::Payment(Status::Paid) => text::PAID_STORY,
        State::Payment(Status::Processing) => text::PROCESSING_STORY,
        State::Payment(Status::Conflict) => text::CONFLICT_STORY,
        State::Payment(Status::Failed) if payment.is_some_and(has_reason) => text::FAILED_STORY_SAID,
        State::Payment(Status::Failed) => text::FAILED_STORY,
        State::Payment(Status::Expired) if session.can_renew() => text::RENEW_STORY,
        State::Payment(Status::Expired) => text::EXPIRED_STORY,
        State::Payment(Status::Ended) => text::ENDED_STORY,
        State::Payment(Status::Closed) => text::CLOSED_STORY,
        State::Payment(Status::Refunded) => text::REFUNDED_STORY,
        State::Payment(Status::Draft) => text::DRAFT_STORY,
        State::Payment(Status::Unpaid) => match payment.map(|payment| (&payment.method, &payment.instruction)) {
            Some((Method::CashOnDelivery, _)) if payment.and_then(Payment::due).is_none() => {
                text::DELIVERY_STORY_UNSAID
            }
            Some((Method::CashOnDelivery, _)) => text::DELIVERY_STORY,
            Some((Method::Marketplace, _)) => text::MARKETPLACE_STORY,
            Some((_, Some(Instruction::NothingDue))) => text::FREE_STORY,
            _ => return None,
        },
    };
    let story = phrase.fill(language, &[("order", order), ("amount", &total)]);
    Some(match payment.and_then(|payment| remark(payment, &total, language)) {
        Some(remark) if state == State::Payment(Status::Paid) => format!("{story} {remark}"),
        Some(remark) => format!("{remark} {story}"),
        None => story,
    })
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
