//! A transfer proof from its announcement to its file.

use std::time::{Duration, Instant};

use reqwest::{Method, Response};
use sandbox::{Fault, NewOrder, Route};
use serde_json::{Value, json};

use crate::{Shop, header};

#[tokio::test]
async fn what_was_announced_is_taken_and_given_back() {
    let shop = Shop::with(NewOrder::of("bank_transfer"));
    let place = crate::json(announce(&shop, "image/png", 4).await).await;
    let url = place["upload_url"].as_str().expect("a URL");
    assert_eq!(put(&shop, url, "image/jpeg", b"\x89PNG").await.status(), 400, "another type");
    assert_eq!(put(&shop, url, "image/png", b"\x89PNG!").await.status(), 400, "another length");
    assert_eq!(put(&shop, url, "image/png", b"\x89PNG").await.status(), 200);
    let file = shop.client.get(place["file_url"].as_str().expect("a URL")).send().await.expect("an answer");
    assert_eq!(header(&file, "content-type"), Some("image/png"));
    assert_eq!(file.bytes().await.expect("a body").as_ref(), b"\x89PNG");
}

#[tokio::test]
async fn only_images_up_to_ten_megabytes_are_offered_a_place() {
    let shop = Shop::with(NewOrder::of("bank_transfer"));
    for (kind, length, status) in [
        ("image/webp", 1, 200),
        ("image/jpeg", 10_485_760, 200),
        ("image/png", 0, 400),
        ("image/png", 10_485_761, 400),
        ("application/pdf", 4, 400),
        ("image/gif", 4, 400),
    ] {
        assert_eq!(announce(&shop, kind, length).await.status(), status, "{kind} {length}");
    }
    let more = json!({ "filename": "a", "content_type": "image/png", "content_length": 1, "slug": "x" });
    let response = shop.ask(Method::POST, "/transfer-proof-upload").json(&more).send().await;
    assert_eq!(response.expect("an answer").status(), 400);
}

#[tokio::test]
async fn the_put_has_its_own_preflight_and_faults() {
    let shop = Shop::with(NewOrder::of("bank_transfer"));
    let place = crate::json(announce(&shop, "image/png", 4).await).await;
    let url = place["upload_url"].as_str().expect("a URL");
    let preflight = shop
        .client
        .request(Method::OPTIONS, url)
        .header("Origin", shop.sandbox.shop())
        .header("Access-Control-Request-Method", "PUT")
        .header("Access-Control-Request-Headers", "content-type");
    let preflight = preflight.send().await.expect("an answer");
    assert!(header(&preflight, "access-control-allow-methods").is_some_and(|methods| methods.contains("PUT")));
    let fault = Fault::Status { code: 503, body: None, content_type: None };
    shop.sandbox.fault(&shop.slug, Route::Put, fault, Some(1)).expect("the order");
    assert_eq!(put(&shop, url, "image/png", b"\x89PNG").await.status(), 503);
    assert_eq!(put(&shop, url, "image/png", b"\x89PNG").await.status(), 200);
}

async fn announce(shop: &Shop, kind: &str, length: usize) -> Response {
    let body: Value = json!({ "filename": "bukti.png", "content_type": kind, "content_length": length });
    shop.ask(Method::POST, "/transfer-proof-upload").json(&body).send().await.expect("an answer")
}

async fn put(shop: &Shop, url: &str, kind: &str, bytes: &'static [u8]) -> Response {
    shop.client.put(url).header("Content-Type", kind).body(bytes).send().await.expect("an answer")
}

#[tokio::test]
async fn a_slow_put_takes_its_time() {
    let shop = Shop::with(NewOrder::of("bank_transfer"));
    let place = crate::json(announce(&shop, "image/png", 4).await).await;
    shop.sandbox.fault(&shop.slug, Route::Put, Fault::Slow { bytes_per_second: 8 }, Some(1)).expect("the order");
    let asked = Instant::now();
    let answer = put(&shop, place["upload_url"].as_str().expect("a URL"), "image/png", b"\x89PNG").await;
    assert_eq!(answer.status(), 200);
    assert!(asked.elapsed() >= Duration::from_millis(500), "{:?}", asked.elapsed());
}
