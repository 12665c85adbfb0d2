//! Paymenku: transactions behind a bearer token.

use std::sync::Arc;

use axum::{
    Json, Router,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    routing::{get, post},
};
use nanoid::nanoid;
use serde_json::{Value, json};

use super::{Reply, has_bearer, rupiah, text};
use crate::{
    PaymentAction,
    charge::{Charge, NewCharge},
    clock::Clock,
    secret::PAYMENKU,
    world::{State as Known, World},
};

const LEAST: u64 = 10_000;
const BANKS: [&str; 6] = ["bca", "bni", "bri", "mandiri", "permata", "cimb"];
const WALLETS: [&str; 4] = ["dana", "ovo", "shopeepay", "linkaja"];

/// The first request with an `Idempotency-Key`, and its transaction.
#[derive(Debug, Clone)]
pub struct Replay {
    request: Value,
    id: String,
}

/// Its two calls.
pub fn router() -> Router<Arc<World>> {
    Router::new().route("/transaction/create", post(create)).route("/check-status/{name}", get(check))
}

async fn create(State(world): State<Arc<World>>, headers: HeaderMap, body: Bytes) -> Reply {
    if !has_bearer(&headers, PAYMENKU) {
        return refusal(StatusCode::UNAUTHORIZED, "Unauthorized");
    }
    let request = super::json(&body);
    let key = headers.get("idempotency-key").and_then(|key| key.to_str().ok()).map(str::to_owned);
    let mut state = world.state();
    if let Some(Replay { request: before, id }) = key.as_ref().and_then(|key| state.replays.get(key)) {
        return match state.charges.with_id(id).filter(|_| *before == request) {
            Some(charge) => (StatusCode::OK, Json(created(charge, &world.gateways))),
            None => refusal(StatusCode::CONFLICT, "Idempotency-Key already used with different request body."),
        };
    }
    let new = match wanted(&request, &state) {
        Ok(new) => new,
        Err((status, message)) => return refusal(status, &message),
    };
    let id = new.id.clone();
    let clock = state.clock;
    let answer = created(state.charges.add(new, clock), &world.gateways);
    if let Some(key) = key {
        state.replays.insert(key, Replay { request, id });
    }
    (StatusCode::OK, Json(answer))
}

async fn check(State(world): State<Arc<World>>, headers: HeaderMap, Path(name): Path<String>) -> Reply {
    if !has_bearer(&headers, PAYMENKU) {
        return refusal(StatusCode::UNAUTHORIZED, "Unauthorized");
    }
    let state = world.state();
    let ours = || state.charges.with_id(&name).filter(|charge| charge.gateway == "paymenku");
    match state.charges.of_reference("paymenku", &name).or_else(ours) {
        Some(charge) => (StatusCode::OK, Json(checked(charge, state.clock))),
        None => refusal(StatusCode::NOT_FOUND, "Transaction not found"),
    }
}

/// Reads the request and adds the fee. An error names its mistake.
fn wanted(request: &Value, state: &Known) -> Result<NewCharge, (StatusCode, String)> {
    let bad = |message: String| (StatusCode::BAD_REQUEST, message);
    let required = |key: &str| text(request, key).ok_or_else(|| bad(format!("The {key} field is required.")));
    let channel = required("channel_code")?;
    let reference = required("reference_id")?.to_owned();
    required("customer_name")?;
    required("return_url")?;
    if !required("customer_email")?.contains('@') {
        return Err(bad("The customer_email must be a valid email.".to_owned()));
    }
    let amount = rupiah(&request["amount"]).ok_or_else(|| bad("The amount field is required.".to_owned()))?;
    if amount < LEAST {
        return Err(bad(format!("The amount must be at least {LEAST}.")));
    }
    let (method, fee) = match channel.strip_suffix("_va") {
        Some(bank) if BANKS.contains(&bank) => (format!("va_{bank}"), 4000),
        None if WALLETS.contains(&channel) => (channel.to_owned(), amount / 50 + 200),
        None if channel == "qris" => ("qris".to_owned(), (amount * 7).div_ceil(1000)),
        _ => return Err(bad("The channel_code is invalid.".to_owned())),
    };
    if method == "ovo" && text(request, "customer_phone").is_none() {
        return Err(bad("The customer_phone field is required for OVO.".to_owned()));
    }
    if state.charges.of_reference("paymenku", &reference).is_some() {
        return Err((StatusCode::UNPROCESSABLE_ENTITY, "The reference_id has already been taken.".to_owned()));
    }
    let digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
    let id = format!("IDP{}{}", state.clock.now().strftime("%Y%m%d%H%M"), nanoid!(6, &digits));
    Ok(NewCharge { gateway: "paymenku", id, reference, method, amount: amount + fee, deadline: None })
}

fn created(charge: &Charge, gateways: &str) -> Value {
    let payment = charge.payment();
    let info = match payment.kind {
        "va" => json!({ "bank": payment.bank.to_uppercase(), "va_number": payment.va_number() }),
        "qris" => json!({ "qr_url": format!("{gateways}/qr/{}", charge.id), "qr_string": payment.qr() }),
        "ovo" => json!({ "transaction_status": "pending", "checkout_url": null }),
        _ => json!({ "transaction_status": "pending", "checkout_url": payment.link("checkout") }),
    };
    let mut answer = json!({
        "status": "success",
        "data": {
            "trx_id": charge.id,
            "reference_id": charge.reference,
            "amount": charge.money(2),
            "status": "pending",
            "pay_url": pay_url(charge),
            "payment_info": info,
        },
    });
    answer["data"]["payment_info"]["expiration_date"] = json!(charge.deadline);
    answer
}

/// Removes the payment instructions.
fn checked(charge: &Charge, clock: Clock) -> Value {
    let outcome = charge.outcome(clock);
    let paid = matches!(outcome, Some(PaymentAction::Pay | PaymentAction::Settle));
    let channel = charge.method.strip_prefix("va_").map_or_else(|| charge.method.clone(), |bank| format!("{bank}_va"));
    json!({
        "status": "success",
        "data": {
            "trx_id": charge.id,
            "reference_id": charge.reference,
            "amount": charge.money(2),
            "status": status(outcome),
            "is_sandbox": true,
            "payment_channel": { "code": channel, "name": channel, "type": charge.payment().kind },
            "pay_url": pay_url(charge),
            "paid_at": paid.then(|| clock.now()),
            "created_at": charge.created,
            "updated_at": clock.now(),
        },
    })
}

fn pay_url(charge: &Charge) -> String {
    format!("https://paymenku.example/pay/{}", charge.id)
}

fn status(outcome: Option<PaymentAction>) -> &'static str {
    match outcome {
        None | Some(PaymentAction::Reset) => "pending",
        Some(PaymentAction::Pay | PaymentAction::Settle) => "paid",
        Some(PaymentAction::Fail) => "failed",
        Some(PaymentAction::Expire) => "expired",
        Some(PaymentAction::Cancel) => "cancelled",
    }
}

fn refusal(status: StatusCode, message: &str) -> Reply {
    (status, Json(json!({ "status": "error", "message": message })))
}
