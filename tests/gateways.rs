//! Every gateway's payloads: what a buyer sees of them, that the shape alone decides who reads them, and what is left
//! of them when any field is missing or wrong. `UPDATE=1 cargo test --test gateways` writes the expectations anew.

mod support;

use std::collections::BTreeSet;

use proptest::prelude::*;
use scalev_checkout::{
    config::Page,
    gateway::{self, Context},
    instruction::{Instruction, Qr, Reading},
    link::{Link, Trust},
    method::Method,
    money::Rupiah,
    session::Session,
    status::Status,
};
use serde_json::{Value, json};
use support::{
    fixture::{self, Fixture},
    mutation, summary,
    widget::{self, Widget, ok},
};

const GATEWAYS: [&str; 8] = ["xendit", "midtrans", "duitku", "ipaymu", "singapay", "fazz", "paymenku", "durianpay"];

fn fixtures() -> Vec<Fixture> {
    GATEWAYS.iter().flat_map(|gateway| fixture::payloads(gateway)).collect()
}

fn payload(fixture: &Fixture) -> &Value {
    &fixture.order["pg_payment_info"]
}

fn method(fixture: &Fixture) -> Method {
    Method::parse(fixture.order["payment_method"].as_str().expect("a method"), None)
}

fn read(payload: &Value, provider: Option<&str>, method: &Method) -> Option<Reading> {
    gateway::read(&support::value(payload), provider, &Context { method, trust: Trust::Public })
}

fn recognize(payload: &Value) -> Option<(Reading, Method)> {
    gateway::recognize(&support::value(payload), Trust::Public)
}

fn status(payload: &Value) -> Option<Status> {
    gateway::status(&support::value(payload))
}

fn refusal(payload: &Value) -> bool {
    gateway::refusal(&support::value(payload))
}

/// The screen of an order, and what the payload alone says of its method.
fn seen(fixture: &Fixture) -> String {
    let order = &fixture.order;
    let desktop = Widget::answered(order);
    let page = Page { phone: true, ..widget::page() };
    let mut phone = Widget::of(Session::new(Ok(widget::config()), page));
    phone.answer(ok(order));
    let mut lines = summary::summary(&desktop.session, &desktop.effects, &desktop.screen(), &phone.screen());
    let alone = recognize(payload(fixture));
    let method = alone.map(|(_, method)| method.code()).filter(|code| !code.is_empty());
    let method = method.unwrap_or("(nothing)".to_owned());
    lines.push_str(&format!("without an order: {method}\n"));
    lines
}

#[test]
fn every_payload_shows_what_it_should() {
    let differences: Vec<String> =
        fixtures().iter().filter_map(|fixture| fixture.compare(&seen(fixture)).err()).collect();
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}

#[test]
fn the_shape_decides_whatever_gateway_the_order_names() {
    for fixture in fixtures() {
        let method = method(&fixture);
        let by_shape = read(payload(&fixture), None, &method);
        for provider in GATEWAYS.iter().copied().chain(["Xendit", "doku", ""]) {
            let named = read(payload(&fixture), Some(provider), &method);
            assert_eq!(named, by_shape, "{} named as {provider}", fixture.name);
        }
    }
}

#[test]
fn amount_deadline_and_state_need_no_order() {
    for fixture in fixtures() {
        let facts = |reading: Reading| (reading.amount, reading.deadline, reading.status);
        let with_order = read(payload(&fixture), None, &method(&fixture)).map(facts);
        let alone = recognize(payload(&fixture)).map(|(reading, _)| facts(reading));
        assert!(alone.is_none() || alone == with_order, "{}: {alone:?} and {with_order:?}", fixture.name);
    }
}

/// Every number, code, link and QR of a reading.
fn shown(reading: &Reading) -> Vec<String> {
    let mut shown = Vec::new();
    let link = |link: &Link| link.as_str().to_owned();
    let qr = |qr: &Qr| match qr {
        Qr::Text(text) => text.clone(),
        Qr::Image(image) => link(image),
    };
    match &reading.instruction {
        Instruction::VirtualAccount { number, .. } => shown.push(number.clone()),
        Instruction::Bill { biller, number, .. } => shown.extend([biller.clone(), number.clone()]),
        Instruction::Qr(code) => shown.push(qr(code)),
        Instruction::Wallet { phone, desktop, qr: code, .. } => {
            shown.extend([phone, desktop].into_iter().flatten().map(link));
            shown.extend(code.as_ref().map(qr));
        }
        Instruction::Push { phone, .. } => shown.extend(phone.clone()),
        Instruction::RetailCode { code, .. } => shown.push(code.clone()),
        Instruction::ManualTransfer { accounts } => {
            shown.extend(accounts.iter().map(|account| account.number.as_str().to_owned()))
        }
        Instruction::Hosted(page) => shown.extend(page.as_ref().map(link)),
        Instruction::Later => {}
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
fn any_field_may_be_missing_or_wrong() {
    for fixture in fixtures() {
        let method = method(&fixture);
        let mut own = texts(payload(&fixture));
        own.extend(["?".to_owned(), "null".to_owned()]);
        let amounts: Vec<Rupiah> = own.iter().filter_map(|text| Rupiah::parse(text)).collect();
        let whole = read(payload(&fixture), None, &method);
        let (deadline, status) = whole.map_or((None, None), |whole| (whole.deadline, whole.status));
        for (index, (change, payload)) in mutation::variants(payload(&fixture)).into_iter().enumerate() {
            let case = format!("{}: {change}", fixture.name);
            let by_shape = read(&payload, None, &method);
            let provider = GATEWAYS[index % GATEWAYS.len()];
            assert_eq!(read(&payload, Some(provider), &method), by_shape, "{case}, named as {provider}");
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
fn what_the_merchants_server_needs_is_never_offered() {
    for fixture in fixtures() {
        for reading in
            [read(payload(&fixture), None, &method(&fixture)), recognize(payload(&fixture)).map(|(reading, _)| reading)]
        {
            for text in reading.iter().flat_map(shown) {
                let secret = ["/status", "/cancel", "api.xendit.co", "access-token"];
                assert!(!secret.iter().any(|part| text.contains(part)), "{} offers {text}", fixture.name);
            }
        }
    }
}

#[test]
fn the_gateways_own_words_are_understood() {
    let fazz = |status: &str| json!({ "data": { "type": "payment", "attributes": { "status": status } } });
    let callback = |status: &str| {
        let attributes = json!({ "status": status, "amount": "147000.0" });
        json!({ "event": "payment", "data": { "id": "contract_1", "type": "payment", "attributes": attributes } })
    };
    let xfers = |status: &str| {
        let data = json!({ "id": "contract_1", "status": status, "amount": "147000.0", "currency": "idr" });
        json!({ "event": "v3_payment_gateway_payment_paid", "data": data })
    };
    let paymenku = |status: &str| {
        let channel = json!({ "code": "bca_va", "name": "BCA Virtual Account", "type": "va" });
        let data = json!({ "trx_id": "IDP1", "status": status, "amount": "104000.00", "payment_channel": channel });
        json!({ "status": "success", "data": data })
    };
    let webhook = |status: &str| json!({ "event": "payment.status_updated", "trx_id": "IDP1", "status": status, "payment_channel": "dana" });
    let durianpay = |status: &str| {
        let completed = status.eq_ignore_ascii_case("completed");
        json!({ "data": { "status": status, "is_completed": completed, "signature": "made-up" } })
    };
    let midtrans = |status: &str| json!({ "status_code": "200", "transaction_status": status, "fraud_status": "accept", "payment_type": "qris" });
    let challenged = |status: &str| {
        json!({ "status_code": "201", "transaction_status": status, "fraud_status": "challenge",
            "payment_type": "credit_card" })
    };
    let v2 = |status: &str| {
        let method = json!({ "type": "VIRTUAL_ACCOUNT", "status": "EXPIRED", "virtual_account": {} });
        json!({ "id": "pr-1", "status": status, "payment_method": method })
    };
    let v3 = |status: &str| json!({ "payment_request_id": "pr-1", "status": status, "actions": [] });
    let charge = |status: &str| json!({ "channel_code": "ID_DANA", "charge_amount": 147_000, "status": status });
    let invoice = |status: &str| json!({ "invoice_url": "https://checkout.xendit.co/web/1", "status": status });
    let singapay = |status: &str| {
        let data =
            json!({ "payment_url": "https://payment.singapay.id/1", "status": "open", "status_computed": status });
        json!({ "status": 200, "success": true, "data": data })
    };
    let duitku = |status: &str| {
        let (order, reference) = ("INV-1", "DXXXX1");
        json!({ "merchantOrderId": order, "reference": reference, "amount": "147000", "statusCode": status })
    };
    let inquiry = |status: &str| json!({ "merchantCode": "DXXXX", "reference": "DXXXX1", "statusCode": status, "statusMessage": "SUCCESS" });
    type Body<'a> = &'a dyn Fn(&str) -> Value;
    type Words<'a> = &'a [(&'a str, Option<Status>)];
    let (unpaid, paid, expired, closed) =
        (Some(Status::Unpaid), Some(Status::Paid), Some(Status::Expired), Some(Status::Closed));
    let tables: [(&str, Body, Words); 16] = [
        (
            "Fazz",
            &fazz,
            &[
                ("pending", unpaid),
                ("paid", paid),
                ("completed", paid),
                ("cancelled", closed),
                ("expired", expired),
                ("failed", closed),
                ("settling", None),
                ("", None),
            ],
        ),
        ("Fazz's callback", &callback, &[("paid", paid), ("completed", paid), ("expired", expired), ("new", None)]),
        ("Xfers", &xfers, &[("processing", unpaid), ("paid", paid), ("completed", paid), ("cancelled", closed)]),
        (
            "Paymenku",
            &paymenku,
            &[
                ("pending", unpaid),
                ("paid", paid),
                ("failed", closed),
                ("expired", expired),
                ("cancelled", closed),
                ("canceled", closed),
                ("refunded", closed),
                ("success", None),
            ],
        ),
        ("Paymenku's callback", &webhook, &[("pending", unpaid), ("paid", paid), ("expired", expired)]),
        (
            "Durianpay",
            &durianpay,
            &[
                ("started", unpaid),
                ("processing", unpaid),
                ("pending", unpaid),
                ("completed", paid),
                ("COMPLETED", paid),
                ("failed", closed),
                ("CANCELLED", closed),
                ("expired", expired),
                ("done", None),
            ],
        ),
        (
            "Midtrans",
            &midtrans,
            &[
                ("pending", unpaid),
                ("PENDING", unpaid),
                ("authorize", unpaid),
                ("settlement", paid),
                ("capture", paid),
                ("expire", expired),
                ("deny", closed),
                ("cancel", closed),
                ("failure", closed),
                ("refund", closed),
                ("chargeback", closed),
                ("partial_refund", closed),
                ("partial_chargeback", closed),
                ("success", None),
            ],
        ),
        ("Midtrans with a doubt", &challenged, &[("capture", None), ("settlement", paid)]),
        (
            "Xendit v2",
            &v2,
            &[
                ("PENDING", unpaid),
                ("REQUIRES_ACTION", unpaid),
                ("SUCCEEDED", paid),
                ("EXPIRED", expired),
                ("CANCELED", closed),
                ("FAILED", closed),
                ("VOIDED", closed),
                ("AWAITING_CAPTURE", None),
                ("UNKNOWN", None),
            ],
        ),
        (
            "Xendit v3",
            &v3,
            &[
                ("REQUIRES_ACTION", unpaid),
                ("ACCEPTING_PAYMENTS", unpaid),
                ("SUCCEEDED", paid),
                ("CANCELED", closed),
                ("EXPIRED", expired),
                ("FAILED", closed),
                ("AUTHORIZED", None),
            ],
        ),
        ("a legacy charge of Xendit's", &charge, &[("PENDING", unpaid), ("SUCCEEDED", paid), ("VOIDED", closed)]),
        (
            "an invoice of Xendit's",
            &invoice,
            &[("PENDING", unpaid), ("PAID", paid), ("SETTLED", paid), ("EXPIRED", expired)],
        ),
        (
            "SingaPay",
            &singapay,
            &[
                ("open", unpaid),
                ("success", paid),
                ("expired", expired),
                ("canceled", closed),
                ("failed", closed),
                ("SP000", None),
            ],
        ),
        ("the status of Duitku", &duitku, &[("00", paid), ("01", unpaid), ("02", closed), ("03", None)]),
        ("the inquiry of Duitku", &inquiry, &[("00", None), ("01", None)]),
        ("nobody", &|status| json!({ "status": status }), &[("paid", None), ("success", None), ("completed", None)]),
    ];
    for (whose, body, words) in tables {
        for (word, wanted) in words {
            assert_eq!(status(&body(word)), *wanted, "{word:?} of {whose}");
        }
    }
}

#[test]
fn ipaymus_numbers_are_understood() {
    let words = [
        (-2, Some(Status::Expired)),
        (0, Some(Status::Unpaid)),
        (1, Some(Status::Paid)),
        (2, Some(Status::Closed)),
        (6, Some(Status::Paid)),
        (7, None),
        (200, None),
    ];
    for (number, wanted) in words {
        let told = json!({ "Status": 200, "Data": { "TransactionId": 71541, "Status": number } });
        assert_eq!(status(&told), wanted, "{number}");
    }
    assert_eq!(status(&json!({ "Status": 1, "Data": { "TransactionId": 71541 } })), None);
}

#[test]
fn success_of_a_request_is_not_money() {
    for fixture in fixtures() {
        assert_ne!(status(payload(&fixture)), Some(Status::Paid), "{}", fixture.name);
    }
}

#[test]
fn contradicting_words_are_not_money() {
    let expired = json!({ "success": true, "data": { "payment_url": "https://payment.singapay.id/1",
        "status": "success", "is_expired": true } });
    assert_eq!(status(&expired), Some(Status::Expired));
    let incomplete = json!({ "data": { "status": "completed", "is_completed": false } });
    assert_eq!(status(&incomplete), None);
    let payable = json!({ "merchantOrderId": "1", "statusCode": "00", "vaNumber": "7007014001444348" });
    assert_eq!(status(&payable), None);
}

#[test]
fn refusals_are_told_from_payments() {
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
    ];
    for body in fine {
        assert!(!refusal(&body), "{body}");
    }
}

#[test]
fn what_nobody_knows_leads_to_its_page() {
    let page = |payload: Value| recognize(&payload).map(|(reading, _)| reading.instruction);
    let hosted = |url: &str| Some(Instruction::Hosted(Link::web(url, Trust::Public)));
    assert_eq!(page(json!({ "checkout_url": "https://bayar.example/1" })), hosted("https://bayar.example/1"));
    assert_eq!(page(json!({ "data": { "url": "https://bayar.example/2" } })), hosted("https://bayar.example/2"));
    assert_eq!(page(json!({ "reference": "381659999814525" })), Some(Instruction::Hosted(None)));
    assert_eq!(page(json!({ "url": "javascript:alert(1)" })), Some(Instruction::Hosted(None)));
    for nothing in [json!({}), json!(null), json!([]), json!("x"), json!({ "a": null })] {
        assert_eq!(page(nothing), None);
    }
}

/// JSON that uses the gateways' own keys, so that it comes far.
fn arbitrary() -> impl Strategy<Value = Value> {
    let key = prop::sample::select(vec![
        "data",
        "Data",
        "status",
        "Status",
        "actions",
        "payment_method",
        "virtual_account",
        "channel_properties",
        "response",
        "attributes",
        "instructions",
        "payment_info",
        "va_numbers",
        "payment",
        "type",
        "value",
        "descriptor",
        "url",
        "url_type",
        "name",
        "amount",
        "number",
        "qr_string",
        "PaymentNo",
        "vaNumber",
        "paymentUrl",
        "merchantCode",
        "statusCode",
        "payment_type",
        "transaction_status",
        "trx_id",
        "success",
        "pay_number",
        "event",
        "expired_at",
        "checkout_url",
        "account_number",
        "bank_code",
        "token",
        "redirect_url",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,30}".prop_map(Value::from),
        "[0-9]{0,30}".prop_map(Value::from),
        "(https|dana|javascript)://[a-z.:@/?=]{0,20}".prop_map(Value::from),
        prop::sample::select(vec!["bca", "QRIS", "OVO", "echannel", "WEB", "00", "paid", "EWALLET"])
            .prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((key.clone(), inner), 0..8)
                .prop_map(|fields| fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect::<Value>()),
        ]
    })
}

proptest! {
    #[test]
    fn no_json_makes_it_panic(payload in arbitrary(), code in "va|va_bca|qris|ovo|dana|alfamart|card|cod|x") {
        let method = Method::parse(&code, None);
        let by_shape = read(&payload, None, &method);
        for provider in GATEWAYS {
            let named = read(&payload, Some(provider), &method);
            prop_assert_eq!(named.is_some(), by_shape.is_some());
        }
        let own = texts(&payload);
        let recognized = recognize(&payload).map(|(reading, _)| reading);
        for reading in by_shape.iter().chain(&recognized) {
            for text in shown(reading) {
                let bare = |own: &String| own.trim() == text || own.replace([' ', '-'], "").trim() == text;
                prop_assert!(own.iter().any(bare), "shows {text}");
            }
        }
        let _ = (status(&payload), refusal(&payload));
    }
}
