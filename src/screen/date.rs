//! Moments in words: dates, the deadline, and the time left.

use super::text::{self, DAYS, MONTHS};
use crate::{
    contract::Environment,
    payment::Payment,
    session::{
        Session,
        clock::{COUNTDOWN, Clock},
    },
    value::{self, CivilTime, Language, Timestamp, Zone},
};

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Deadline {
    pub label: String,
    pub text: String,
    /// For `<time datetime>`.
    pub iso: String,
    /// Of the countdown. `None`: no countdown is shown.
    pub counter_label: Option<String>,
}

/// "Sabtu, 21 November 2026, 15.00 WIB".
pub fn date(moment: Timestamp, zone: Zone, language: Language) -> String {
    [day(moment, zone, language), clock(moment, zone, language)].join(", ")
}

/// "Sabtu, 21 November 2026".
pub fn day(moment: Timestamp, zone: Zone, language: Language) -> String {
    let CivilTime { year, month, day, weekday, .. } = moment.in_zone(zone);
    let (weekdays, months) = (DAYS.bare(language), MONTHS.bare(language));
    let name = |names: &'static str, index: u8| names.split(' ').nth(usize::from(index)).unwrap_or_default();
    let (weekday, month) = (name(weekdays, weekday), name(months, month.saturating_sub(1)));
    format!("{weekday}, {day} {month} {year}")
}

/// "15.00 WIB", in English "15:00 WIB".
pub fn clock(moment: Timestamp, zone: Zone, language: Language) -> String {
    let CivilTime { hour, minute, .. } = moment.in_zone(zone);
    let mark = match language {
        Language::Indonesian => '.',
        Language::English => ':',
    };
    format!("{hour:02}{mark}{minute:02} {}", zone.name())
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
    let text = date(moment, Zone::Wib, environment.language);
    if environment.zone == Zone::Wib {
        return text;
    }
    format!("{text} ({})", clock(moment, environment.zone, environment.language))
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
