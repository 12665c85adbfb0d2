//! Links and buttons below the card: the hosted page, the seller, the proof of a transfer, printing.

use super::{LinkButton, PaymentCard, story};
use crate::{
    payment::{Instruction, Note, Status},
    screen::text,
    session::{Session, State},
    value::SafeUrl,
};

/// `asks_first`: another button is the primary one, the seller's chat or the request for another code.
pub(super) fn fallback(session: &Session, state: State, failed_qr: bool, asks_first: bool) -> Option<LinkButton> {
    // A script has changed this link too: only the merchant's own content is left.
    if session.tampered > 1 && session.is_tampered() {
        return None;
    }
    let language = session.environment.language;
    let order = session.payment.as_ref().map(|payment| &payment.order);
    let paid = state == State::Payment(Status::Paid);
    let after_payment = order.filter(|_| paid).and_then(|order| order.after_payment.clone());
    // The gateway's page has the state of a payment that is being checked.
    let gateways = || match &session.payment.as_ref()?.note {
        Some(Note::Page(page)) if state == State::Payment(Status::Processing) => Some(page.clone()),
        _ => None,
    };
    let link = after_payment.or_else(|| order_link(session)).or_else(gateways)?;
    let nothing_due = session.instruction().is_some_and(Instruction::is_nothing_due);
    let settled = nothing_due || matches!(state, State::Payment(status) if status != Status::Unpaid);
    let phrase = match state {
        State::Payment(Status::Draft) => text::FINISH_ORDER,
        State::Payment(Status::Failed) => text::PAY_AGAIN,
        State::Payment(Status::Paid) if order.is_some_and(|order| order.invoice) => text::OPEN_INVOICE,
        _ if settled => text::OPEN_ORDER,
        _ => text::OPEN_FALLBACK,
    };
    let primary = (settled || failed_qr || state == State::Unavailable) && !asks_first;
    Some(LinkButton { text: phrase.say(language), url: link.as_str().to_owned(), primary })
}

/// The page of the order, else the merchant's own link.
pub(super) fn order_link(session: &Session) -> Option<SafeUrl> {
    let own = || session.environment.link.as_deref().and_then(|link| SafeUrl::web(link, session.url_policy()));
    session.payment.as_ref().and_then(|payment| payment.order.page.clone()).or_else(own)
}

/// The hosted page takes the proof of a transfer.
pub(super) fn proof(session: &Session) -> Option<LinkButton> {
    let payment = session.payment.as_ref()?;
    let transfer = matches!(session.instruction()?, Instruction::ManualTransfer { .. }) && !session.has_proof();
    let page = payment.order.confirmation.as_ref().filter(|_| transfer)?;
    let phrase = if session.takes_proof() { text::PROOF_ELSEWHERE } else { text::HAND_IN_PROOF };
    Some(LinkButton::secondary(phrase.say(session.environment.language), page.as_str()))
}

/// A WhatsApp chat with the seller; its text is ours, without the slug. It is the primary button if only the seller can
/// tell what becomes of the money.
pub(super) fn help(session: &Session, state: State) -> Option<LinkButton> {
    let language = session.environment.language;
    let order = &session.payment.as_ref()?.order;
    let order_number = order.order_number.as_deref().unwrap_or_default();
    let question = encode(&text::CONTACT_TEXT.fill(language, &[("order", order_number)]));
    let number = order.whatsapp.as_ref()?;
    Some(LinkButton {
        text: text::CONTACT.say(language),
        url: format!("https://wa.me/{number}?text={question}"),
        primary: state == State::Payment(Status::Conflict) || story::tone(session, state) == "late",
    })
}

pub(super) fn print(session: &Session, card: Option<&PaymentCard>) -> Option<String> {
    let voucher = matches!(card, Some(PaymentCard::Numbers(_) | PaymentCard::Qr(_)));
    (voucher && !session.environment.phone).then(|| text::PRINT.say(session.environment.language))
}

pub(super) fn encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
