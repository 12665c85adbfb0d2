//! The facts about a payment that make a buyer ask before paying, and the sentences on them.

use crate::{
    payment::{Counter, Instruction, Payment, Qr},
    screen::{phrase::Phrase, text},
    session::{Replaced, Session},
    value::Rupiah,
};

/// A fact that a buyer must know before paying.
pub(super) enum Doubt<'a> {
    /// The sum that will be taken, and another that the order or the gateway states.
    Differs { amount: Rupiah, stated: Rupiah },
    /// The merchant in the code, and another name or NMID beside it.
    Named { merchant: &'a str, other: &'a str },
    /// The sum is above this most that is taken in cash, in rupiah.
    TooMuchCash(u32),
    /// The sum is above this most of one payment by QRIS, in rupiah.
    AboveQris(u32),
}

/// In rupiah, by Bank Indonesia's PADG 24/1/PADG/2022, in force since March 2022 and unchanged as of November 2026.
const MOST_BY_QRIS: u32 = 10_000_000;

/// The doubts about a payment, by its own data.
pub(super) fn doubts(payment: &Payment) -> [Option<Doubt<'_>>; 4] {
    let amount = payment.due();
    let named = match &payment.instruction {
        Some(Instruction::Qr(Qr::Verified { qris, other: Some(other) })) => {
            Some(Doubt::Named { merchant: &qris.merchant, other })
        }
        _ => None,
    };
    let cash = match &payment.instruction {
        Some(Instruction::RetailCode { counter: Counter { cash, .. }, .. }) => *cash,
        _ => None,
    };
    let too_much = |cash: &u32| amount.is_some_and(|amount| Rupiah::whole(*cash).minus(amount).is_none());
    let qris = matches!(payment.instruction, Some(Instruction::Qr(_))).then_some(MOST_BY_QRIS);
    [
        amount.zip(payment.conflicting_amount()).map(|(amount, stated)| Doubt::Differs { amount, stated }),
        named,
        cash.filter(too_much).map(Doubt::TooMuchCash),
        qris.filter(too_much).map(Doubt::AboveQris),
    ]
}

/// The sentences that a buyer must read before paying.
pub(super) fn notices(payment: &Payment, session: &Session) -> Vec<String> {
    let language = session.environment.language;
    let say = |doubt: Doubt| match doubt {
        Doubt::Differs { amount, stated } => {
            let phrase = if payment.total == Some(stated) { text::DIFFERS } else { text::DIFFERS_PAYMENT };
            phrase.fill(language, &[("total", &stated.to_string()), ("amount", &amount.to_string())])
        }
        Doubt::Named { merchant, other } => {
            text::QR_OTHER_PAYEE.fill(language, &[("other", other), ("merchant", merchant)])
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
