//! Carries faults out: answers something else, or breaks the answer on its way.

use std::{convert::Infallible, future::pending, time::Duration};

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use futures_util::{Stream, StreamExt, stream};
use serde_json::json;
use tokio::{task::yield_now, time::sleep};

use crate::{Fault, clock::Clock, wire::Wire};

const PORTAL: &str = "<!doctype html><title>Wi-Fi</title><h1>Selamat datang</h1><p>Silakan masuk dahulu.</p>";
const BROKEN: &str = r#"{"order_id":"261120AAAAAA","payment_status":"unp"#;

/// The answer under this fault; `answer` does the work, and is not awaited when nothing is to be done.
pub async fn carry_out(fault: &Fault, wire: &Wire, clock: Clock, answer: impl Future<Output = Response>) -> Response {
    match fault {
        Fault::Delay { ms } => {
            sleep(Duration::from_millis(*ms)).await;
            answer.await
        }
        Fault::NoCors => answer.await,
        Fault::NoStore => {
            let mut answer = answer.await;
            answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            answer
        }
        Fault::Status { code, body, content_type } => status(*code, body.as_deref(), content_type.as_deref()),
        Fault::RateLimit { reset, retry_after } => rate_limit(clock.after(*reset).as_second(), *retry_after),
        Fault::HangHeaders => pending().await,
        Fault::HangBody => {
            broken(answer.await, |half, _| stream::iter([Ok::<_, Infallible>(half)]).chain(stream::pending())).await
        }
        Fault::Slow { bytes_per_second } => {
            let pace = (*bytes_per_second).max(1);
            broken(answer.await, move |half, rest| drops([half, rest].concat(), pace)).await
        }
        Fault::Truncate => broken(answer.await, |half, _| then_gone(half)).await,
        Fault::Reset => {
            let answer = answer.await;
            wire.reset_when_closed();
            broken(answer, |half, _| then_gone(half)).await
        }
        Fault::Html => Html(PORTAL).into_response(),
        Fault::Garbage => ([(header::CONTENT_TYPE, "application/json")], BROKEN).into_response(),
        Fault::Json { body } => axum::Json(body).into_response(),
        Fault::Mime { kind } => under(answer.await, kind),
        Fault::Altered => altered(answer.await),
    }
}

fn under(mut answer: Response, kind: &str) -> Response {
    if let Ok(kind) = HeaderValue::from_str(kind) {
        answer.headers_mut().insert(header::CONTENT_TYPE, kind);
    }
    answer.headers_mut().insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    answer
}

fn altered(answer: Response) -> Response {
    let (mut head, _) = answer.into_parts();
    head.headers.remove(header::CONTENT_ENCODING);
    head.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(head, Body::from("/* altered */"))
}

/// The request, with its own body in drops too when the fault is `Slow`.
pub fn slowly(request: Request, faults: &[Fault], wire: &Wire) -> Request {
    let pace = faults.iter().find_map(|fault| match fault {
        Fault::Slow { bytes_per_second } => Some((*bytes_per_second).max(1)),
        _ => None,
    });
    let Some(pace) = pace else {
        return request;
    };
    // A browser counts bytes in a large socket buffer as sent.
    wire.narrow();
    request.map(|body| {
        Body::from_stream(body.into_data_stream().then(move |part| async move {
            let bytes = part.as_ref().map_or(0, Bytes::len) as u64;
            sleep(Duration::from_millis(bytes * 1000 / pace)).await;
            part
        }))
    })
}

fn status(code: u16, body: Option<&str>, content_type: Option<&str>) -> Response {
    let code = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let usual = json!({ "error": code.canonical_reason().unwrap_or("Error") }).to_string();
    let kind = content_type.unwrap_or("application/json").to_owned();
    (code, [(header::CONTENT_TYPE, kind)], body.map_or(usual, str::to_owned)).into_response()
}

fn rate_limit(reset: i64, retry_after: Option<u64>) -> Response {
    let limits = [
        ("x-ratelimit-limit", "60".to_owned()),
        ("x-ratelimit-remaining", "0".to_owned()),
        ("x-ratelimit-reset", reset.to_string()),
    ];
    let mut response = (StatusCode::TOO_MANY_REQUESTS, limits, "Too many requests").into_response();
    if let Some(seconds) = retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// The answer with its head as it is, length included, and a body that was made from its halves.
async fn broken<S, E>(answer: Response, body: impl FnOnce(Vec<u8>, Vec<u8>) -> S) -> Response
where
    S: Stream<Item = Result<Vec<u8>, E>> + Send + 'static,
    E: Into<axum::BoxError> + 'static,
{
    let (mut head, whole) = answer.into_parts();
    let whole = to_bytes(whole, usize::MAX).await.unwrap_or_default();
    head.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(whole.len()));
    let (half, rest) = whole.split_at(whole.len() / 2);
    let body = body(half.to_vec(), rest.to_vec());
    Response::from_parts(head, Body::from_stream(body.map(|part| part.map(Bytes::from))))
}

/// Ten drops a second.
fn drops(bytes: Vec<u8>, per_second: u64) -> impl Stream<Item = Result<Vec<u8>, Infallible>> {
    let size = usize::try_from(per_second.div_ceil(10)).unwrap_or(usize::MAX);
    let drops: Vec<Vec<u8>> = bytes.chunks(size).map(<[u8]>::to_vec).collect();
    stream::iter(drops).then(|drop| async {
        sleep(Duration::from_millis(100)).await;
        Ok(drop)
    })
}

/// Lets the half leave before the connection ends.
fn then_gone(half: Vec<u8>) -> impl Stream<Item = Result<Vec<u8>, std::io::Error>> {
    let gone = stream::once(async {
        yield_now().await;
        Err(std::io::ErrorKind::ConnectionAborted.into())
    });
    stream::iter([Ok(half)]).chain(gone)
}
