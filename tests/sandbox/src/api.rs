//! Scalev's public order routes.

use std::sync::Arc;

use axum::{
    Json, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, FromRequestParts, Path, State},
    http::{StatusCode, request::Parts},
    middleware::from_fn_with_state,
    response::{IntoResponse, Response},
    routing::{get, post, put},
};
use serde_json::{Map, Value, json};

use crate::{PUBLISHABLE_KEY, STORE_ID, cors::KEY, front, order::Order, upload, world::World};

const TEXT_FIELDS: [&str; 5] =
    ["transferproof_url", "transfer_time", "payment_account_holder", "payment_account_number", "notes"];

/// All of them, behind the front.
pub fn router(world: Arc<World>) -> Router {
    let order = "/v3/stores/{store_id}/public/orders/{slug}";
    Router::new()
        .route(order, get(read).patch(update))
        .route(&format!("{order}/payment"), post(create_payment))
        .route(&format!("{order}/transfer-proof-upload"), post(upload::offer))
        .route("/v3/stores/{store_id}/public/payment-methods", get(payment_methods))
        .route("/uploads/{key}", put(upload::receive).get(upload::show))
        .fallback(|| async { Refusal::NotFound })
        .layer(DefaultBodyLimit::max(2 * upload::MOST_BYTES))
        .layer(from_fn_with_state(Arc::clone(&world), front::api))
        .with_state(world)
}

/// A request with the right key for the right store; it may still name an order that does not exist.
pub struct Allowed {
    slug: String,
}

/// The reason for refusing a request.
#[derive(Debug)]
pub enum Refusal {
    /// The one answer to a wrong key, a wrong store and a wrong order.
    NotFound,
    /// An error in a field: its name and the error's text.
    Field(&'static str, &'static str),
}

/// The order, or another object, that a request gets.
pub type Answer = Result<Json<Value>, Refusal>;

impl Allowed {
    /// Runs `act` on the order and answers with its result.
    pub fn with_order(&self, world: &World, act: impl FnOnce(&mut Order) -> Result<Value, Refusal>) -> Answer {
        let mut state = world.state();
        let order = state.order(&self.slug).map_err(|_| Refusal::NotFound)?;
        act(order).map(Json)
    }

    /// The order that the request names, whether it exists or not.
    pub fn slug(&self) -> &str {
        &self.slug
    }
}

impl FromRequestParts<Arc<World>> for Allowed {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, world: &Arc<World>) -> Result<Self, Refusal> {
        let path = Path::<Vec<(String, String)>>::from_request_parts(parts, world).await;
        let names = path.map(|Path(names)| names).unwrap_or_default();
        let named = |wanted: &str| {
            let value = names.iter().find(|(name, _)| name == wanted);
            value.map(|(_, value)| value.clone())
        };
        let key = parts.headers.get(KEY).map(|value| value.as_bytes());
        if named("store_id").as_deref() != Some(STORE_ID) || key != Some(PUBLISHABLE_KEY.as_bytes()) {
            return Err(Refusal::NotFound);
        }
        Ok(Self { slug: named("slug").unwrap_or_default() })
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        match self {
            Self::NotFound => (StatusCode::NOT_FOUND, Json(json!({ "error": "Store not found" }))),
            Self::Field(field, why) => (StatusCode::BAD_REQUEST, Json(json!({ "error": { field: [why] } }))),
        }
        .into_response()
    }
}

async fn read(State(world): State<Arc<World>>, allowed: Allowed) -> Answer {
    allowed.with_order(&world, |order| Ok(order.public()))
}

async fn create_payment(State(world): State<Arc<World>>, allowed: Allowed) -> Answer {
    allowed.with_order(&world, |order| {
        order.request_payment();
        Ok(order.public())
    })
}

async fn update(State(world): State<Arc<World>>, allowed: Allowed, body: Bytes) -> Answer {
    allowed.with_order(&world, |order| {
        for (field, value) in buyers_changes(&body)? {
            order.document[field] = value;
        }
        Ok(order.public())
    })
}

/// The fields of a `PATCH` that the public order shows. The body may be missing; unknown fields are accepted and dropped.
fn buyers_changes(body: &[u8]) -> Result<Map<String, Value>, Refusal> {
    let mut changes: Map<String, Value> = match serde_json::from_slice(body) {
        Ok(changes) => changes,
        Err(_) if body.is_empty() => Map::new(),
        Err(_) => return Err(Refusal::Field("body", "must be a JSON object")),
    };
    for field in TEXT_FIELDS {
        if changes.get(field).is_some_and(|value| !value.is_string() && !value.is_null()) {
            return Err(Refusal::Field(field, "is invalid"));
        }
    }
    let time = changes.get("transfer_time").and_then(Value::as_str);
    if time.is_some_and(|time| time.parse::<jiff::Timestamp>().is_err()) {
        return Err(Refusal::Field("transfer_time", "is invalid"));
    }
    if changes.get("financial_entity_id").is_some_and(|id| !id.is_i64() && !id.is_null()) {
        return Err(Refusal::Field("financial_entity_id", "is invalid"));
    }
    changes.retain(|field, _| field != "notes" && TEXT_FIELDS.contains(&field.as_str()));
    Ok(changes)
}

async fn payment_methods(_: Allowed) -> Json<Value> {
    let method = |(code, label, redirects): (&str, &str, bool)| json!({ "code": code, "label": label, "enabled": true, "requires_redirect": redirects, "description": null, "metadata": null });
    let methods = [
        ("va_bca", "BCA Virtual Account", false),
        ("qris", "QRIS", false),
        ("dana", "DANA", true),
        ("alfamart", "Alfamart", false),
        ("bank_transfer", "Transfer bank", false),
        ("cod", "Bayar di tempat", false),
    ];
    Json(json!({ "data": methods.map(method), "is_paginated": false }))
}
