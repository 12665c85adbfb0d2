//! A gateway is recognized by marks that only it has, in every wrapping; a generic envelope by nobody.

mod support;

use scalev_checkout::{
    gateway::{self, Context, adapters, layers, unwrapped},
    instruction::Reading,
    link::Trust,
    method::Method,
};
use serde_json::{Value, json};
use support::fixture;

const GATEWAYS: [&str; 10] =
    ["xendit", "midtrans", "duitku", "ipaymu", "singapay", "doku", "snap", "fazz", "paymenku", "durianpay"];

/// Every payload of a gateway, with its name.
fn payloads() -> Vec<(&'static str, String, Value)> {
    let named = |gateway: &'static str| {
        let fixtures = fixture::payloads(gateway).into_iter();
        fixtures.map(move |fixture| (gateway, fixture.name.clone(), fixture.order["pg_payment_info"].clone()))
    };
    GATEWAYS.into_iter().flat_map(named).collect()
}

fn document(payload: &Value) -> scalev_checkout::value::Value {
    unwrapped(support::value(payload))
}

#[test]
fn every_adapter_declines_what_is_another_gateways() {
    for (gateway, name, payload) in payloads() {
        let document = document(&payload);
        for object in layers(&document) {
            for adapter in adapters().filter(|adapter| adapter.gateway != gateway) {
                let mark = adapter.mark_in(object);
                assert!(mark.is_none(), "{name} is taken for {} by {mark:?}", adapter.gateway);
            }
        }
    }
}

/// Gateways that the widget does not know, as the names of their reported payloads begin.
const NEIGHBOURS: [&str; 8] =
    ["bca-", "bni-", "faspay-", "winpay-", "paylabs-", "shopeepay-", "neighbour-", "generic-already"];

#[test]
fn a_gateway_that_we_do_not_know_is_taken_for_nobody_and_tells_no_state() {
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
                for adapter in adapters() {
                    let mark = adapter.mark_in(object);
                    assert!(mark.is_none(), "{name} in {wrapping} is taken for {} by {mark:?}", adapter.gateway);
                }
            }
            let status = gateway::recognize(&document, Trust::Public).and_then(|(reading, _)| reading.status);
            assert_eq!(status, None, "{name} in {wrapping}");
        }
    }
    assert!(known.iter().all(|count| *count > 0), "{known:?}");
}

/// Fields that every backend has, and that are nobody's mark.
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
fn what_every_backend_has_recognizes_nobody() {
    let check = |fields: String| {
        let object = format!("{{{fields}}}");
        let wrapped = format!("{{\"success\": true, \"status\": \"success\", \"data\": {object}}}");
        for text in [object, wrapped] {
            let document = unwrapped(scalev_checkout::value::Value::parse(&text).expect("JSON"));
            for object in layers(&document) {
                for adapter in adapters() {
                    let mark = adapter.mark_in(object);
                    assert!(mark.is_none(), "{text} is taken for {} by {mark:?}", adapter.gateway);
                }
            }
            let status = gateway::recognize(&document, Trust::Public).and_then(|(reading, _)| reading.status);
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
const WRAPPINGS: [(&str, Wrapping); 12] = [
    ("data", |payload| json!({ "data": payload })),
    ("success and data", |payload| json!({ "success": true, "message": "OK", "data": payload })),
    ("status and data", |payload| json!({ "status": "success", "code": 200, "data": payload })),
    (
        "event and data",
        |payload| json!({ "event": "payment.succeeded", "created": "2026-11-20T08:00:00Z", "data": payload }),
    ),
    ("data and transaction", |payload| json!({ "data": { "transaction": payload } })),
    ("data and payment", |payload| json!({ "success": true, "data": { "payment": payload } })),
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

fn in_an_order(payload: &Value, method: &Method) -> Option<Reading> {
    gateway::read(&document(payload), &Context { method, trust: Trust::Public })
}

#[test]
fn a_payload_is_read_in_every_wrapping_as_without() {
    for (_, name, payload) in payloads() {
        let bare = gateway::recognize(&document(&payload), Trust::Public);
        let method =
            Method::parse(name.split('/').nth(1).and_then(|name| name.split('.').next()).unwrap_or_default(), None);
        let in_order = in_an_order(&payload, &method);
        for (wrapping, wrap) in WRAPPINGS {
            let wrapped = wrap(payload.clone());
            assert_eq!(gateway::recognize(&document(&wrapped), Trust::Public), bare, "{name} in {wrapping}");
            if bare.is_some() {
                assert_eq!(in_an_order(&wrapped, &method), in_order, "{name} in {wrapping}, in an order");
            }
        }
    }
}

#[test]
fn a_list_of_several_payments_is_nobodys() {
    for (_, name, payload) in payloads() {
        let several = json!({ "status": "success", "data": [payload, payload] });
        assert_eq!(gateway::recognize(&document(&several), Trust::Public), None, "{name}");
    }
}

#[test]
fn an_envelope_that_refuses_is_a_refusal_whatever_lies_in_it() {
    for (_, name, payload) in payloads() {
        let refused = json!({ "success": false, "message": "Gagal", "data": payload });
        assert_eq!(gateway::recognize(&document(&refused), Trust::Public), None, "{name}");
    }
}

#[test]
fn wrappings_end_somewhere() {
    let deep = (0..60).fold(json!({ "trx_id": "IDP1", "status": "paid" }), |inner, _| json!({ "data": inner }));
    assert_eq!(gateway::recognize(&document(&deep), Trust::Public), None);
    let wide = json!({ "data": { "data": {}, "payment": {}, "order": {}, "result": { "data": {}, "payment": {} } } });
    assert!(layers(&document(&wide)).len() <= 24);
}
