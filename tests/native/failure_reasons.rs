//! The reason for a failed attempt, from every gateway's own words, and the advice to the buyer.

use crate::support::{
    orders,
    widget::{self, Widget, in_english, ok, page},
};
use scalev_checkout::session::Session;
use serde_json::{Value, json};

/// The beginnings of the sentences.
const BALANCE: &str = "Saldo tidak cukup.";
const LIMIT: &str = "Melebihi batas transaksi.";
const TIME: &str = "Tidak dikonfirmasi tepat waktu.";
const REFUSED: &str = "Pembayaran ditolak atau dibatalkan.";
const TROUBLE: &str = "Bank atau aplikasinya sedang terganggu.";
const UNSAID: &str = "Pesanan";

fn midtrans(more: Value) -> Value {
    merged(
        json!({ "transaction_status": "deny", "payment_type": "gopay", "gross_amount": "147000.00", "order_id": "I-1" }),
        more,
    )
}

fn xendit(code: &str) -> Value {
    json!({ "id": "pr-1", "status": "FAILED", "amount": 147_000, "currency": "IDR", "failure_code": code,
        "payment_method": { "type": "EWALLET", "reusability": "ONE_TIME_USE", "ewallet": { "channel_code": "DANA",
            "channel_properties": {} } } })
}

fn merged(mut value: Value, more: Value) -> Value {
    let fields = more.as_object().expect("an object").clone();
    value.as_object_mut().expect("an object").extend(fields);
    value
}

/// Checks that the attempt has failed and that the screen's story begins with `begins`.
fn check(payload: &Value, begins: &str) {
    let mut widget = Widget::of(Session::new(Ok(widget::backend()), page()));
    widget.answer(ok(payload));
    let screen = widget.screen();
    assert_eq!(widget.state(), "failed", "{payload}");
    let story = screen.story.expect("a story");
    assert!(story.starts_with(begins), "{payload}: {story}");
    assert!(story.contains("masih bisa dibayar") && story.contains("Jangan ulangi: simpan bukti"), "{story}");
}

#[test]
fn xendit_codes_have_their_reasons() {
    let table = [
        ("INSUFFICIENT_BALANCE", BALANCE),
        ("MAXIMUM_LIMIT_REACHED", LIMIT),
        ("MAX_AMOUNT_LIMIT_ERROR", LIMIT),
        ("USER_DECLINED_PAYMENT", REFUSED),
        ("USER_DECLINED_THE_TRANSACTION", REFUSED),
        ("USER_DID_NOT_AUTHORIZE_THE_PAYMENT", TIME),
        ("USER_UNREACHABLE", TIME),
        ("PAYMENT_REQUEST_EXPIRED", TIME),
        ("ACCOUNT_ACCESS_BLOCKED", REFUSED),
        ("INVALID_ACCOUNT_DETAILS", REFUSED),
        ("DECLINED_BY_ISSUER", REFUSED),
        ("DECLINED_BY_PROCESSOR", REFUSED),
        ("EXPIRED_CARD", REFUSED),
        ("STOLEN_CARD", REFUSED),
        ("AUTHENTICATION_FAILED", REFUSED),
        ("CHANNEL_UNAVAILABLE", TROUBLE),
        ("ISSUER_UNAVAILABLE", TROUBLE),
        ("PROCESSOR_ERROR", TROUBLE),
        ("SERVER_ERROR", TROUBLE),
        ("PAYMENT_REQUEST_RATE_LIMITED", TROUBLE),
        ("UNHEARD_OF", UNSAID),
    ];
    for (code, begins) in table {
        check(&xendit(code), begins);
    }
}

#[test]
fn midtrans_messages_and_bank_codes_have_their_reasons() {
    let table = [
        (json!({ "status_message": "Insufficient balance" }), BALANCE),
        (json!({ "channel_response_message": "Dana / limit tidak mencukupi" }), BALANCE),
        (json!({ "channel_response_code": "51", "channel_response_message": "Denied" }), BALANCE),
        (json!({ "channel_response_code": "61", "channel_response_message": "Denied" }), LIMIT),
        (json!({ "channel_response_code": "05", "channel_response_message": "Do not honour" }), REFUSED),
        (json!({ "channel_response_code": "54", "channel_response_message": "Expired Card" }), REFUSED),
        (json!({ "channel_response_code": "91", "channel_response_message": "" }), TROUBLE),
        (json!({ "channel_response_code": "403XX14", "channel_response_message": "" }), UNSAID),
        (json!({ "status_message": "Transaction limit exceeded" }), LIMIT),
        (json!({ "status_message": "Payment time limit exceeded" }), TIME),
        (json!({ "status_message": "Melebihi batas waktu pembayaran" }), TIME),
        (json!({ "status_message": "PIN attempts exceeded" }), REFUSED),
        (json!({ "status_message": "Untuk sementara waktu layanan tidak dapat digunakan" }), TROUBLE),
        (json!({ "status_message": "Transaksi gagal, saldo Anda tidak terpotong" }), UNSAID),
        (json!({ "status_message": "Transaction timeout" }), TIME),
        (json!({ "status_code": "202", "status_message": "Transaction is denied by FDS" }), REFUSED),
        (json!({ "status_code": "200", "status_message": "Success, transaction is found" }), UNSAID),
    ];
    for (more, begins) in table {
        check(&midtrans(more), begins);
    }
}

#[test]
fn messages_of_other_gateways_have_their_reasons() {
    let durianpay = |reason: Value| {
        json!({ "data": { "id": "pay_1", "order_id": "ord_1", "status": "failed", "amount": "147000.00", "payment_detail_type":
            "ewallet_details", "failure_reason": reason } })
    };
    let duitku = |message: &str| json!({ "merchantCode": "DS1", "reference": "D1", "statusCode": "99", "statusMessage": message, "amount": "147000" });
    let snap = |words: &str| {
        json!({ "responseCode": "2005500", "latestTransactionStatus": "06", "transactionStatusDesc": words,
            "originalPartnerReferenceNo": "1", "transAmount": { "value": "147000.00", "currency": "IDR" } })
    };
    let doku = |message: &str| {
        json!({ "order": { "invoice_number": "I-1", "amount": 147_000 }, "transaction": { "status": "FAILED",
            "original_request_id": "1" }, "service": { "id": "EMONEY" }, "acquirer": { "id": "OVO" }, "channel": { "id": "EMONEY_OVO" },
            "emoney_payment": { "response_code": "ER", "response_message": message } })
    };
    let table = [
        (durianpay(json!("Insufficient funds in the wallet")), BALANCE),
        (durianpay(json!({ "code": "DP_LIMIT", "message": "Daily limit exceeded" })), LIMIT),
        (duitku("Saldo tidak cukup"), BALANCE),
        (duitku("Transaksi ditolak oleh bank"), REFUSED),
        (snap("Insufficient Funds"), BALANCE),
        (snap("Timed out"), TIME),
        (snap("Failed"), UNSAID),
        (doku("PUSH TO PAY TIMEOUT"), TIME),
    ];
    for (payload, begins) in table {
        check(&payload, begins);
    }
}

/// SNAP answers a failed debit with a code that joins an HTTP status, a service and a case.
#[test]
fn snap_refusals_inside_an_order_have_their_reasons() {
    let table = [
        ("4035414", "Insufficient Funds", BALANCE),
        ("4035402", "Exceeds Transaction Amount Limit", LIMIT),
        ("4035405", "Do Not Honor", REFUSED),
        ("5045400", "Timeout", TROUBLE),
    ];
    for (code, message, begins) in table {
        let info = json!({ "responseCode": code, "responseMessage": message });
        let widget = Widget::answered(&orders::with(orders::order("dana"), "/pg_payment_info", info));
        assert_eq!(widget.state(), "failed", "{code}");
        let story = widget.screen().story.unwrap_or_default();
        assert!(story.starts_with(begins), "{code}: {story}");
    }
}

#[test]
fn only_a_failed_attempt_has_a_reason() {
    let order = orders::with(
        orders::order("gopay"),
        "/pg_payment_info",
        midtrans(json!({
            "transaction_status": "pending", "status_message": "Insufficient balance",
            "actions": [{ "name": "deeplink-redirect", "method": "GET", "url": "https://gopay.example/pay" }],
        })),
    );
    let widget = Widget::answered(&order);
    assert_eq!((widget.state(), widget.screen().story), ("unpaid", None));
    let failed =
        orders::with(orders::order("gopay"), "/pg_payment_info", midtrans(json!({ "status_message": "limit" })));
    assert!(in_english(&failed).story.is_some_and(|story| story.starts_with("It is above the transaction limit.")));
}

#[test]
fn a_reason_is_searched_in_six_objects_within_each_other() {
    for (around, begins) in [(4, BALANCE), (5, UNSAID)] {
        let inner = json!({ "failure_code": "INSUFFICIENT_BALANCE" });
        let detail = (0..around).fold(inner, |inner, _| json!({ "detail": inner }));
        check(&midtrans(json!({ "detail": detail })), begins);
    }
}
