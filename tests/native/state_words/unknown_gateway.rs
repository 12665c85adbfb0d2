//! Payloads of gateways that the widget does not know.

use scalev_checkout::{gateway, value::UrlPolicy};
use serde_json::{Value, json};

#[test]
fn an_ended_payment_of_an_unknown_gateway_is_not_shown() {
    let offers = |more: Value| {
        let mut body =
            json!({ "va_number": "381659990000525", "amount": 147_000, "payment_url": "https://x.example/1" });
        body.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        gateway::recognize(&crate::support::value(&body), UrlPolicy::Public).is_some()
    };
    let keys =
        ["status", "payment_status", "paymentStatus", "transaction_status", "va_status", "order_status", "state"];
    for key in keys {
        for word in ["pending", "UNPAID", "created", "success", "ACTIVE", "?", ""] {
            assert!(offers(json!({ key: word })), "{key}: {word}");
        }
        for word in ["paid", "SETTLED", "complete", "COMPLETED", "Expired", "cancelled", "canceled", "failed", "closed"]
        {
            assert!(!offers(json!({ key: word })), "{key}: {word}");
        }
        for word in ["Terbayar", "Sudah Dibayar", "SUCCEEDED", "captured", "used", "deleted", "hangus"] {
            assert!(!offers(json!({ key: word })), "{key}: {word}");
        }
        for word in ["rejected", "DECLINED", "deny", "ditolak", "refund", "chargeback"] {
            assert!(!offers(json!({ key: word })), "{key}: {word}");
        }
        assert!(offers(json!({ key: "Belum Dibayar" })), "{key}");
    }
    let answers = [
        (json!(false), json!(true)),
        (json!("false"), json!("true")),
        (json!(0), json!(1)),
        (json!("no"), json!("Yes")),
    ];
    for (no, yes) in answers {
        for flag in ["already_paid", "is_paid", "paid", "is_expired", "expired", "is_disabled"] {
            assert!(offers(json!({ flag: no })) && !offers(json!({ flag: yes })), "{flag}: {yes}");
        }
        for flag in ["requires_payment", "is_active", "active", "isActive"] {
            assert!(offers(json!({ flag: yes })) && !offers(json!({ flag: no })), "{flag}: {no}");
        }
    }
    for key in ["paid_at", "paidAt", "successTime", "payment_date", "datetime_payment"] {
        for none in [json!(null), json!(""), json!(0), json!("0001-01-01T00:00:00Z"), json!("0000-00-00 00:00:00")] {
            assert!(offers(json!({ key: none.clone() })), "{key}: {none}");
        }
        for moment in [json!("2026-11-20 15:00:44"), json!(1_795_161_644), json!("20261120150948")] {
            assert!(!offers(json!({ key: moment.clone() })), "{key}: {moment}");
        }
    }
}
