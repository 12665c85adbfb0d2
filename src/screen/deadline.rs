//! The moment until which the payment is taken, and the time left.

use super::{date, text};
use crate::{
    contract::Environment,
    payment::Payment,
    session::{
        Session,
        clock::{COUNTDOWN, Clock},
    },
    value::{self, Timestamp, Zone},
};

#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct Deadline {
    pub label: String,
    pub text: String,
    /// For `<time datetime>`.
    pub iso: String,
    /// Of the countdown. `None`: no countdown is shown.
    pub counter_label: Option<String>,
}

/// The deadline, with a countdown when the device says `wall`. `None`: there is no deadline.
pub(crate) fn deadline(
    payment: &Payment,
    clock: &Clock,
    wall: Timestamp,
    environment: &Environment,
) -> Option<Deadline> {
    let moment = payment.deadline?;
    Some(Deadline {
        label: text::PAY_BEFORE.say(environment.language),
        text: local_date(moment, environment),
        iso: moment.iso(),
        counter_label: time_left(payment, clock, wall).map(|_| text::TIME_LEFT.say(environment.language)),
    })
}

/// In WIB, and by the clock of the device where that is another.
pub(super) fn local_date(moment: Timestamp, environment: &Environment) -> String {
    let text = date::date(moment, Zone::Wib, environment.language);
    if environment.zone == Zone::Wib {
        return text;
    }
    format!("{text} ({})", date::clock(moment, environment.zone, environment.language))
}

/// `19:42:10`, when the device says `wall`. `None`: nothing is to be paid, there is no deadline, it is more than a day
/// away or over, or the clock cannot be trusted.
pub(crate) fn time_left(payment: &Payment, clock: &Clock, wall: Timestamp) -> Option<String> {
    let left = payment.deadline?.since(clock.read(wall));
    let counts = payment.payable().is_some() && clock.is_trusted() && (1..COUNTDOWN).contains(&left);
    counts.then(|| value::countdown(left))
}

/// The time left on the session's screen, as [`time_left`] has it.
pub fn countdown(session: &Session, wall: Timestamp) -> Option<String> {
    let _ = session.instruction()?;
    time_left(session.payment.as_ref()?, &session.clock, wall)
}

/// Milliseconds until the countdown shows another second.
pub fn next_tick(session: &Session, wall: Timestamp) -> i64 {
    let deadline = session.payment.as_ref().and_then(|payment| payment.deadline);
    deadline.map_or(1000, |deadline| deadline.since(session.clock.read(wall)).rem_euclid(1000) + 1)
}
