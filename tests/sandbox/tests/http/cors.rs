//! Which pages may ask, and with which headers.

use reqwest::{Method, Response};
use sandbox::{NewOrder, Options};

use crate::{Shop, header};

const ALLOW_ORIGIN: &str = "access-control-allow-origin";

#[tokio::test]
async fn the_stores_own_origin_may_read_errors_too() {
    let mut shop = Shop::with(NewOrder::of("va_bca"));
    let response = shop.send(Method::GET, "").await;
    assert_eq!(header(&response, ALLOW_ORIGIN), Some(shop.sandbox.shop()));
    assert_eq!(header(&response, "vary"), Some("Origin"));
    assert_eq!(header(&response, "access-control-expose-headers"), None);
    assert_eq!(header(&response, "access-control-allow-credentials"), None);
    shop.slug = "nobody".into();
    let missing = shop.send(Method::GET, "").await;
    assert_eq!((missing.status().as_u16(), header(&missing, ALLOW_ORIGIN)), (404, Some(shop.sandbox.shop())));
}

#[tokio::test]
async fn another_origin_may_read_nothing_until_it_is_registered() {
    let shop = Shop::with(NewOrder::of("va_bca"));
    let other = "http://localhost:3000";
    let asked = async || {
        let request = shop.client.get(shop.order_url()).header("Origin", other);
        request.send().await.expect("an answer")
    };
    assert_eq!(header(&asked().await, ALLOW_ORIGIN), None);
    assert_eq!(header(&preflight(&shop, other, "GET", "content-type").await, ALLOW_ORIGIN), None);
    shop.sandbox.add_origin(other);
    assert_eq!(header(&asked().await, ALLOW_ORIGIN), Some(other));
    shop.sandbox.remove_origin(other);
    assert_eq!(header(&asked().await, ALLOW_ORIGIN), None);
}

#[tokio::test]
async fn a_preflight_allows_the_documented_headers_only() {
    let shop = Shop::with(NewOrder::of("va_bca"));
    let origin = shop.sandbox.shop();
    let allowed = preflight(&shop, origin, "POST", "x-scalev-storefront-api-key,Content-Type").await;
    assert_eq!(header(&allowed, ALLOW_ORIGIN), Some(origin));
    assert_eq!(header(&allowed, "access-control-allow-methods"), Some("GET, POST, PATCH, OPTIONS"));
    assert!(header(&allowed, "access-control-allow-headers").is_some());
    assert_eq!(header(&allowed, "access-control-max-age"), None);
    for foreign in ["idempotency-key", "x-scalev-storefront-api-key, x-request-id"] {
        let refused = preflight(&shop, origin, "POST", foreign).await;
        assert_eq!(header(&refused, ALLOW_ORIGIN), None, "{foreign}");
        assert_eq!(header(&refused, "access-control-allow-headers"), None, "{foreign}");
    }
}

#[tokio::test]
async fn options_add_a_max_age_and_readable_headers() {
    let options = Options { max_age: Some(7200), expose: true, ..Options::default() };
    let shop = Shop::started(options, NewOrder::of("va_bca"));
    let allowed = preflight(&shop, shop.sandbox.shop(), "GET", "").await;
    assert_eq!(header(&allowed, "access-control-max-age"), Some("7200"));
    let readable = shop.send(Method::GET, "").await;
    let names = header(&readable, "access-control-expose-headers").expect("names");
    assert!(names.contains("Date") && names.contains("X-Ratelimit-Reset"), "{names}");
}

async fn preflight(shop: &Shop, origin: &str, method: &str, headers: &str) -> Response {
    shop.client
        .request(Method::OPTIONS, shop.order_url())
        .header("Origin", origin)
        .header("Access-Control-Request-Method", method)
        .header("Access-Control-Request-Headers", headers)
        .send()
        .await
        .expect("an answer")
}
