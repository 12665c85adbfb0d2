//! Moments as the buyer reads them: zones, countdown, and dates.

use scalev_checkout::{
    screen::date,
    value::{self, CivilTime, Language, Timestamp, Zone},
};

#[test]
fn each_zone_has_its_own_wall_clock() {
    let moment = Timestamp::parse("2026-12-31T16:30:00Z").expect("a date");
    let hour = |zone| {
        let CivilTime { year, month, day, hour, minute, .. } = moment.in_zone(zone);
        (year, month, day, hour, minute)
    };
    assert_eq!(hour(Zone::Wib), (2026, 12, 31, 23, 30));
    assert_eq!(hour(Zone::Wita), (2027, 1, 1, 0, 30));
    assert_eq!(hour(Zone::Wit), (2027, 1, 1, 1, 30));
    let places = [
        ("Asia/Jakarta", "WIB"),
        ("Asia/Pontianak", "WIB"),
        ("Asia/Makassar", "WITA"),
        ("Asia/Ujung_Pandang", "WITA"),
        ("Asia/Jayapura", "WIT"),
        ("Europe/Berlin", "WIB"),
        ("", "WIB"),
    ];
    for (place, name) in places {
        assert_eq!(Zone::of_place(place).name(), name, "{place}");
    }
}

#[test]
fn the_time_left_is_written_as_a_clock() {
    let cases = [
        (-1, "00:00"),
        (0, "00:00"),
        (999, "00:00"),
        (1000, "00:01"),
        (59_999, "00:59"),
        (60_000, "01:00"),
        (598_000, "09:58"),
        (3_599_999, "59:59"),
        (3_600_000, "01:00:00"),
        (70_930_000, "19:42:10"),
        (86_399_000, "23:59:59"),
    ];
    for (millis, shown) in cases {
        assert_eq!(value::countdown(millis), shown, "{millis}");
    }
}

#[test]
fn dates_are_written_out_in_both_languages_with_their_zone() {
    let check = |iso: &str, zone, indonesian: &str, english: &str| {
        let moment = Timestamp::parse(iso).expect("a date");
        assert_eq!(date::date(moment, zone, Language::Indonesian), indonesian);
        assert_eq!(date::date(moment, zone, Language::English), english);
    };
    check(
        "2026-11-21T08:00:00Z",
        Zone::Wib,
        "Sabtu, 21 November 2026, 15.00 WIB",
        "Saturday, 21 November 2026, 15:00 WIB",
    );
    check(
        "2026-11-21T17:05:00Z",
        Zone::Wib,
        "Minggu, 22 November 2026, 00.05 WIB",
        "Sunday, 22 November 2026, 00:05 WIB",
    );
    check(
        "2026-08-17T03:00:00Z",
        Zone::Wita,
        "Senin, 17 Agustus 2026, 11.00 WITA",
        "Monday, 17 August 2026, 11:00 WITA",
    );
    check("2027-01-01T00:00:00Z", Zone::Wit, "Jumat, 1 Januari 2027, 09.00 WIT", "Friday, 1 January 2027, 09:00 WIT");
    check(
        "2028-02-29T12:30:00Z",
        Zone::Wib,
        "Selasa, 29 Februari 2028, 19.30 WIB",
        "Tuesday, 29 February 2028, 19:30 WIB",
    );
}
