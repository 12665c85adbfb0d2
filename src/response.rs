//! From the API's raw answer to a payment or a failure.

mod headers;
pub mod order;

use crate::{
    contract::{Config, Failure},
    gateway::{self, Found},
    payment::Payment,
    value::{Json, UrlPolicy},
};
pub use headers::{ApiResponse, ServerTime};

/// Larger bodies are not read, in bytes.
pub const LARGEST_BODY: usize = 1 << 20;

/// Reads an answer.
///
/// # Errors
/// A [`Failure`] by the HTTP status, by the gateway's own refusal inside a success, or `BadResponse` for a success
/// that says nothing of this payment.
pub fn read(answer: &ApiResponse, config: &Config) -> Result<Payment, Failure> {
    match answer.status {
        200..=299 => payment(&answer.body, config),
        429 => Err(Failure::RateLimited),
        408 | 425 => Err(Failure::Timeout),
        // A proxy's own page, which is no JSON, is an outage and not the API's answer.
        401 | 403 | 404 | 410 => Err(parse(&answer.body).map_or(Failure::Server, |_| Failure::NotFound)),
        _ => Err(Failure::Server),
    }
}

/// Reads a payload: Scalev's order, or a gateway's own answer.
///
/// # Errors
/// `Server` where the gateway refused, `BadResponse` where no adapter can read it.
pub fn payment(body: &str, config: &Config) -> Result<Payment, Failure> {
    let payload = parse(body).ok_or(Failure::BadResponse)?;
    if let Some(order) = gateway::layers(&payload).into_iter().find(|object| order::is_order(object)) {
        // A merchant's backend may leave the slug out: its answer is about the requested order.
        let omitted = order.get("secret_slug").is_none() && !config.is_scalevs();
        let slug = config.slug.as_deref().filter(|_| !omitted);
        return order::read(order, slug, config.url_policy).ok_or(Failure::BadResponse);
    }
    if config.is_scalevs() {
        return Err(Failure::BadResponse);
    }
    match gateway::recognize(&payload, config.url_policy) {
        Some((payment, method)) => Ok(Payment::of_gateway(payment, method)),
        None if matches!(gateway::find(&payload), Found::Refusal) => Err(Failure::Server),
        None => Err(Failure::BadResponse),
    }
}

/// Reads the answer of `url` for the preview. `slug`: of the order at Scalev, which its answer must repeat; `None`: a
/// merchant's own backend answered. `None` is returned where only the whole widget reads it: other envelopes, and gateways
/// that Scalev does not use.
pub fn preview(body: &str, url: &str, slug: Option<&str>) -> Option<Payment> {
    let document = Json::parse(body)?;
    let order = [&document, document.at("data")].into_iter().find(|object| order::is_order(object))?;
    order::payment(order, slug, UrlPolicy::of(url)?, gateway::preview)
}

/// Parses a document and takes its wrapping off.
fn parse(body: &str) -> Option<Json> {
    Json::parse(body).map(gateway::unwrapped).filter(Json::is_object)
}
