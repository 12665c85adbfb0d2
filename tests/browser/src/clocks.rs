//! Wrong clocks, clocks that are set, sleeping devices and other zones: the deadline stays right, and only the server ends
//! a payment.
//!
//! An engine has two clocks, timers and a zone. What follows from their being wrong is reckoned alike in all.

use std::time::SystemTime;

use sandbox::{Action, Fault, NewOrder, Options, Route};
use serde_json::json;

use crate::{
    harness::{Page, Profile, Stage, Store, Test, in_one_engine, tests},
    time::seconds,
};

const HOUR: i64 = 3600;

/// Seconds by which the device's clock is ahead. All of it contradicts the server: an order that was just made is due in
/// an hour.
const WRONG: [(&str, i64); 4] =
    [("a_day_ahead", 25 * HOUR), ("a_day_behind", -25 * HOUR), ("hours_ahead", 2 * HOUR), ("hours_behind", -12 * HOUR)];

const ZONES: [(&str, &str); 4] = [
    ("Asia/Jakarta", "Kamis, 5 Desember 2030, 15.00 WIB"),
    ("Asia/Makassar", "Kamis, 5 Desember 2030, 15.00 WIB (16.00 WITA)"),
    ("Asia/Jayapura", "Kamis, 5 Desember 2030, 15.00 WIB (17.00 WIT)"),
    ("America/New_York", "Kamis, 5 Desember 2030, 15.00 WIB"),
];

pub fn tests() -> Vec<Test> {
    let mut all = Vec::new();
    for (name, ahead) in WRONG {
        let unreadable = move |stage: &Stage<'_>| wrong_without_a_date(stage, ahead);
        let readable = move |stage: &Stage<'_>| wrong_with_a_date(stage, ahead);
        all.push(Test::new(module_path!(), format!("{name}_without_a_date"), unreadable));
        all.push(with_a_date(Test::new(module_path!(), format!("{name}_with_a_date"), readable)));
    }
    let mut all = in_one_engine(all, &["a_day_ahead_with_a_date", "hours_behind_without_a_date"]);
    all.extend(tests![set_while_open_with_a_date, the_servers_clock_ends_it].into_iter().map(with_a_date));
    all.extend(ZONES.map(|(zone, text)| {
        let profile = Profile { zone: Some(zone), ..Profile::default() };
        Test::new(module_path!(), "deadline", move |stage| deadline_in_zones(stage, text)).at(profile)
    }));
    all.extend(tests![
        set_ahead_while_open,
        set_back_while_open,
        over_while_the_tab_was_away,
        over_while_the_device_slept,
        at_zero_it_asks_before_it_speaks,
        at_zero_the_server_may_still_take_it,
    ]);
    all
}

fn with_a_date(test: Test) -> Test {
    test.against(Options { expose: true, ..Options::default() })
}

/// The page of a number that is due in an hour, on a device whose clock is so many seconds ahead.
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

/// Seconds that the countdown says too much.
fn error(stage: &Stage<'_>, slug: &str, page: &Page<'_>) -> i64 {
    let shown = seconds(&page.text("countdown"));
    let now = SystemTime::UNIX_EPOCH.elapsed().expect("a time after 1970").as_millis() as i64;
    shown - (deadline(stage, slug, page) - now) / 1000
}

fn still_waits(stage: &Stage<'_>, slug: &str, page: &Page<'_>) {
    assert!(page.shows("payment-code"));
    deadline(stage, slug, page);
    assert_eq!(page.events_named("expired").len(), 0);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

/// A check by hand, when the last one is long enough ago.
fn checks(page: &Page<'_>) {
    page.pass(6);
    page.check();
    assert_eq!(page.state(), "unpaid");
}

fn wrong_with_a_date(stage: &Stage<'_>, ahead: i64) {
    let (slug, page) = open(stage, ahead);
    for _ in 0..2 {
        assert!(error(stage, &slug, &page).abs() <= 2, "off by {} s", error(stage, &slug, &page));
        still_waits(stage, &slug, &page);
        checks(&page);
    }
}

fn wrong_without_a_date(stage: &Stage<'_>, ahead: i64) {
    let (slug, page) = open(stage, ahead);
    for _ in 0..2 {
        assert!(!page.shows("countdown"), "a countdown that the server contradicts");
        still_waits(stage, &slug, &page);
        let warned = page.visible_text().contains("atau jam HP ini keliru");
        assert_eq!(warned, ahead > 0, "{}", page.visible_text());
        checks(&page);
    }
    stage.act(&slug, Action::Pay);
    page.pass(40);
    assert_eq!(page.state(), "paid");
}

fn set_while_open_with_a_date(stage: &Stage<'_>) {
    let (slug, page) = open(stage, 0);
    for seconds in [2 * HOUR, -3 * HOUR] {
        let before = stage.count("GET");
        page.set_clock(seconds);
        page.wait("the server's time is asked for", |_| stage.count("GET") > before);
        page.settle();
        assert!(error(stage, &slug, &page).abs() <= 2, "off by {} s", error(stage, &slug, &page));
        assert_eq!(stage.count("GET"), before + 1, "once");
        still_waits(stage, &slug, &page);
    }
}

/// The API still says unpaid, a minute after the deadline by its own clock.
fn the_servers_clock_ends_it(stage: &Stage<'_>) {
    let (slug, page) = open(stage, 25 * HOUR);
    stage.sandbox.shift_clock(HOUR + 30);
    checks(&page);
    still_waits(stage, &slug, &page);
    assert!(!page.shows("countdown"));
    stage.sandbox.shift_clock(40);
    page.pass(6);
    page.click("check-status");
    page.wait_state("expired");
    assert!(!page.shows("payment-code"));
}

fn set_ahead_while_open(stage: &Stage<'_>) {
    let (slug, page) = open(stage, 0);
    assert!(page.shows("countdown"));
    page.set_clock(2 * HOUR);
    page.wait("the server contradicts", |page| page.visible_text().contains("atau jam HP ini keliru"));
    page.settle();
    assert!(!page.shows("countdown"));
    still_waits(stage, &slug, &page);
}

fn set_back_while_open(stage: &Stage<'_>) {
    let (slug, page) = open(stage, 0);
    page.set_clock(-HOUR / 2);
    page.wait("no countdown that is half an hour wrong", |page| !page.shows("countdown"));
    page.settle();
    still_waits(stage, &slug, &page);
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

/// The order has ended, and the widget is to find out as it comes back: it asks once, and says nothing before.
fn asks_once(stage: &Stage<'_>, slug: &str, page: &Page<'_>, come_back: impl Fn(&Page<'_>)) {
    stage.act(slug, Action::Expire);
    stage.fault(slug, Route::Read, Fault::Delay { ms: 500 }, None);
    assert_eq!(stage.count("GET"), 0);
    come_back(page);
    page.wait("a read on its way", |_| stage.count("GET") == 1);
    assert_eq!(page.events_named("expired").len(), 0, "not before the server says so");
    page.wait_state("expired");
    page.settle();
    assert_eq!(stage.count("GET"), 1);
    assert!(!page.shows("payment-code"));
}

fn over_while_the_tab_was_away(stage: &Stage<'_>) {
    let (slug, page) = open(stage, 0);
    page.hide();
    page.set_clock(HOUR);
    page.sleep(HOUR as u32);
    asks_once(stage, &slug, &page, |page| page.show());
}

fn over_while_the_device_slept(stage: &Stage<'_>) {
    let sleeps: [fn(&Page<'_>); 2] = [|page| page.set_clock(2 * HOUR), |page| page.sleep(2 * HOUR as u32)];
    for sleep in sleeps {
        stage.sandbox.clear_log();
        let (slug, page) = open(stage, 0);
        asks_once(stage, &slug, &page, sleep);
    }
}

/// Not a minute before its end.
fn nearly_over<'a>(stage: &'a Stage<'_>) -> (String, Page<'a>) {
    let order = stage.order(NewOrder { deadline_in: Some(40), ..NewOrder::of("va_bca") });
    let page = stage.open(&Store::of(&order.slug).on_a_clock());
    page.wait_state("unpaid");
    (order.slug, page)
}

fn at_zero_it_asks_before_it_speaks(stage: &Stage<'_>) {
    let (slug, page) = nearly_over(stage);
    page.pass(30);
    stage.act(&slug, Action::Expire);
    stage.fault(&slug, Route::Read, Fault::HangHeaders, Some(1));
    page.pass_anyway(11);
    assert_eq!(page.state(), "checking");
    assert!(page.shows("payment-code") && !page.shows("countdown"));
    assert_eq!(page.events_named("expired").len(), 0);
    // Beyond the widget's limit for a request, and to the next one.
    page.pass_anyway(20);
    page.pass(30);
    page.wait_state("expired");
    assert!(!page.shows("payment-code"));
    assert_eq!(page.events_named("expired").len(), 1);
}

/// Banks are late, and so may the server be.
fn at_zero_the_server_may_still_take_it(stage: &Stage<'_>) {
    let (slug, page) = nearly_over(stage);
    page.pass(41);
    assert_eq!(page.state(), "unpaid");
    still_waits(stage, &slug, &page);
    assert!(!page.shows("countdown"));
    assert!(page.visible_text().contains("Batas waktu sudah lewat"), "{}", page.visible_text());
    stage.act(&slug, Action::Pay);
    page.pass(40);
    assert_eq!(page.state(), "paid", "it goes on asking");
}
