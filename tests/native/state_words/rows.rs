//! The words of each gateway's messages, and their states.

use super::{CHECKED, CLOSED, ENDED, EXPIRED, FAILED, PAID, REFUNDED, Row, UNPAID};
use serde_json::json;

pub(super) const ROWS: &[Row] = &[
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
        message: "Midtrans, not yet reviewed",
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
        message: "unknown gateway, with an invoice of its own",
        body: |word| json!({ "invoice_url": "https://toko.example/invoice/1", "status": word }),
        words: &[("paid settled pending expired PAID", None)],
    },
    Row {
        message: "unknown gateway",
        body: |word| json!({ "success": true, "status": word, "data": { "status": word, "url": "https://x.example/1" } }),
        words: &[("paid success completed settlement PAID SUCCEEDED 00 1 berhasil", None)],
    },
];
