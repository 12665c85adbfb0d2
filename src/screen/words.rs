//! The sentences of a screen: the state, the next step, the notices.

use super::{
    Copied, LinkCard, PaymentCard, ProofCard, QrPicture, Screen,
    amount::sum,
    deadline::local_date,
    doubt::{Doubt, doubts},
};
use crate::{
    contract::failure::Failure,
    payment::{
        Payment,
        gateway_payment::{FailureReason, Note},
        instruction::{Counter, Instruction, Qr},
        method::Method,
        status::Status,
    },
    screen::{date, phrase::Phrase, text},
    session::{Announcement, Replaced, Session, State, Topic},
    value::{language::Language, money::Rupiah, time::Timestamp},
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
        State::Payment(Status::Paid) if session.proof_upload.no_longer_needed() => text::PAID_PROOF,
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

pub(super) fn steps(payment: &Payment, session: &Session, thing: Option<&PaymentCard>) -> Vec<String> {
    let language = session.environment.language;
    let amount = sum(payment, language);
    let (phrase, bank, outlet, biller) = match (session.instruction(), thing) {
        (Some(Instruction::VirtualAccount { bank, .. }), _) => {
            let bank = bank.as_ref().map(|bank| format!(" {}", bank.name())).unwrap_or_default();
            (text::STEPS_VA, bank, String::new(), String::new())
        }
        (Some(Instruction::Bill { biller, .. }), _) => (text::STEPS_BILL, String::new(), String::new(), biller.clone()),
        (Some(Instruction::Qr(_)), Some(PaymentCard::Qr(card))) if card.picture != QrPicture::Refused => {
            (text::STEPS_QR, String::new(), String::new(), String::new())
        }
        (Some(Instruction::RetailCode { outlet, counter, .. }), _) => {
            let outlet = outlet.as_ref().map_or("Alfamart / Indomaret", |outlet| outlet.name()).to_owned();
            (text::STEPS_RETAIL, String::new(), outlet, counter.biller.clone().unwrap_or_default())
        }
        (Some(Instruction::ManualTransfer { .. }), _) => {
            (text::STEPS_TRANSFER, String::new(), String::new(), String::new())
        }
        _ => return Vec::new(),
    };
    let gaps = [("amount", amount.as_str()), ("bank", &bank), ("outlet", &outlet), ("biller", &biller)];
    let mut steps: Vec<String> = phrase.fill(language, &gaps).split('|').map(str::to_owned).collect();
    if matches!(session.instruction(), Some(Instruction::Qr(Qr::Verified { .. }))) {
        steps.push(text::QR_ABROAD.say(language));
    }
    if let Some(Instruction::RetailCode { counter: Counter { limits: Some([least, most]), .. }, .. }) =
        session.instruction()
    {
        let gaps = [("outlet", outlet.as_str()), ("least", &rupiah(*least)), ("most", &rupiah(*most))];
        steps.push(text::LIMITS.fill(language, &gaps));
    }
    steps
}

pub(super) fn notices(payment: &Payment, session: &Session) -> Vec<String> {
    let language = session.environment.language;
    let say = |doubt: Doubt| match doubt {
        Doubt::Differs { amount, stated } => {
            let phrase = if payment.total == Some(stated) { text::DIFFERS } else { text::DIFFERS_PAYMENT };
            phrase.fill(language, &[("total", &stated.to_string()), ("amount", &amount.to_string())])
        }
        Doubt::Named { merchant, other } => {
            text::QR_NAMED_OTHERWISE.fill(language, &[("other", other), ("merchant", merchant)])
        }
        Doubt::AboveQris(most) => text::QR_MOST.fill(language, &[("most", &rupiah(most))]),
        Doubt::TooMuchCash(cash) => text::CASH_LIMIT.fill(language, &[("cash", &rupiah(cash))]),
    };
    let changed = session.replaced.as_ref().map(|replaced| replacement(replaced).say(language));
    let overdue = session.overdue.then(|| text::OVERDUE.say(language));
    changed.into_iter().chain(overdue).chain(doubts(payment).into_iter().flatten().map(say)).collect()
}

fn replacement(replaced: &Replaced) -> Phrase {
    if replaced.ended { text::RENEWED } else { text::CHANGED }
}

fn rupiah(whole: u32) -> String {
    Rupiah::whole(whole).to_string()
}

/// One line, the most pressing first: no network, no answer, the last check, and that the page watches by itself.
pub(super) fn quiet(session: &Session, state: State) -> Option<String> {
    let language = session.environment.language;
    let waiting = matches!(state, State::Payment(Status::Unpaid) | State::Checking);
    let paying = session.instruction().is_some_and(|instruction| !instruction.is_nothing_due());
    if !waiting || !paying {
        return None;
    }
    let hour = |moment: Timestamp| date::clock(moment, session.environment.zone, language);
    Some(if !session.can_follow() {
        text::NOT_FOLLOWED.say(language)
    } else if !session.online {
        text::OFFLINE.say(language)
    } else if session.failure.is_some() {
        // A question that is under way may hang as the last one did.
        let next = session.next_request().map_or(text::NOW.say(language), |next| hour(session.server_at(next)));
        text::TROUBLE.fill(language, &[("time", &next)])
    } else if let Some(checked) = session.checked {
        let unsaid = session.payment.as_ref().is_some_and(|payment| payment.status_unread);
        let phrase = if unsaid { text::UNREAD } else { text::CHECKED };
        phrase.fill(language, &[("time", &hour(checked))])
    } else {
        text::AUTOMATIC.say(language)
    })
}

/// The text of the live region: the newest announcement. Every second one ends in a space that is not heard, so that the
/// same words twice are two announcements.
pub(super) fn announcement(session: &Session, screen: &Screen) -> String {
    let Announcement { topic, count } = session.announcer.last();
    let mut words = match (topic, &screen.copied) {
        (Topic::Copied, Some(Copied { advice: Some(advice), .. })) => advice.clone(),
        (Topic::Copied, _) => text::COPIED.say(screen.language),
        (Topic::Changed, _) => {
            session.replaced.as_ref().map(|replaced| replacement(replaced).say(screen.language)).unwrap_or_default()
        }
        (Topic::NotRenewed, _) => screen.new_code.as_ref().and_then(|code| code.words.clone()).unwrap_or_default(),
        (Topic::Saved, _) => {
            let kept = || screen.keep.as_ref().and_then(|keep| keep.words.clone());
            let saved = screen.qr_actions().and_then(|actions| actions.saved.as_ref()?.words.clone());
            kept().or(saved).unwrap_or_default()
        }
        (Topic::Proof, _) => screen.proof.as_ref().map(ProofCard::news).unwrap_or_default(),
        (Topic::Checked, _) => screen.quiet.clone().unwrap_or_default(),
        (Topic::NotOpened, _) => match &screen.card {
            Some(PaymentCard::Open(LinkCard { alternatives: Some(alternatives), .. })) => alternatives.title.clone(),
            _ => String::new(),
        },
        (Topic::TimeLeft(minutes), _) => text::MINUTES_LEFT.fill(screen.language, &[("minutes", &minutes.to_string())]),
        (Topic::State, _) => screen.headline.clone(),
    };
    if count % 2 == 1 {
        words.push('\u{a0}');
    }
    words
}
