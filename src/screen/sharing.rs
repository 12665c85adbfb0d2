//! The instructions as a text for somebody else, who sees nothing but it.

use super::{PaymentCard, Place, amount, deadline, usable};
use crate::{screen::text, session::Session};

/// Where to, how much, until when, a fact a line. No link and nothing of the buyer: the text may go anywhere. `None`
/// where there is nothing to type.
pub(super) fn text(session: &Session) -> Option<String> {
    let payment = session.payment.as_ref()?;
    let PaymentCard::Numbers(cards) = usable(session)? else {
        return None;
    };
    let mut text = title(session);
    for card in cards {
        let place = match &card.place {
            Some(Place::Bank(name) | Place::Outlet(name)) => name,
            None => "",
        };
        for number in card.numbers {
            let blank = if place.is_empty() { "" } else { " " };
            line(&mut text, &[&number.label, blank, place, ": ", &number.code]);
        }
        if let Some(holder) = &card.holder {
            line(&mut text, &[holder]);
        }
    }
    if let Some(amount) = amount(payment, session, session.state()) {
        line(&mut text, &[&amount.label, ": ", &amount.head, &amount.stressed]);
    }
    if let Some(deadline) = deadline(payment, session) {
        line(&mut text, &[&deadline.label, ": ", &deadline.text]);
    }
    Some(text)
}

/// "Pembayaran ke Toko Contoh".
pub(super) fn title(session: &Session) -> String {
    let language = session.environment.language;
    match session.payment.as_ref().and_then(|payment| payment.order.name.as_deref()) {
        Some(name) => text::TITLE_SHOP.fill(language, &[("shop", name)]),
        None => text::TITLE.say(language),
    }
}

fn line(text: &mut String, parts: &[&str]) {
    text.push('\n');
    for part in parts {
        text.push_str(part);
    }
}
