//! The wire: the only part of the wasm that knows headers. (The first request is the loader's.)

use gloo_net::http::{RequestBuilder, Response};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect};

use super::{Bridge, timer::Timer};
use crate::{
    answer::{Answer, LARGEST_BODY},
    config::Request,
    failure::Failure,
};

/// Connecting, headers and body of a read together, in milliseconds.
const READ_LIMIT: i64 = 10_000;

/// Asks for the payment, where `create` says so, or for its state.
pub(super) async fn ask(
    request: &Request,
    create: bool,
    bridge: &Bridge,
    controller: AbortController,
) -> Result<Answer, Failure> {
    if create { post(request, bridge).await } else { get(request, controller).await }
}

/// Scalev's limit is by address and a cookie would be of no use to it; a merchant's own backend gets its own cookies.
async fn get(request: &Request, controller: AbortController) -> Result<Answer, Failure> {
    let signal = controller.signal();
    let limit = Timer::after(READ_LIMIT, move || controller.abort());
    let mut builder = RequestBuilder::new(&request.url)
        .header("Accept", "application/json")
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .redirect(RequestRedirect::Error)
        // Any other mode costs a preflight for every read.
        .cache(RequestCache::Default)
        .abort_signal(Some(&signal));
    builder = match &request.key {
        Some(key) => builder.header("X-Scalev-Storefront-Api-Key", key).credentials(RequestCredentials::Omit),
        None => builder.credentials(RequestCredentials::SameOrigin),
    };
    let lost = |_| if signal.aborted() { Failure::Timeout } else { Failure::Network };
    let response = builder.send().await.map_err(lost)?;
    let body = response.text().await.map_err(lost)?;
    drop(limit);
    answer(&response, body)
}

async fn post(request: &Request, bridge: &Bridge) -> Result<Answer, Failure> {
    let promise = bridge.create(&request.url, request.key.as_deref());
    let pair = JsFuture::from(promise).await.map_err(|reason| match reason.as_string().as_deref() {
        Some("timeout") => Failure::Timeout,
        _ => Failure::Network,
    })?;
    let pair: js_sys::Array = pair.unchecked_into();
    let response = Response::from(pair.get(0).unchecked_into::<web_sys::Response>());
    answer(&response, pair.get(1).as_string().unwrap_or_default())
}

fn answer(response: &Response, body: String) -> Result<Answer, Failure> {
    if body.len() > LARGEST_BODY {
        return Err(Failure::BadResponse);
    }
    let headers = response.headers();
    Ok(Answer {
        status: response.status(),
        body,
        date: headers.get("date"),
        retry_after: headers.get("retry-after"),
        ratelimit_reset: headers.get("x-ratelimit-reset"),
    })
}
