//! The way to pay in a few lines, for every bank and every shop.

use super::{PaymentCard, QrPicture, amount::sum, notices::rupiah};
use crate::{
    payment::{Counter, Instruction, Payment, Qr},
    screen::text,
    session::Session,
};

/// Empty where there is nothing to type or to scan.
pub(super) fn steps(payment: &Payment, session: &Session, card: Option<&PaymentCard>) -> Vec<String> {
    let language = session.environment.language;
    let Some(instruction) = session.instruction() else { return Vec::new() };
    let (bank, outlet) = match instruction {
        Instruction::VirtualAccount { bank: Some(bank), .. } => (format!(" {}", bank.name()), ""),
        Instruction::RetailCode { outlet: Some(outlet), .. } => (String::new(), outlet.name()),
        _ => (String::new(), "Alfamart / Indomaret"),
    };
    let (phrase, biller) = match (instruction, card) {
        (Instruction::VirtualAccount { .. }, _) => (text::STEPS_VA, None),
        (Instruction::Bill { biller, .. }, _) => (text::STEPS_BILL, Some(biller)),
        (Instruction::Qr(_), Some(PaymentCard::Qr(card))) if card.picture != QrPicture::Refused => {
            (text::STEPS_QR, None)
        }
        (Instruction::RetailCode { counter, .. }, _) => (text::STEPS_RETAIL, counter.biller.as_ref()),
        (Instruction::ManualTransfer { .. }, _) => (text::STEPS_TRANSFER, None),
        _ => return Vec::new(),
    };
    let biller = biller.map_or("", String::as_str);
    let values = [("amount", &*sum(payment, language)), ("bank", &bank), ("outlet", outlet), ("biller", biller)];
    let mut steps: Vec<String> = phrase.list(language, &values);
    match instruction {
        Instruction::Qr(Qr::Verified { .. }) => steps.push(text::QR_ABROAD.say(language)),
        Instruction::RetailCode { counter: Counter { limits: Some([least, most]), .. }, .. } => {
            let values = [("outlet", outlet), ("least", &rupiah(*least)), ("most", &rupiah(*most))];
            steps.push(text::LIMITS.fill(language, &values));
        }
        _ => {}
    }
    steps
}
