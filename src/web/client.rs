//! Requests. The wasm sends reads itself; what goes out before it is there, or with a script of its own, is sent by
//! `src/loader/request.ts`.

use std::cell::RefCell;

use gloo_net::http::{Method, RequestBuilder, Response};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect};

use super::{
    Bridge,
    guard::{self, Timer},
    page,
};
use crate::{
    contract::{CREATE_LIMIT, Failure, KEY_HEADER, READ_LIMIT, Request},
    response::{ApiResponse, LARGEST_BODY},
    session::Ask,
    value::Instant,
};

#[wasm_bindgen]
extern "C" {
    /// The result of the loader's `send`.
    pub(super) type Reply;

    #[wasm_bindgen(method, getter)]
    fn response(this: &Reply) -> web_sys::Response;

    #[wasm_bindgen(method, getter)]
    fn body(this: &Reply) -> String;

    /// When the request went out, as a `DOMHighResTimeStamp`.
    #[wasm_bindgen(method, getter)]
    fn sent(this: &Reply) -> f64;

    /// When the headers came.
    #[wasm_bindgen(method, getter)]
    fn received(this: &Reply) -> f64;
}

/// Reads a [`Reply`], or the word for its failure.
pub(super) fn received(ended: Result<JsValue, JsValue>) -> Result<ApiResponse, Failure> {
    let reply: Reply = ended.map(JsCast::unchecked_into).map_err(|reason| match reason.as_string().as_deref() {
        Some("timeout") => Failure::Timeout,
        _ => Failure::Network,
    })?;
    let response = Response::from(reply.response());
    read_response(&response, reply.body(), page::instant_of(reply.sent()), page::instant_of(reply.received()))
}

/// The request that is under way, so that it can be given up.
#[derive(Default)]
pub(super) struct Pending(RefCell<Option<AbortController>>);

impl Pending {
    /// The controller of the next request.
    pub(super) fn begin(&self) -> Option<AbortController> {
        let controller = AbortController::new().ok()?;
        self.0.replace(Some(controller.clone()));
        Some(controller)
    }

    pub(super) fn abort(&self) {
        if let Some(controller) = self.0.take() {
            controller.abort();
        }
    }
}

/// Sends a request for the payment, one tab at a time; the loader sends what creates it, perhaps before the wasm was there.
/// Scalev needs no cookie, since its limit is by address; a merchant's own backend gets its own.
pub(super) async fn send(
    ask: Ask,
    request: &Request,
    bridge: &Bridge,
    controller: AbortController,
) -> Result<ApiResponse, Failure> {
    let signal = controller.signal();
    let (method, millis, anew) = match &ask {
        Ask::Create => {
            let promise = bridge.create(&request.url, request.key.as_deref(), &signal);
            return received(JsFuture::from(promise).await);
        }
        Ask::Read { anew } => (Method::GET, READ_LIMIT, *anew),
        Ask::Renew { .. } => (Method::POST, CREATE_LIMIT, true),
    };
    let _lock = guard::lock(bridge, &request.url, Some(&signal)).await.ok_or(Failure::Timeout)?;
    let limit = Timer::after(millis, move || controller.abort());
    // A service worker of the page may answer from a cache of its own, whatever the request says of caches.
    let busting = matches!(ask, Ask::Read { .. }) && page::has_service_worker();
    let anew = anew || busting;
    let url = if busting { page::cache_busting(&request.url) } else { request.url.clone() };
    let mut builder = RequestBuilder::new(&url)
        .method(method)
        .header("Accept", "application/json")
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .redirect(RequestRedirect::Error)
        // Every mode except the default costs a preflight at each read.
        .cache(if anew { RequestCache::NoStore } else { RequestCache::Default })
        .abort_signal(Some(&signal));
    if let Ask::Renew { key } = &ask
        && page::is_own(&request.url)
    {
        // On another origin the header would cost a preflight, which most backends do not answer.
        builder = builder.header("Idempotency-Key", key);
    }
    builder = match &request.key {
        Some(key) => builder.header(KEY_HEADER, key).credentials(RequestCredentials::Omit),
        None => builder.credentials(RequestCredentials::SameOrigin),
    };
    let lost = |_| if signal.aborted() { Failure::Timeout } else { Failure::Network };
    let sent = page::instant();
    let response = builder.send().await.map_err(lost)?;
    let received = page::instant();
    let body = response.text().await.map_err(lost)?;
    drop(limit);
    read_response(&response, body, sent, received)
}

fn read_response(response: &Response, body: String, sent: Instant, received: Instant) -> Result<ApiResponse, Failure> {
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
