//! The deadline in words, and the countdown.

use sandbox::NewOrder;
use serde_json::json;

use crate::harness::{Page, Stage, Store, Test, tests};

pub fn tests() -> Vec<Test> {
    tests![
        countdown_runs_and_is_correct,
        no_countdown_days_before_the_deadline,
        order_without_deadline_shows_none,
        deadline_is_written_in_words,
        deadline_is_written_in_english,
        the_devices_clock_alone_expires_nothing,
    ]
}

fn due_in<'a>(stage: &'a Stage<'_>, seconds: Option<i64>) -> Page<'a> {
    let (_, page) = stage.open_order(NewOrder { deadline_in: seconds, ..NewOrder::of("va_bca") });
    page.wait_state("unpaid");
    page
}

/// `1:02:03` or `02:03` in seconds.
pub fn seconds(text: &str) -> i64 {
    text.split(':').fold(0, |sum, part| sum * 60 + part.trim().parse::<i64>().expect("a number in the countdown"))
}

/// The countdown minus the time that is left by the page's own clock, in seconds.
fn countdown_error(page: &Page<'_>) -> i64 {
    let shown = seconds(&page.text("countdown"));
    let moment = page.part("deadline").and_then(|part| part.attribute("datetime").map(str::to_owned));
    let left = page.script(&format!("return Date.parse('{}') - Date.now()", moment.expect("a deadline")));
    shown - left.as_f64().expect("milliseconds") as i64 / 1000
}

fn countdown_runs_and_is_correct(stage: &Stage<'_>) {
    let page = due_in(stage, Some(3600));
    let first = seconds(&page.text("countdown"));
    assert!((3590..=3600).contains(&first), "{first}");
    page.wait("the countdown moved on", |page| seconds(&page.text("countdown")) <= first - 2);
    assert!(countdown_error(&page).abs() <= 1, "off by {} s", countdown_error(&page));
    let timer = page.part("countdown").expect("the countdown");
    assert_eq!(timer.attribute("role"), Some("timer"));
}

fn no_countdown_days_before_the_deadline(stage: &Stage<'_>) {
    let page = due_in(stage, Some(3 * 86_400));
    assert!(page.shows("deadline") && !page.shows("countdown"));
}

fn order_without_deadline_shows_none(stage: &Stage<'_>) {
    let page = due_in(stage, None);
    assert!(page.shows("payment-code") && !page.shows("deadline") && !page.shows("countdown"));
}

fn deadline_is_written_in_words(stage: &Stage<'_>) {
    let set = json!({ "payment_expiration_at": "2030-12-05T08:00:00.854402Z" });
    let (_, page) = stage.open_order(NewOrder { set: Some(set), ..NewOrder::of("va_bca") });
    page.wait_state("unpaid");
    assert!(page.text("deadline").starts_with("Kamis, 5 Desember 2030, 15.00 WIB"), "{}", page.text("deadline"));
}

fn deadline_is_written_in_english(stage: &Stage<'_>) {
    let set = json!({ "payment_expiration_at": "2030-12-05T08:00:00+00:00" });
    let order = stage.order(NewOrder { set: Some(set), ..NewOrder::of("va_bca") });
    let page = stage.open(&Store::of(&order.slug).and("locale", "en"));
    page.wait_state("unpaid");
    assert!(page.text("deadline").starts_with("Thursday, 5 December 2030, 15:00 WIB"), "{}", page.text("deadline"));
}

/// The device is two hours ahead: the deadline has passed by its clock, but the server still takes the payment.
fn the_devices_clock_alone_expires_nothing(stage: &Stage<'_>) {
    let order = stage.order(NewOrder { deadline_in: Some(3600), ..NewOrder::of("va_bca") });
    let ahead = "<script>{ const now = Date.now; Date.now = () => now() + 7200000; }</script>";
    let page = stage.open(&Store { head: ahead.to_owned(), ..Store::of(&order.slug) });
    page.wait_state("unpaid");
    assert!(page.shows("payment-code") && !page.shows("countdown"));
    page.click("check-status");
    page.wait("an answer", |page| page.visible_text().contains("Cek status dulu") && page.state() == "unpaid");
    assert!(page.shows("payment-code"));
    assert_eq!(page.events_named("expired").len(), 0);
}
