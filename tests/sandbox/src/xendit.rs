//! Xendit's Payment Request v2, which Scalev passes on unchanged, and its older hosted invoice.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::payload::Payment;

/// The payload of this method.
pub fn payload(payment: &Payment) -> Value {
    match payment.kind {
        "va" => request(payment, "VIRTUAL_ACCOUNT", "virtual_account", virtual_account(payment), json!([])),
        "qris" => request(payment, "QR_CODE", "qr_code", qr_code(payment), json!([])),
        "alfamart" | "indomaret" => {
            request(payment, "OVER_THE_COUNTER", "over_the_counter", counter(payment), json!([]))
        }
        "card" => request(payment, "CARD", "card", json!({ "currency": "IDR" }), json!([link(payment, "WEB")])),
        "invoice" => invoice(payment),
        _ => request(payment, "EWALLET", "ewallet", wallet(payment), wallet_actions(payment)),
    }
}

/// Marks the payment as ended in the payload. A method for one use becomes `EXPIRED` right after the payment, too.
pub fn finish(payload: &mut Value, paid: bool) {
    if payload.pointer("/payment_method/status").is_some() {
        payload["payment_method"]["status"] = json!("EXPIRED");
        payload["status"] = json!(if paid { "SUCCEEDED" } else { "EXPIRED" });
    } else if payload.get("invoice_url").is_some() {
        payload["status"] = json!(if paid { "PAID" } else { "EXPIRED" });
    }
}

fn request(payment: &Payment, kind: &str, group: &str, detail: Value, actions: Value) -> Value {
    let waiting = matches!(kind, "EWALLET" | "CARD");
    let mut request = json!({
        "id": format!("{}-{}", if kind == "EWALLET" { "ewc" } else { "pr" }, Uuid::now_v7()),
        "reference_id": payment.order_id,
        "business_id": "5f9a3fbd571a1c4068aa40ce",
        "currency": "IDR",
        "amount": payment.amount,
        "country": "ID",
        "payment_method": {
            "id": format!("pm-{}", Uuid::now_v7()),
            "type": kind,
            "reference_id": Uuid::now_v7(),
            "description": null,
            "created": payment.created,
            "updated": payment.created,
            "card": null,
            "ewallet": null,
            "direct_debit": null,
            "direct_bank_transfer": null,
            "over_the_counter": null,
            "virtual_account": null,
            "qr_code": null,
            "metadata": null,
            "billing_information": null,
            "reusability": "ONE_TIME_USE",
            "status": "ACTIVE",
        },
        "description": null,
        "metadata": null,
        "customer_id": null,
        "customer": null,
        "created": payment.created,
        "updated": payment.created,
        "status": if waiting { "REQUIRES_ACTION" } else { "PENDING" },
        "actions": actions,
        "failure_code": null,
        "capture_method": null,
        "initiator": null,
        "card_verification_results": null,
        "channel_properties": null,
        "shipping_information": null,
        "items": null,
    });
    request["payment_method"][group] = detail;
    request
}

fn virtual_account(payment: &Payment) -> Value {
    json!({
        "amount": payment.amount,
        "min_amount": null,
        "max_amount": null,
        "currency": "IDR",
        "channel_code": payment.bank.to_uppercase(),
        "channel_properties": {
            "customer_name": "Pembeli Contoh",
            "virtual_account_number": payment.va_number(),
            "expires_at": payment.deadline,
        },
        "alternative_display_types": null,
        "alternative_displays": null,
    })
}

fn qr_code(payment: &Payment) -> Value {
    json!({
        "amount": payment.amount,
        "currency": "IDR",
        "channel_code": "XENDIT",
        "channel_properties": { "qr_string": payment.qr(), "expires_at": payment.deadline },
    })
}

/// The code has letters, as real ones do.
fn counter(payment: &Payment) -> Value {
    json!({
        "amount": payment.amount,
        "currency": "IDR",
        "channel_code": payment.kind.to_uppercase(),
        "channel_properties": {
            "customer_name": "Pembeli Contoh",
            "payment_code": format!("XENVCQ{:07}", payment.serial),
            "expires_at": payment.deadline,
        },
    })
}

fn wallet(payment: &Payment) -> Value {
    let phone = (payment.kind == "ovo").then_some("+628110000000");
    json!({
        "channel_code": payment.kind.to_uppercase(),
        "channel_properties": {
            "success_return_url": "https://toko.example/ok",
            "failure_return_url": null,
            "cancel_return_url": null,
            "pending_return_url": null,
            "mobile_number": phone,
            "redeem_points": null,
            "cashtag": null,
        },
        "account": { "name": null, "account_details": null, "balance": null, "point_balance": null },
    })
}

/// OVO asks in its own app and has no link; ShopeePay has one for phones and a code for the rest.
fn wallet_actions(payment: &Payment) -> Value {
    match payment.kind {
        "ovo" => json!([]),
        "shopeepay" => {
            let mut code = link(payment, "API");
            code["action"] = json!("PRESENT_TO_CUSTOMER");
            code["url"] = Value::Null;
            code["qr_code"] = json!(payment.qr());
            json!([link(payment, "DEEPLINK"), code])
        }
        _ => json!([link(payment, "WEB"), link(payment, "MOBILE")]),
    }
}

fn link(payment: &Payment, kind: &str) -> Value {
    json!({
        "action": "AUTH",
        "url": payment.link(&kind.to_lowercase()),
        "url_type": kind,
        "method": "GET",
        "qr_code": null,
    })
}

/// Holds payable numbers besides the link, which are not to be shown.
fn invoice(payment: &Payment) -> Value {
    json!({
        "id": Uuid::now_v7().simple().to_string(),
        "external_id": payment.order_id,
        "user_id": "5ed75086a883856178afc12e",
        "status": "PENDING",
        "merchant_name": "Toko &amp;amp; Contoh",
        "merchant_profile_picture_url": null,
        "amount": payment.amount,
        "payer_email": "pembeli@contoh.example",
        "description": format!("Pesanan {}", payment.order_id),
        "expiry_date": payment.deadline,
        "invoice_url": payment.link("web"),
        "available_banks": [{
            "bank_code": "MANDIRI",
            "collection_type": "POOL",
            "bank_account_number": "8860846854335",
            "transfer_amount": payment.amount,
            "bank_branch": "Virtual Account",
            "account_holder_name": "TOKO &AMP;AMP; CONTOH",
            "identity_amount": 0,
        }],
        "available_retail_outlets": [{
            "retail_outlet_name": "ALFAMART",
            "payment_code": "TEST34956",
            "transfer_amount": payment.amount,
        }],
        "available_ewallets": [],
        "should_exclude_credit_card": false,
        "should_send_email": false,
        "created": payment.created,
        "updated": payment.created,
        "currency": "IDR",
    })
}
