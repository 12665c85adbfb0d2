//! The host of the widget's files.

use std::{
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header},
    middleware::from_fn_with_state,
    response::{IntoResponse, Response},
    routing::get,
};

use crate::{front, world::World};

/// Everything below the folder, behind the front.
pub fn router(world: Arc<World>) -> Router {
    Router::new().fallback(get(file)).layer(from_fn_with_state(Arc::clone(&world), front::assets)).with_state(world)
}

/// Below it the files have the headers that the build wrote for them (`checkout.js.headers`), as on a publisher's host.
const SIGNED: &str = "/signed";

/// A file below the folder of the build.
pub async fn file(State(world): State<Arc<World>>, uri: Uri, headers: HeaderMap) -> Response {
    let signed = uri.path().strip_prefix(SIGNED);
    let Some(path) = inside(&world.options.dist, signed.unwrap_or(uri.path())) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let Some((encoding, bytes)) = smallest(&path, &headers).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(mime(&path)));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    if signed.is_some() {
        headers.extend(written_headers(&path).await);
    }
    let lasting = uri.path().starts_with("/v");
    let caching = if lasting { "public, max-age=31536000, immutable" } else { "no-cache" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    response
}

/// The lines of a file's `.headers`.
async fn written_headers(path: &Path) -> HeaderMap {
    let text = tokio::fs::read_to_string(with_ending(path, "headers")).await.unwrap_or_default();
    let pairs = text.lines().filter_map(|line| line.split_once(": "));
    pairs.filter_map(|(name, value)| Some((name.parse::<HeaderName>().ok()?, value.parse().ok()?))).collect()
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

/// The file's path, unless it would lead out of the folder.
fn inside(folder: &Path, path: &str) -> Option<PathBuf> {
    let relative = Path::new(path.trim_start_matches('/'));
    let plain = relative.components().all(|part| matches!(part, Component::Normal(_)));
    (plain && !path.contains('%')).then(|| folder.join(relative))
}

/// The file as the build compressed it, where the client takes that.
async fn smallest(path: &Path, headers: &HeaderMap) -> Option<(Option<&'static str>, Vec<u8>)> {
    for (encoding, ending) in [("br", "br"), ("gzip", "gz")] {
        if accepts(headers, encoding)
            && let Ok(bytes) = tokio::fs::read(with_ending(path, ending)).await
        {
            return Some((Some(encoding), bytes));
        }
    }
    Some((None, tokio::fs::read(path).await.ok()?))
}

fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    accepted.is_some_and(|list| {
        list.split(',').any(|item| {
            let mut parts = item.split(';').map(str::trim);
            parts.next() == Some(encoding) && parts.next() != Some("q=0")
        })
    })
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("ts") => "text/plain; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
