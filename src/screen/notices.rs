//! The sentences that a buyer must read before paying.

use super::doubt::{Doubt, doubts};
use crate::{
    payment::Payment,
    screen::{phrase::Phrase, text},
    session::{Replaced, Session},
    value::Rupiah,
};

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

pub(super) fn replacement(replaced: &Replaced) -> Phrase {
    if replaced.ended { text::RENEWED } else { text::CHANGED }
}

pub(super) fn rupiah(whole: u32) -> String {
    Rupiah::whole(whole).to_string()
}
