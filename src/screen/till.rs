//! A code for a cashier, over the whole screen.

use super::{NumberCard, PaymentCard, Place, amount::sum, text};
use crate::{
    payment::Instruction,
    session::{Enlarged, Session},
};

/// The button that shows the code to a cashier, and what it shows.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Till {
    pub enlarge: String,
    /// `None`: it does not cover the screen.
    pub shown: Option<TillCover>,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct TillCover {
    /// The shop and the sum.
    pub words: String,
    /// The code with its barcode and the sentence for the cashier.
    pub card: NumberCard,
    pub close: String,
}

/// `None`: there is no code for a cashier.
pub(super) fn till(session: &Session, card: Option<&PaymentCard>) -> Option<Till> {
    let language = session.environment.language;
    let payment = session.payment.as_ref()?;
    let Instruction::RetailCode { .. } = session.instruction()? else { return None };
    let Some(PaymentCard::Numbers(cards)) = card else { return None };
    let card = cards.first()?;
    let place = card.place.as_ref().map(Place::name).unwrap_or_default();
    let blank = if place.is_empty() { "" } else { " · " };
    Some(Till {
        enlarge: text::SHOW_AT_TILL.say(language),
        shown: (session.enlarged == Some(Enlarged::Code)).then(|| TillCover {
            words: [place, blank, &sum(payment, language)].concat(),
            card: card.clone(),
            close: text::CLOSE.say(language),
        }),
    })
}
