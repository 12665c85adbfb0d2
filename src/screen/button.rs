//! Buttons and links, and the outcome of the last copy.

use super::{PaymentCard, Screen, phrase::Phrase, text};
use crate::{
    session::{CopyTarget, Session},
    value::Language,
};

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct CopyButton {
    pub what: CopyTarget,
    pub label: String,
    /// The accessible name, which says what is copied.
    pub name: String,
    /// The label after the clipboard took it.
    pub done: String,
    /// The text for the clipboard.
    pub text: String,
}

impl CopyButton {
    pub(super) fn new(what: CopyTarget, label: Phrase, name: String, text: String, language: Language) -> Self {
        Self { what, label: label.say(language), name, done: text::COPIED.say(language), text }
    }
}

/// A button whose press takes time.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct BusyButton {
    pub label: String,
    pub busy: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct LinkButton {
    pub text: String,
    pub url: String,
    /// The one thing to press on this screen.
    pub primary: bool,
}

impl LinkButton {
    /// A link that is not the one thing to press.
    pub(super) fn secondary(text: String, url: &str) -> Self {
        Self { text, url: url.to_owned(), primary: false }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Copied {
    pub what: CopyTarget,
    pub worked: bool,
    /// The sentence on copying by hand. `None`: it worked.
    pub advice: Option<String>,
}

impl Screen {
    /// The text for the clipboard, or to share: that of the button on this screen. `None`: there is no such button.
    pub fn copy_text(&self, what: CopyTarget) -> Option<&str> {
        let button = match (what, &self.card) {
            (CopyTarget::Amount, _) => self.amount.as_ref()?.copy.as_ref(),
            (CopyTarget::Instructions, _) => self.share.as_ref(),
            (CopyTarget::Report, _) => self.lost.as_ref().map(|lost| &lost.copy),
            (CopyTarget::Number(_), Some(PaymentCard::Numbers(cards))) => {
                let mut numbers = cards.iter().flat_map(|card| &card.numbers);
                numbers.find_map(|number| number.copy.as_ref().filter(|button| button.what == what))
            }
            (CopyTarget::Link, Some(PaymentCard::Open(card))) => card.alternatives.as_ref().map(|rest| &rest.copy),
            (CopyTarget::Code, _) => self.qr_actions()?.copy.as_ref(),
            _ => None,
        };
        Some(&button?.text)
    }
}

pub(super) fn copied(session: &Session) -> Option<Copied> {
    let (what, worked, _) = session.copying.last?;
    let by_hand = match what {
        CopyTarget::Amount | CopyTarget::Number(_) => text::COPY_BY_HAND,
        CopyTarget::Code | CopyTarget::Report => text::COPY_TEXT_BY_HAND,
        CopyTarget::Link => text::COPY_LINK_BY_HAND,
        CopyTarget::Instructions => text::SHARE_BY_HAND,
    };
    let advice = (!worked).then(|| by_hand.say(session.environment.language));
    Some(Copied { what, worked, advice })
}
