//! Another number or code in the place of one that ended.

use super::{date, spoken, text};
use crate::{
    payment::Status,
    session::{RenewalEnd, Session},
};

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct NewCode {
    pub label: String,
    /// The backend is being asked.
    pub busy: bool,
    /// The one thing to press on this screen: after a failed attempt that is the page where another way can be chosen.
    pub primary: bool,
    /// The outcome of the last request, where it brought no other code.
    pub words: Option<String>,
}

/// A number that the buyer must not type any more.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct OldNumber {
    /// The warning before it.
    pub warning: String,
    /// The number in the groups that are set apart, as it was shown.
    pub groups: Vec<String>,
    /// The number for a screen reader.
    pub spoken: String,
}

pub(super) fn new_code(session: &Session) -> Option<NewCode> {
    let environment = &session.environment;
    let language = environment.language;
    let busy = session.is_renewing();
    let failed = session.payment.as_ref().is_some_and(|payment| payment.status == Status::Failed);
    let phrase = if busy { text::NEW_CODE_COMING } else { text::NEW_CODE };
    let words = session.renewal.ended().map(|end| match (end, session.held_until()) {
        (RenewalEnd::Unchanged, _) => text::NO_NEW_CODE.say(language),
        (RenewalEnd::Failed, Some(until)) => {
            let time = date::clock(session.server_at(until), environment.zone, language);
            text::NEW_CODE_LATER.fill(language, &[("time", &time)])
        }
        (RenewalEnd::Failed, None) => text::NEW_CODE_FAILED.say(language),
    });
    session.can_renew().then(|| NewCode { label: phrase.say(language), busy, primary: !failed, words })
}

pub(super) fn old_number(session: &Session) -> Option<OldNumber> {
    let _ = session.instruction()?;
    let number = session.replaced.as_ref()?.number.as_ref()?;
    let groups = spoken::groups(number);
    Some(OldNumber {
        warning: text::OLD_NUMBER.say(session.environment.language),
        spoken: spoken::characters(&groups),
        groups,
    })
}
