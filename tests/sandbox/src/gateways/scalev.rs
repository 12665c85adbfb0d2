//! Scalev's API for merchants, of which one call is simulated: asking the gateway whether an order is paid.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    routing::post,
};
use serde_json::{Value, json};

use super::{Reply, has_bearer};
use crate::{secret::SCALEV, world::World};

/// Its one call. The order is named by its `id`.
pub fn router() -> Router<Arc<World>> {
    Router::new().route("/v3/orders/{id}/check-payment", post(check_payment))
}

async fn check_payment(State(world): State<Arc<World>>, headers: HeaderMap, Path(id): Path<String>) -> Reply {
    if !has_bearer(&headers, SCALEV) {
        return (StatusCode::UNAUTHORIZED, Json(json!({ "error": "Unauthorized" })));
    }
    let state = world.state();
    let found = state.orders.values().find(|order| order.document["id"] == id);
    match found {
        Some(order) => (StatusCode::OK, Json(as_merchants_see_it(order.public()))),
        None => (StatusCode::NOT_FOUND, Json(json!({ "error": "Order not found" }))),
    }
}

/// The older form of the method: `va`, with the bank beside it in capitals.
fn as_merchants_see_it(mut order: Value) -> Value {
    let bank = order["payment_method"].as_str().and_then(|method| method.strip_prefix("va_")).map(str::to_uppercase);
    if let Some(bank) = bank {
        order["payment_method"] = json!("va");
        order["sub_payment_method"] = json!(bank);
    }
    order
}
