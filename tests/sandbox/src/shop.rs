//! The store's origin: its order page with the widget in it, the developer's panel, and pages that tests add.

use std::sync::Arc;

use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{Html, IntoResponse, Redirect, Response},
    routing::get,
};

use crate::{NewOrder, Refused, control, world::World};

/// What is served when the build has not made one.
const SOURCE: &str = include_str!("../../../index.html");
const PANEL: &str = concat!(include_str!("../panel/scenarios.js"), include_str!("../panel/panel.js"));
const GATEWAY: &str = include_str!("../panel/gateway.html");

/// A page that a test added.
#[derive(Debug, Clone)]
pub struct Page {
    pub html: String,
    pub headers: HeaderMap,
}

/// Everything on this origin.
pub fn router(world: Arc<World>) -> Router {
    Router::new()
        .route("/", get(first))
        .route("/o/{slug}", get(order_page))
        .route("/o/{slug}/success", get(order_page))
        .route("/sandbox/panel.js", get(|| script(PANEL)))
        .route("/sandbox/panel.css", get(|| style(include_str!("../panel/panel.css"))))
        .route("/sandbox/gateway/{slug}", get(gateway_page))
        .merge(control::router())
        .fallback(get(added))
        .with_state(world)
}

/// The same order again, until something has happened to it.
async fn first(State(world): State<Arc<World>>) -> Result<Redirect, Refused> {
    let open = world.state().open_demo();
    let slug = match open {
        Some(slug) => slug,
        None => world.create_order(NewOrder::of("va_bca"))?.slug,
    };
    world.state().demo = Some(slug.clone());
    Ok(Redirect::to(&format!("/o/{slug}")))
}

/// The page as a merchant wrote it, with this sandbox in the place of the real hosts.
async fn order_page(State(world): State<Arc<World>>, Path(slug): Path<String>) -> Response {
    let built = tokio::fs::read_to_string(world.options.dist.join("index.html")).await;
    let html = built
        .unwrap_or_else(|_| SOURCE.to_owned())
        .replace("https://cdn.example", &world.assets)
        .replace("https://api.scalev.com", &world.api)
        .replace("https://toko.example", &world.shop)
        .replace("DEMO_ORDER", &as_text(&slug));
    let policy = format!(
        "script-src 'self' {assets} 'wasm-unsafe-eval'; connect-src 'self' {api} {assets}; \
         img-src 'self' data:; object-src 'none'; base-uri 'none'",
        assets = world.assets,
        api = world.api,
    );
    ([(header::CONTENT_SECURITY_POLICY, policy), (header::CACHE_CONTROL, "no-store".to_owned())], Html(html))
        .into_response()
}

/// Where a wallet or a hosted page would be: it pays or gives up, and goes back.
async fn gateway_page(Path(slug): Path<String>) -> Html<String> {
    Html(GATEWAY.replace("DEMO_ORDER", &as_text(&slug)))
}

async fn added(State(world): State<Arc<World>>, uri: Uri) -> Response {
    let page = world.state().pages.get(uri.path()).cloned();
    match page {
        Some(Page { html, headers }) => (headers, html).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn script(text: &'static str) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8"))], text)
}

async fn style(text: &'static str) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("text/css; charset=utf-8"))], text)
}

/// Only what a slug may hold: it goes into the page.
fn as_text(slug: &str) -> String {
    slug.chars().filter(|letter| letter.is_ascii_alphanumeric() || "-_".contains(*letter)).collect()
}
