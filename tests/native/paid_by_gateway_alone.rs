//! A payment is paid only by the gateway's own word in the gateway's own message.

use scalev_checkout::{gateway, payment::Status, value::UrlPolicy};
use serde_json::{Value, json};

use crate::support::{self, fixture};

/// Fields that backends write beside a payload, in the same object.
fn envelopes() -> Vec<(&'static str, Value)> {
    vec![
        ("status", json!("success")),
        ("status", json!("ok")),
        ("status", json!(true)),
        ("status", json!(1)),
        ("status", json!("1")),
        ("status", json!(200)),
        ("Status", json!(200)),
        ("Status", json!(1)),
        ("Status", json!("1")),
        ("Status", json!("success")),
        ("success", json!(true)),
        ("status_code", json!(1)),
        ("status_code", json!("1")),
        ("status_code", json!(200)),
        ("status_code", json!("00")),
        ("statusCode", json!("00")),
        ("resultCode", json!("00")),
        ("responseCode", json!("00")),
        ("code", json!("00")),
        ("message", json!("success")),
        ("transaction_status", json!("success")),
        ("payment_status", json!("success")),
    ]
}

/// Objects of a payload that a backend may pass on alone.
const LAYERS: [&str; 7] = ["", "/data", "/Data", "/data/response", "/data/attributes", "/response", "/attributes"];

fn status(body: &Value) -> Option<Status> {
    gateway::recognize(&gateway::unwrapped(support::value(body)), UrlPolicy::Public)?.0.status
}

#[test]
fn a_success_word_of_an_envelope_is_not_paid() {
    let mut tried = 0;
    for fixture in fixture::gateways().into_iter().flat_map(fixture::payloads) {
        let payload = &fixture.order["pg_payment_info"];
        if status(payload) == Some(Status::Paid) {
            continue;
        }
        for layer in LAYERS {
            let Some(object) = payload.pointer(layer).and_then(Value::as_object) else { continue };
            // SingaPay's wallets use `success` for paid.
            let wallet = object.contains_key("checkout_url_app");
            for (key, word) in envelopes().into_iter().filter(|(_, word)| !wallet || word != "success") {
                let mut joined = payload.clone();
                joined.pointer_mut(layer).expect("the same object")[key] = word.clone();
                for body in [joined.clone(), joined.pointer(layer).expect("the same object").clone()] {
                    assert_ne!(status(&body), Some(Status::Paid), "{} with {key}: {word} in {layer:?}", fixture.name);
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 5000, "{tried}");
}

/// Objects of merchants' backends and of gateways' other products, which have some fields of a payment.
fn foreign() -> Vec<Value> {
    let jsonapi = |kind: &str, id: &str| {
        json!({ "data": { "id": id, "type": kind, "attributes": { "status": "completed", "referenceId": "1",
            "amount": "147000.0" } } })
    };
    let snap = |service: &str| {
        json!({ "responseCode": format!("200{service}00"), "originalPartnerReferenceNo": "1",
            "beneficiaryAccountNo": "1234567890", "amount": { "value": "147000.00", "currency": "IDR" },
            "latestTransactionStatus": "00" })
    };
    vec![
        json!({ "status": "success", "qr_data": support::orders::QRIS, "amount": 147_000 }),
        json!({ "status": "success", "reff_no": "INV-1", "payment_url": "https://bayar.example/1" }),
        json!({ "status": "success", "id": 1, "reff_no": "INV-1", "payment_url": "https://bayar.example/1" }),
        json!({ "status": "success", "reff_no": "INV-1" }),
        json!({ "status": "success", "provider_transaction_id": "1" }),
        json!({ "id": "ord_77", "status": "completed" }),
        json!({ "order_id": "ord_77", "status": "completed", "items": [] }),
        json!({ "id": "pay_77", "status": "completed" }),
        json!({ "payment_id": "pay_77", "status": "completed" }),
        json!({ "qr_code_string": support::orders::QRIS, "status": "completed" }),
        json!({ "bank_type": "BCA", "status": "completed" }),
        json!({ "unique_amount": 147_123, "status": "paid" }),
        json!({ "pay_number": "0172060", "status": "completed" }),
        jsonapi("disbursement", "disbursement_1"),
        jsonapi("disbursement", "contract_1"),
        jsonapi("orders", "1"),
        json!({ "trx_id": "TRX-1", "reference_id": "INV-1", "status_code": 1, "message": "created" }),
        json!({ "trx_id": "TRX-1", "via": "va", "channel": "bca", "payment_no": "1234567890", "status": 1 }),
        json!({ "callback_virtual_account_id": "", "payment_id": "", "amount": 147_000 }),
        json!({ "callback_virtual_account_id": "1", "payment_id": "", "bank_code": "BCA", "external_id": "1",
            "account_number": "1234567890", "status": "ACTIVE" }),
        json!({ "fixed_payment_code_payment_id": "", "payment_id": "1", "payment_code": "TEST892185" }),
        json!({ "payment_session_id": "ps-1", "session_type": "AUTHORIZATION", "status": "COMPLETED" }),
        json!({ "payment_session_id": "ps-1", "session_type": "PAY", "capture_method": "MANUAL", "status": "COMPLETED" }),
        json!({ "merchantOrderId": "1", "reference": "D1", "amount": "147000", "statusCode": "00", "token": "x" }),
        json!({ "merchantOrderId": "1", "reference": "D1", "amount": "147000", "statusCode": "00",
            "payment_code": "7001234567890" }),
        json!({ "merchantCode": "D1", "reference": "D1", "amount": "147000", "vaNumber": "7001234567890",
            "resultCode": "00" }),
        snap("17"),
        snap("36"),
        snap("39"),
        snap("42"),
    ]
}

#[test]
fn an_object_resembling_a_gateways_message_is_not_paid() {
    for body in foreign() {
        for body in [
            json!({ "success": true, "data": body.clone() }),
            json!({ "event": "payment", "data": [body.clone()] }),
            body,
        ] {
            assert_ne!(status(&body), Some(Status::Paid), "{body}");
        }
    }
}
