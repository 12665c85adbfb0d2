//! Fazz payments v4: JSON:API, basic authentication.

use std::sync::Arc;

use axum::{
    Json, Router,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    routing::{get, post},
};
use jiff::{Timestamp, tz};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Reply, has_basic, rupiah, text};
use crate::{
    PaymentAction,
    charge::{Charge, NewCharge},
    clock::Clock,
    secret::FAZZ,
    world::World,
};

const BANKS: [&str; 9] =
    ["BCA", "BNI", "BRI", "MANDIRI", "PERMATA", "CIMB_NIAGA", "DANAMON", "BSI", "SAHABAT_SAMPOERNA"];

/// Its two calls.
pub fn router() -> Router<Arc<World>> {
    Router::new().route("/api/v4/payments", post(create)).route("/api/v4/payments/{id}", get(show))
}

async fn create(State(world): State<Arc<World>>, headers: HeaderMap, body: Bytes) -> Reply {
    if !has_basic(&headers, FAZZ.0, FAZZ.1) {
        return unauthorized();
    }
    let mut state = world.state();
    let clock = state.clock;
    match wanted(&super::json(&body)["data"]["attributes"], clock) {
        Ok(new) => (StatusCode::CREATED, Json(document(state.charges.add(new, clock), clock, &world.gateways))),
        Err(detail) => refusal(StatusCode::BAD_REQUEST, "005", "Invalid parameter", &detail),
    }
}

async fn show(State(world): State<Arc<World>>, headers: HeaderMap, Path(id): Path<String>) -> Reply {
    if !has_basic(&headers, FAZZ.0, FAZZ.1) {
        return unauthorized();
    }
    let state = world.state();
    match state.charges.with_id(&id) {
        Some(charge) => (StatusCode::OK, Json(document(charge, state.clock, &world.gateways))),
        None => refusal(StatusCode::NOT_FOUND, "004", "Not found", "payment does not exist"),
    }
}

/// Reads the request. An error names its mistake.
fn wanted(attributes: &Value, clock: Clock) -> Result<NewCharge, String> {
    let options = &attributes["paymentMethodOptions"];
    let method = match text(attributes, "paymentMethodType").ok_or("paymentMethodType is required")? {
        "virtual_bank_account" => format!("va_{}", one_of(options, "bankShortCode", &BANKS)?),
        "retail_outlet" => one_of(options, "retailOutletName", &["ALFAMART", "INDOMARET"])?,
        "e-wallet" => one_of(options, "providerCode", &["SHOPEEPAY"])?,
        "qris" => "qris".to_owned(),
        other => return Err(format!("paymentMethodType {other} is not supported")),
    };
    let amount = rupiah(&attributes["amount"]).ok_or("amount must be a number")?;
    if amount < 10_000 {
        return Err("amount must be at least 10000".to_owned());
    }
    let deadline = text(attributes, "expiredAt").map(str::parse::<Timestamp>).transpose();
    let deadline = deadline.map_err(|_| "expiredAt must be an ISO 8601 time")?;
    if deadline.is_some_and(|deadline| deadline <= clock.now()) {
        return Err("expiredAt must be in the future".to_owned());
    }
    let reference = text(attributes, "referenceId").ok_or("referenceId is required")?.to_owned();
    let id = format!("contract_{}", Uuid::now_v7().simple());
    Ok(NewCharge { gateway: "fazz", id, reference, method, amount, deadline })
}

/// The option in lower case, as Scalev's codes are.
fn one_of(options: &Value, key: &str, allowed: &[&str]) -> Result<String, String> {
    let given = text(options, key).ok_or_else(|| format!("{key} is required"))?;
    let known = allowed.contains(&given).then(|| given.to_lowercase());
    known.ok_or_else(|| format!("{key} {given} is not supported"))
}

/// The whole payment. One time is written in WIB and the other in UTC, as in real life.
fn document(charge: &Charge, clock: Clock, gateways: &str) -> Value {
    let (kind, instructions) = instructions(charge, gateways);
    let created = charge.created.to_zoned(tz::TimeZone::fixed(tz::offset(7)));
    json!({
        "data": {
            "id": charge.id,
            "type": "payment",
            "attributes": {
                "status": status(charge.outcome(clock)),
                "amount": charge.money(1),
                "currency": "IDR",
                "createdAt": created.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
                "description": null,
                "expiredAt": charge.deadline,
                "referenceId": charge.reference,
                "fees": "4400.0",
                "paymentMethod": {
                    "id": charge.id.replace("contract", "va"),
                    "type": kind,
                    "referenceId": charge.reference,
                    "instructions": instructions,
                },
            },
        },
    })
}

/// A QR is a picture and no string.
fn instructions(charge: &Charge, gateways: &str) -> (&'static str, Value) {
    let payment = charge.payment();
    match payment.kind {
        "va" => (
            "virtual_bank_account",
            json!({ "bankShortCode": payment.bank.to_uppercase(), "accountNo": payment.va_number(), "displayName": "Toko Contoh" }),
        ),
        "qris" => ("qris", json!({ "imageUrl": format!("{gateways}/qr/{}", charge.id), "displayName": "Toko Contoh" })),
        "shopeepay" => (
            "e-wallet",
            json!({ "providerCode": "SHOPEEPAY", "redirectUrl": payment.link("pay"), "displayName": "Toko Contoh" }),
        ),
        outlet => (
            "retail_outlet",
            json!({ "retailOutletName": outlet.to_uppercase(), "paymentCode": format!("{:07}", 172_060 + charge.serial), "displayName": "Toko Contoh" }),
        ),
    }
}

/// `completed` is paid, and the store may withdraw the money.
fn status(outcome: Option<PaymentAction>) -> &'static str {
    match outcome {
        None | Some(PaymentAction::Reset) => "pending",
        Some(PaymentAction::Pay) => "paid",
        Some(PaymentAction::Settle) => "completed",
        Some(PaymentAction::Fail) => "failed",
        Some(PaymentAction::Expire) => "expired",
        Some(PaymentAction::Cancel) => "cancelled",
    }
}

fn unauthorized() -> Reply {
    refusal(StatusCode::UNAUTHORIZED, "001", "Unauthorized", "API key or secret is not valid")
}

fn refusal(status: StatusCode, code: &str, title: &str, detail: &str) -> Reply {
    (status, Json(json!({ "errors": [{ "code": code, "title": title, "detail": detail }] })))
}
