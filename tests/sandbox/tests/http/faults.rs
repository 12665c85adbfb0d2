//! Every fault, as a client sees it.

use std::{
    error::Error,
    io::ErrorKind,
    time::{Duration, Instant},
};

use reqwest::Method;
use sandbox::{Fault, NewOrder, Route};
use serde_json::json;
use tokio::time::timeout;

use crate::{Shop, header};

const ALWAYS: Option<u32> = None;
const A_WHILE: Duration = Duration::from_millis(200);

#[tokio::test]
async fn a_status_happens_as_often_as_planned_and_does_nothing() {
    let shop = faulty(Route::Create, Fault::Status { code: 503, body: None, content_type: None }, Some(2));
    for _ in 0..2 {
        let response = shop.send(Method::POST, "/payment").await;
        assert_eq!(response.status(), 503);
        assert_eq!(header(&response, "access-control-allow-origin"), Some(shop.sandbox.shop()));
        assert_eq!(shop.read().await["pg_payment_info"], json!({}), "the payment was not made");
    }
    assert!(shop.pay().await["pg_payment_info"]["id"].is_string());
}

#[tokio::test]
async fn a_rate_limit_is_plain_text_with_its_headers() {
    let shop = faulty(Route::Any, Fault::RateLimit { reset: 30, retry_after: Some(7) }, ALWAYS);
    let response = shop.send(Method::GET, "").await;
    assert_eq!(response.status(), 429);
    assert!(header(&response, "content-type").is_some_and(|kind| kind.starts_with("text/plain")));
    assert_eq!(header(&response, "retry-after"), Some("7"));
    assert_eq!(header(&response, "x-ratelimit-remaining"), Some("0"));
    let reset: i64 = header(&response, "x-ratelimit-reset").expect("a reset").parse().expect("seconds");
    assert!((25..=31).contains(&(reset - jiff::Timestamp::now().as_second())), "{reset}");
    assert_eq!(response.text().await.expect("a body"), "Too many requests");
}

#[tokio::test]
async fn a_delay_adds_to_another_fault() {
    let shop = faulty(Route::Read, Fault::Html, Some(1));
    plan(&shop, Route::Read, Fault::Delay { ms: 200 }, Some(1));
    let asked = Instant::now();
    let response = shop.send(Method::GET, "").await;
    assert!(asked.elapsed() >= A_WHILE);
    assert!(header(&response, "content-type").is_some_and(|kind| kind.starts_with("text/html")));
    assert_eq!(shop.sandbox.log()[0].faults, ["html", "delay"]);
}

#[tokio::test]
async fn no_cors_takes_the_headers_away() {
    let shop = faulty(Route::Any, Fault::NoCors, Some(1));
    let response = shop.send(Method::GET, "").await;
    assert_eq!((response.status().as_u16(), header(&response, "access-control-allow-origin")), (200, None));
    let response = shop.send(Method::GET, "").await;
    assert!(header(&response, "access-control-allow-origin").is_some());
}

#[tokio::test]
async fn hanging_headers_never_come_and_hold_nothing_up() {
    let shop = faulty(Route::Read, Fault::HangHeaders, ALWAYS);
    assert!(timeout(A_WHILE, shop.send(Method::GET, "")).await.is_err());
    assert_eq!(shop.sandbox.log()[0].status, None);
    let hanging = tokio::spawn(shop.ask(Method::GET, "").send());
    while shop.sandbox.log().len() < 2 {
        tokio::task::yield_now().await;
    }
    drop(shop);
    let ended = timeout(Duration::from_secs(10), hanging).await.expect("an end with the sandbox");
    assert!(ended.expect("no panic").is_err());
}

#[tokio::test]
async fn a_hanging_body_stops_half_way() {
    let shop = faulty(Route::Read, Fault::HangBody, ALWAYS);
    let mut response = shop.send(Method::GET, "").await;
    let promised = response.content_length().expect("a length");
    let half = response.chunk().await.expect("a part").expect("bytes");
    assert_eq!(half.len() as u64, promised / 2);
    assert!(timeout(A_WHILE, response.chunk()).await.is_err());
}

#[tokio::test]
async fn slow_bytes_take_their_time_and_are_complete() {
    let shop = faulty(Route::Read, Fault::Slow { bytes_per_second: 10_000 }, Some(1));
    let asked = Instant::now();
    let slow = shop.read().await;
    assert!(asked.elapsed() >= A_WHILE, "{:?}", asked.elapsed());
    assert_eq!(slow, shop.read().await);
}

#[tokio::test]
async fn reset_and_truncate_break_off_in_their_own_ways() {
    for (fault, kind) in [(Fault::Reset, Some(ErrorKind::ConnectionReset)), (Fault::Truncate, None)] {
        let shop = faulty(Route::Read, fault.clone(), ALWAYS);
        let response = shop.send(Method::GET, "").await;
        assert_eq!(response.status(), 200);
        let error = response.bytes().await.expect_err("half a body");
        let reset = io_kinds(&error).into_iter().find(|kind| *kind == ErrorKind::ConnectionReset);
        assert_eq!(reset, kind, "{fault:?}: {error:?}");
    }
}

#[tokio::test]
async fn html_garbage_and_json_stand_in_for_the_answer() {
    let shop = faulty(Route::Any, Fault::Garbage, Some(1));
    let garbage = shop.send(Method::GET, "").await;
    assert_eq!(header(&garbage, "content-type"), Some("application/json"));
    assert!(garbage.json::<serde_json::Value>().await.is_err());
    plan(&shop, Route::Read, Fault::Json { body: json!({ "odd": true }) }, Some(1));
    assert_eq!(shop.read().await, json!({ "odd": true }));
    plan(&shop, Route::Read, Fault::Html, ALWAYS);
    assert!(shop.send(Method::GET, "").await.text().await.expect("a body").starts_with("<!doctype html>"));
    shop.sandbox.clear_faults(&shop.slug).expect("the order");
    assert!(shop.read().await["order_id"].is_string());
}

#[tokio::test]
async fn a_fault_is_for_its_route_and_order_alone() {
    let shop = faulty(Route::Patch, Fault::Html, ALWAYS);
    let other = NewOrder::of("qris");
    let other = shop.sandbox.create_order(other).expect("an order").slug;
    plan(&shop, Route::Any, Fault::Status { code: 500, body: None, content_type: None }, ALWAYS);
    let url = shop.order_url().replace(&shop.slug, &other);
    let response = shop.client.get(url).header(crate::KEY, sandbox::PUBLISHABLE_KEY).send().await;
    assert_eq!(response.expect("an answer").status(), 200);
    assert_eq!(shop.send(Method::GET, "").await.status(), 500);
    assert_eq!(shop.send(Method::PATCH, "").await.status(), 200, "the oldest counts");
}

fn faulty(route: Route, fault: Fault, times: Option<u32>) -> Shop {
    let shop = Shop::with(NewOrder::of("va_bca"));
    plan(&shop, route, fault, times);
    shop
}

fn plan(shop: &Shop, route: Route, fault: Fault, times: Option<u32>) {
    shop.sandbox.fault(&shop.slug, route, fault, times).expect("the order");
}

fn io_kinds(error: &(dyn Error + 'static)) -> Vec<ErrorKind> {
    let mut kinds = Vec::new();
    let mut next: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(error) = next {
        kinds.extend(error.downcast_ref::<std::io::Error>().map(std::io::Error::kind));
        next = error.source();
    }
    kinds
}
