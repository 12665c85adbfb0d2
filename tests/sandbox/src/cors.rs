//! CORS: the origins that may read the API's answers, and the requests that they may send.

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::world::World;

/// The header with the publishable key.
pub const KEY: &str = "x-scalev-storefront-api-key";

const REQUEST_HEADERS: [&str; 4] = [KEY, "x-scalev-guest-token", "authorization", "content-type"];
const READABLE: &str = "Date, Retry-After, X-Ratelimit-Limit, X-Ratelimit-Remaining, X-Ratelimit-Reset";

/// Answers a preflight. An unknown origin or a header that is not documented gets no permission.
pub fn preflight(world: &World, asked: &HeaderMap, upload: bool) -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    let wanted =
        asked.get(header::ACCESS_CONTROL_REQUEST_HEADERS).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let documented = wanted
        .split(',')
        .map(|name| name.trim().to_ascii_lowercase())
        .all(|name| name.is_empty() || REQUEST_HEADERS.contains(&name.as_str()));
    allow(world, asked, &mut response);
    if !documented {
        response.headers_mut().remove(header::ACCESS_CONTROL_ALLOW_ORIGIN);
    }
    if !response.headers().contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN) {
        return response;
    }
    let methods = if upload { "GET, PUT, OPTIONS" } else { "GET, POST, PATCH, OPTIONS" };
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static(methods));
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_HEADERS,
        HeaderValue::from_static("X-Scalev-Storefront-Api-Key, X-Scalev-Guest-Token, Authorization, Content-Type"),
    );
    if let Some(seconds) = world.options.max_age {
        headers.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from(seconds));
    }
    response
}

/// Lets a registered origin read this answer.
pub fn allow(world: &World, asked: &HeaderMap, response: &mut Response) {
    let headers = response.headers_mut();
    headers.append(header::VARY, HeaderValue::from_static("Origin"));
    let Some(origin) = asked.get(header::ORIGIN) else {
        return;
    };
    if !world.state().origins.iter().any(|known| known.as_bytes() == origin.as_bytes()) {
        return;
    }
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
    if world.options.expose {
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static(READABLE));
    }
}
