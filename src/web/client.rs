//! The wire: the only part of the wasm that knows headers. (The first request is the loader's.)

use gloo_net::http::{RequestBuilder, Response};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect};

use super::{Bridge, page, timer::Timer, turn::Turn};
use crate::{
    contract::{failure::Failure, request::Request},
    response::{ApiResponse, LARGEST_BODY},
    value::time::Instant,
};

/// Connecting, headers and body of a read together, in milliseconds.
const READ_LIMIT: i64 = 10_000;

/// Asks for the payment.
pub(super) async fn create(
    request: &Request,
    bridge: &Bridge,
    controller: &AbortController,
) -> Result<ApiResponse, Failure> {
    let promise = bridge.create(&request.url, request.key.as_deref(), &controller.signal());
    told(JsFuture::from(promise).await)
}

/// Reads what scripts resolve to: the response, its text, when the request went out, when its headers came.
pub(super) fn told(ended: Result<JsValue, JsValue>) -> Result<ApiResponse, Failure> {
    let parts = ended.map_err(|reason| match reason.as_string().as_deref() {
        Some("timeout") => Failure::Timeout,
        _ => Failure::Network,
    })?;
    let parts: js_sys::Array = parts.unchecked_into();
    let response = Response::from(parts.get(0).unchecked_into::<web_sys::Response>());
    let instant = |index| page::instant_of(parts.get(index).as_f64().unwrap_or_default());
    answer(&response, parts.get(1).as_string().unwrap_or_default(), instant(2), instant(3))
}

/// Asks for its state, one tab at a time. Scalev's limit is by address and a cookie would be of no use to it; a
/// merchant's own backend gets its own cookies. `anew`: past the browser's cache.
pub(super) async fn read(
    request: &Request,
    anew: bool,
    bridge: &Bridge,
    controller: AbortController,
) -> Result<ApiResponse, Failure> {
    let signal = controller.signal();
    let _turn = Turn::take(bridge, &request.url, Some(&signal)).await.ok_or(Failure::Timeout)?;
    let limit = Timer::after(READ_LIMIT, move || controller.abort());
    let mut builder = RequestBuilder::new(&request.url)
        .header("Accept", "application/json")
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .redirect(RequestRedirect::Error)
        // Any mode but the default costs a preflight for every read.
        .cache(if anew { RequestCache::NoStore } else { RequestCache::Default })
        .abort_signal(Some(&signal));
    builder = match &request.key {
        Some(key) => builder.header("X-Scalev-Storefront-Api-Key", key).credentials(RequestCredentials::Omit),
        None => builder.credentials(RequestCredentials::SameOrigin),
    };
    let lost = |_| if signal.aborted() { Failure::Timeout } else { Failure::Network };
    let sent = page::instant();
    let response = builder.send().await.map_err(lost)?;
    let received = page::instant();
    let body = response.text().await.map_err(lost)?;
    drop(limit);
    answer(&response, body, sent, received)
}

fn answer(response: &Response, body: String, sent: Instant, received: Instant) -> Result<ApiResponse, Failure> {
    if body.len() > LARGEST_BODY {
        return Err(Failure::BadResponse);
    }
    let headers = response.headers();
    Ok(ApiResponse {
        status: response.status(),
        body,
        date: headers.get("date"),
        retry_after: headers.get("retry-after"),
        ratelimit_reset: headers.get("x-ratelimit-reset"),
        cache_control: headers.get("cache-control"),
        expires: headers.get("expires"),
        last_modified: headers.get("last-modified"),
        sent,
        received,
    })
}
