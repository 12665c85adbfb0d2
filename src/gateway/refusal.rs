//! A gateway's "no", which often comes with an HTTP status of success. Its words are never shown.

use crate::{json, value::Value};

/// Whether `payload` is an error of one of the gateways' and not a payment.
#[must_use]
pub fn refusal(payload: &Value) -> bool {
    by_word(payload) || midtrans(payload) || ipaymu(payload) || duitku(payload)
}

/// Paymenku's `status`, Durianpay's and Xendit's `error_code`, Scalev's `error`, SingaPay's `success` and
/// `response_code`, the `errors` of JSON:API (Fazz).
fn by_word(payload: &Value) -> bool {
    let has_text = |key: &str| json::text(payload, key).is_some();
    json::text(payload, "status").is_some_and(|status| status.eq_ignore_ascii_case("error"))
        || has_text("error_code")
        || has_text("error")
        || payload.get("error").is_some_and(Value::is_object)
        || said_no(payload, "success")
        || json::text(payload, "response_code").is_some_and(|code| code.starts_with("SP") && code != "SP000")
        || (json::rows(payload, "errors").next().is_some() && payload.get("data").is_none())
}

/// `status_code` is an HTTP status in the body. A transaction that ended has one of 4xx too, and is no error.
fn midtrans(payload: &Value) -> bool {
    let code = code(payload, "status_code");
    code.len() == 3 && code.starts_with(['4', '5']) && json::text(payload, "transaction_status").is_none()
}

fn ipaymu(payload: &Value) -> bool {
    let status = code(payload, "Status");
    (!status.is_empty() && !status.starts_with('2')) || said_no(payload, "Success")
}

/// `00` is created, `01` pending; `02` is an error only where it does not tell the end of a payment. Servers of
/// merchants use the same key for an HTTP status.
fn duitku(payload: &Value) -> bool {
    let code = code(payload, "statusCode");
    let told = payload.get("merchantOrderId").is_some();
    let http = code.len() == 3 && code.starts_with('2');
    !(http || matches!(code.as_str(), "" | "00" | "01") || code == "02" && told)
}

fn said_no(payload: &Value, key: &str) -> bool {
    payload.get(key).and_then(Value::as_bool) == Some(false)
}

/// A code written as text or as a number; empty for anything else.
fn code(payload: &Value, key: &str) -> String {
    match payload.get(key) {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.clone(),
        _ => String::new(),
    }
}
