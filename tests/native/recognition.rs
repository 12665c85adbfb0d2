//! A mark belongs to one gateway and identifies it in every wrapping; generic envelopes have no mark.

use crate::support::fixture;
use scalev_checkout::{
    gateway::{self, ADAPTERS, Context, layers, unwrapped},
    payment::{gateway_payment::GatewayPayment, method::Method},
    value::link::UrlPolicy,
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

fn document(payload: &Value) -> scalev_checkout::value::json::Json {
    unwrapped(crate::support::value(payload))
}

#[test]
fn no_adapter_has_a_mark_in_another_gateways_payload() {
    for (gateway, name, payload) in payloads() {
        let document = document(&payload);
        for object in layers(&document) {
            for adapter in ADAPTERS.iter().filter(|adapter| adapter.gateway != gateway) {
                let mark = adapter.mark_in(object);
                assert!(mark.is_none(), "{name} has the mark {mark:?} of {}", adapter.gateway);
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
            let document = unwrapped(scalev_checkout::value::json::Json::parse(&text).expect("JSON"));
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

/// Messages of gateways that are not about the payment of an order. None of them gives a state,
/// and none of their links is an instruction.
fn of_something_else() -> Vec<Value> {
    let xendit = |event: &str, data: Value| json!({ "event": event, "business_id": "1", "data": data });
    let singapay = |event: &str, data: Value| json!({ "status": 200, "success": true, "event": event, "data": data });
    let plan = json!({ "plan": { "id": "1", "status": "active" }, "bill": { "amount": { "value": "147000.00" }, "status": "failed" } });
    vec![
        xendit(
            "payment_token.activation",
            json!({ "payment_token_id": "pt-1", "channel_code": "OVO", "status": "ACTIVE",
            "channel_properties": { "success_return_url": "https://toko.example/ok" },
            "actions": [{ "type": "REDIRECT_CUSTOMER", "descriptor": "WEB_URL", "value": "https://toko.example/ok" }] }),
        ),
        xendit("refund.failed", json!({ "id": "rfd-1", "amount": 147_000, "status": "FAILED", "payment_id": "py-1" })),
        xendit(
            "refund.failed",
            json!({ "id": "rfd-1", "payment_request_id": "pr-1", "channel_code": "DANA", "status": "PENDING" }),
        ),
        xendit(
            "recurring.cycle.succeeded",
            json!({ "id": "repc-1", "plan_id": "repl-1", "status": "SUCCEEDED", "amount": 147_000 }),
        ),
        xendit(
            "recurring.plan.inactivated",
            json!({ "id": "repl-1", "recurring_action": "PAYMENT", "status": "INACTIVE", "amount": 147_000,
            "actions": [{ "action": "AUTH", "url_type": "WEB", "url": "https://linking.xendit.example/1" }] }),
        ),
        xendit(
            "payout.succeeded",
            json!({ "id": "disb-1", "channel_code": "ID_BCA", "amount": 147_000, "status": "SUCCEEDED",
            "channel_properties": { "account_number": "1234567890", "account_holder_name": "Penjual" } }),
        ),
        xendit("bill_payment.succeeded", json!({ "data": { "status": "SUCCEEDED", "payment_id": "1" } })),
        singapay("subscription.cycle.payment_success", plan.clone()),
        singapay("subscription.cycle.payment_failed", plan),
        singapay(
            "settlement.completed",
            json!({ "settlement": { "id": 1, "status": "completed", "amount": "147000.00" } }),
        ),
        singapay(
            "settlement.refunded",
            json!({ "reff_no": "1", "status": "success", "amount": { "value": "147000.00" } }),
        ),
        singapay("disbursement", json!({ "transaction": { "reff_no": "1", "status": "success" } })),
        singapay("ewallet-topup", json!({ "merchant_reff_no": "1", "status": "success" })),
        singapay("qris_issuer", json!({ "transaction": { "reff_no": "1", "status": "paid" } })),
        singapay("transaction-expiration", json!({ "payment_link_histories": [], "qris_histories": [] })),
        json!({ "external_id": "1", "user_id": "1", "bank_code": "BCA", "account_holder_name": "Penjual", "amount": 147_000,
            "account_number": "1234567890", "disbursement_description": "Penarikan", "status": "COMPLETED" }),
        json!({ "id": "contract_1", "type": "disbursement", "attributes": { "status": "completed", "amount": "147000.0",
            "referenceId": "1", "paymentLinkUrl": "https://x.example/1" } }),
        json!({ "originalPartnerReferenceNo": "1", "beneficiaryAccountNo": "1234567890", "latestTransactionStatus": "00",
            "amount": { "value": "147000.00", "currency": "IDR" } }),
        json!({ "status_code": "200", "payment_type": "gopay", "account_id": "1", "account_status": "ENABLED",
            "metadata": { "payment_options": [{ "balance": { "value": "1000000.00" } }] } }),
    ]
}

#[test]
fn a_message_about_something_else_is_no_payment() {
    for message in of_something_else() {
        for (wrapping, wrap) in WRAPPINGS {
            let wrapped = wrap(message.clone());
            assert_eq!(gateway::recognize(&document(&wrapped), UrlPolicy::Public), None, "{message} in {wrapping}");
        }
    }
}

/// The payload with its keys in camel case, as Xendit's library for Node writes them.
fn in_camel_case(payload: &Value) -> Value {
    let camel = |key: &String| {
        let mut words = key.split('_');
        let first = words.next().unwrap_or_default().to_owned();
        words.fold(first, |key, word| {
            let (head, tail) = word.split_at_checked(1).unwrap_or_default();
            key + &head.to_uppercase() + tail
        })
    };
    match payload {
        Value::Array(rows) => rows.iter().map(in_camel_case).collect(),
        Value::Object(fields) => fields.iter().map(|(key, value)| (camel(key), in_camel_case(value))).collect(),
        other => other.clone(),
    }
}

#[test]
fn camel_case_of_xendits_node_library_is_read_alike() {
    let read: Vec<String> = payloads()
        .into_iter()
        .filter(|(gateway, _, payload)| {
            let is = |key: &str| payload.get(key).is_some_and(|value| !value.is_null());
            *gateway == "xendit"
                && (is("invoice_url")
                    || is("payment_request_id")
                    || payload.pointer("/payment_method/reusability").is_some())
        })
        .map(|(_, name, payload)| {
            let node = gateway::recognize(&document(&in_camel_case(&payload)), UrlPolicy::Public);
            assert_eq!(node, gateway::recognize(&document(&payload), UrlPolicy::Public), "{name}");
            name
        })
        .collect();
    assert!(read.len() > 5, "{read:?}");
}

fn in_an_order(payload: &Value, method: &Method) -> Option<GatewayPayment> {
    gateway::read(&document(payload), &Context { method, url_policy: UrlPolicy::Public })
}

#[test]
fn a_wrapped_payload_is_read_as_the_bare_one() {
    for (_, name, payload) in payloads() {
        let bare = gateway::recognize(&document(&payload), UrlPolicy::Public);
        let method =
            Method::parse(name.split('/').nth(1).and_then(|name| name.split('.').next()).unwrap_or_default(), None);
        let in_order = in_an_order(&payload, &method);
        for (wrapping, wrap) in WRAPPINGS {
            let wrapped = wrap(payload.clone());
            assert_eq!(gateway::recognize(&document(&wrapped), UrlPolicy::Public), bare, "{name} in {wrapping}");
            if bare.is_some() {
                assert_eq!(in_an_order(&wrapped, &method), in_order, "{name} in {wrapping}, in an order");
            }
        }
    }
}

#[test]
fn a_list_of_several_payments_is_not_read() {
    for (_, name, payload) in payloads() {
        let several = json!({ "status": "success", "data": [payload, payload] });
        assert_eq!(gateway::recognize(&document(&several), UrlPolicy::Public), None, "{name}");
    }
}

#[test]
fn an_unsuccessful_envelope_hides_its_payload() {
    for (_, name, payload) in payloads() {
        for no in [json!(false), json!("false"), json!(0), json!("0")] {
            let refused = json!({ "success": no, "message": "Gagal", "data": payload });
            assert_eq!(gateway::recognize(&document(&refused), UrlPolicy::Public), None, "{name}: {no}");
        }
    }
}

#[test]
fn unwrapping_has_a_depth_and_a_size_limit() {
    let deep = (0..60).fold(json!({ "trx_id": "IDP1", "status": "paid" }), |inner, _| json!({ "data": inner }));
    assert_eq!(gateway::recognize(&document(&deep), UrlPolicy::Public), None);
    let wide = json!({ "data": { "data": {}, "payment": {}, "order": {}, "result": { "data": {}, "payment": {} } } });
    assert!(layers(&document(&wide)).len() <= 24);
}
