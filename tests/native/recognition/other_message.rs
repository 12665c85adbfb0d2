//! Messages of gateways that are not about the payment of an order.

use super::{WRAPPINGS, document};
use scalev_checkout::{gateway, value::UrlPolicy};
use serde_json::{Value, json};

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
