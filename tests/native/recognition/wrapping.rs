//! Payloads in the wrappings of backends and gateways.

use super::{WRAPPINGS, document, payloads};
use scalev_checkout::{
    gateway::{self, Context, layers},
    payment::{GatewayPayment, Method},
    value::UrlPolicy,
};
use serde_json::{Value, json};

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
