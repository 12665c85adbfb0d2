//! The button that asks the server, and the line on the connection and the last check.

use super::{BusyButton, date};
use crate::{
    payment::{Instruction, Status},
    screen::text,
    session::{Session, State},
    value::Timestamp,
};

/// `None`: there is nothing to ask, or the answer comes by itself.
pub(super) fn check(session: &Session, state: State) -> Option<BusyButton> {
    let phrase = match state {
        State::Loading | State::Preparing | State::Payment(Status::Paid | Status::Draft) => return None,
        State::Unavailable if !session.is_tampered() => session.can_ask().then_some(text::RETRY),
        _ if session.instruction().is_some_and(Instruction::is_nothing_due) => None,
        State::Unavailable | State::Checking | State::Payment(_) => session.can_follow().then_some(text::CHECK),
    };
    phrase.map(|phrase| BusyButton { label: phrase.say(session.environment.language), busy: session.is_checking() })
}

/// One line, the most pressing first: no network, no answer, the last check, and that the page watches by itself.
pub(super) fn quiet(session: &Session) -> Option<String> {
    let language = session.environment.language;
    if session.instruction()?.is_nothing_due() {
        return None;
    }
    let hour = |moment: Timestamp| date::clock(moment, session.environment.zone, language);
    Some(if !session.can_follow() {
        text::NOT_FOLLOWED.say(language)
    } else if !session.online {
        text::OFFLINE.say(language)
    } else if session.failure.is_some() {
        // A request that is under way may hang as the last one did.
        let next = session.next_request().map_or(text::NOW.say(language), |next| hour(session.server_at(next)));
        text::TROUBLE.fill(language, &[("time", &next)])
    } else if let Some(checked) = session.checked {
        let unsaid = session.payment.as_ref().is_some_and(|payment| payment.status_unread);
        let phrase = if unsaid { text::STATUS_UNREADABLE } else { text::CHECKED };
        phrase.fill(language, &[("time", &hour(checked))])
    } else {
        text::AUTOMATIC.say(language)
    })
}
