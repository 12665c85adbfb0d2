//! Points in time: every form that gateways use is read exactly, and any other text is refused.

mod display;

use proptest::prelude::*;
use scalev_checkout::value::{Json, Timestamp, Zone, http_date};

#[track_caller]
fn check_time(input: &str, iso: &str) {
    let moment = Timestamp::parse(input).unwrap_or_else(|| panic!("{input:?} was refused"));
    assert_eq!(moment.iso(), iso, "{input:?}");
}

#[test]
fn every_form_of_a_moment_is_read() {
    check_time("2026-11-21T08:00:00Z", "2026-11-21T08:00:00Z");
    check_time("2026-11-21t08:00:00z", "2026-11-21T08:00:00Z");
    check_time("2026-11-21T08:00:00.000Z", "2026-11-21T08:00:00Z");
    check_time("2026-11-21T15:00:00+07:00", "2026-11-21T08:00:00Z");
    check_time("2026-11-21T15:00:00+0700", "2026-11-21T08:00:00Z");
    check_time("2026-11-21T15:00:00+07", "2026-11-21T08:00:00Z");
    check_time("2026-11-21T16:00:00.123456+08:00", "2026-11-21T08:00:00Z");
    check_time("2026-11-21T08:00:00+00:00", "2026-11-21T08:00:00Z");
    check_time("2026-11-20T22:30:00-09:30", "2026-11-21T08:00:00Z");
    check_time("2026-11-21 08:00:00 +0000", "2026-11-21T08:00:00Z");
    check_time("2026-11-21T08:00Z", "2026-11-21T08:00:00Z");
    check_time("2026-11-21 15:00:00 +0700", "2026-11-21T08:00:00Z");
    check_time("2026-11-21T15:00:00 +07:00", "2026-11-21T08:00:00Z");
    check_time(" 2026-11-21T08:00:00Z ", "2026-11-21T08:00:00Z");
    check_time("2026-11-22T08:00:01.854402Z", "2026-11-22T08:00:01Z");
    check_time("2026-11-20T08:00:01.220981439Z", "2026-11-20T08:00:01Z");
    check_time("1795248000", "2026-11-21T08:00:00Z");
    check_time("1795248000000", "2026-11-21T08:00:00Z");
    check_time("2051-11-21T08:00:00Z", "2051-11-21T08:00:00Z");
    check_time("2099-12-31T23:59:59Z", "2099-12-31T23:59:59Z");
    assert_eq!(Timestamp::parse("2026-11-21T08:00:00.854402Z"), Some(Timestamp(1_795_248_000_854)));
    assert_eq!(Timestamp::parse("2026-11-21T08:00:00.5Z"), Some(Timestamp(1_795_248_000_500)));
}

/// Checks the moment that is read from this JSON value of a field.
#[track_caller]
fn check_moment(json: &str, iso: Option<&str>) {
    let payload = Json::parse(&format!("{{\"at\":{json}}}")).expect("JSON");
    assert_eq!(payload.time("at").map(Timestamp::iso).as_deref(), iso, "{json}");
}

#[test]
fn a_placeholder_date_is_none() {
    let placeholders = [
        "0",
        "1",
        "0000000000",
        "1970-01-01T00:00:00Z",
        "1970-01-01 00:00:00",
        "1970-01-01 07:00:00",
        "1970-01-01T07:00:00+07:00",
        "19700101070000",
        "0000-00-00 00:00:00",
        "0001-01-01T00:00:00Z",
        "00010101000000",
        "1900-01-01 00:00:00",
        "2000-01-01 00:00:00",
        "2014-12-31T23:59:59.999Z",
        "2015-01-01 06:59:59",
        "2101-01-01T00:00:00Z",
        "2999-12-31 23:59:59",
        "29991231235959",
        "9999-12-31T23:59:59Z",
        "99991231235959",
        "1420070399",
        "1420070399999",
        "4133980800",
        "4133980800000",
        "9999999999",
        "9999999999999",
    ];
    for text in placeholders {
        check_moment(&format!("\"{text}\""), None);
        if text == "0" || !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit()) {
            check_moment(text, None);
        }
    }
    for nothing in ["null", "\"\"", "\" \"", "false", "{}", "[1795248000]", "-1795248000", "1795248000.5"] {
        check_moment(nothing, None);
    }
    let real = [
        ("\"2015-01-01T00:00:00Z\"", "2015-01-01T00:00:00Z"),
        ("1420070400", "2015-01-01T00:00:00Z"),
        ("1420070400000", "2015-01-01T00:00:00Z"),
        ("\"20150101070000\"", "2015-01-01T00:00:00Z"),
        ("\"2100-12-31T23:59:59Z\"", "2100-12-31T23:59:59Z"),
        ("4133980799999", "2100-12-31T23:59:59Z"),
        ("20261121150000", "2026-11-21T08:00:00Z"),
        ("\"1795248000\"", "2026-11-21T08:00:00Z"),
    ];
    for (json, iso) in real {
        check_moment(json, Some(iso));
    }
}

#[test]
fn a_moment_without_a_zone_is_in_western_indonesia() {
    check_time("2026-11-21 15:00:01", "2026-11-21T08:00:01Z");
    check_time("2026-11-21T15:00:01", "2026-11-21T08:00:01Z");
    check_time("2026-11-21 15:00", "2026-11-21T08:00:00Z");
    check_time("2026-01-01 00:00:00", "2025-12-31T17:00:00Z");
    check_time("20261121150001", "2026-11-21T08:00:01Z");
    check_time("20260101000000", "2025-12-31T17:00:00Z");
}

#[test]
fn leap_days_exist_only_in_leap_years() {
    check_time("2028-02-29T00:00:00Z", "2028-02-29T00:00:00Z");
    check_time("2000-02-29T12:00:00Z", "2000-02-29T12:00:00Z");
    check_time("2028-03-01 06:59:59", "2028-02-29T23:59:59Z");
    for input in ["2026-02-29T00:00:00Z", "2100-02-29T00:00:00Z", "2028-02-30T00:00:00Z"] {
        assert_eq!(Timestamp::parse(input), None, "{input:?}");
    }
}

#[test]
fn a_text_that_is_no_moment_is_refused() {
    let refused = [
        "",
        "never",
        "0",
        "1795248",
        "17952480000",
        "179524800000",
        "17952480000000",
        "-1795248000",
        "+1795248000",
        "2026",
        "2026-11-21",
        "20261121",
        "202611211500",
        "20261321150000",
        "20261121240000",
        "20261121150000Z",
        "2026-1121150000",
        "00000000000000",
        "21/11/2026 15:00",
        "2026-11-21T",
        "2026-11-21T08",
        "2026-13-01T00:00:00Z",
        "2026-00-10T00:00:00Z",
        "2026-04-31T00:00:00Z",
        "2026-11-00T00:00:00Z",
        "2026-11-21T24:00:00Z",
        "2026-11-21T08:60:00Z",
        "2026-11-21T08:00:61Z",
        "2026-11-21T08:00:00.Z",
        "2026-11-21T08:00:00,5Z",
        "2026-11-21T08:00:00Z!",
        "2026-11-21T08:00:00+25:00",
        "2026-11-21T08:00:00+07:60",
        "2026-11-21T08:00:00+7",
        "2026-11-21T08:00:00 07:00",
        "2026-11-21T08:00:00+07:00Z",
        "2026-11-21  08:00:00",
        "26-11-21T08:00:00Z",
        "２026-11-21T08:00:00Z",
        "1969-12-31T23:59:59Z",
        "Sat, 21 Nov 2026",
    ];
    for input in refused {
        assert_eq!(Timestamp::parse(input), None, "{input:?}");
    }
}

#[test]
fn a_date_header_is_read_and_similar_texts_are_refused() {
    let iso = |text| http_date(text).map(Timestamp::iso);
    assert_eq!(iso("Sat, 21 Nov 2026 08:00:00 GMT").as_deref(), Some("2026-11-21T08:00:00Z"));
    assert_eq!(iso("Tue, 29 Feb 2028 23:59:59 GMT").as_deref(), Some("2028-02-29T23:59:59Z"));
    let refused = [
        "",
        "GMT",
        "Saturday, 21-Nov-26 08:00:00 GMT",
        "Sat Nov 21 08:00:00 2026",
        "Sat, 31 Nov 2026 08:00:00 GMT",
        "Sat, 21 nov",
        "2026-11-21T08:00:00Z",
    ];
    for text in refused {
        assert_eq!(iso(text), None, "{text:?}");
    }
}

/// The day after a date, by counting: the oracle of the arithmetic.
fn next_day((year, month, day): (i64, u8, u8)) -> (i64, u8, u8) {
    let leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
    let length = [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][usize::from(month) - 1];
    match (month, day) {
        (12, 31) => (year + 1, 1, 1),
        (month, day) if day == length => (year, month + 1, 1),
        (month, day) => (year, month, day + 1),
    }
}

#[test]
fn the_calendar_equals_counting_days_one_by_one() {
    let mut date = (1970, 1, 1);
    for day in 0..160 * 366 {
        let moment = Timestamp(day * 86_400_000 + 17 * 3_600_000 - 7 * 3_600_000);
        let civil = moment.in_zone(Zone::Wib);
        assert_eq!((civil.year, civil.month, civil.day), date);
        assert_eq!(i64::from(civil.weekday), (day + 4) % 7, "{date:?}");
        assert_eq!((civil.hour, civil.minute, civil.second), (17, 0, 0));
        date = next_day(date);
    }
}

proptest! {
    #[test]
    fn a_written_moment_is_read_back(seconds in 0_i64..253_402_300_799) {
        let moment = Timestamp(seconds * 1000);
        prop_assert_eq!(Timestamp::parse(&moment.iso()), Some(moment));
    }

    #[test]
    fn a_moment_is_the_same_in_every_offset(seconds in 100_000_i64..4_000_000_000, offset in -23_i64..24) {
        let moment = Timestamp(seconds * 1000);
        let local = Timestamp(moment.0 + offset * 3_600_000).iso();
        let written = local.replace('Z', &format!("{}{:02}:00", if offset < 0 { '-' } else { '+' }, offset.abs()));
        prop_assert_eq!(Timestamp::parse(&written), Some(moment));
    }

    #[test]
    fn an_arbitrary_text_does_not_panic(text in "\\PC{0,40}|[0-9TZ:+. -]{0,30}") {
        let _ = Timestamp::parse(&text);
        let _ = http_date(&text);
    }
}
