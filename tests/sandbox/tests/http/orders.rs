//! The documents of orders, by method and state.

use std::time::{Duration, Instant};

use reqwest::Method;
use sandbox::{Action, NewOrder, Options, PUBLISHABLE_KEY};
use serde_json::{Value, json};

use crate::{KEY, Shop};

#[tokio::test]
async fn a_wrong_key_store_or_order_is_the_same_404() {
    let shop = Shop::with(NewOrder::of("va_bca"));
    let order = shop.order_url();
    let urls = [
        (order.clone(), Some("sfpk_other")),
        (order.clone(), None),
        (order.replace("store_demo", "store_other"), Some(PUBLISHABLE_KEY)),
        (order.replace(&shop.slug, "nobody"), Some(PUBLISHABLE_KEY)),
        (format!("{}/v3/else", shop.sandbox.api()), Some(PUBLISHABLE_KEY)),
    ];
    for (url, key) in urls {
        let mut request = shop.client.get(&url);
        if let Some(key) = key {
            request = request.header(KEY, key);
        }
        let response = request.send().await.expect("an answer");
        assert_eq!(response.status(), 404, "{url}");
        assert_eq!(response.text().await.expect("a body"), r#"{"error":"Store not found"}"#);
    }
}

#[tokio::test]
async fn the_first_post_makes_instructions_and_later_ones_keep_them() {
    let shop = Shop::with(NewOrder::of("va_bca"));
    assert_eq!(shop.read().await["pg_payment_info"], json!({}));
    let first = shop.pay().await;
    assert!(number(&first).starts_with("381659"), "{first}");
    assert_eq!(shop.pay().await, first);
    assert_eq!(shop.read().await, first);
}

#[tokio::test]
async fn late_instructions_come_after_their_time() {
    let shop = Shop::with(NewOrder { instructions_after: 300, ..NewOrder::of("va_bca") });
    let asked = Instant::now();
    assert_eq!(shop.pay().await["pg_payment_info"], json!({}));
    while shop.read().await["pg_payment_info"] == json!({}) {
        assert!(asked.elapsed() < Duration::from_secs(10), "they never came");
    }
    assert!(asked.elapsed() >= Duration::from_millis(300));
}

#[tokio::test]
async fn rows_add_up_to_the_total() {
    for (method, total) in [("va_bca", "147000.00"), ("bank_transfer", "146724.00")] {
        let order = Shop::with(NewOrder::of(method)).read().await;
        let rupiah = |field: &str| order[field].as_str().expect(field).parse::<f64>().expect(field);
        let sum = rupiah("product_price") + rupiah("shipping_cost") + rupiah("other_income") + rupiah("service_fee")
            - rupiah("unique_code_discount");
        assert_eq!(order["gross_revenue"], total);
        assert!((sum - rupiah("gross_revenue")).abs() < 0.001, "{sum}");
    }
}

#[tokio::test]
async fn the_older_form_names_the_bank_beside_the_method() {
    let shop = Shop::with(NewOrder { sub_payment_method: Some("BRI".into()), ..NewOrder::of("va") });
    let order = shop.pay().await;
    assert_eq!((&order["payment_method"], &order["sub_payment_method"]), (&json!("va"), &json!("BRI")));
    let account = &order["pg_payment_info"]["payment_method"]["virtual_account"];
    assert_eq!(account["channel_code"], "BRI");
    assert!(number(&order).starts_with("262159"), "{order}");
}

#[tokio::test]
async fn singapay_has_six_keys() {
    let shop = Shop::with(NewOrder { provider: Some("singapay".into()), ..NewOrder::of("dana") });
    let info = &shop.pay().await["pg_payment_info"];
    assert_eq!(info.as_object().map(serde_json::Map::len), Some(6), "{info}");
    assert!(info["deeplink_url"].as_str().is_some_and(|link| link.starts_with("dana://")), "{info}");
    assert!(info["va_number"].is_null());
}

#[tokio::test]
async fn qris_carries_the_total() {
    let shop = Shop::with(NewOrder { amount: Some(98_765), ..NewOrder::of("qris") });
    let order = shop.pay().await;
    let code = &order["pg_payment_info"]["payment_method"]["qr_code"]["channel_properties"]["qr_string"];
    let code = code.as_str().expect("a code");
    assert!(code.starts_with("000201") && code.contains("540598765"), "{code}");
    assert_eq!(order["gross_revenue"], "98765.00");
}

#[tokio::test]
async fn actions_change_what_the_public_order_says() {
    let cases = [
        (Action::Pay, "confirmed", "paid", "SUCCEEDED"),
        (Action::Settle, "confirmed", "paid", "SUCCEEDED"),
        (Action::SettleRaw, "confirmed", "settled", "SUCCEEDED"),
        (Action::Conflict, "pending", "conflict", "PENDING"),
        (Action::Expire, "canceled", "unpaid", "EXPIRED"),
        (Action::Cancel, "canceled", "unpaid", "PENDING"),
    ];
    let shop = Shop::with(NewOrder::of("va_bca"));
    let before = shop.read().await;
    for (action, status, payment_status, gateway) in cases {
        shop.sandbox.act(&shop.slug, action).expect("the order");
        let order = shop.read().await;
        let said = [&order["status"], &order["payment_status"], &order["pg_payment_info"]["status"]];
        assert_eq!(said, [status, payment_status, gateway], "{action:?}");
        assert_eq!(order["paid_time"].is_string(), gateway == "SUCCEEDED", "{action:?}");
        shop.sandbox.act(&shop.slug, Action::Reset).expect("the order");
        assert_eq!(shop.read().await, before, "{action:?}");
    }
}

#[tokio::test]
async fn an_expired_order_is_past_its_deadline() {
    let shop = Shop::with(NewOrder { provider: Some("singapay".into()), ..NewOrder::of("va_bri") });
    shop.sandbox.act(&shop.slug, Action::Expire).expect("the order");
    let deadline = shop.read().await["payment_expiration_at"].as_str().map(str::to_owned);
    let deadline: jiff::Timestamp = deadline.expect("a deadline").parse().expect("RFC 3339");
    assert!(deadline <= jiff::Timestamp::now(), "{deadline}");
}

#[tokio::test]
async fn a_paid_link_becomes_a_concrete_method() {
    let shop = Shop::with(NewOrder::of("payment_link"));
    let redirect = shop.pay().await["redirect_url"].clone();
    assert!(redirect.as_str().is_some_and(|link| link.starts_with("https://bayar.example/")), "{redirect}");
    shop.sandbox.act(&shop.slug, Action::Pay).expect("the order");
    assert_eq!(shop.read().await["payment_method"], "qris");
}

#[tokio::test]
async fn only_what_must_be_paid_has_a_deadline() {
    for (method, due) in
        [("cod", false), ("no_payment", false), ("marketplace", false), ("bank_transfer", true), ("qris", true)]
    {
        let order = Shop::with(NewOrder::of(method)).read().await;
        assert_eq!(order["payment_expiration_at"].is_string(), due, "{method}");
    }
    let endless = Shop::with(NewOrder { deadline_in: None, ..NewOrder::of("va_bca") }).pay().await;
    assert!(endless["payment_expiration_at"].is_null());
}

#[tokio::test]
async fn a_patch_writes_what_the_buyer_may_write() {
    let shop = Shop::with(NewOrder::of("bank_transfer"));
    let body = json!({
        "transferproof_url": "https://files.example/a.png",
        "transfer_time": "2026-05-15T04:00:00Z",
        "financial_entity_id": 2,
        "payment_account_holder": "PT Contoh Niaga",
        "payment_account_number": "1234567890",
        "notes": "lunas",
        "status": "completed",
    });
    let response = shop.ask(Method::PATCH, "").json(&body).send().await.expect("an answer");
    let order = crate::json(response).await;
    assert_eq!(order["transferproof_url"], body["transferproof_url"]);
    assert_eq!(order["payment_account_number"], "1234567890");
    assert_eq!(order["status"], "pending");
    assert!(order.get("notes").is_none());
    assert_eq!(shop.send(Method::PATCH, "").await.status(), 200, "the body may be missing");
    for wrong in [json!([]), json!({ "transfer_time": "yesterday" }), json!({ "transferproof_url": 1 })] {
        let response = shop.ask(Method::PATCH, "").json(&wrong).send().await.expect("an answer");
        assert_eq!(response.status(), 400, "{wrong}");
    }
}

fn number(order: &Value) -> &str {
    let properties = &order["pg_payment_info"]["payment_method"]["virtual_account"]["channel_properties"];
    properties["virtual_account_number"].as_str().expect("a number")
}

#[tokio::test]
async fn a_stopped_clock_makes_the_same_order_twice() {
    let order = async || {
        let sandbox = sandbox::start(Options::default()).expect("free ports");
        sandbox.stop_clock(1_795_177_070);
        let slug = sandbox.create_order(NewOrder::of("qris")).expect("an order").slug;
        let order = sandbox.order(&slug).expect("the order");
        ["order_id", "draft_time", "payment_expiration_at"].map(|field| order[field].clone())
    };
    let made = order().await;
    assert_eq!(made, ["261120KPGAY3", "2026-11-20T12:17:50Z", "2026-11-21T12:17:50Z"].map(|text| json!(text)));
    assert_eq!(order().await, made);
}
