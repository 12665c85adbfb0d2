//! The card that the tab shows if it is loaded again, until the server answers: the preview of what it shows now, with the
//! time at which it was seen.

use super::{Preview, date, preview, text};
use crate::session::Session;

/// The card, and how long it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Memory {
    /// Its state line says when it was seen.
    pub preview: Preview,
    /// Says that this is not the current state.
    pub advice: String,
    /// The label of the button that asks the server.
    pub check: String,
    /// Milliseconds from now on.
    pub left: i64,
}

impl Memory {
    /// Milliseconds that a card without a deadline counts.
    pub const UNDATED: i64 = 24 * 3_600_000;
}

/// The card of a session. `None`: nothing may be paid, there is no [`Preview`] of it, or the time left is not known.
pub fn memory(session: &Session) -> Option<Memory> {
    let payment = session.payment.as_ref().filter(|_| session.clock.is_trusted())?;
    let (now, environment) = (session.server_now(), &session.environment);
    let (language, zone) = (environment.language, environment.zone);
    let mut preview = preview(payment, environment, now)?;
    let gaps = [("time", &*date::clock(now, zone, language)), ("day", &date::day(now, zone, language))];
    preview.headline = text::LAST_SEEN.fill(language, &gaps);
    preview.deadline.iter_mut().for_each(|deadline| deadline.counter_label = None);
    Some(Memory {
        preview,
        advice: text::LAST_SEEN_ADVICE.say(language),
        check: text::CHECK.say(language),
        left: payment.deadline.map_or(Memory::UNDATED, |deadline| deadline.since(now)),
    })
}
