//! Durianpay: an order first, then a charge of it, then the charge's status. Basic authentication.

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
use uuid::Uuid;

use super::{Reply, has_basic, rupiah, text};
use crate::{
    PaymentAction,
    charge::{Charge, NewCharge},
    secret::DURIANPAY,
    world::{State as Known, World},
};

const BANKS: [&str; 9] = ["BCA", "BNI", "BRI", "MANDIRI", "PERMATA", "CIMB", "MAYBANK", "DANAMON", "SAHABAT_SAMPOERNA"];
const WALLETS: [&str; 5] = ["DANA", "SHOPEEPAY", "LINKAJA", "OVO", "GOPAY"];

/// An order that may be charged.
#[derive(Debug, Clone)]
pub struct Order {
    reference: String,
    amount: u64,
}

/// Its three calls.
pub fn router() -> Router<Arc<World>> {
    Router::new()
        .route("/v1/orders", post(order))
        .route("/v1/payments/charge", post(charge))
        .route("/v1/payments/{id}/status", get(status))
}

async fn order(State(world): State<Arc<World>>, headers: HeaderMap, body: Bytes) -> Reply {
    if !has_basic(&headers, DURIANPAY, "") {
        return unauthorized();
    }
    let request = super::json(&body);
    let (Some(amount), Some(reference)) = (rupiah(&request["amount"]), text(&request, "order_ref_id")) else {
        let field = if rupiah(&request["amount"]).is_none() { "amount" } else { "order_ref_id" };
        return invalid(field, "Please provide valid order data");
    };
    if text(&request, "currency") != Some("IDR") {
        return invalid("currency", "only IDR is supported");
    }
    if text(&request["customer"], "email").is_none_or(|email| !email.contains('@')) {
        return invalid("customer.email", "Please provide valid customer data");
    }
    let mut state = world.state();
    let id = format!("ord_{}", Uuid::now_v7().simple());
    state.durianpay_orders.insert(id.clone(), Order { reference: reference.to_owned(), amount });
    let now = state.clock.now();
    let answer = json!({
        "id": id,
        "customer_id": "cus_ViPeX4iBYp2233",
        "order_ref_id": reference,
        "amount": format!("{amount}.00"),
        "payment_option": "full_payment",
        "currency": "IDR",
        "status": "started",
        "created_at": now,
        "updated_at": now,
        "expiry_date": state.clock.after(86_400),
        "metadata": {},
        "items": request["items"],
        "access_token": nanoid!(28),
    });
    (StatusCode::CREATED, Json(json!({ "data": answer })))
}

async fn charge(State(world): State<Arc<World>>, headers: HeaderMap, body: Bytes) -> Reply {
    if !has_basic(&headers, DURIANPAY, "") {
        return unauthorized();
    }
    let request = super::json(&body);
    let kind = text(&request, "type").unwrap_or_default();
    let order_id = text(&request["request"], "order_id").unwrap_or_default();
    let mut state = world.state();
    match wanted(kind, &request["request"], &state) {
        Ok(new) => {
            let clock = state.clock;
            let response = response(state.charges.add(new, clock), order_id, &world.gateways);
            (StatusCode::OK, Json(json!({ "data": { "type": kind, "response": response } })))
        }
        Err((field, message)) => invalid(field, message),
    }
}

async fn status(State(world): State<Arc<World>>, headers: HeaderMap, Path(id): Path<String>) -> Reply {
    if !has_basic(&headers, DURIANPAY, "") {
        return unauthorized();
    }
    let state = world.state();
    let Some(charge) = state.charges.with_id(&id) else {
        return refusal(StatusCode::NOT_FOUND, "payment not found", "DPAY_INVALID_REQUEST", json!([]));
    };
    let word = match charge.outcome(state.clock) {
        None | Some(PaymentAction::Reset) => "processing",
        Some(PaymentAction::Pay | PaymentAction::Settle) => "completed",
        Some(PaymentAction::Fail) => "failed",
        Some(PaymentAction::Expire) => "expired",
        Some(PaymentAction::Cancel) => "cancelled",
    };
    let answer = json!({ "status": word, "is_completed": word == "completed", "signature": "made-up" });
    (StatusCode::OK, Json(json!({ "data": answer })))
}

/// Reads the request. An error names the field and its mistake.
fn wanted(kind: &str, request: &Value, state: &Known) -> Result<NewCharge, (&'static str, &'static str)> {
    let one_of = |key: &'static str, allowed: &[&str]| {
        let given = text(request, key).filter(|given| allowed.contains(given));
        given.map(str::to_lowercase).ok_or((key, "is not supported"))
    };
    let method = match kind {
        "VA" => format!("va_{}", one_of("bank_code", &BANKS)?),
        "EWALLET" => one_of("wallet_type", &WALLETS)?,
        "RETAILSTORE" => one_of("bank_code", &["ALFAMART", "INDOMARET"])?,
        "ONLINE_BANKING" => one_of("type", &["JENIUSPAY"])?,
        "BNPL" => one_of("payment_method_unique_id", &["INDODANA", "AKULAKU"])?,
        "QRIS" => "qris".to_owned(),
        "CARD" => "card".to_owned(),
        _ => return Err(("type", "is not supported")),
    };
    if kind == "EWALLET" && text(request, "mobile").is_none() {
        return Err(("mobile", "is required"));
    }
    let order = text(request, "order_id").and_then(|id| state.durianpay_orders.get(id));
    let Order { reference, amount } = order.cloned().ok_or(("order_id", "order not found"))?;
    if rupiah(&request["amount"]) != Some(amount) {
        return Err(("amount", "does not match the order"));
    }
    let id = format!("pay_{}", Uuid::now_v7().simple());
    Ok(NewCharge { gateway: "durianpay", id, reference, method, amount, deadline: None })
}

/// Without a bank, an outlet or a wallet: the answer does not name them.
fn response(charge: &Charge, order_id: &str, gateways: &str) -> Value {
    let payment = charge.payment();
    let mut response = json!({
        "payment_id": charge.id,
        "order_id": order_id,
        "expiration_time": charge.deadline,
        "paid_amount": charge.money(2),
        "metadata": {},
    });
    let more = match payment.kind {
        "va" => json!({ "account_number": payment.va_number(), "payment_instruction": {} }),
        "alfamart" | "indomaret" => json!({ "account_number": format!("8887322{:09}", charge.serial) }),
        "qris" => json!({
            "status": "processing",
            "creation_time": charge.created,
            "qr_string": payment.qr(),
            "qr_code": format!("{gateways}/qr/{}", charge.id),
            "unique_id": charge.reference,
            "metadata": { "merchant_name": "TOKO CONTOH", "merchant_id": "000001" },
            "amount": charge.money(2),
            "paid_amount": null,
        }),
        "jeniuspay" => {
            json!({ "status": "processing", "mobile": PHONE, "unique_id": charge.reference, "web_url": payment.link("banking") })
        }
        "indodana" | "akulaku" => json!({ "redirect_url": payment.link("paylater") }),
        "card" => json!({ "status": "processing", "checkout_url": payment.link("card"), "expiration_time": null }),
        "ovo" => json!({ "status": "processing", "mobile": PHONE, "checkout_url": "" }),
        _ => json!({ "status": "processing", "mobile": PHONE, "checkout_url": payment.link("checkout") }),
    };
    // A merge patch: null removes a field.
    json_patch::merge(&mut response, &more);
    response
}

const PHONE: &str = "+628110000000";

fn unauthorized() -> Reply {
    refusal(StatusCode::UNAUTHORIZED, "unauthorized access", "DPAY_UNAUTHORIZED_ACCESS", json!([]))
}

fn invalid(field: &str, message: &str) -> Reply {
    let errors = json!([{ "field": field, "message": message }]);
    refusal(StatusCode::BAD_REQUEST, "required fields missing", "DPAY_INVALID_REQUEST", errors)
}

fn refusal(status: StatusCode, error: &str, code: &str, errors: Value) -> Reply {
    (status, Json(json!({ "error": error, "error_code": code, "errors": errors })))
}
