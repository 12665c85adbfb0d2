//! Every gateway's payloads: their screens, the choice of the adapter by their shape, and the result
//! when a field is missing or wrong. `UPDATE=1 cargo test gateways` writes the expected screens.

mod arbitrary;

use std::collections::BTreeSet;

use crate::support::{
    fixture::{self, Fixture},
    mutation, snapshot,
    widget::{self, Widget, ok},
};
use scalev_checkout::{
    contract::Environment,
    gateway::{self, Context, Found},
    payment::{GatewayPayment, Instruction, Method, Qr, Status},
    session::Session,
    value::{Rupiah, SafeUrl, UrlPolicy},
};
use serde_json::{Value, json};

fn fixtures() -> Vec<Fixture> {
    fixture::gateways().into_iter().flat_map(fixture::payloads).collect()
}

fn payload(fixture: &Fixture) -> &Value {
    &fixture.order["pg_payment_info"]
}

fn method(fixture: &Fixture) -> Method {
    Method::parse(fixture.order["payment_method"].as_str().expect("a method"), None)
}

fn read(payload: &Value, method: &Method) -> Option<GatewayPayment> {
    gateway::read(&crate::support::value(payload), &Context { method, url_policy: UrlPolicy::Public })
}

fn recognize(payload: &Value) -> Option<(GatewayPayment, Method)> {
    gateway::recognize(&crate::support::value(payload), UrlPolicy::Public)
}

fn status(payload: &Value) -> Option<Status> {
    recognize(payload)?.0.status
}

fn refusal(payload: &Value) -> bool {
    matches!(gateway::find(&crate::support::value(payload)), Found::Refusal)
}

/// The screen of an order, and the method by the payload alone.
fn seen(fixture: &Fixture) -> Value {
    let order = &fixture.order;
    let desktop = Widget::answered(order);
    let page = Environment { phone: true, ..widget::page() };
    let mut phone = Widget::of(Session::new(Ok(widget::config()), page));
    phone.answer(ok(order));
    let mut facts = snapshot::snapshot(&desktop.session, &desktop.effects, &desktop.screen(), &phone.screen());
    let alone = recognize(payload(fixture));
    let method = alone.map(|(_, method)| method.code()).filter(|code| !code.is_empty());
    facts.insert("method_without_an_order".to_owned(), json!(method));
    Value::Object(facts)
}

#[test]
fn every_payload_matches_its_expected_screen() {
    let differences: Vec<String> =
        fixtures().iter().filter_map(|fixture| fixture.compare(&seen(fixture)).err()).collect();
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}

#[test]
fn the_adapter_depends_on_the_shape_not_on_the_named_gateway() {
    for fixture in fixtures() {
        let seen = |provider: &str| seen(&fixture.named(provider));
        let by_shape = seen("");
        for provider in fixture::gateways().into_iter().chain(["Xendit", "unknown"]) {
            assert_eq!(seen(provider), by_shape, "{} named as {provider}", fixture.name);
        }
    }
}

#[test]
fn amount_deadline_and_state_are_equal_without_an_order() {
    for fixture in fixtures() {
        let facts = |reading: GatewayPayment| (reading.amount, reading.deadline, reading.status);
        let with_order = read(payload(&fixture), &method(&fixture)).map(facts);
        let alone = recognize(payload(&fixture)).map(|(reading, _)| facts(reading));
        assert!(alone.is_none() || alone == with_order, "{}: {alone:?} and {with_order:?}", fixture.name);
    }
}

/// Every number, code, link and QR of a reading.
fn shown(reading: &GatewayPayment) -> Vec<String> {
    let mut shown = Vec::new();
    let link = |link: &SafeUrl| link.as_str().to_owned();
    let qr = |qr: &Qr| match qr {
        Qr::Image(image) => link(image),
        qr => qr.text().unwrap_or("?").to_owned(),
    };
    match &reading.instruction {
        Instruction::VirtualAccount { number, .. } => shown.push(number.clone()),
        Instruction::Bill { biller, number, .. } => shown.extend([biller.clone(), number.clone()]),
        Instruction::Qr(code) => shown.push(qr(code)),
        Instruction::Wallet { links, .. } => {
            shown.extend([&links.phone, &links.desktop].into_iter().flatten().map(link));
            shown.extend(links.qr.as_ref().map(qr));
        }
        Instruction::Push { phone, .. } => shown.extend(phone.clone()),
        Instruction::RetailCode { code, .. } => shown.push(code.clone()),
        Instruction::ManualTransfer { accounts } => {
            shown.extend(accounts.iter().map(|account| account.number.as_str().to_owned()))
        }
        Instruction::Hosted(page) => shown.extend(page.as_ref().map(link)),
        Instruction::NothingDue => {}
    }
    shown
}

/// Every text and number of a payload, as text.
fn texts(payload: &Value) -> BTreeSet<String> {
    let mut found = Vec::new();
    mutation::pointers(payload, "", &mut found);
    let text = |pointer: &String| match payload.pointer(pointer)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    found.iter().filter_map(text).collect()
}

#[test]
fn a_broken_field_adds_no_value_and_no_paid_state() {
    for fixture in fixtures() {
        let method = method(&fixture);
        let mut own = texts(payload(&fixture));
        own.extend(own.clone().iter().map(|text| text.trim().to_owned()));
        own.extend(["?".to_owned(), "null".to_owned()]);
        let amounts: Vec<Rupiah> = own.iter().filter_map(|text| Rupiah::parse(text)).collect();
        let whole = read(payload(&fixture), &method);
        let (deadline, status) = whole.map_or((None, None), |whole| (whole.deadline, whole.status));
        for (change, payload) in mutation::variants(payload(&fixture)) {
            let case = format!("{}: {change}", fixture.name);
            let by_shape = read(&payload, &method);
            let recognized = recognize(&payload).map(|(reading, _)| reading);
            for reading in by_shape.iter().chain(&recognized) {
                for text in shown(reading) {
                    assert!(own.contains(&text), "{case} shows {text}");
                }
                assert!(reading.status != Some(Status::Paid) || status == Some(Status::Paid), "{case} is paid");
                assert!(reading.deadline.is_none() || reading.deadline == deadline, "{case} has another deadline");
                assert!(reading.amount.is_none_or(|amount| amounts.contains(&amount)), "{case} has another amount");
            }
        }
    }
}

#[test]
fn urls_for_the_merchants_server_are_not_shown() {
    for fixture in fixtures() {
        for reading in
            [read(payload(&fixture), &method(&fixture)), recognize(payload(&fixture)).map(|(reading, _)| reading)]
        {
            for text in reading.iter().flat_map(shown) {
                let secret = ["/status", "/cancel", "api.xendit.co", "access-token"];
                assert!(!secret.iter().any(|part| text.contains(part)), "{} shows {text}", fixture.name);
            }
        }
    }
}

#[test]
fn refusals_are_distinguished_from_payments() {
    let refusals = [
        json!({ "status": "error", "message": "The reference_id has already been taken." }),
        json!({ "error": "required fields missing", "error_code": "DPAY_INVALID_REQUEST", "errors": [] }),
        json!({ "error_code": "API_VALIDATION_ERROR", "message": "amount is required" }),
        json!({ "error": "Store not found" }),
        json!({ "error": { "code": 422, "message": "invalid" }, "success": false }),
        json!({ "status_code": "406", "status_message": "The request could not be completed", "id": "1" }),
        json!({ "status_code": 500, "status_message": "Sorry" }),
        json!({ "Status": 401, "Message": "Unauthorized", "Data": null }),
        json!({ "Status": "400", "Success": false, "Message": "Invalid" }),
        json!({ "Status": 200, "Success": false }),
        json!({ "statusCode": "-1", "statusMessage": "Minimum Payment 10000 IDR" }),
        json!({ "statusCode": "02", "statusMessage": "FAILED" }),
        json!({ "statusCode": 404, "message": "Not Found" }),
        json!({ "status": 422, "success": false, "error": { "code": 422 } }),
        json!({ "response_code": "SP002", "response_message": "General Failure" }),
        json!({ "errors": [{ "code": "422", "title": "Unprocessable" }] }),
        json!({ "errors": { "amount": ["wajib diisi"] } }),
        json!({ "errors": "amount" }),
        json!({ "error_messages": ["transaction_details.gross_amount is required"] }),
        json!({ "validation_messages": ["amount is required"] }),
    ];
    for body in refusals {
        assert!(refusal(&body), "{body}");
        assert_eq!(recognize(&body), None, "{body}");
    }
    for fixture in fixtures() {
        assert!(!refusal(payload(&fixture)), "{}", fixture.name);
    }
    let fine = [
        json!({}),
        json!([]),
        json!("error"),
        json!({ "status_code": "407", "transaction_status": "expire" }),
        json!({ "merchantOrderId": "1", "statusCode": "02" }),
        json!({ "statusCode": 201 }),
        json!({ "error": null, "errors": [], "error_code": "" }),
        json!({ "errors": {}, "error_messages": " ", "validation_messages": null }),
        json!({ "errors": ["late"], "data": { "id": "1" } }),
    ];
    for body in fine {
        assert!(!refusal(&body), "{body}");
    }
}

#[test]
fn an_unknown_payload_with_a_url_is_a_hosted_page() {
    let page = |payload: Value| recognize(&payload).map(|(reading, _)| reading.instruction);
    let hosted = |url: &str| Some(Instruction::Hosted(SafeUrl::web(url, UrlPolicy::Public)));
    assert_eq!(page(json!({ "checkout_url": "https://bayar.example/1" })), hosted("https://bayar.example/1"));
    assert_eq!(page(json!({ "data": { "url": "https://bayar.example/2" } })), hosted("https://bayar.example/2"));
    for nothing in [
        json!({ "reference": "381659999814525" }),
        json!({ "url": "javascript:alert(1)" }),
        json!({ "status": "paid", "success": true }),
        json!({}),
        json!(null),
        json!([]),
        json!("x"),
        json!({ "a": null }),
    ] {
        assert_eq!(page(nothing), None);
    }
}
