//! The instructions as a text for somebody else, who sees nothing but it.

use super::{CopyButton, NumberCard, PaymentCard, Place, Screen, text};
use crate::{contract::environment::Environment, payment::Payment, session::CopyTarget, value::language::Language};

/// The button that shares the instructions, where there are numbers to type; it copies where the browser cannot share.
pub(super) fn button(screen: &Screen, payment: Option<&Payment>, environment: &Environment) -> Option<CopyButton> {
    let language = environment.language;
    let Some(PaymentCard::Numbers(cards)) = &screen.card else {
        return None;
    };
    let label = if environment.shares { text::SHARE } else { text::COPY_INSTRUCTIONS };
    let text = instructions(cards, screen, title(payment, language));
    Some(CopyButton::new(CopyTarget::Instructions, label, label.say(language), text, language))
}

/// A fact a line. No link and nothing of the buyer: the text may go anywhere.
fn instructions(cards: &[NumberCard], screen: &Screen, title: String) -> String {
    let mut lines = vec![title];
    for card in cards {
        let place = card.place.as_ref().map_or("", Place::name);
        let blank = if place.is_empty() { "" } else { " " };
        lines.extend(card.numbers.iter().map(|number| [&number.label, blank, place, ": ", &number.code].concat()));
        lines.extend(card.holder.clone());
    }
    lines.extend(screen.amount.as_ref().map(|amount| [&amount.label, ": ", &amount.head, &amount.stressed].concat()));
    lines.extend(screen.deadline.as_ref().map(|deadline| [&deadline.label, ": ", &deadline.text].concat()));
    lines.join("\n")
}

/// "Pembayaran ke Toko Contoh".
fn title(payment: Option<&Payment>, language: Language) -> String {
    match payment.and_then(|payment| payment.order.name.as_deref()) {
        Some(name) => text::TITLE_SHOP.fill(language, &[("shop", name)]),
        None => text::TITLE.say(language),
    }
}

/// The payee and the order: the first line of a printed page.
pub(super) fn title_with_order(payment: Option<&Payment>, language: Language) -> String {
    let mut title = title(payment, language);
    if let Some(order) = payment.and_then(|payment| payment.order.order_number.as_ref()) {
        title.push_str(" · ");
        title.push_str(order);
    }
    title
}
