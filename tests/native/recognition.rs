//! A mark belongs to one gateway and identifies it in every wrapping; generic envelopes have no mark.

mod other_message;
mod wrapping;

use crate::support::fixture;
use scalev_checkout::{
    gateway::{self, ADAPTERS, layers, unwrapped},
    value::UrlPolicy,
};
use serde_json::{Value, json};

/// Every payload of a gateway, with its name.
fn payloads() -> Vec<(&'static str, String, Value)> {
    let named = |gateway: &'static str| {
        let fixtures = fixture::payloads(gateway).into_iter();
        fixtures.map(move |fixture| (gateway, fixture.name.clone(), fixture.order["pg_payment_info"].clone()))
    };
    fixture::gateways().into_iter().flat_map(named).collect()
}

fn document(payload: &Value) -> scalev_checkout::value::Json {
    unwrapped(crate::support::value(payload))
}

#[test]
fn no_adapter_has_a_mark_in_another_gateways_payload() {
    for (gateway, name, payload) in payloads() {
        let document = document(&payload);
        for object in layers(&document) {
            for adapter in ADAPTERS.iter().filter(|adapter| adapter.gateway != gateway) {
                let mark = adapter.mark_in(object);
                assert!(mark.is_none(), "choose a mark that only {} sends: {name} has {mark:?}, too", adapter.gateway);
            }
        }
    }
}

/// The beginnings of the file names of reported payloads from gateways that the widget does not know.
const NEIGHBOURS: [&str; 8] =
    ["bca-", "bni-", "faspay-", "winpay-", "paylabs-", "shopeepay-", "neighbour-", "generic-already"];

#[test]
fn an_unknown_gateway_matches_no_mark_and_has_no_state() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/reported");
    let mut known = [0; NEIGHBOURS.len()];
    for entry in std::fs::read_dir(folder).expect("the folder is readable") {
        let path = entry.expect("a readable entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("a plain name");
        let Some(neighbour) = NEIGHBOURS.iter().position(|start| name.starts_with(start)) else { continue };
        known[neighbour] += 1;
        let payload: Value =
            serde_json::from_str(&std::fs::read_to_string(&path).expect("a readable file")).expect("JSON");
        for (wrapping, wrap) in WRAPPINGS {
            let document = document(&wrap(payload.clone()));
            for object in layers(&document) {
                for adapter in ADAPTERS.iter() {
                    let mark = adapter.mark_in(object);
                    assert!(mark.is_none(), "{name} in {wrapping} has the mark {mark:?} of {}", adapter.gateway);
                }
            }
            let status = gateway::recognize(&document, UrlPolicy::Public).and_then(|(reading, _)| reading.status);
            assert_eq!(status, None, "{name} in {wrapping}");
        }
    }
    assert!(known.iter().all(|count| *count > 0), "{known:?}");
}

/// Fields that any backend may send, which must not be marks.
const GENERIC: [&str; 16] = [
    r#""success": true"#,
    r#""status": "success""#,
    r#""status": "paid""#,
    r#""status": 200"#,
    r#""Status": 1"#,
    r#""code": "00""#,
    r#""response_code": "SP000""#,
    r#""responseCode": "2002700""#,
    r#""statusCode": "00""#,
    r#""message": "Transaksi berhasil""#,
    r#""trx_id": "TRX-1""#,
    r#""order_id": "261120AAAAAA""#,
    r#""reference_id": "INV-1""#,
    r#""amount": 147000"#,
    r#""qr_string": "some-random-qr-string""#,
    r#""payment_url": "https://bayar.example/1""#,
];

#[test]
fn generic_fields_match_no_mark() {
    let check = |fields: String| {
        let object = format!("{{{fields}}}");
        let wrapped = format!("{{\"success\": true, \"status\": \"success\", \"data\": {object}}}");
        for text in [object, wrapped] {
            let document = unwrapped(scalev_checkout::value::Json::parse(&text).expect("JSON"));
            for object in layers(&document) {
                for adapter in ADAPTERS.iter() {
                    let mark = adapter.mark_in(object);
                    assert!(mark.is_none(), "{text} has the mark {mark:?} of {}", adapter.gateway);
                }
            }
            let status = gateway::recognize(&document, UrlPolicy::Public).and_then(|(reading, _)| reading.status);
            assert_eq!(status, None, "{text}");
        }
    };
    check(GENERIC.join(", "));
    for (index, one) in GENERIC.iter().enumerate() {
        check((*one).to_owned());
        for other in GENERIC.iter().skip(index + 1) {
            check(format!("{one}, {other}"));
        }
    }
}

type Wrapping = fn(Value) -> Value;

/// The ways in which backends and gateways wrap a payload.
const WRAPPINGS: [(&str, Wrapping); 19] = [
    ("data", |payload| json!({ "data": payload })),
    ("success and data", |payload| json!({ "success": true, "message": "OK", "data": payload })),
    ("status and data", |payload| json!({ "status": "success", "code": 200, "data": payload })),
    (
        "event and data",
        |payload| json!({ "event": "payment.succeeded", "created": "2026-11-20T08:00:00Z", "data": payload }),
    ),
    ("Data in capitals", |payload| json!({ "STATUS": "OK", "DATA": { "Result": payload } })),
    ("an object in data", |payload| json!({ "id": "evt_1", "data": { "object": { "payment_data": payload } } })),
    ("a part of a shop's order", |payload| json!({ "order": { "status": "processing", "payment_details": payload } })),
    ("an answer handed on", |payload| json!({ "response_code": 200, "detail": { "gateway_response": payload } })),
    ("no error", |payload| json!({ "success": "1", "error": {}, "errors": [], "data": payload })),
    ("data and transaction", |payload| json!({ "data": { "transaction": payload } })),
    ("data and payment", |payload| json!({ "success": true, "data": { "payment": payload } })),
    ("payment request", |payload| json!({ "ok": true, "paymentRequest": payload })),
    ("an example", |payload| json!({ "paymentCapture": { "value": { "event": "payment.capture", "data": payload } } })),
    ("a list of one", |payload| json!([payload])),
    (
        "a list of one in data",
        |payload| json!({ "status": "success", "data": [payload], "meta": { "page": 1, "total": 1 } }),
    ),
    ("JSON as text", |payload| Value::from(payload.to_string())),
    ("JSON as text in data", |payload| json!({ "data": payload.to_string() })),
    ("JSON as text in text", |payload| json!({ "result": Value::from(payload.to_string()).to_string() })),
    ("four envelopes", |payload| json!({ "data": { "result": { "payload": { "body": payload } } } })),
];
