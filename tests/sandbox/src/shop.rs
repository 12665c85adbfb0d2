//! The store's origin: its page with the widget in it, its backend, the developer's panel, and pages that tests add.

use std::{collections::HashMap, sync::Arc};

use axum::{
    Router,
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    middleware::from_fn_with_state,
    response::{Html, IntoResponse, Redirect, Response},
    routing::get,
};

use crate::{NewOrder, Refused, assets, backend, control, front, reload, world::World};

/// The page that is served without a build.
const SOURCE: &str = include_str!("../../../index.html");
const PANEL: &str = concat!(include_str!("../panel/scenarios.js"), include_str!("../panel/panel.js"));
const GATEWAY: &str = include_str!("../panel/gateway.html");

/// The attributes in the page, which the backend's page replaces.
const ATTRIBUTES: &str = r#"store-id="store_demo" publishable-key="sfpk_demo_1234567890abcdef" order="DEMO_ORDER" api-base="https://api.scalev.com""#;

/// The target of the page's own link, which the backend's page replaces too.
const HOSTED: &str = "https://toko.example/o/DEMO_ORDER/success";

/// A page that a test added.
#[derive(Debug, Clone)]
pub struct Page {
    pub html: String,
    pub headers: HeaderMap,
}

/// Everything on this origin.
pub fn router(world: Arc<World>) -> Router {
    let records = Arc::clone(&world);
    let order_id = move |slug: &str| Some(records.state().order(slug).ok()?.document["id"].as_str()?.to_owned());
    let backend = backend::router(&world.gateways, Box::new(order_id));
    let backend = backend.layer(from_fn_with_state(Arc::clone(&world), front::backend));
    Router::new()
        .route("/", get(first))
        .route("/playground", get(playground))
        .route("/o/{slug}", get(order_page))
        .route("/o/{slug}/success", get(order_page))
        .route("/b/{gateway}/{reference}", get(backend_page))
        .route("/sandbox/panel.js", get(|| script(PANEL)))
        .route("/sandbox/panel.css", get(|| style(include_str!("../panel/panel.css"))))
        .route("/sandbox/reload.js", get(reload::script))
        .route("/sandbox/built", get(reload::built))
        .route("/sandbox/gateway/{slug}", get(gateway_page))
        .route("/sandbox/gateway/{gateway}/{reference}", get(gateway_page_of_backend))
        .merge(control::router())
        .fallback(get(added))
        .layer(from_fn_with_state(Arc::clone(&world), front::shop))
        .with_state(world)
        .merge(backend)
}

/// Redirects to one order until its state changes.
async fn first(State(world): State<Arc<World>>) -> Result<Redirect, Refused> {
    let open = world.state().open_demo();
    let slug = match open {
        Some(slug) => slug,
        None => world.create_order(NewOrder::of("va_bca"))?.slug,
    };
    world.state().demo = Some(slug.clone());
    Ok(Redirect::to(&format!("/o/{slug}")))
}

/// The playground stands beside the widget's files, as it does on a publisher's host.
async fn playground(State(world): State<Arc<World>>) -> Redirect {
    Redirect::to(&format!("{}/playground.html", world.assets))
}

async fn order_page(State(world): State<Arc<World>>, Path(slug): Path<String>) -> Response {
    let html = source(&world).await;
    page(&world, &html.replace("DEMO_ORDER", &as_text(&slug)))
}

/// The page for a payment of the store's own backend. With `scalev` as the gateway it is an order's page, which asks the
/// backend for the state alone.
async fn backend_page(
    State(world): State<Arc<World>>,
    Path((gateway, reference)): Path<(String, String)>,
    Query(query): Query<HashMap<String, String>>,
) -> Response {
    let (gateway, reference) = (as_text(&gateway), as_text(&reference));
    let pay = format!("{}/pay/{gateway}/{reference}", world.shop);
    let (attributes, hosted) = if gateway == "scalev" {
        (format!(r#"{ATTRIBUTES} status-url="{pay}/status""#), HOSTED.to_owned())
    } else {
        let method = query.get("method").map_or_else(|| "qris".to_owned(), |method| as_text(method));
        let urls = format!(r#"payment-url="{pay}?method={method}" status-url="{pay}/status""#);
        (urls, format!("{}/sandbox/gateway/{gateway}/{reference}", world.shop))
    };
    let html = source(&world).await.replace(ATTRIBUTES, &attributes).replace(HOSTED, &hosted);
    page(&world, &html.replace("DEMO_ORDER", &reference))
}

/// As the merchant wrote it.
async fn source(world: &World) -> String {
    let built = tokio::fs::read_to_string(world.options.dist.join("index.html")).await;
    built.unwrap_or_else(|_| SOURCE.to_owned())
}

/// With this sandbox in the place of the real hosts.
fn page(world: &World, html: &str) -> Response {
    let html = html
        .replace("https://cdn.example", &world.assets)
        .replace("https://api.scalev.com", &world.api)
        .replace("https://toko.example", &world.shop);
    let html = if world.options.reload { html.replace("</body>", reload::TAG) } else { html };
    let policy = format!(
        "script-src 'self' {assets} 'wasm-unsafe-eval'; connect-src 'self' {api} {assets}; \
         img-src 'self' data: {gateways}; object-src 'none'; base-uri 'none'",
        assets = world.assets,
        api = world.api,
        gateways = world.gateways,
    );
    ([(header::CONTENT_SECURITY_POLICY, policy), (header::CACHE_CONTROL, "no-store".to_owned())], Html(html))
        .into_response()
}

/// The page in place of a wallet or a hosted page: it pays or cancels, and goes back.
async fn gateway_page(Path(slug): Path<String>) -> Html<String> {
    Html(GATEWAY.replace("BACK", &format!("/o/{}", as_text(&slug))))
}

async fn gateway_page_of_backend(Path((gateway, reference)): Path<(String, String)>) -> Html<String> {
    Html(GATEWAY.replace("BACK", &format!("/b/{}/{}", as_text(&gateway), as_text(&reference))))
}

/// A page that a test added, or a file of the widget: some shops host it themselves.
async fn added(State(world): State<Arc<World>>, uri: Uri, headers: HeaderMap) -> Response {
    let page = world.state().pages.get(uri.path()).cloned();
    match page {
        Some(Page { html, headers }) => (headers, html).into_response(),
        None if uri.path().starts_with("/v") => assets::file(State(world), uri, headers).await,
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn script(text: &'static str) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8"))], text)
}

async fn style(text: &'static str) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("text/css; charset=utf-8"))], text)
}

/// Keeps only the characters of a slug, because the page contains it.
fn as_text(slug: &str) -> String {
    slug.chars().filter(|letter| letter.is_ascii_alphanumeric() || "-_".contains(*letter)).collect()
}
