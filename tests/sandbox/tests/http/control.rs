//! The control API does what the handle does.

use reqwest::{Method, Response};
use sandbox::{Created, NewOrder};
use serde_json::{Value, json};

use crate::{Shop, header};

#[tokio::test]
async fn an_order_is_made_driven_and_changed() {
    let mut shop = Shop::with(NewOrder::of("cod"));
    let body = json!({ "method": "va_bni", "amount": 50000, "deadline_in": null, "set": { "handler_phone": null } });
    let made: Created = control(&shop, Method::POST, "/orders", body).await.json().await.expect("a slug");
    assert_eq!(made.slug.len(), 40);
    shop.slug = made.slug;
    let order = format!("/orders/{}", shop.slug);
    let shown: Value = control(&shop, Method::GET, &order, Value::Null).await.json().await.expect("JSON");
    assert_eq!((&shown["order_id"], shown.get("handler_phone")), (&json!(made.order_id), None));
    assert!(shown["pg_payment_info"]["id"].is_string(), "the payload is there for whoever drives");
    assert_eq!(shop.read().await["pg_payment_info"], json!({}));

    control(&shop, Method::POST, &format!("{order}/pay"), Value::Null).await;
    assert_eq!(shop.read().await["payment_status"], "paid");
    let odd = json!([{ "op": "replace", "path": "/gross_revenue", "value": null }]);
    control(&shop, Method::PATCH, &order, odd).await;
    assert!(shop.read().await["gross_revenue"].is_null());
    let wrong = control(&shop, Method::PATCH, &order, json!(1)).await;
    assert_eq!(wrong.status(), 400);
    let nobody = control(&shop, Method::POST, "/orders/nobody/pay", Value::Null).await;
    assert_eq!(nobody.status(), 404);
}

#[tokio::test]
async fn faults_are_planned_and_cleared() {
    let shop = Shop::with(NewOrder::of("va_bca"));
    let faults = format!("/orders/{}/faults", shop.slug);
    for fault in [
        json!({ "status": { "code": 500 } }),
        json!({ "rate_limit": { "reset": 5 } }),
        json!({ "delay": { "ms": 1 } }),
        json!("hang_headers"),
        json!("hang_body"),
        json!({ "slow": { "bytes_per_second": 9 } }),
        json!("reset"),
        json!("truncate"),
        json!("html"),
        json!("garbage"),
        json!({ "json": { "body": 1 } }),
        json!("no_cors"),
    ] {
        let response =
            control(&shop, Method::POST, &faults, json!({ "route": "any", "fault": fault, "times": 1 })).await;
        assert_eq!(response.status(), 200, "{fault}");
    }
    assert_eq!(shop.send(Method::GET, "").await.status(), 500);
    control(&shop, Method::DELETE, &faults, Value::Null).await;
    assert_eq!(shop.send(Method::GET, "").await.status(), 200);
    let file = json!({ "file": "css", "fault": "html", "times": null });
    assert_eq!(control(&shop, Method::POST, "/assets/faults", file).await.status(), 200);
}

#[tokio::test]
async fn the_clock_moves_dates_and_stamps() {
    let shop = Shop::with(NewOrder::of("va_bca"));
    control(&shop, Method::POST, "/clock", json!({ "shift": 86400 })).await;
    control(&shop, Method::POST, "/clock", json!({ "shift": -3600 })).await;
    let response = shop.send(Method::GET, "").await;
    let date = header(&response, "date").expect("a date").to_owned();
    let parsed = jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(&date).expect("an HTTP date");
    let ahead = parsed.as_second() - jiff::Timestamp::now().as_second();
    assert!((82_795..=82_801).contains(&ahead), "{date}: {ahead}");
    assert!(date.ends_with(" GMT"), "{date}");
    shop.sandbox.act(&shop.slug, sandbox::Action::Pay).expect("the order");
    let paid: jiff::Timestamp = shop.read().await["paid_time"].as_str().expect("a time").parse().expect("RFC 3339");
    assert!(paid >= parsed);
}

#[tokio::test]
async fn the_log_tells_who_asked_what() {
    let shop = Shop::with(NewOrder::of("va_bca"));
    let request = shop.ask(Method::POST, "/payment").header("Cookie", "a=1").header("Referer", "http://x.example/");
    request.send().await.expect("an answer");
    let log: Vec<Value> = control(&shop, Method::GET, "/log", Value::Null).await.json().await.expect("entries");
    let entry = &log[0];
    assert_eq!((&entry["method"], &entry["cookie"], &entry["key"]), (&json!("POST"), &json!(true), &json!(true)));
    assert_eq!((&entry["referer"], &entry["status"]), (&json!("http://x.example/"), &json!(200)));
    assert!(entry["answered_ms"].as_u64() >= entry["started_ms"].as_u64());
    control(&shop, Method::DELETE, "/log", Value::Null).await;
    assert!(shop.sandbox.log().is_empty());
}

#[tokio::test]
async fn the_page_in_the_place_of_a_wallet_pays() {
    let shop = Shop::with(NewOrder::of("dana"));
    let url = format!("{}/sandbox/gateway/{}", shop.sandbox.shop(), shop.slug);
    let form = shop.client.post(url).header("Content-Type", "application/x-www-form-urlencoded").body("action=pay");
    let page = form.send().await.expect("an answer");
    assert_eq!(page.url().path(), format!("/o/{}/success", shop.slug));
    assert_eq!(shop.read().await["payment_status"], "paid");
}

async fn control(shop: &Shop, method: Method, path: &str, body: Value) -> Response {
    let mut request = shop.client.request(method, format!("{}/sandbox{path}", shop.sandbox.shop()));
    if !body.is_null() {
        request = request.json(&body);
    }
    request.send().await.expect("an answer")
}
