//! Help for a buyer whose browser belongs to another app.

use super::{LinkCard, PaymentCard};
use crate::{
    contract::user_agent::{InApp, System},
    screen::text,
    session::Session,
    value::Language,
};

/// A line that the buyer may close.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Hint {
    pub text: String,
    /// The accessible name of what closes it.
    pub close: String,
}

pub(super) fn hint(session: &Session, card: Option<&PaymentCard>) -> Option<Hint> {
    let language = session.environment.language;
    let wanted = match card {
        // The alternatives say how to leave the app's browser.
        Some(PaymentCard::Open(LinkCard { alternatives: Some(_), .. })) | None => false,
        Some(_) => !session.hint_dismissed,
    };
    let in_app = session.environment.in_app.filter(|_| wanted)?;
    let values = [("app", in_app.app), ("menu", &menu(in_app, language))];
    Some(Hint { text: text::IN_APP.fill(language, &values), close: text::CLOSE.say(language) })
}

/// The way from the app's browser to the phone's own.
pub(super) fn menu(in_app: InApp, language: Language) -> String {
    let menu = match in_app.system {
        System::Android => text::MENU_ANDROID,
        System::Apple => text::MENU_APPLE,
    };
    menu.say(language)
}
