//! The page is left and comes back by the browser's back button, in the back/forward cache or loaded again.

use std::time::{Duration, Instant};

use sandbox::{Action, Created, Fault, NewOrder, Route};

use super::{has_no_error, methods};
use crate::harness::{Page, Stage, Store};

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

pub fn back_restores_the_page_and_reads_once(stage: &Stage<'_>) {
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

pub fn back_after_payment_fires_paid_once(stage: &Stage<'_>) {
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

pub fn back_after_a_hanging_read_asks_again(stage: &Stage<'_>) {
    let (_, page) = open_with_a_read_that_hangs(stage);
    let restored = away_and_back(stage, &page, || {});
    page.wait("the next request", |_| methods(stage).len() == 3);
    page.wait_state("unpaid");
    assert_eq!(methods(stage), ["POST", "GET", if restored { "GET" } else { "POST" }]);
    has_no_error(&page);
}

/// The server may have received the first `POST`, so the order is read before a second one.
pub fn back_after_a_hanging_create_reads_first(stage: &Stage<'_>) {
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
pub fn back_to_an_uncacheable_page_shows_the_number(stage: &Stage<'_>) {
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
pub fn page_in_the_back_cache_blocks_no_other_tab(stage: &Stage<'_>) {
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
