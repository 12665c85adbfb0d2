//! Moments compared with the crate `jiff`: from 1970 to 2100, in Indonesia's zones and every offset.

use jiff::{
    SignedDuration,
    civil::{Date, Weekday, date},
    tz::{Offset, TimeZone},
};
use proptest::prelude::*;
use scalev_checkout::value::{CivilTime, Timestamp, Zone};

/// Hours east of Greenwich, by the Indonesian law of 1987.
const ZONES: [(Zone, i8); 3] = [(Zone::Wib, 7), (Zone::Wita, 8), (Zone::Wit, 9)];

const SECOND: i64 = 1_000;

/// Seconds from 1970 to the end of 2100.
const SECONDS: i64 = 4_133_980_800;

fn moment(seconds: i64) -> jiff::Timestamp {
    jiff::Timestamp::from_second(seconds).expect("a moment")
}

/// The wall clock time that jiff computes.
fn wall(seconds: i64, hours: i8) -> CivilTime {
    let there = moment(seconds).to_zoned(TimeZone::fixed(Offset::constant(hours)));
    let small = |part: i8| u8::try_from(part).expect("a small number");
    CivilTime {
        year: there.year().into(),
        month: small(there.month()),
        day: small(there.day()),
        weekday: small(there.weekday().to_sunday_zero_offset()),
        hour: small(there.hour()),
        minute: small(there.minute()),
        second: small(there.second()),
    }
}

/// Every date of the range, at its first and at its last second.
#[test]
fn every_date_equals_jiffs() {
    let mut day: Date = date(1970, 1, 1);
    assert_eq!(day.weekday(), Weekday::Thursday);
    let mut days = 0;
    while day.year() <= 2100 {
        for (zone, hours) in ZONES {
            let midnight = day.to_zoned(TimeZone::fixed(Offset::constant(hours))).expect("a midnight");
            for seconds in [0, 86_399].map(|later| midnight.timestamp().as_second() + later) {
                assert_eq!(Timestamp(seconds * SECOND).in_zone(zone), wall(seconds, hours), "{day} in {}", zone.name());
            }
        }
        assert_eq!(Timestamp::parse(&format!("{day}T00:00:00Z")).map(Timestamp::iso), Some(format!("{day}T00:00:00Z")));
        (day, days) = (day.tomorrow().expect("a day"), days + 1);
    }
    assert_eq!(days, 47_847);
}

/// For example the 30th of February and the leap day of 2100.
#[test]
fn a_date_that_jiff_refuses_is_refused() {
    for year in 1970_i16..=2100 {
        for (month, day) in (0_i8..=13).flat_map(|month| (0_i8..=32).map(move |day| (month, day))) {
            let text = format!("{year:04}-{month:02}-{day:02}T12:00:00Z");
            assert_eq!(Timestamp::parse(&text).is_some(), Date::new(year, month, day).is_ok(), "{text}");
        }
    }
}

proptest! {
    #[test]
    fn any_moment_equals_jiffs(seconds in 0..SECONDS) {
        for (zone, hours) in ZONES {
            prop_assert_eq!(Timestamp(seconds * SECOND).in_zone(zone), wall(seconds, hours));
        }
        prop_assert_eq!(Timestamp(seconds * SECOND).iso(), moment(seconds).to_string());
    }

    #[test]
    fn a_moment_written_by_jiff_is_read_exactly(seconds in 100_000..SECONDS, millis in 0_i64..1000, minutes in -1439_i32..1440) {
        let offset = Offset::from_seconds(minutes * 60).expect("an offset");
        let there = (moment(seconds) + SignedDuration::from_millis(millis)).to_zoned(TimeZone::fixed(offset));
        for form in ["%Y-%m-%dT%H:%M:%S%.3f%:z", "%Y-%m-%d %H:%M:%S%.3f%z"] {
            let text = there.strftime(form).to_string();
            prop_assert_eq!(Timestamp::parse(&text), Some(Timestamp(seconds * SECOND + millis)), "{}", text);
        }
    }
}
