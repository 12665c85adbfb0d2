//! The store's own backend: `payment-url`, `status-url`, and the page that names them.

use reqwest::Method;
use sandbox::{Action, NewOrder, PaymentAction};
use serde_json::{Value, json};

use crate::{Shop, header};

const GATEWAYS: [&str; 3] = ["fazz", "paymenku", "durianpay"];

#[tokio::test]
async fn every_method_of_every_gateway_can_be_paid() {
    let shop = Shop::with(NewOrder::of("cod"));
    for (gateway, method, path) in [
        ("fazz", "va_bni", "/data/attributes/paymentMethod/instructions/accountNo"),
        ("fazz", "qris", "/data/attributes/paymentMethod/instructions/imageUrl"),
        ("fazz", "shopeepay", "/data/attributes/paymentMethod/instructions/redirectUrl"),
        ("fazz", "alfamart", "/data/attributes/paymentMethod/instructions/paymentCode"),
        ("paymenku", "va_bca", "/data/payment_info/va_number"),
        ("paymenku", "qris", "/data/payment_info/qr_string"),
        ("paymenku", "dana", "/data/payment_info/checkout_url"),
        ("paymenku", "ovo", "/data/payment_info/transaction_status"),
        ("durianpay", "va_mandiri", "/data/response/account_number"),
        ("durianpay", "qris", "/data/response/qr_string"),
        ("durianpay", "gopay", "/data/response/checkout_url"),
        ("durianpay", "ovo", "/data/response/mobile"),
        ("durianpay", "indomaret", "/data/response/account_number"),
        ("durianpay", "card", "/data/response/checkout_url"),
        ("durianpay", "jeniuspay", "/data/response/web_url"),
        ("durianpay", "akulaku", "/data/response/redirect_url"),
    ] {
        let (status, body) = create(&shop, gateway, method, method).await;
        assert!(matches!(status, 200 | 201), "{gateway} {method}: {body}");
        let shown = body.pointer(path).and_then(Value::as_str);
        assert!(shown.is_some_and(|text| !text.is_empty()), "{gateway} {method}: {body}");
        assert_eq!(shop.sandbox.payment(gateway, method).expect("a payment").method, method);
    }
}

#[tokio::test]
async fn a_payment_is_created_once() {
    let shop = Shop::with(NewOrder::of("cod"));
    for gateway in GATEWAYS {
        let tabs = [(); 4].map(|()| create(&shop, gateway, "A-1", "va_bca"));
        let answers = futures_util::future::join_all(tabs).await;
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
        assert_eq!(create(&shop, gateway, "A-1", "qris").await, answers[0], "another method does not make another");
    }
    let log = shop.sandbox.log();
    let made = |path: &str| log.iter().filter(|entry| entry.server == "gateways" && entry.path == path).count();
    let creates = ["/api/v4/payments", "/transaction/create", "/v1/orders", "/v1/payments/charge"];
    assert_eq!(creates.map(made), [1, 1, 1, 1]);
    assert!(log.iter().any(|entry| entry.server == "backend" && entry.path == "/pay/fazz/A-1?method=va_bca"));
}

#[tokio::test]
async fn the_state_is_the_gateways_own_word() {
    let shop = Shop::with(NewOrder::of("cod"));
    for (gateway, path, words) in [
        ("fazz", "/data/attributes/status", ["pending", "paid", "completed", "failed", "expired", "cancelled"]),
        ("paymenku", "/data/status", ["pending", "paid", "paid", "failed", "expired", "cancelled"]),
        ("durianpay", "/data/status", ["processing", "completed", "completed", "failed", "expired", "cancelled"]),
    ] {
        let missing = shop.sandbox.act_on_payment(gateway, "A-1", PaymentAction::Pay);
        assert_eq!(missing, Err(sandbox::Refused::NoSuchPayment));
        assert_eq!(state(&shop, gateway, "A-1").await.0, 404);
        let (_, created) = create(&shop, gateway, "A-1", "va_bca").await;
        let actions = ["reset", "pay", "settle", "fail", "expire", "cancel"];
        for (action, word) in actions.into_iter().zip(words) {
            act(&shop, gateway, action).await;
            let (status, body) = state(&shop, gateway, "A-1").await;
            assert_eq!((status, body.pointer(path).and_then(Value::as_str)), (200, Some(word)), "{gateway}: {body}");
            let (_, again) = create(&shop, gateway, "A-1", "va_bca").await;
            let expected = if action == "reset" { &created } else { &body };
            assert_eq!(
                again["data"]["status"], expected["data"]["status"],
                "what is over is not handed out to be paid"
            );
        }
    }
}

#[tokio::test]
async fn refusals_come_through_as_they_are() {
    let shop = Shop::with(NewOrder::of("cod"));
    let (status, body) = create(&shop, "fazz", "A-1", "va_none").await;
    assert_eq!((status, &body["errors"][0]["title"]), (400, &json!("Invalid parameter")));
    let (status, body) = create(&shop, "paymenku", "A-1", "kredivo").await;
    assert_eq!((status, body), (400, json!({ "status": "error", "message": "The channel_code is invalid." })));
    let (status, body) = create(&shop, "durianpay", "A-1", "kredivo").await;
    assert_eq!((status, &body["error_code"]), (400, &json!("DPAY_INVALID_REQUEST")));
    assert_eq!(create(&shop, "paymenku", "A-1", "qris").await.0, 200, "what was refused may be asked for again");
    assert_eq!(create(&shop, "nobody", "A-1", "qris").await.0, 404);
}

#[tokio::test]
async fn scalev_is_asked_with_the_secret_token() {
    let shop = Shop::with(NewOrder::of("va_bri"));
    let order = shop.pay().await;
    let (status, body) = state(&shop, "scalev", &shop.slug).await;
    assert_eq!((status, &body["payment_status"]), (200, &json!("unpaid")));
    assert_eq!((&body["payment_method"], &body["sub_payment_method"]), (&json!("va"), &json!("BRI")));
    assert_eq!(body["pg_payment_info"], order["pg_payment_info"]);
    shop.sandbox.act(&shop.slug, Action::Pay).expect("the order");
    let (_, body) = state(&shop, "scalev", &shop.slug).await;
    assert_eq!((&body["payment_status"], &body["status"]), (&json!("paid"), &json!("confirmed")));
    let number = order["order_id"].as_str().expect("a number");
    for other in ["nobody", number, "..%2Forders"] {
        assert_eq!(state(&shop, "scalev", other).await.0, 404, "only who knows the slug may ask");
    }
}

#[tokio::test]
async fn the_page_names_the_backend() {
    let shop = Shop::with(NewOrder::of("va_bca"));
    let origin = shop.sandbox.shop();
    let (html, policy) = page(&shop, "/b/fazz/A-1?method=va_bni").await;
    let pay = format!("{origin}/pay/fazz/A-1");
    let element = format!(r#"<scalev-checkout payment-url="{pay}?method=va_bni" status-url="{pay}/status">"#);
    assert!(html.contains(&element), "{html}");
    assert!(html.contains(&format!(r#"<a href="{origin}/sandbox/gateway/fazz/A-1">"#)), "{html}");
    assert!(policy.contains(&format!("img-src 'self' data: {};", shop.sandbox.gateways())), "{policy}");
    assert_eq!(shop.sandbox.payment_url("fazz", "A-1", "va_bni"), format!("{pay}?method=va_bni"));
    assert_eq!(shop.sandbox.status_url("fazz", "A-1"), format!("{pay}/status"));

    let (html, _) = page(&shop, &format!("/b/scalev/{}", shop.slug)).await;
    assert!(html.contains(&format!(r#"order="{}" api-base="{}""#, shop.slug, shop.sandbox.api())), "{html}");
    assert!(html.contains(&format!(r#"status-url="{}">"#, shop.sandbox.status_url("scalev", &shop.slug))), "{html}");
    assert!(!html.contains("DEMO_ORDER"), "{html}");
}

#[tokio::test]
async fn the_page_in_the_place_of_a_wallet_pays_there_too() {
    let shop = Shop::with(NewOrder::of("cod"));
    create(&shop, "paymenku", "A-1", "dana").await;
    let url = format!("{}/sandbox/gateway/paymenku/A-1", shop.sandbox.shop());
    let form = shop.client.post(url).header("Content-Type", "application/x-www-form-urlencoded").body("action=pay");
    let page = form.send().await.expect("an answer");
    assert_eq!(page.url().path(), "/b/paymenku/A-1");
    assert_eq!(state(&shop, "paymenku", "A-1").await.1["data"]["status"], "paid");
}

async fn create(shop: &Shop, gateway: &str, reference: &str, method: &str) -> (u16, Value) {
    ask(shop, Method::POST, &shop.sandbox.payment_url(gateway, reference, method)).await
}

async fn state(shop: &Shop, gateway: &str, reference: &str) -> (u16, Value) {
    ask(shop, Method::GET, &shop.sandbox.status_url(gateway, reference)).await
}

async fn act(shop: &Shop, gateway: &str, action: &str) {
    let url = format!("{}/sandbox/payments/{gateway}/A-1/{action}", shop.sandbox.shop());
    assert_eq!(ask(shop, Method::POST, &url).await.0, 200, "{action}");
}

async fn ask(shop: &Shop, method: Method, url: &str) -> (u16, Value) {
    let response = shop.client.request(method, url).send().await.expect("an answer");
    (response.status().as_u16(), response.json().await.expect("JSON"))
}

async fn page(shop: &Shop, path: &str) -> (String, String) {
    let page = shop.client.get(format!("{}{path}", shop.sandbox.shop())).send().await.expect("an answer");
    let policy = header(&page, "content-security-policy").expect("a policy").to_owned();
    (page.text().await.expect("a body"), policy)
}
