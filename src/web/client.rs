//! Following the order: the only part of the wasm that knows URLs and headers. (The first request is the loader's.)

use gloo_net::http::{RequestBuilder, Response};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect};

use super::{Bridge, timer::Timer};
use crate::{
    answer::{Answer, LARGEST_BODY},
    config::Config,
    failure::Failure,
};

/// Connecting, headers and body of a read together, in milliseconds.
const READ_LIMIT: i64 = 10_000;

/// Asks for the order.
pub(super) async fn read(config: &Config, controller: AbortController) -> Result<Answer, Failure> {
    let url = format!("{}/v3/stores/{}/public/orders/{}", config.api, config.store, config.order);
    let signal = controller.signal();
    let limit = Timer::after(READ_LIMIT, move || controller.abort());
    let request = RequestBuilder::new(&url)
        .header("Accept", "application/json")
        .header("X-Scalev-Storefront-Api-Key", &config.key)
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .redirect(RequestRedirect::Error)
        // Any other mode costs a preflight for every read.
        .cache(RequestCache::Default)
        .abort_signal(Some(&signal));
    let lost = |_| if signal.aborted() { Failure::Timeout } else { Failure::Network };
    let response = request.send().await.map_err(lost)?;
    let body = response.text().await.map_err(lost)?;
    drop(limit);
    answer(&response, body)
}

/// Asks the loader for the payment.
pub(super) async fn create(config: &Config, bridge: &Bridge) -> Result<Answer, Failure> {
    let promise = bridge.create(&config.api, &config.store, &config.order, &config.key);
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
