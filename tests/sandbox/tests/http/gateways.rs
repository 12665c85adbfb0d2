//! The gateways as a backend meets them: keys, refusals, answers.

use reqwest::{Client, RequestBuilder};
use sandbox::{Options, PaymentAction, Sandbox, secret};
use serde_json::{Value, json};

#[tokio::test]
async fn nobody_is_answered_without_the_right_key() {
    let (sandbox, client) = started();
    let fazz = |path: &str| format!("{}{path}", sandbox.gateways());
    let calls = [
        client.post(fazz("/api/v4/payments")),
        client.get(fazz("/api/v4/payments/x")),
        client.post(fazz("/transaction/create")),
        client.get(fazz("/check-status/x")),
        client.post(fazz("/v1/orders")),
        client.post(fazz("/v1/payments/charge")),
        client.get(fazz("/v1/payments/x/status")),
        client.post(fazz("/v3/orders/x/check-payment")),
    ];
    for call in calls {
        let bare = call.try_clone().expect("a plain request");
        for request in
            [bare, call.try_clone().expect("a plain request").bearer_auth("wrong"), call.basic_auth("a", Some("b"))]
        {
            let (status, body) = answer(request).await;
            assert_eq!(status, 401, "{body}");
            let refused = body["errors"][0]["title"] == "Unauthorized"
                || body == json!({ "status": "error", "message": "Unauthorized" })
                || body["error_code"] == "DPAY_UNAUTHORIZED_ACCESS"
                || body == json!({ "error": "Unauthorized" });
            assert!(refused, "{body}");
        }
    }
}

#[tokio::test]
async fn fazz_says_what_is_wrong() {
    let (sandbox, client) = started();
    let good = json!({ "paymentMethodType": "virtual_bank_account", "amount": 15000, "referenceId": "A-1", "paymentMethodOptions": { "bankShortCode": "BNI" } });
    let post = |change: Value| fazz_post(&sandbox, &client, &good, &change);
    for (change, detail) in [
        (json!({ "paymentMethodType": null }), "paymentMethodType is required"),
        (json!({ "paymentMethodType": "card" }), "paymentMethodType card is not supported"),
        (json!({ "paymentMethodOptions": { "bankShortCode": "XYZ" } }), "bankShortCode XYZ is not supported"),
        (json!({ "amount": 9999 }), "amount must be at least 10000"),
        (json!({ "amount": "15000.50" }), "amount must be a number"),
        (json!({ "referenceId": "" }), "referenceId is required"),
        (json!({ "expiredAt": "tomorrow" }), "expiredAt must be an ISO 8601 time"),
        (json!({ "expiredAt": "2020-11-20T15:00:01+07:00" }), "expiredAt must be in the future"),
    ] {
        let (status, body) = answer(post(change)).await;
        assert_eq!((status, body["errors"][0]["detail"].as_str()), (400, Some(detail)), "{body}");
    }
    let (status, body) = answer(post(json!({ "expiredAt": "2190-11-20T15:00:01+07:00" }))).await;
    assert_eq!(status, 201, "{body}");
    let attributes = &body["data"]["attributes"];
    assert_eq!((&attributes["status"], &attributes["amount"]), (&json!("pending"), &json!("15000.0")));
    assert_eq!(attributes["expiredAt"], "2190-11-20T08:00:01Z");
    assert!(attributes["createdAt"].as_str().expect("a time").ends_with("+07:00"), "{attributes}");
    assert_eq!(attributes["paymentMethod"]["instructions"]["bankShortCode"], "BNI");
}

#[tokio::test]
async fn a_fazz_qr_is_a_picture() {
    let (sandbox, client) = started();
    let qris =
        json!({ "paymentMethodType": "qris", "amount": 15000, "referenceId": "A-1", "paymentMethodOptions": {} });
    let (_, body) = answer(fazz_post(&sandbox, &client, &qris, &json!({}))).await;
    let url = body["data"]["attributes"]["paymentMethod"]["instructions"]["imageUrl"].as_str().expect("a picture");
    let picture = client.get(url).send().await.expect("an answer");
    assert_eq!(crate::header(&picture, "content-type"), Some("image/svg+xml"));
    assert!(picture.text().await.expect("a body").contains("<svg"));
}

#[tokio::test]
async fn paymenku_says_what_is_wrong() {
    let (sandbox, client) = started();
    let good = json!({ "channel_code": "bca_va", "amount": 100_000, "reference_id": "INV-1", "customer_name": "Budi", "customer_email": "budi@contoh.example", "return_url": "https://toko.example/" });
    let post = |change: Value| paymenku_post(&sandbox, &client, &good, &change);
    for (change, status, message) in [
        (json!({ "channel_code": null }), 400, "The channel_code field is required."),
        (json!({ "channel_code": "xyz_va" }), 400, "The channel_code is invalid."),
        (json!({ "amount": null }), 400, "The amount field is required."),
        (json!({ "amount": 9999 }), 400, "The amount must be at least 10000."),
        (json!({ "customer_email": "budi" }), 400, "The customer_email must be a valid email."),
        (json!({ "channel_code": "ovo" }), 400, "The customer_phone field is required for OVO."),
    ] {
        let expected = json!({ "status": "error", "message": message });
        assert_eq!(answer(post(change)).await, (status, expected));
    }
    let (status, body) = answer(post(json!({})).header("Idempotency-Key", "k")).await;
    assert_eq!((status, &body["data"]["amount"]), (200, &json!("104000.00")), "the fee is in it: {body}");
    assert_eq!(answer(post(json!({})).header("Idempotency-Key", "k")).await, (200, body));
    assert_eq!(answer(post(json!({ "amount": 1 })).header("Idempotency-Key", "k")).await.0, 409);
    let taken = json!({ "status": "error", "message": "The reference_id has already been taken." });
    assert_eq!(answer(post(json!({}))).await, (422, taken));
    let missing = client.get(format!("{}/check-status/INV-9", sandbox.gateways())).bearer_auth(secret::PAYMENKU);
    assert_eq!(answer(missing).await, (404, json!({ "status": "error", "message": "Transaction not found" })));
}

#[tokio::test]
async fn durianpay_says_what_is_wrong() {
    let (sandbox, client) = started();
    let post = |path: &str, body: Value| {
        client.post(format!("{}{path}", sandbox.gateways())).basic_auth(secret::DURIANPAY, Some("")).json(&body)
    };
    let order = json!({ "amount": "10000.00", "currency": "IDR", "order_ref_id": "A-1", "customer": { "email": "a@b.example" } });
    for (change, field) in [
        (json!({ "amount": "ten" }), "amount"),
        (json!({ "order_ref_id": null }), "order_ref_id"),
        (json!({ "currency": "USD" }), "currency"),
        (json!({ "customer": null }), "customer.email"),
    ] {
        let (status, body) = answer(post("/v1/orders", changed(&order, &change))).await;
        let shown = (status, &body["error_code"], &body["errors"][0]["field"]);
        assert_eq!(shown, (400, &json!("DPAY_INVALID_REQUEST"), &json!(field)), "{body}");
    }
    let (status, body) = answer(post("/v1/orders", order)).await;
    assert_eq!((status, &body["data"]["status"]), (201, &json!("started")), "{body}");
    let charge = json!({ "order_id": body["data"]["id"], "bank_code": "BCA", "name": "Budi", "amount": "10000.00" });
    for (kind, change, field) in [
        ("CASH", json!({}), "type"),
        ("VA", json!({ "bank_code": "XYZ" }), "bank_code"),
        ("VA", json!({ "order_id": "ord_other" }), "order_id"),
        ("VA", json!({ "amount": "9000.00" }), "amount"),
        ("EWALLET", json!({ "wallet_type": "DANA" }), "mobile"),
    ] {
        let request = json!({ "type": kind, "request": changed(&charge, &change) });
        let (status, body) = answer(post("/v1/payments/charge", request)).await;
        assert_eq!((status, &body["errors"][0]["field"]), (400, &json!(field)), "{body}");
    }
    let (status, body) = answer(post("/v1/payments/charge", json!({ "type": "VA", "request": charge }))).await;
    assert_eq!((status, &body["data"]["type"]), (200, &json!("VA")), "{body}");
    assert_eq!(body["data"]["response"]["paid_amount"], "10000.00");
}

#[tokio::test]
async fn a_payment_that_nobody_made_in_time_has_expired() {
    let (sandbox, client) = started();
    let qris =
        json!({ "paymentMethodType": "qris", "amount": 15000, "referenceId": "A-1", "paymentMethodOptions": {} });
    let (_, body) = answer(fazz_post(&sandbox, &client, &qris, &json!({}))).await;
    let url = format!("{}/api/v4/payments/{}", sandbox.gateways(), body["data"]["id"].as_str().expect("an id"));
    sandbox.shift_clock(86_401);
    let ask = || client.get(&url).basic_auth(secret::FAZZ.0, Some(secret::FAZZ.1));
    assert_eq!(answer(ask()).await.1["data"]["attributes"]["status"], "expired");
    sandbox.act_on_payment("fazz", "A-1", PaymentAction::Pay).expect("the payment");
    assert_eq!(answer(ask()).await.1["data"]["attributes"]["status"], "paid");
}

fn started() -> (Sandbox, Client) {
    (sandbox::start(Options::default()).expect("free ports"), Client::new())
}

async fn answer(request: RequestBuilder) -> (u16, Value) {
    let response = request.send().await.expect("an answer");
    (response.status().as_u16(), response.json().await.expect("JSON"))
}

fn fazz_post(sandbox: &Sandbox, client: &Client, good: &Value, change: &Value) -> RequestBuilder {
    let body = json!({ "data": { "attributes": changed(good, change) } });
    let request = client.post(format!("{}/api/v4/payments", sandbox.gateways()));
    request.basic_auth(secret::FAZZ.0, Some(secret::FAZZ.1)).json(&body)
}

fn paymenku_post(sandbox: &Sandbox, client: &Client, good: &Value, change: &Value) -> RequestBuilder {
    let request = client.post(format!("{}/transaction/create", sandbox.gateways()));
    request.bearer_auth(secret::PAYMENKU).json(&changed(good, change))
}

fn changed(good: &Value, change: &Value) -> Value {
    let mut body = good.clone();
    json_patch::merge(&mut body, change);
    body
}
