//! Late and missing files, with an element that is removed meanwhile, and with a worse failure after the timeout.

use sandbox::{Fault, NewOrder};
use serde_json::json;

use crate::{
    harness::{Page, Stage, Store, Test, tests},
    unavailable::has_the_link,
};

pub fn tests() -> Vec<Test> {
    tests![
        removal_while_a_file_hangs_reports_nothing,
        removal_before_the_retry_ends_it,
        removal_between_retries_ends_them,
        reinsertion_restarts_the_timeout,
        panic_after_a_timeout_is_reported,
        altered_file_after_a_timeout_is_logged,
        changed_number_after_a_timeout_is_logged,
    ]
}

fn missing() -> Fault {
    Fault::Status { code: 404, body: None, content_type: None }
}

/// The file name of the widget part, without which the number can be shown.
fn widget_part(stage: &Stage<'_>) -> String {
    stage.published("rest", ".wasm").rsplit('/').next().expect("a name").to_owned()
}

/// The number of requests for the file.
fn requests(stage: &Stage<'_>, file: &str) -> usize {
    stage.sandbox.log().iter().filter(|entry| entry.path.ends_with(file)).count()
}

/// The page of an order on a clock, once this file was asked for.
fn open<'a>(stage: &'a Stage<'_>, file: &str, head: &str) -> Page<'a> {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store { head: head.to_owned(), ..Store::of(&order.slug) }.on_a_clock());
    page.wait("the file was asked for", |_| requests(stage, file) > 0);
    page
}

fn remove(page: &Page<'_>) {
    page.script(r#"window.kept = document.querySelector("scalev-checkout"); kept.remove();"#);
}

fn codes(page: &Page<'_>) -> Vec<String> {
    let events = page.events_named("error").into_iter();
    events.map(|event| event.detail["code"].as_str().unwrap_or_default().to_owned()).collect()
}

/// The codes of the lines in the console.
fn lines(page: &Page<'_>) -> Vec<String> {
    let lines = page.console().into_iter();
    lines.map(|line| line.text.split(": ").next().unwrap_or_default().replace("[scalev-checkout] ", "")).collect()
}

fn nothing_was_reported(page: &Page<'_>) {
    assert_eq!((codes(page), lines(page), page.uncaught()), Default::default());
}

fn removal_while_a_file_hangs_reports_nothing(stage: &Stage<'_>) {
    let file = widget_part(stage);
    stage.sandbox.asset_fault(&file, Fault::HangHeaders, None);
    let page = open(stage, &file, "");
    page.pass_anyway(3);
    remove(&page);
    page.pass_anyway(10);
    nothing_was_reported(&page);
    assert_eq!(page.timers(), 0);
}

fn removal_before_the_retry_ends_it(stage: &Stage<'_>) {
    let file = widget_part(stage);
    stage.sandbox.asset_fault(&file, missing(), None);
    let page = open(stage, &file, "");
    page.wait("a timer for the second attempt", |page| page.timers() >= 2);
    remove(&page);
    page.wait("no timer", |page| page.timers() == 0);
    let before = requests(stage, &file);
    page.pass_anyway(10);
    assert_eq!(requests(stage, &file), before, "nobody asks for an element that is gone");
    nothing_was_reported(&page);
}

fn removal_between_retries_ends_them(stage: &Stage<'_>) {
    let file = widget_part(stage);
    stage.sandbox.asset_fault(&file, missing(), None);
    let page = open(stage, &file, "");
    page.wait("the number", |page| page.shows("payment-code"));
    page.pass_until("the error event", |page| codes(page) == ["load"]);
    remove(&page);
    page.wait("no timer", |page| page.timers() == 0);
    let before = requests(stage, &file);
    page.pass_anyway(20);
    page.script("dispatchEvent(new Event('online'))");
    page.pass_anyway(20);
    assert_eq!(
        (requests(stage, &file), codes(&page), lines(&page)),
        (before, vec!["load".into()], vec!["load".into()])
    );
    assert_eq!(page.timers(), 0);
}

fn reinsertion_restarts_the_timeout(stage: &Stage<'_>) {
    let file = widget_part(stage);
    stage.sandbox.asset_fault(&file, Fault::HangHeaders, None);
    let page = open(stage, &file, "");
    page.pass_anyway(3);
    remove(&page);
    page.pass_anyway(1);
    page.script("document.body.append(kept)");
    page.pass_anyway(7);
    nothing_was_reported(&page);
    page.pass_anyway(2);
    page.wait("the error event", |page| !codes(page).is_empty());
    page.pass_anyway(9);
    assert_eq!((codes(&page), lines(&page)), (vec!["timeout".to_owned()], vec!["timeout".to_owned()]));
}

/// Opens the page, and delays its last file until a `timeout` was reported.
fn after_a_timeout<'a>(stage: &'a Stage<'_>, more: Option<Fault>, head: &str) -> Page<'a> {
    let file = widget_part(stage);
    stage.sandbox.asset_fault(&file, Fault::Delay { ms: 2500 }, Some(1));
    if let Some(more) = more {
        stage.sandbox.asset_fault(&file, more, None);
    }
    let page = open(stage, &file, head);
    page.pass_anyway(9);
    page.wait("the error event", |page| codes(page) == ["timeout"]);
    page
}

fn panic_after_a_timeout_is_reported(stage: &Stage<'_>) {
    let trap = r"<script>const make = Document.prototype.createElement;
Document.prototype.createElement = function (name) {
  if (name.toLowerCase() === 'section') throw new Error('not today');
  return make.apply(this, arguments);
}</script>";
    let page = after_a_timeout(stage, None, trap);
    page.wait_state("unavailable");
    has_the_link(&page);
    let both = ["timeout".to_owned(), "panic".to_owned()];
    assert_eq!((codes(&page).as_slice(), lines(&page).as_slice()), (&both[..], &both[..]));
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn altered_file_after_a_timeout_is_logged(stage: &Stage<'_>) {
    let page = after_a_timeout(stage, Some(Fault::Altered), "");
    page.pass_until("the second line", |page| lines(page).len() == 2);
    page.wait_state("unavailable");
    has_the_link(&page);
    assert_eq!(codes(&page), ["timeout"]);
    assert_eq!(lines(&page), ["timeout", "integrity"]);
}

fn changed_number_after_a_timeout_is_logged(stage: &Stage<'_>) {
    let page = after_a_timeout(stage, None, "");
    page.wait_state("unpaid");
    page.wait("the whole widget", |page| page.shows("check-status"));
    let change = r#"document.querySelector("scalev-checkout").shadowRoot.querySelector("[part=payment-code]").textContent = "1""#;
    page.script_with(change, vec![json!(null)]);
    page.wait_state("unavailable");
    assert_eq!(codes(&page), ["timeout"]);
    assert_eq!(lines(&page), ["timeout", "integrity"]);
}
