//! The gateways whose calls need a secret key, and Scalev's API for merchants. They answer servers: no CORS.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    middleware::from_fn_with_state,
    response::{IntoResponse, Response},
    routing::get,
};
use base64::{Engine, prelude::BASE64_STANDARD};
use qrcode::{QrCode, render::svg};
use serde_json::Value;

use crate::{front, world::World};

mod durianpay;
mod fazz;
mod paymenku;
mod scalev;

pub use durianpay::Order;
pub use paymenku::Replay;

/// All of them on one origin; their paths do not collide.
pub fn router(world: Arc<World>) -> Router {
    Router::new()
        .merge(fazz::router())
        .merge(paymenku::router())
        .merge(durianpay::router())
        .merge(scalev::router())
        .route("/qr/{id}", get(picture))
        .layer(from_fn_with_state(Arc::clone(&world), front::gateways))
        .with_state(world)
}

/// Status and JSON, as every gateway answers.
type Reply = (StatusCode, Json<Value>);

/// True where the request has this user name and password.
fn has_basic(headers: &HeaderMap, user: &str, password: &str) -> bool {
    let expected = BASE64_STANDARD.encode(format!("{user}:{password}"));
    credentials(headers, "Basic") == Some(&expected)
}

/// True where the request has this token.
fn has_bearer(headers: &HeaderMap, token: &str) -> bool {
    credentials(headers, "Bearer") == Some(token)
}

fn credentials<'a>(headers: &'a HeaderMap, scheme: &str) -> Option<&'a str> {
    let (given, rest) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    given.eq_ignore_ascii_case(scheme).then_some(rest)
}

/// The JSON of a request's body; null where there is none, which no validation lets pass.
fn json(body: &[u8]) -> Value {
    serde_json::from_slice(body).unwrap_or_default()
}

/// Whole rupiah, written as a number or as text. `None`: the value is neither.
fn rupiah(value: &Value) -> Option<u64> {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let is_whole = fraction.bytes().all(|digit| digit == b'0');
    whole.parse().ok().filter(|_| is_whole)
}

/// A text that is there.
fn text<'a>(object: &'a Value, key: &str) -> Option<&'a str> {
    object[key].as_str().filter(|text| !text.is_empty())
}

/// The QR as a picture, which some gateways offer besides the string, or instead of it.
async fn picture(State(world): State<Arc<World>>, Path(id): Path<String>) -> Response {
    let code = world.state().charges.with_id(&id).map(|charge| charge.payment().qr());
    match code.map(QrCode::new) {
        Some(Ok(code)) => {
            let drawn = code.render::<svg::Color<'_>>().min_dimensions(300, 300).build();
            ([(header::CONTENT_TYPE, "image/svg+xml")], drawn).into_response()
        }
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}
