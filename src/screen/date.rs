//! Moments in words.

use super::text::{DAYS, MONTHS};
use crate::value::{CivilTime, Language, Timestamp, Zone};

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
