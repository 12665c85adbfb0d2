//! Wrong clocks, clocks that are set, sleeping devices and other zones: the deadline stays right, and only the server ends
//! a payment.
//!
//! The clocks, timers and the zone are the engine's; the wasm computes with them alike in every engine.

use std::time::SystemTime;

use sandbox::{Action, Fault, NewOrder, Options, Route};
use serde_json::json;

use crate::{
    harness::{Page, Profile, Stage, Store, Test, in_one_engine, tests},
    time::seconds,
};

const HOUR: i64 = 3600;

/// Seconds by which the device's clock is ahead. Each contradicts the server, by which a new order is due in an hour.
const WRONG: [(&str, i64); 4] = [
    ("clock_a_day_ahead", 25 * HOUR),
    ("clock_a_day_behind", -25 * HOUR),
    ("clock_hours_ahead", 2 * HOUR),
    ("clock_hours_behind", -12 * HOUR),
];

/// In every engine.
const SAMPLE_ZONES: [(&str, &str); 2] = [
    ("Asia/Jayapura", "Kamis, 5 Desember 2030, 15.00 WIB (17.00 WIT)"),
    ("America/New_York", "Kamis, 5 Desember 2030, 15.00 WIB"),
];

/// In one engine.
const OTHER_ZONES: [(&str, &str); 2] = [
    ("Asia/Jakarta", "Kamis, 5 Desember 2030, 15.00 WIB"),
    ("Asia/Makassar", "Kamis, 5 Desember 2030, 15.00 WIB (16.00 WITA)"),
];

pub fn tests() -> Vec<Test> {
    let mut all = Vec::new();
    for (name, ahead) in WRONG {
        let unreadable = move |stage: &Stage<'_>| wrong_without_a_date(stage, ahead);
        let readable = move |stage: &Stage<'_>| wrong_with_a_date(stage, ahead);
        all.push(Test::new(module_path!(), format!("{name}_without_a_date_hides_the_countdown"), unreadable));
        all.push(with_a_date(Test::new(
            module_path!(),
            format!("{name}_with_a_date_corrects_the_countdown"),
            readable,
        )));
    }
    let mut all = in_one_engine(
        all,
        &[
            "clock_a_day_ahead_with_a_date_corrects_the_countdown",
            "clock_hours_behind_without_a_date_hides_the_countdown",
        ],
    );
    all.extend(
        tests![clock_change_with_a_date_corrects_the_countdown, the_servers_clock_ends_the_payment]
            .into_iter()
            .map(with_a_date),
    );
    let in_zone = |(zone, text): (&'static str, &'static str)| {
        let profile = Profile { zone: Some(zone), ..Profile::default() };
        Test::new(module_path!(), "deadline_in_the_zone", move |stage| deadline_in_zones(stage, text)).at(profile)
    };
    all.extend(SAMPLE_ZONES.map(in_zone));
    all.extend(in_one_engine(OTHER_ZONES.map(in_zone).to_vec(), &[]));
    all.extend(tests![
        clock_set_ahead_hides_the_countdown,
        clock_set_back_hides_the_countdown,
        expiry_in_a_hidden_tab_is_read_once_on_return,
        expiry_during_sleep_is_read_once_on_waking,
        at_the_deadline_it_asks_before_showing_expired,
        after_the_deadline_the_server_may_report_paid,
    ]);
    all
}

fn with_a_date(test: Test) -> Test {
    test.against(Options { expose: true, ..Options::default() })
}

/// The page of a number that is due in an hour, on a device whose clock is `ahead` seconds ahead.
fn open<'a>(stage: &'a Stage<'_>, ahead: i64) -> (String, Page<'a>) {
    let order = stage.order(NewOrder { deadline_in: Some(HOUR), ..NewOrder::of("va_bca") });
    let page = stage.open(&Store::of(&order.slug).on_a_clock_that_is_wrong(ahead));
    page.wait_state("unpaid");
    (order.slug, page)
}

/// The deadline on the page in milliseconds; `datetime` has the server's value.
fn deadline(stage: &Stage<'_>, slug: &str, page: &Page<'_>) -> i64 {
    let date =
        |text: &str| page.script(&format!("return Date.parse({})", json!(text))).as_f64().expect("a date") as i64;
    let part = page.part("deadline").expect("the deadline is visible");
    let shown = date(part.attribute("datetime").expect("a datetime"));
    assert_eq!(shown, date(stage.document(slug)["payment_expiration_at"].as_str().expect("a deadline")));
    shown
}

/// The countdown minus the time that is left by this machine's clock, in seconds.
fn countdown_error(stage: &Stage<'_>, slug: &str, page: &Page<'_>) -> i64 {
    let shown = seconds(&page.text("countdown"));
    let now = SystemTime::UNIX_EPOCH.elapsed().expect("a time after 1970").as_millis() as i64 - page.millis_behind();
    shown - (deadline(stage, slug, page) - now) / 1000
}

fn stays_unpaid(stage: &Stage<'_>, slug: &str, page: &Page<'_>) {
    assert!(page.shows("payment-code"));
    deadline(stage, slug, page);
    assert_eq!(page.events_named("expired").len(), 0);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

/// Presses the button, after the time in which the last answer is still fresh.
fn check_by_hand(page: &Page<'_>) {
    page.pass(6);
    page.check();
    assert_eq!(page.state(), "unpaid");
}

fn wrong_with_a_date(stage: &Stage<'_>, ahead: i64) {
    let (slug, page) = open(stage, ahead);
    for _ in 0..2 {
        assert!(countdown_error(stage, &slug, &page).abs() <= 2, "off by {} s", countdown_error(stage, &slug, &page));
        stays_unpaid(stage, &slug, &page);
        check_by_hand(&page);
    }
}

fn wrong_without_a_date(stage: &Stage<'_>, ahead: i64) {
    let (slug, page) = open(stage, ahead);
    for _ in 0..2 {
        assert!(!page.shows("countdown"), "a countdown that the server contradicts");
        stays_unpaid(stage, &slug, &page);
        let warned = page.visible_text().contains("atau jam HP ini keliru");
        assert_eq!(warned, ahead > 0, "{}", page.visible_text());
        check_by_hand(&page);
    }
    stage.act(&slug, Action::Pay);
    page.pass(40);
    assert_eq!(page.state(), "paid");
}

fn clock_change_with_a_date_corrects_the_countdown(stage: &Stage<'_>) {
    let (slug, page) = open(stage, 0);
    for seconds in [2 * HOUR, -3 * HOUR] {
        let before = stage.count("GET");
        page.set_clock(seconds);
        page.wait("the server's time is asked for", |_| stage.count("GET") > before);
        page.settle();
        assert!(countdown_error(stage, &slug, &page).abs() <= 2, "off by {} s", countdown_error(stage, &slug, &page));
        assert_eq!(stage.count("GET"), before + 1, "once");
        stays_unpaid(stage, &slug, &page);
    }
}

/// The API still says unpaid, a minute after the deadline by its own clock.
fn the_servers_clock_ends_the_payment(stage: &Stage<'_>) {
    let (slug, page) = open(stage, 25 * HOUR);
    stage.sandbox.shift_clock(HOUR + 30);
    check_by_hand(&page);
    stays_unpaid(stage, &slug, &page);
    assert!(!page.shows("countdown"));
    stage.sandbox.shift_clock(40);
    page.pass(6);
    page.click("check-status");
    page.wait_state("expired");
    assert!(!page.shows("payment-code"));
}

fn clock_set_ahead_hides_the_countdown(stage: &Stage<'_>) {
    let (slug, page) = open(stage, 0);
    assert!(page.shows("countdown"));
    page.set_clock(2 * HOUR);
    page.wait("the server contradicts", |page| page.visible_text().contains("atau jam HP ini keliru"));
    page.settle();
    assert!(!page.shows("countdown"));
    stays_unpaid(stage, &slug, &page);
}

fn clock_set_back_hides_the_countdown(stage: &Stage<'_>) {
    let (slug, page) = open(stage, 0);
    page.set_clock(-HOUR / 2);
    page.wait("no countdown that is half an hour wrong", |page| !page.shows("countdown"));
    page.settle();
    stays_unpaid(stage, &slug, &page);
}

fn deadline_in_zones(stage: &Stage<'_>, text: &str) {
    for moment in ["2030-12-05T08:00:00.854402Z", "2030-12-05T15:00:00+07:00", "2030-12-05 15:00"] {
        let set = json!({ "payment_expiration_at": moment });
        let (_, page) = stage.open_order(NewOrder { set: Some(set), ..NewOrder::of("va_bca") });
        page.wait_state("unpaid");
        assert_eq!(page.text("deadline"), text, "{moment}");
        let part = page.part("deadline").expect("the deadline");
        assert_eq!(part.attribute("datetime"), Some("2030-12-05T08:00:00Z"), "{moment}");
    }
}

/// Expires the order while the widget is away, and asserts one read on return and no `expired` event before its answer.
fn asks_once(stage: &Stage<'_>, slug: &str, page: &Page<'_>, come_back: impl Fn(&Page<'_>)) {
    stage.act(slug, Action::Expire);
    stage.fault(slug, Route::Read, Fault::Delay { ms: 500 }, None);
    assert_eq!(stage.count("GET"), 0);
    come_back(page);
    page.wait("a pending read", |_| stage.count("GET") == 1);
    assert_eq!(page.events_named("expired").len(), 0, "not before the server says so");
    page.wait_state("expired");
    page.settle();
    assert_eq!(stage.count("GET"), 1);
    assert!(!page.shows("payment-code"));
}

fn expiry_in_a_hidden_tab_is_read_once_on_return(stage: &Stage<'_>) {
    let (slug, page) = open(stage, 0);
    page.hide();
    page.set_clock(HOUR);
    page.sleep(HOUR as u32);
    asks_once(stage, &slug, &page, |page| page.show());
}

fn expiry_during_sleep_is_read_once_on_waking(stage: &Stage<'_>) {
    let sleeps: [fn(&Page<'_>); 2] = [|page| page.set_clock(2 * HOUR), |page| page.sleep(2 * HOUR as u32)];
    for sleep in sleeps {
        stage.sandbox.clear_log();
        let (slug, page) = open(stage, 0);
        asks_once(stage, &slug, &page, sleep);
    }
}

/// The page of an order that is due in 40 seconds.
fn open_40_seconds_before_the_deadline<'a>(stage: &'a Stage<'_>) -> (String, Page<'a>) {
    let order = stage.order(NewOrder { deadline_in: Some(40), ..NewOrder::of("va_bca") });
    let page = stage.open(&Store::of(&order.slug).on_a_clock());
    page.wait_state("unpaid");
    (order.slug, page)
}

fn at_the_deadline_it_asks_before_showing_expired(stage: &Stage<'_>) {
    let (slug, page) = open_40_seconds_before_the_deadline(stage);
    page.pass(30);
    stage.act(&slug, Action::Expire);
    stage.fault(&slug, Route::Read, Fault::HangHeaders, Some(1));
    page.pass_anyway(11);
    assert_eq!(page.state(), "checking");
    assert!(page.shows("payment-code") && !page.shows("countdown"));
    assert_eq!(page.events_named("expired").len(), 0);
    // Longer than a request's timeout, and until the next request.
    page.pass_anyway(20);
    page.pass(30);
    page.wait_state("expired");
    assert!(!page.shows("payment-code"));
    assert_eq!(page.events_named("expired").len(), 1);
}

/// A payment may reach the server late, because banks are late.
fn after_the_deadline_the_server_may_report_paid(stage: &Stage<'_>) {
    let (slug, page) = open_40_seconds_before_the_deadline(stage);
    page.pass(41);
    assert_eq!(page.state(), "unpaid");
    stays_unpaid(stage, &slug, &page);
    assert!(!page.shows("countdown"));
    assert!(page.visible_text().contains("Batas waktu sudah lewat"), "{}", page.visible_text());
    stage.act(&slug, Action::Pay);
    page.pass(40);
    assert_eq!(page.state(), "paid", "it goes on asking");
}
