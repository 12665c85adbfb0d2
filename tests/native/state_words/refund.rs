//! Refunds, whole and partial.

use super::{CHECKED, PAID, REFUNDED, status};
use serde_json::{Value, json};

#[test]
fn a_doku_refund_is_not_paid() {
    let status_of = |kind: &str| {
        status(&json!({ "order": { "invoice_number": "1" }, "transaction": { "status": "SUCCESS", "type": kind } }))
    };
    assert_eq!(
        (status_of("SALE"), status_of("REFUND"), status_of("VOID"), status_of("Authorize")),
        (PAID, REFUNDED, REFUNDED, CHECKED)
    );
    let mut paid =
        json!({ "order": { "invoice_number": "1" }, "transaction": { "status": "SUCCESS" }, "refund": null });
    assert_eq!(status(&paid), PAID);
    paid["refund"] = json!({ "status": "FAILED", "type": "FULL_REFUND" });
    assert_eq!(status(&paid), PAID);
    paid["refund"]["status"] = json!("SUCCESS");
    assert_eq!(status(&paid), REFUNDED);
}

#[test]
fn a_partial_refund_leaves_the_payment_paid() {
    let doku = |kind: Value| {
        let refund = json!({ "status": "Success", "type": kind, "amount": 47_000 });
        status(&json!({ "order": { "invoice_number": "1" }, "refund": refund }))
    };
    let durianpay = |kind: &str| status(&json!({ "id": "rfn_1", "refund_type": kind, "status": "done" }));
    for kind in [json!("FULL_REFUND"), json!("MANUAL_FULL_REFUND"), json!("VOID"), json!("REFUND"), json!(null)] {
        assert_eq!(doku(kind.clone()), REFUNDED, "{kind}");
    }
    for kind in ["PARTIAL_REFUND", "manual_partial_refund"] {
        assert_eq!(doku(json!(kind)), PAID, "{kind}");
    }
    assert_eq!((durianpay("full"), durianpay("FULL"), durianpay("partial")), (REFUNDED, REFUNDED, PAID));
}
