//! The page's lifecycle: the back/forward cache, freezing, offline, and elements that are removed, moved and replaced.

use std::time::{Duration, Instant};

use sandbox::{Action, Created, Fault, NewOrder, Route};

use crate::harness::{Page, Stage, Store, Test, tests};

pub fn tests() -> Vec<Test> {
    tests![
        back_restores_the_page_and_reads_once,
        back_after_payment_fires_paid_once,
        back_after_a_hanging_read_asks_again,
        back_after_a_hanging_create_reads_first,
        back_to_an_uncacheable_page_shows_the_number,
        page_in_the_back_cache_blocks_no_other_tab,
        leaving_aborts_the_request,
        freezing_aborts_the_request,
        offline_keeps_the_number_and_online_asks,
        opened_offline_recovers_when_online,
        removal_during_a_request_leaves_nothing,
        removal_while_preparing_leaves_nothing,
        removal_before_a_retry_leaves_nothing,
        removal_after_payment_leaves_nothing,
        moving_keeps_the_pending_request,
        replacement_element_asks_for_its_own_order,
    ]
}

/// Sends each `pageshow` to the host of the files, which logs it: whether the page came out of the back/forward cache.
const SHOWN: &str = "<script>addEventListener('pageshow', ({ persisted }) => {
  new Image().src = `{assets}/shown?${persisted}&${Math.random()}`;
})</script>";

/// Opens an order's page in a shop that also has the page `/cart`.
fn open_in_a_shop<'a>(stage: &'a Stage<'_>, order: &Created) -> Page<'a> {
    open_page_of_a_shop(stage, Store { head: SHOWN.to_owned(), ..Store::of(&order.slug) })
}

fn open_page_of_a_shop<'a>(stage: &'a Stage<'_>, store: Store) -> Page<'a> {
    let cart = format!(r#"<!doctype html><title>Keranjang</title><img src="{}/cart">"#, stage.sandbox.assets());
    stage.sandbox.add_page("/cart", &cart, &[]);
    let page = stage.open(&store.allowing("img-src", "{assets}"));
    wait_for_request(stage, &page, "/shown?false", 0);
    page
}

/// Waits for an answered request whose path starts so, and whose index in the log is at least `before`; returns its path.
fn wait_for_request(stage: &Stage<'_>, page: &Page<'_>, start: &str, before: usize) -> String {
    let asked = || {
        let mut log = stage.sandbox.log().into_iter();
        log.find(|entry| entry.index >= before && entry.path.starts_with(start) && entry.answered_ms.is_some())
    };
    page.wait(start, |_| asked().is_some());
    asked().expect("it was asked for").path
}

fn go_away(stage: &Stage<'_>, page: &Page<'_>) {
    let before = stage.sandbox.log().len();
    page.follow("/cart");
    wait_for_request(stage, page, "/cart", before);
    // WebKit can go back only after the load.
    page.wait("the cart", |page| page.script("return document.readyState") == "complete");
}

/// True where the page came out of the back/forward cache. Chromium and WebKit keep a page that was left during a request;
/// Firefox loads it again.
fn away_and_back(stage: &Stage<'_>, page: &Page<'_>, meanwhile: impl Fn()) -> bool {
    go_away(stage, page);
    meanwhile();
    let before = stage.sandbox.log().len();
    page.back();
    wait_for_request(stage, page, "/shown", before).starts_with("/shown?true")
}

fn methods(stage: &Stage<'_>) -> Vec<String> {
    stage.requests().into_iter().map(|entry| entry.method).collect()
}

fn has_no_error(page: &Page<'_>) {
    assert_eq!(page.events_named("error").len(), 0);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn back_restores_the_page_and_reads_once(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = open_in_a_shop(stage, &order);
    page.wait_state("unpaid");
    let code = page.text("payment-code");
    assert!(away_and_back(stage, &page, || {}), "restored, not loaded");
    page.wait("a read", |_| methods(stage).len() > 1);
    page.wait_state("unpaid");
    assert_eq!(page.text("payment-code"), code);
    let before = page.text("countdown");
    page.wait("the countdown runs", |page| page.text("countdown") != before);
    assert_eq!(methods(stage), ["POST", "GET"], "one read, at once");
    has_no_error(&page);
}

fn back_after_payment_fires_paid_once(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = open_in_a_shop(stage, &order);
    page.wait_state("unpaid");
    let restored = away_and_back(stage, &page, || stage.act(&order.slug, Action::Pay));
    assert!(restored, "restored, not loaded");
    page.wait_state("paid");
    page.wait("the paid event", |page| page.events_named("paid").len() == 1);
    assert_eq!(methods(stage), ["POST", "GET"]);
    has_no_error(&page);
}

/// An order, and its page with a pending read that hangs.
fn open_with_a_read_that_hangs<'a>(stage: &'a Stage<'_>) -> (Created, Page<'a>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = open_in_a_shop(stage, &order);
    page.wait_state("unpaid");
    stage.fault(&order.slug, Route::Read, Fault::HangHeaders, Some(1));
    page.click("check-status");
    page.wait("a pending read", |_| methods(stage).len() == 2);
    (order, page)
}

fn back_after_a_hanging_read_asks_again(stage: &Stage<'_>) {
    let (_, page) = open_with_a_read_that_hangs(stage);
    let restored = away_and_back(stage, &page, || {});
    page.wait("the next request", |_| methods(stage).len() == 3);
    page.wait_state("unpaid");
    assert_eq!(methods(stage), ["POST", "GET", if restored { "GET" } else { "POST" }]);
    has_no_error(&page);
}

/// The server may have received the first `POST`, so the order is read before a second one.
fn back_after_a_hanging_create_reads_first(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    stage.fault(&order.slug, Route::Create, Fault::HangHeaders, Some(1));
    let page = open_in_a_shop(stage, &order);
    page.wait("the widget runs", |page| !page.events_named("status").is_empty());
    page.wait("a pending create", |_| methods(stage) == ["POST"]);
    let restored = away_and_back(stage, &page, || {});
    page.wait_state("unpaid");
    let expected: &[_] = if restored { &["POST", "GET", "POST"] } else { &["POST", "POST"] };
    assert_eq!(methods(stage), expected);
    // WebKit aborts requests before `pagehide`, which the widget reports as a failure of the network.
    assert!(page.events_named("error").iter().all(|event| event.detail["code"] == "network"));
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

/// Only WebKit puts a page with `no-store` and `unload` into its back/forward cache.
fn back_to_an_uncacheable_page_shows_the_number(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let headers = vec![("cache-control", "no-store".to_owned())];
    let head = format!("{SHOWN}<script>addEventListener('unload', () => {{}})</script>");
    let page = open_page_of_a_shop(stage, Store { head, headers, ..Store::of(&order.slug) });
    page.wait_state("unpaid");
    let code = page.text("payment-code");
    let restored = away_and_back(stage, &page, || {});
    page.wait("a request", |_| methods(stage).len() == 2);
    page.wait_state("unpaid");
    assert_eq!(page.text("payment-code"), code);
    assert_eq!(methods(stage), ["POST", if restored { "GET" } else { "POST" }]);
    has_no_error(&page);
}

/// Tabs read one after the other, by a lock that a page releases when it enters the cache.
fn page_in_the_back_cache_blocks_no_other_tab(stage: &Stage<'_>) {
    let (order, page) = open_with_a_read_that_hangs(stage);
    go_away(stage, &page);
    let other = stage.open_in_new_tab(&Store::of(&order.slug).on_a_clock());
    other.wait_state("unpaid");
    stage.act(&order.slug, Action::Pay);
    let start = Instant::now();
    other.check();
    assert!(start.elapsed() < Duration::from_secs(5), "it waited {:?}", start.elapsed());
    other.wait_state("paid");
}

/// An order, and its page on a clock, with a pending read that hangs.
fn open_with_a_pending_read<'a>(stage: &'a Stage<'_>) -> (Created, Page<'a>) {
    let order = stage.order(NewOrder::of("qris"));
    let page = stage.open(&Store::of(&order.slug).on_a_clock());
    page.wait_state("unpaid");
    stage.fault(&order.slug, Route::Read, Fault::HangHeaders, Some(1));
    page.click("check-status");
    page.wait("a pending read", |_| stage.count("GET") == 1);
    (order, page)
}

/// The pending request is aborted, none is sent meanwhile, and one `GET` follows on return.
fn is_interrupted(stage: &Stage<'_>, leave: &str, come_back: &str) {
    let (_, page) = open_with_a_pending_read(stage);
    page.script(leave);
    page.settle();
    assert_eq!(page.state(), "unpaid", "without a failure");
    stage.sandbox.clear_log();
    page.pass(600);
    assert_eq!(methods(stage), Vec::<String>::new());
    page.script(come_back);
    page.settle();
    assert_eq!(methods(stage), ["GET"]);
    assert!(page.shows("qr"));
    has_no_error(&page);
}

fn leaving_aborts_the_request(stage: &Stage<'_>) {
    let event = |name| format!("dispatchEvent(new PageTransitionEvent('{name}', {{ persisted: true }}))");
    is_interrupted(stage, &event("pagehide"), &event("pageshow"));
}

fn freezing_aborts_the_request(stage: &Stage<'_>) {
    let event = |name| format!("document.dispatchEvent(new Event('{name}'))");
    is_interrupted(stage, &event("freeze"), &event("resume"));
}

fn offline_keeps_the_number_and_online_asks(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store::of(&order.slug).on_a_clock());
    page.wait_state("unpaid");
    let code = page.text("payment-code");
    stage.fault(&order.slug, Route::Any, Fault::Reset, None);
    page.script("dispatchEvent(new Event('offline'))");
    page.wait("the message", |page| page.visible_text().contains("Tidak ada koneksi internet"));
    page.pass(120);
    assert!(page.visible_text().contains("Tidak ada koneksi internet"), "{}", page.visible_text());
    assert_eq!((page.state().as_str(), page.text("payment-code")), ("unpaid", code));
    stage.sandbox.clear_faults(&order.slug).expect("the order exists");
    stage.act(&order.slug, Action::Pay);
    page.pass(2);
    stage.sandbox.clear_log();
    page.script("dispatchEvent(new Event('online'))");
    page.pass(1);
    assert_eq!(page.state(), "paid", "within a second");
    assert_eq!(methods(stage), ["GET"]);
    has_no_error(&page);
}

fn opened_offline_recovers_when_online(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    stage.fault(&order.slug, Route::Any, Fault::NoCors, None);
    let page = stage.open(&Store::of(&order.slug).on_a_clock());
    page.wait_state("unavailable");
    assert!(page.shows("fallback-link"));
    stage.sandbox.clear_faults(&order.slug).expect("the order exists");
    page.script("dispatchEvent(new Event('offline')); dispatchEvent(new Event('online'))");
    page.pass(1);
    assert_eq!(page.state(), "unpaid");
    assert!(page.shows("payment-code"));
}

/// Removes the element, and asserts that no timer, request or event follows within an hour.
fn removal_leaves_nothing(stage: &Stage<'_>, page: &Page<'_>) {
    page.script(r#"window.kept = document.querySelector("scalev-checkout"); kept.remove();"#);
    page.settle();
    let before = page.events().len();
    stage.sandbox.clear_log();
    assert_eq!(page.timers(), 0);
    page.pass(3600);
    assert_eq!(page.timers(), 0);
    assert_eq!(methods(stage), Vec::<String>::new());
    assert_eq!(page.events().len(), before);
    assert_eq!(page.script("return kept.shadowRoot.childNodes.length"), 0);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn removal_during_a_request_leaves_nothing(stage: &Stage<'_>) {
    let (_, page) = open_with_a_pending_read(stage);
    removal_leaves_nothing(stage, &page);
    page.script("document.body.append(kept)");
    page.wait_state("unpaid");
    assert!(page.shows("qr"), "it starts again when it is inserted");
}

fn removal_while_preparing_leaves_nothing(stage: &Stage<'_>) {
    let order = stage.order(NewOrder { instructions_after: 3_600_000, ..NewOrder::of("va_bca") });
    let page = stage.open(&Store::of(&order.slug).on_a_clock());
    page.wait_state("preparing");
    page.pass(4);
    assert!(page.timers() > 0);
    removal_leaves_nothing(stage, &page);
}

fn removal_before_a_retry_leaves_nothing(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    stage.fault(&order.slug, Route::Any, Fault::Reset, None);
    let page = stage.open(&Store::of(&order.slug).on_a_clock());
    page.wait_state("unavailable");
    assert!(page.timers() > 0);
    removal_leaves_nothing(stage, &page);
}

fn removal_after_payment_leaves_nothing(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store::of(&order.slug).on_a_clock());
    page.wait_state("unpaid");
    stage.act(&order.slug, Action::Pay);
    page.check();
    page.wait_state("paid");
    removal_leaves_nothing(stage, &page);
}

fn moving_keeps_the_pending_request(stage: &Stage<'_>) {
    let (_, page) = open_with_a_pending_read(stage);
    let timers = page.timers();
    page.script(
        r#"const box = document.createElement("div"); document.body.append(box);
box.append(document.querySelector("scalev-checkout"));"#,
    );
    assert_eq!((page.state().as_str(), page.timers()), ("checking", timers));
    assert!(page.shows("qr"));
    page.pass_anyway(11);
    assert_eq!(page.state(), "unpaid", "its own limit ends the request");
    page.pass(4);
    assert_eq!(methods(stage), ["POST", "GET", "GET"], "no new create, and the next read when it is due");
    has_no_error(&page);
}

fn replacement_element_asks_for_its_own_order(stage: &Stage<'_>) {
    let (_, page) = open_with_a_pending_read(stage);
    let other = stage.order(NewOrder::of("alfamart"));
    page.script(&format!(
        r#"const before = document.querySelector("scalev-checkout"), after = before.cloneNode(true);
before.remove(); after.setAttribute("order", "{}"); document.body.append(after);"#,
        other.slug
    ));
    page.wait_state("unpaid");
    assert_eq!(page.text("outlet"), "Alfamart");
    page.settle();
    stage.sandbox.clear_log();
    page.pass(120);
    let asked = stage.requests();
    assert!(asked.len() >= 4 && asked.iter().all(|entry| entry.path.ends_with(&other.slug)), "{asked:?}");
    has_no_error(&page);
}
