//! Error answers of gateways, which often have an HTTP status of success. Their words are never shown.

use crate::value::Json;

/// True for a body that is a gateway's error and not a payment. SNAP's errors have [`is_refusal_in_snap`].
pub(super) fn is_refusal(body: &Json) -> bool {
    says_error(body) || has_errors(body) || has_failing_code(body) || is_message_alone(body)
}

/// Paymenku's `status`, Durianpay's and Xendit's `error_code`, Scalev's and Laravel's `error`, the flags of SingaPay
/// (`success`) and iPaymu (`Success`).
fn says_error(body: &Json) -> bool {
    let is_false = |key: &str| body.stated_flag(key) == Some(false);
    let word = body.word("status").unwrap_or_default();
    matches!(word.as_str(), "error" | "fail")
        || body.text("error_code errorCode error").is_some()
        || matches!(body.at("error"), Json::Object(fields) if !fields.is_empty())
        || body.flag("error")
        || is_false("success")
        || is_false("Success")
}

/// Lists and maps of errors: JSON:API (Fazz), Midtrans' Snap and Core API, Laravel.
fn has_errors(body: &Json) -> bool {
    let says = |value: &Json| match value {
        Json::Array(rows) => !rows.is_empty(),
        Json::Object(fields) => !fields.is_empty(),
        Json::String(text) => !text.trim().is_empty(),
        _ => false,
    };
    !body.is_filled("data") && body.values("errors error_messages validation_messages").any(says)
}

/// HTTP statuses in the body (Midtrans, iPaymu, hand-made backends), SingaPay's `SP…`, Duitku's `statusCode`,
/// and the codes of ShopeePay (`errcode`) and Paylabs (`errCode`). An ended Midtrans transaction has a 4xx too and is no
/// error.
fn has_failing_code(body: &Json) -> bool {
    let http = |code: &str| code.len() == 3 && code.starts_with(['4', '5']);
    let code = |key: &str| body.literal(key).unwrap_or_default();
    let singapay = code("response_code");
    let duitku = code("statusCode");
    let ended = body.get("transaction_status").is_some();
    !ended && ["status_code", "Status", "status", "code", "statusCode"].iter().any(|key| http(&code(key)))
        || code("Status").starts_with('-') && !body.is_filled("Data")
        || singapay.starts_with("sp") && singapay != "sp000"
        || ["errcode", "errCode"].iter().any(|key| !code(key).trim_start_matches('0').is_empty())
        || !(matches!(duitku.as_str(), "" | "0" | "00" | "1" | "01") || duitku.len() == 3 && duitku.starts_with('2'))
}

/// SNAP's codes have seven digits and begin with an HTTP status. A refusal often repeats the account number.
pub(super) fn is_refusal_in_snap(body: &Json) -> bool {
    body.literal("responseCode").is_some_and(|code| code.len() == 7 && !code.starts_with('2'))
}

/// Errors of Duitku and hand-made backends: a body of one sentence.
fn is_message_alone(body: &Json) -> bool {
    let Json::Object(fields) = body else { return false };
    let alone =
        |key: &str| matches!(key, "message" | "Message" | "msg" | "code" | "status" | "statusCode" | "timestamp");
    body.has_any("message Message msg") && fields.iter().all(|(key, value)| alone(key) || value.is_null())
}
