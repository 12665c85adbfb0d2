//! Every gateway's words for the state, as its documentation lists them, in the messages in which they come.

use scalev_checkout::{
    gateway,
    payment::{instruction::Instruction, status::Status},
    value::link::UrlPolicy,
};
use serde_json::{Value, json};

const UNPAID: Option<Status> = Some(Status::Unpaid);
const CHECKED: Option<Status> = Some(Status::Processing);
const PAID: Option<Status> = Some(Status::Paid);
const EXPIRED: Option<Status> = Some(Status::Expired);
const CLOSED: Option<Status> = Some(Status::Closed);
const ENDED: Option<Status> = Some(Status::Ended);
const REFUNDED: Option<Status> = Some(Status::Refunded);
const FAILED: Option<Status> = Some(Status::Failed);

/// A message with a word in it, and the meaning of each word; words are parted by blanks.
struct Row {
    message: &'static str,
    body: fn(&str) -> Value,
    words: &'static [(&'static str, Option<Status>)],
}

const ROWS: &[Row] = &[
    Row {
        message: "Midtrans, not in doubt",
        body: |word| json!({ "status_code": "200", "transaction_status": word, "fraud_status": "accept", "payment_type": "qris" }),
        words: &[
            ("pending", UNPAID),
            ("authorize", CHECKED),
            ("settlement capture partial_refund partial_chargeback", PAID),
            ("expire expired", EXPIRED),
            ("cancel", CLOSED),
            ("refund chargeback", REFUNDED),
            ("deny failure", FAILED),
        ],
    },
    Row {
        message: "Midtrans, in few fields",
        body: |word| json!({ "status_code": "200", "order_id": "1", "transaction_status": word }),
        words: &[("pending", UNPAID), ("settlement", PAID), ("expire", EXPIRED), ("deny", FAILED)],
    },
    Row {
        message: "Midtrans, in doubt",
        body: |word| json!({ "transaction_status": word, "fraud_status": "challenge", "payment_type": "credit_card" }),
        words: &[("capture", CHECKED), ("settlement", PAID), ("deny", FAILED)],
    },
    Row {
        message: "Midtrans, found to be a fraud",
        body: |word| json!({ "transaction_status": word, "fraud_status": "deny", "payment_type": "credit_card" }),
        words: &[("capture deny", FAILED), ("settlement", PAID)],
    },
    Row {
        message: "Midtrans, not yet looked at",
        body: |word| json!({ "transaction_status": word, "payment_type": "credit_card" }),
        words: &[("capture", CHECKED)],
    },
    Row {
        message: "Xendit, payment request v2",
        body: |word| {
            json!({ "id": "pr-1", "status": word,
            "payment_method": { "type": "VIRTUAL_ACCOUNT", "status": "EXPIRED", "virtual_account": {} } })
        },
        words: &[
            ("pending requires_action", UNPAID),
            ("awaiting_capture", CHECKED),
            ("succeeded", PAID),
            ("expired", EXPIRED),
            ("canceled voided", CLOSED),
            ("failed", FAILED),
            ("unknown active inactive", None),
        ],
    },
    Row {
        message: "Xendit, a payment method by itself",
        body: |word| json!({ "id": "pm-1", "type": "QR_CODE", "reusability": "ONE_TIME_USE", "status": word, "qr_code": {} }),
        words: &[
            ("active pending", UNPAID),
            ("expired", EXPIRED),
            ("inactive", ENDED),
            ("failed", FAILED),
            ("succeeded", None),
        ],
    },
    Row {
        message: "Xendit, webhook of a payment request v2",
        body: |word| {
            json!({ "event": "payment.awaiting_capture", "data": { "id": "crd-1", "payment_request_id": "pr-1",
            "payment_method": { "id": "pm-1", "type": "CARD", "status": "ACTIVE" }, "amount": 147_000, "status": word } })
        },
        words: &[("awaiting_capture", CHECKED), ("succeeded", PAID), ("failed", FAILED), ("active", None)],
    },
    Row {
        message: "Xendit, payment request v2 by the library for Node",
        body: |word| {
            json!({ "id": "pr-1", "status": word,
            "paymentMethod": { "type": "VIRTUAL_ACCOUNT", "status": "EXPIRED", "virtualAccount": {} } })
        },
        words: &[
            ("pending requires_action", UNPAID),
            ("succeeded", PAID),
            ("expired", EXPIRED),
            ("canceled", CLOSED),
            ("failed", FAILED),
        ],
    },
    Row {
        message: "Xendit, refund",
        body: |word| {
            json!({ "event": "refund.succeeded", "data": { "id": "rfd-1", "payment_id": "py-1",
            "payment_request_id": "pr-1", "channel_code": "DANA", "amount": 147_000, "status": word } })
        },
        words: &[("succeeded", REFUNDED), ("pending failed cancelled", None)],
    },
    Row {
        message: "Xendit, refund of a part",
        body: |word| {
            json!({ "event": "refund.succeeded", "business_id": "1", "data": { "payment_request_id": "pr-1",
            "channel_code": "DANA", "request_amount": 147_000, "status": word } })
        },
        words: &[("succeeded", REFUNDED), ("pending failed", None)],
    },
    Row {
        message: "Xendit, refund of a wallet's charge",
        body: |word| json!({ "id": "ewr_1", "charge_id": "ewc_1", "channel_code": "ID_DANA", "capture_amount": 147_000, "status": word }),
        words: &[("succeeded", REFUNDED), ("pending failed", None)],
    },
    Row {
        message: "Xendit, payment request v3",
        body: |word| json!({ "payment_request_id": "pr-1", "channel_code": "QRIS", "status": word, "actions": [] }),
        words: &[
            ("requires_action accepting_payments pending", UNPAID),
            ("authorized", CHECKED),
            ("succeeded", PAID),
            ("expired", EXPIRED),
            ("canceled", CLOSED),
            ("failed", FAILED),
        ],
    },
    Row {
        message: "Xendit, webhook of a payment",
        body: |word| {
            json!({ "event": "payment.capture", "data": { "payment_id": "py-1", "payment_request_id": "pr-1",
            "channel_code": "QRIS", "request_amount": 147_000, "status": word } })
        },
        words: &[("succeeded", PAID), ("authorized", CHECKED), ("failed", FAILED), ("capture", None)],
    },
    Row {
        message: "Xendit, payment session",
        body: |word| json!({ "payment_session_id": "ps-1", "session_type": "PAY", "status": word }),
        words: &[
            ("active", UNPAID),
            ("completed", PAID),
            ("expired", EXPIRED),
            ("canceled", CLOSED),
            ("succeeded", None),
        ],
    },
    Row {
        message: "Xendit, session that only saves a card",
        body: |word| json!({ "payment_session_id": "ps-1", "session_type": "SAVE", "status": word }),
        words: &[("active completed expired", None)],
    },
    Row {
        message: "Xendit, invoice",
        body: |word| json!({ "invoice_url": "https://checkout.xendit.co/web/1", "status": word }),
        words: &[("pending", UNPAID), ("paid settled", PAID), ("expired", EXPIRED), ("completed", None)],
    },
    Row {
        message: "Xendit, invoice by the library for Node",
        body: |word| json!({ "externalId": "1", "invoiceUrl": "https://checkout.xendit.co/web/1", "status": word }),
        words: &[("pending", UNPAID), ("paid settled", PAID), ("expired", EXPIRED), ("completed", None)],
    },
    Row {
        message: "Xendit, invoice by the library for Node, in few fields",
        body: |word| json!({ "invoiceUrl": "https://checkout-staging.xendit.co/web/1", "amount": 147_000, "status": word }),
        words: &[("pending", UNPAID), ("paid settled", PAID), ("expired", EXPIRED), ("completed", None)],
    },
    Row {
        message: "Xendit, callback of an invoice",
        body: |word| json!({ "external_id": "1", "user_id": "1", "is_high": true, "merchant_name": "Toko", "status": word }),
        words: &[("paid settled", PAID), ("expired", EXPIRED)],
    },
    Row {
        message: "Xendit, older virtual account",
        body: |word| json!({ "external_id": "1", "bank_code": "BCA", "account_number": "1076600001234", "status": word }),
        words: &[("pending active", UNPAID), ("inactive", ENDED), ("completed succeeded paid", None)],
    },
    Row {
        message: "Xendit, older shop code",
        body: |word| json!({ "external_id": "1", "retail_outlet_name": "ALFAMART", "payment_code": "TEST56147", "status": word }),
        words: &[("active", UNPAID), ("inactive", ENDED)],
    },
    Row {
        message: "Xendit, callback of a shop code",
        body: |word| json!({ "fixed_payment_code_payment_id": "1", "fixed_payment_code_id": "2", "status": word }),
        words: &[("completed", PAID), ("new", None)],
    },
    Row {
        message: "Xendit, QR code",
        body: |word| json!({ "id": "qr_1", "reference_id": "1", "channel_code": "ID_XENDIT", "qr_string": "x", "status": word }),
        words: &[("active", UNPAID), ("inactive", ENDED), ("succeeded completed", None)],
    },
    Row {
        message: "Xendit, payment of a QR code",
        body: |word| json!({ "event": "qr.payment", "data": { "id": "qrpy_1", "qr_id": "qr_1", "reference_id": "1", "status": word } }),
        words: &[("succeeded completed", PAID), ("failed", FAILED), ("active", None)],
    },
    Row {
        message: "Xendit, older payment of a QR code",
        body: |word| json!({ "event": "qr.payment", "id": "qrpy_1", "qr_code": { "external_id": "1" }, "status": word }),
        words: &[("completed", PAID)],
    },
    Row {
        message: "Xendit, charge of a wallet",
        body: |word| json!({ "id": "ewc_1", "channel_code": "ID_DANA", "charge_amount": 147_000, "actions": {}, "status": word }),
        words: &[
            ("pending", UNPAID),
            ("succeeded", PAID),
            ("voided", CLOSED),
            ("expired", EXPIRED),
            ("refunded", REFUNDED),
            ("failed", FAILED),
        ],
    },
    Row {
        message: "Xendit, direct debit",
        body: |word| json!({ "id": "ddpy-1", "channel_code": "DC_BRI", "required_action": "VALIDATE_OTP", "status": word }),
        words: &[("pending", UNPAID), ("succeeded", PAID), ("failed", FAILED), ("validate_otp", None)],
    },
    Row {
        message: "Xendit, paylater",
        body: |word| json!({ "id": "plc_1", "channel_code": "ID_KREDIVO", "checkout_method": "ONE_TIME_PAYMENT", "status": word }),
        words: &[
            ("pending", UNPAID),
            ("succeeded", PAID),
            ("voided", CLOSED),
            ("refunded", REFUNDED),
            ("failed", FAILED),
        ],
    },
    Row {
        message: "Duitku, inquiry",
        body: |word| json!({ "merchantCode": "DXXXX", "reference": "DXXXX1", "paymentUrl": "https://x.example/1", "statusCode": word }),
        words: &[("00 0", UNPAID), ("01 02 03 -1 15", FAILED)],
    },
    Row {
        message: "Duitku, check",
        body: |word| json!({ "merchantOrderId": "1", "reference": "DXXXX1", "amount": "147000", "statusCode": word }),
        words: &[("00 0", PAID), ("01 1", UNPAID), ("02 2", CLOSED), ("03", None)],
    },
    Row {
        message: "Duitku, callback",
        body: |word| {
            json!({ "merchantCode": "DXXXX", "amount": "147000", "merchantOrderId": "1", "reference": "DXXXX1",
            "signature": "x", "resultCode": word })
        },
        words: &[("00 0", PAID), ("01 1", FAILED), ("02", None)],
    },
    Row {
        message: "Duitku, redirect",
        body: |word| json!({ "merchantOrderId": "1", "reference": "DXXXX1", "resultCode": word }),
        words: &[("00", CHECKED), ("01", UNPAID), ("02", CLOSED)],
    },
    Row {
        message: "iPaymu, check",
        body: |word| {
            json!({ "Status": 200, "Success": true, "Message": "success",
            "Data": { "TransactionId": 71541, "SessionId": "1", "PaidStatus": "?", "Status": word } })
        },
        words: &[
            ("0", UNPAID),
            ("1 6 7", PAID),
            ("-2", EXPIRED),
            ("2", CLOSED),
            ("3", REFUNDED),
            ("4 5", FAILED),
            ("200 8", None),
        ],
    },
    Row {
        message: "iPaymu, callback with a code",
        body: |word| json!({ "trx_id": 1, "sid": "1", "via": "va", "status": "?", "status_code": word }),
        words: &[("0", UNPAID), ("1 6 7", PAID), ("-2", EXPIRED), ("2", CLOSED), ("3", REFUNDED), ("4 5", FAILED)],
    },
    Row {
        message: "iPaymu, callback with another key",
        body: |word| json!({ "trx_id": 1, "sid": "1", "via": "va", "transaction_status_code": word }),
        words: &[("1", PAID), ("-2", EXPIRED)],
    },
    Row {
        message: "iPaymu, callback with a word alone",
        body: |word| json!({ "trx_id": 1, "sid": "1", "via": "va", "settlement_status": "settled", "status": word }),
        words: &[("pending", UNPAID), ("berhasil", PAID), ("expired", EXPIRED), ("gagal", FAILED), ("settled", None)],
    },
    Row {
        message: "SingaPay, stored",
        body: |word| json!({ "status": 200, "success": true, "data": { "id": 103, "reff_no": "1", "status": word } }),
        words: &[
            ("open active pending", UNPAID),
            ("success paid", PAID),
            ("expired", EXPIRED),
            ("canceled", CLOSED),
            ("closed inactive", ENDED),
            ("failed", FAILED),
            ("SP000 200", None),
        ],
    },
    Row {
        message: "SingaPay, computed",
        body: |word| json!({ "success": true, "data": { "payment_url": "https://x.example/1", "status": "open", "status_computed": word } }),
        words: &[("open", UNPAID), ("success", PAID), ("expired", EXPIRED), ("canceled", CLOSED), ("failed", FAILED)],
    },
    Row {
        message: "SingaPay, card",
        body: |word| {
            json!({ "response_code": "SP000", "data": { "transaction_id": "1", "provider_transaction_id": "2",
            "amount": { "value": "147000.00", "currency": "IDR" }, "status": word } })
        },
        words: &[("processing", CHECKED), ("success", PAID), ("failed", FAILED)],
    },
    Row {
        message: "SingaPay, webhook",
        body: |word| {
            json!({ "status": 200, "success": true, "event": "va-transaction", "data": { "status": "open",
            "transaction": { "reff_no": "1", "status": word }, "payment": { "method": "va" } } })
        },
        words: &[("paid success", PAID), ("pending", UNPAID), ("failed", FAILED)],
    },
    Row {
        message: "Fazz, payment",
        body: |word| json!({ "data": { "type": "payment", "attributes": { "status": word } } }),
        words: &[
            ("pending processing", UNPAID),
            ("paid completed", PAID),
            ("expired", EXPIRED),
            ("cancelled canceled", CLOSED),
            ("refunded", REFUNDED),
            ("failed", FAILED),
            ("settling", None),
        ],
    },
    Row {
        message: "Fazz, callback",
        body: |word| {
            json!({ "event": "payment", "data": { "id": "contract_1", "type": "payment",
            "attributes": { "status": word, "amount": "147000.0" } } })
        },
        words: &[("paid completed", PAID), ("expired", EXPIRED), ("new", None)],
    },
    Row {
        message: "Fazz, payment link",
        body: |word| json!({ "data": { "type": "payment_link", "attributes": { "referenceId": "1", "status": word } } }),
        words: &[("active", UNPAID), ("paid completed", PAID), ("expired", EXPIRED), ("inactive", ENDED)],
    },
    Row {
        message: "Xfers",
        body: |word| {
            json!({ "event": "v3_payment_gateway_payment_paid",
            "data": { "id": "contract_1", "status": word, "amount": "147000.0", "currency": "idr" } })
        },
        words: &[("processing", UNPAID), ("paid completed", PAID), ("cancelled", CLOSED), ("failed", FAILED)],
    },
    Row {
        message: "Paymenku, transaction",
        body: |word| {
            json!({ "status": "success", "data": { "trx_id": "IDP1", "status": word, "amount": "104000.00",
            "payment_channel": { "code": "bca_va" } } })
        },
        words: &[
            ("pending", UNPAID),
            ("paid partially_refunded", PAID),
            ("expired", EXPIRED),
            ("cancelled canceled", CLOSED),
            ("refunded", REFUNDED),
            ("failed", FAILED),
            ("success", None),
        ],
    },
    Row {
        message: "Paymenku, callback",
        body: |word| json!({ "event": "payment.status_updated", "trx_id": "IDP1", "status": word, "payment_channel": "dana" }),
        words: &[("pending", UNPAID), ("paid", PAID), ("expired", EXPIRED)],
    },
    Row {
        message: "Durianpay, status of a payment",
        body: |word| json!({ "data": { "status": word, "is_completed": true, "signature": "made-up" } }),
        words: &[
            ("started processing pending", UNPAID),
            ("completed", PAID),
            ("expired", EXPIRED),
            ("cancelled canceled", CLOSED),
            ("refunded", REFUNDED),
            ("failed", FAILED),
            ("done", None),
        ],
    },
    Row {
        message: "Durianpay, status of a payment that is not complete",
        body: |word| json!({ "data": { "status": word, "is_completed": false, "signature": "made-up" } }),
        words: &[("completed", CHECKED), ("processing", UNPAID)],
    },
    Row {
        message: "Durianpay, answer to a charge",
        body: |word| json!({ "data": { "type": "CARD", "response": { "payment_id": "pay_1", "order_id": "ord_1", "status": word } } }),
        words: &[("started processing", UNPAID), ("completed", CHECKED), ("failed", FAILED)],
    },
    Row {
        message: "Durianpay, order",
        body: |word| json!({ "data": { "id": "ord_1", "order_ref_id": "1", "status": word } }),
        words: &[("started", UNPAID), ("completed", PAID), ("expired", EXPIRED), ("cancelled", CLOSED)],
    },
    Row {
        message: "Durianpay, capture of a card",
        body: |word| json!({ "data": { "payment_id": "pay_1", "preauthorized_amount": "147000.00", "status": word } }),
        words: &[("processing", CHECKED), ("completed", PAID), ("failed", FAILED)],
    },
    Row {
        message: "Durianpay, invoice",
        body: |word| json!({ "data": { "id": "inv_1", "invoice_ref_id": "1", "amount": "147000", "status": word } }),
        words: &[("outstanding", UNPAID), ("paid", PAID), ("expired", EXPIRED), ("partially_paid done", None)],
    },
    Row {
        message: "Durianpay, refund that is not done",
        body: |word| json!({ "data": { "id": "rfn_1", "refund_type": "full", "status": word } }),
        words: &[("processing failed completed", None)],
    },
    Row {
        message: "SNAP, QRIS and direct debit",
        body: |word| json!({ "responseCode": "2005100", "latestTransactionStatus": word }),
        words: &[
            ("01 1 03 3", UNPAID),
            ("02 2", CHECKED),
            ("00 0", PAID),
            ("05 5", ENDED),
            ("04 4", REFUNDED),
            ("06 6", FAILED),
            ("07 7 08", None),
        ],
    },
    Row {
        message: "SNAP, status of a virtual account",
        body: |word| json!({ "responseCode": "2002600", "virtualAccountData": { "virtualAccountNo": " 19008147", "paymentFlagStatus": word } }),
        words: &[("00 0", PAID), ("02 03", None)],
    },
    Row {
        message: "DOKU",
        body: |word| json!({ "order": { "invoice_number": "1" }, "transaction": { "status": word }, "service": { "id": "VIRTUAL_ACCOUNT" } }),
        words: &[
            ("pending", UNPAID),
            ("timeout redirect", CHECKED),
            ("success", PAID),
            ("expired", EXPIRED),
            ("refunded", REFUNDED),
            ("failed", FAILED),
        ],
    },
    Row {
        message: "DOKU, charge of an OVO account",
        body: |word| json!({ "order": { "invoice_number": "1" }, "ovo_payment": { "status": word, "response_code": "00" } }),
        words: &[("success", PAID), ("failed", FAILED), ("timeout", CHECKED), ("00", None)],
    },
    Row {
        message: "DOKU, link to another wallet",
        body: |word| {
            json!({ "order": { "invoice_number": "1" }, "shopeepay_payment": { "status": word, "transaction_status": "3",
            "redirect_url_http": "https://x.example/1" } })
        },
        words: &[("success failed timeout", None)],
    },
    Row {
        message: "DOKU, card that was only reserved",
        body: |word| json!({ "order": { "invoice_number": "1" }, "transaction": { "status": word, "type": "AUTHORIZE" } }),
        words: &[("success", CHECKED)],
    },
    Row {
        message: "DOKU, capture of a card",
        body: |word| json!({ "order": { "invoice_number": "1" }, "payment": { "status": word, "capture_amount": 147_000 } }),
        words: &[("pending", CHECKED), ("success", PAID), ("failed", FAILED)],
    },
    Row {
        message: "DOKU, refund that is not done",
        body: |word| json!({ "order": { "invoice_number": "1" }, "refund": { "status": word, "type": "FULL_REFUND" } }),
        words: &[("failed pending", None)],
    },
    Row {
        message: "nobody's, with an invoice of its own",
        body: |word| json!({ "invoice_url": "https://toko.example/invoice/1", "status": word }),
        words: &[("paid settled pending expired PAID", None)],
    },
    Row {
        message: "nobody's",
        body: |word| json!({ "success": true, "status": word, "data": { "status": word, "url": "https://x.example/1" } }),
        words: &[("paid success completed settlement PAID SUCCEEDED 00 1 berhasil", None)],
    },
];

fn status(body: &Value) -> Option<Status> {
    gateway::recognize(&gateway::unwrapped(crate::support::value(body)), UrlPolicy::Public)?.0.status
}

/// The body with the word as a number, where it is one without leading zeros.
fn with_number(body: Value, word: &str) -> Option<Value> {
    let number = word.parse::<i64>().ok().filter(|number| number.to_string() == word)?;
    Some(replace(body, word, number))
}

fn replace(body: Value, word: &str, number: i64) -> Value {
    match body {
        Value::String(text) if text == word => Value::from(number),
        Value::Object(fields) => fields.into_iter().map(|(key, value)| (key, replace(value, word, number))).collect(),
        other => other,
    }
}

#[test]
fn every_word_is_understood() {
    for Row { message, body, words } in ROWS {
        for (words, wanted) in *words {
            for word in words.split(' ') {
                for spelled in [word.to_owned(), word.to_uppercase(), format!(" {word} ")] {
                    assert_eq!(status(&body(&spelled)), *wanted, "{message}: {spelled:?}");
                }
                if let Some(body) = with_number(body(word), word) {
                    assert_eq!(status(&body), *wanted, "{message}: {word} as a number");
                }
            }
        }
    }
}

#[test]
fn every_gateway_has_rows() {
    for adapter in gateway::ADAPTERS {
        let has_rows = |row: &Row| row.message.to_lowercase().starts_with(adapter.gateway);
        assert!(ROWS.iter().any(has_rows), "{} has no row", adapter.gateway);
    }
}

#[test]
fn a_word_that_nobody_documents_is_not_understood() {
    for Row { message, body, .. } in ROWS {
        for word in ["?", "paid_maybe", "tidak diketahui", "null", "true"] {
            let found = status(&body(word));
            assert!(
                found.is_none() || found == FAILED && message.contains("inquiry"),
                "{message}: {word:?} is {found:?}"
            );
        }
    }
}

#[test]
fn no_word_of_one_gateway_makes_money_at_another() {
    let gateway = |row: &Row| row.message.split([',', ' ']).next();
    let words = |row: &Row, wanted: fn(Option<Status>) -> bool| -> Vec<&'static str> {
        let of_meaning = row.words.iter().filter(|(_, status)| wanted(*status));
        of_meaning.flat_map(|(words, _)| words.split(' ')).collect()
    };
    for row in ROWS {
        let own = ROWS.iter().filter(|other| gateway(other) == gateway(row));
        let paid: Vec<&str> = own.flat_map(|other| words(other, |status| status == PAID)).collect();
        let pays = |word: &str| paid.iter().any(|paid| paid.eq_ignore_ascii_case(word));
        for word in ROWS.iter().flat_map(|other| words(other, |_| true)).filter(|word| !pays(word)) {
            assert_ne!(status(&(row.body)(word)), PAID, "{}: {word}", row.message);
        }
    }
}

#[test]
fn a_message_may_be_the_payment_itself() {
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
fn a_duitku_code_that_can_mean_created_is_no_money() {
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
fn what_was_paid_by_is_not_offered_again_whatever_the_word() {
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
fn flags_and_counts_end_a_code_whatever_the_stored_word_says() {
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
fn the_request_that_was_done_tells_what_its_answer_means() {
    let account = || json!({ "virtualAccountNo": " 19008147", "totalAmount": { "value": "147000.00" } });
    let status_of = |code: &str, more: Value| {
        let mut body = json!({ "responseCode": code, "responseMessage": "Successful" });
        body.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        let number = with_number(body.clone(), code).expect("a code is a number");
        assert_eq!(status(&body), status(&number), "{code} as a number");
        status(&body)
    };
    let of_account = |code: &str, more: Value| {
        let mut data = account();
        data.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        status_of(code, json!({ "virtualAccountData": data }))
    };
    let link = json!({ "webRedirectUrl": "https://x.example/1", "originalReferenceNo": "1" });
    let canceled = json!({ "originalReferenceNo": "1", "cancelTime": "2026-11-20T17:00:00+07:00" });
    for code in ["2003100", "2003101"] {
        assert_eq!(of_account(code, json!({})), ENDED, "{code}");
        assert_eq!(status_of(code, json!({ "virtualAccountData": { "trxId": "1" } })), ENDED, "{code}");
    }
    for code in ["2005700", "2007700"] {
        assert_eq!(status_of(code, canceled.clone()), ENDED, "{code}");
        assert_eq!(status_of(code, json!({ "originalPartnerReferenceNo": "1" })), ENDED, "{code}");
    }
    assert_eq!(status_of("2005700", link), None, "a hosted order that was made");
    for code in ["2005800", "2007800"] {
        assert_eq!(status_of(code, json!({ "refundNo": "1" })), REFUNDED, "{code}");
        assert_eq!(status_of(&code.replacen("200", "202", 1), json!({ "refundNo": "1" })), None, "{code} in progress");
    }
    let paid = || json!({ "paymentRequestId": "1", "paidAmount": { "value": "147000.00", "currency": "IDR" } });
    let with = |mut body: Value, key: &str, value: Value| {
        body[key] = value;
        body
    };
    assert_eq!(of_account("2002400", with(paid(), "inquiryStatus", json!("00"))), None);
    assert_eq!(of_account("2002400", with(paid(), "paymentFlagStatus", json!("00"))), None);
    for code in ["2002700", "2002800", "2022600"] {
        assert_eq!(
            of_account(code, with(paid(), "paymentFlagReason", json!({ "english": "Success" }))),
            None,
            "{code}"
        );
    }
    let code = json!({ "qrContent": "some-random-qr-string", "latestTransactionStatus": "00" });
    let opened = json!({ "webRedirectUrl": "https://x.example/1", "latestTransactionStatus": "00" });
    assert_eq!((status_of("2004700", code), status_of("2005400", opened)), (None, None), "created");
    assert_eq!(of_account("2002500", paid()), PAID);
    assert_eq!(of_account("2002500", json!({ "paymentRequestId": "1" })), CHECKED);
    assert_eq!(of_account("2002500", json!({})), None);
    assert_eq!(of_account("2002600", paid()), None);
    let reason = |word: &str| of_account("2002600", with(paid(), "paymentFlagReason", json!({ "english": word })));
    assert_eq!((reason("Success"), reason("Pending"), reason("Failed")), (PAID, None, None));
    for code in ["4002500", "4042512", "4042519", "5002600", "4292600"] {
        let refused = with(with(paid(), "paymentFlagStatus", json!("00")), "paymentFlagReason", json!({}));
        assert_eq!(of_account(code, refused), None, "{code}");
    }
}

#[test]
fn money_in_another_currency_is_not_this_payments() {
    fn foreign(body: Value) -> Value {
        match body {
            Value::Object(fields) => {
                let fields = fields.into_iter().map(|(key, value)| (key, foreign(value)));
                fields.chain([("currency".to_owned(), json!("XUSD"))]).collect()
            }
            other => other,
        }
    }
    for Row { message, body, words } in ROWS {
        for word in words.iter().flat_map(|(words, _)| words.split(' ')) {
            assert_eq!(status(&foreign(body(word))), None, "{message}: {word}");
        }
    }
}

#[test]
fn an_offer_that_is_over_is_not_shown_whoever_sends_it() {
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

#[test]
fn an_order_of_durianpays_and_its_payments_are_read_together() {
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

#[test]
fn money_that_goes_back_at_doku_is_not_money_that_came() {
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
fn a_refund_of_a_part_leaves_the_payment_paid() {
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
