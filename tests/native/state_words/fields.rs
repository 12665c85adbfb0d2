//! States that are decided by other fields than the word.

use super::{CHECKED, CLOSED, ENDED, EXPIRED, FAILED, PAID, REFUNDED, UNPAID, status};
use scalev_checkout::{gateway, payment::Instruction, value::UrlPolicy};
use serde_json::{Value, json};

#[test]
fn a_message_without_a_word_can_be_the_payment() {
    let account = json!({ "callback_virtual_account_id": "1", "payment_id": "2", "external_id": "3",
        "account_number": "999939380502", "bank_code": "BNC", "amount": 147_000 });
    let snap = json!({ "partnerServiceId": "   19008", "virtualAccountNo": "   19008147", "trxId": "1",
        "paymentRequestId": "2", "paidAmount": { "value": "147000.00", "currency": "IDR" } });
    assert_eq!((status(&account), status(&snap)), (PAID, PAID));
    let created =
        json!({ "external_id": "3", "account_number": "999939380502", "bank_code": "BNC", "status": "ACTIVE" });
    let mut unpaid = snap.clone();
    unpaid["paidAmount"]["value"] = json!("0.00");
    assert_eq!((status(&created), status(&unpaid)), (UNPAID, None));
}

#[test]
fn a_duitku_code_with_a_link_or_number_is_not_paid() {
    let check = json!({ "merchantOrderId": "1", "reference": "D1", "amount": "147000", "statusCode": "00" });
    let with = |key: &str, value: Value| {
        let mut body = check.clone();
        body[key] = value;
        status(&body)
    };
    assert_eq!(status(&check), PAID);
    for key in ["paymentUrl", "payment_url", "link", "vaNumber", "va_number", "qrString", "qris", "accountNumber"] {
        assert_eq!(with(key, json!("7007014004420147")), UNPAID, "{key}");
    }
    assert_eq!((with("reference", Value::Null), with("amount", Value::Null)), (None, None));
    let pending =
        json!({ "merchantOrderId": "1", "reference": "D1", "statusCode": "01", "payment_url": "https://x.example/1" });
    assert_eq!(status(&pending), UNPAID);
    let redirect = json!({ "merchantOrderId": "1", "reference": "D1", "resultCode": "00", "paymentCode": "BC" });
    assert_eq!(status(&redirect), CHECKED);
}

#[test]
fn a_payment_callback_offers_no_instruction() {
    for body in [
        json!({ "fixed_payment_code_payment_id": "1", "fixed_payment_code_id": "2", "payment_code": "TEST892185",
            "retail_outlet_name": "ALFAMART", "amount": 147_000, "status": "?" }),
        json!({ "id": "qrpy_1", "qr_id": "qr_1", "reference_id": "1", "channel_code": "ID_DANA", "amount": 147_000,
            "qr_string": crate::support::orders::QRIS, "status": "?" }),
        json!({ "merchantCode": "D1", "amount": "147000", "merchantOrderId": "1", "reference": "D1", "signature": "x",
            "vaNumber": "7007014004420147", "resultCode": "02" }),
    ] {
        let (reading, _) = gateway::recognize(&crate::support::value(&body), UrlPolicy::Public).expect("a payment");
        assert_eq!((reading.status, reading.instruction), (None, Instruction::Hosted(None)), "{body}");
    }
}

#[test]
fn flags_and_counts_take_precedence_over_the_stored_word() {
    let singapay = |more: Value| {
        let mut data = json!({ "id": 103, "reff_no": "1", "status": "active", "payment_url": "https://x.example/1" });
        data.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        status(&json!({ "status": 200, "success": true, "data": data }))
    };
    assert_eq!(singapay(json!({ "is_expired": true })), EXPIRED);
    assert_eq!(singapay(json!({ "is_expired": true, "status": "paid" })), PAID);
    assert_eq!(singapay(json!({ "max_usage": 1, "current_usage": 1 })), ENDED);
    assert_eq!(singapay(json!({ "max_usage": 2, "current_usage": 1 })), UNPAID);
    assert_eq!(singapay(json!({ "max_usage": 0, "current_usage": 0 })), UNPAID);
    assert_eq!(singapay(json!({ "max_usage": "1", "current_usage": "1" })), ENDED);
    for flag in [json!(1), json!("1"), json!("true")] {
        assert_eq!(singapay(json!({ "is_expired": flag })), EXPIRED, "{flag}");
    }
    for flag in [json!(0), json!("0"), json!("false"), json!(""), Value::Null] {
        assert_eq!(singapay(json!({ "is_expired": flag })), UNPAID, "{flag}");
    }
    let ipaymu = |flag: Value| {
        status(
            &json!({ "trx_id": "1", "sid": "1", "via": "qris", "status": "berhasil", "status_code": "1", "is_refund": flag }),
        )
    };
    for (given_back, kept) in [("1", "0"), ("true", "false"), (" True ", ""), (" 1", "none")] {
        assert_eq!((ipaymu(given_back.into()), ipaymu(kept.into())), (REFUNDED, PAID), "{given_back}");
    }
    assert_eq!((ipaymu(true.into()), ipaymu(1.into())), (REFUNDED, REFUNDED));
    assert_eq!((ipaymu(false.into()), ipaymu(0.into()), ipaymu(Value::Null)), (PAID, PAID, PAID));
    let durianpay = |paid: bool, disabled: bool| {
        let account = json!({ "account_number": "190061002000456", "is_paid": paid, "is_disabled": disabled });
        status(&json!({ "data": { "virtual_account": account } }))
    };
    assert_eq!(durianpay(false, false), UNPAID);
    assert_eq!((durianpay(true, true), durianpay(true, false), durianpay(false, true)), (PAID, PAID, ENDED));
    let paymenku = |active: Value| {
        status(&json!({ "data": { "va_number": "381659990000525", "channel_code": "bca_va", "is_active": active } }))
    };
    for (active, ended) in [(json!(true), json!(false)), (json!("1"), json!("0")), (json!(1), json!(0))] {
        assert_eq!((paymenku(active), paymenku(ended)), (UNPAID, ENDED));
    }
}

#[test]
fn a_durianpay_order_is_read_with_its_payments() {
    let order = |word: &str, payments: &[&str]| {
        let payments: Vec<Value> = payments.iter().map(|word| json!({ "id": "pay_1", "status": word })).collect();
        status(&json!({ "data": { "id": "ord_1", "order_ref_id": "1", "status": word, "payments": payments } }))
    };
    assert_eq!((order("started", &[]), order("started", &["started"])), (UNPAID, UNPAID));
    assert_eq!((order("started", &["failed"]), order("started", &["failed", "processing"])), (FAILED, UNPAID));
    assert_eq!(order("started", &["failed", "completed"]), CHECKED);
    assert_eq!((order("completed", &["failed", "completed"]), order("expired", &["failed"])), (PAID, EXPIRED));
    let payment = |word: &str, order: &str| {
        status(&json!({ "data": { "id": "pay_1", "status": word, "order": { "id": "ord_1", "status": order } } }))
    };
    for word in ["cancelled", "expired", "failed", "started", "completed"] {
        assert_eq!(payment(word, "completed"), PAID, "{word}");
    }
    assert_eq!(payment("refunded", "completed"), REFUNDED);
    let refunded =
        json!({ "id": "pay_1", "status": "completed", "refund": { "status": "done", "refund_type": "full" } });
    assert_eq!((status(&refunded), status(&json!({ "data": refunded }))), (REFUNDED, REFUNDED));
    assert_eq!((payment("cancelled", "started"), payment("processing", "started")), (CLOSED, UNPAID));
}
