//! Middleware of every request: log and clock, and for the API and the files also faults and CORS.

use std::{pin::Pin, sync::Arc};

use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderValue, Method, header},
    middleware::Next,
    response::Response,
};

use crate::{
    Fault, Route, cors,
    fault::{self, Plan},
    sabotage,
    wire::Wire,
    world::World,
};

/// In front of Scalev's API.
pub async fn api(
    State(world): State<Arc<World>>,
    ConnectInfo(wire): ConnectInfo<Wire>,
    request: Request,
    next: Next,
) -> Response {
    let asked = request.headers().clone();
    if request.method() == Method::OPTIONS {
        let index = note(&world, "api", &request, &[]);
        let response = cors::preflight(&world, &asked, request.uri().path().starts_with("/uploads/"));
        return answered(&world, index, response);
    }
    let faults = order_faults(&world, &request);
    let index = note(&world, "api", &request, &faults);
    let request = sabotage::slowly(request, &faults, &wire);
    let mut response = with_faults(&world, &wire, &faults, next.run(request)).await;
    if !faults.contains(&Fault::NoCors) {
        cors::allow(&world, &asked, &mut response);
    }
    if let Some(rules) = world.options.cache_control {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(rules));
    }
    answered(&world, index, response)
}

/// In front of the widget's files, which anyone may read.
pub async fn assets(
    State(world): State<Arc<World>>,
    ConnectInfo(wire): ConnectInfo<Wire>,
    request: Request,
    next: Next,
) -> Response {
    let faults = asset_faults(&world, &request);
    let index = note(&world, "assets", &request, &faults);
    let mut response = with_faults(&world, &wire, &faults, next.run(request)).await;
    if !faults.contains(&Fault::NoCors) {
        response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    answered(&world, index, response)
}

/// In front of the gateways.
pub async fn gateways(State(world): State<Arc<World>>, request: Request, next: Next) -> Response {
    let index = note(&world, "gateways", &request, &[]);
    answered(&world, index, next.run(request).await)
}

/// Middleware of the store's own pages, which do not have Scalev's clock.
pub async fn shop(State(world): State<Arc<World>>, request: Request, next: Next) -> Response {
    let index = note(&world, "shop", &request, &[]);
    let response = next.run(request).await;
    world.state().log.answered(index, response.status().as_u16(), world.started);
    response
}

/// In front of the store's backend.
pub async fn backend(State(world): State<Arc<World>>, request: Request, next: Next) -> Response {
    let index = note(&world, "backend", &request, &[]);
    answered(&world, index, next.run(request).await)
}

fn order_faults(world: &World, request: &Request) -> Vec<Fault> {
    let mut state = world.state();
    let Some((slug, route)) = target(request, |key| Some(state.uploads.get(key)?.slug.clone())) else {
        return Vec::new();
    };
    let Ok(order) = state.order(&slug) else {
        return Vec::new();
    };
    fault::take(order.faults.iter_mut().filter(|plan| plan.route.covers(route)))
}

fn asset_faults(world: &World, request: &Request) -> Vec<Fault> {
    let path = request.uri().path();
    let mut state = world.state();
    let plans = state.asset_faults.iter_mut().filter(|(part, _)| path.contains(part.as_str()));
    fault::take(plans.map(|(_, plan): &mut (String, Plan)| plan))
}

/// The order and the route of a request; `owner` maps an upload's key to its order.
fn target(request: &Request, owner: impl Fn(&str) -> Option<String>) -> Option<(String, Route)> {
    let parts: Vec<&str> = request.uri().path().split('/').skip(1).collect();
    let (slug, route) = match (request.method().as_str(), parts.as_slice()) {
        ("PUT", ["uploads", key]) => (owner(key)?, Route::Put),
        ("GET", [.., "orders", slug]) => ((*slug).to_owned(), Route::Read),
        ("PATCH", [.., "orders", slug]) => ((*slug).to_owned(), Route::Patch),
        ("POST", [.., "orders", slug, "payment"]) => ((*slug).to_owned(), Route::Create),
        ("POST", [.., "orders", slug, "transfer-proof-upload"]) => ((*slug).to_owned(), Route::Upload),
        _ => return None,
    };
    Some((slug, route))
}

async fn with_faults(
    world: &World,
    wire: &Wire,
    faults: &[Fault],
    answer: impl Future<Output = Response> + Send,
) -> Response {
    let clock = world.state().clock;
    let mut answer: Pin<Box<dyn Future<Output = Response> + Send + '_>> = Box::pin(answer);
    let (delays, rest): (Vec<_>, Vec<_>) = faults.iter().partition(|fault| matches!(fault, Fault::Delay { .. }));
    for fault in rest.into_iter().chain(delays) {
        answer = Box::pin(sabotage::carry_out(fault, wire, clock, answer));
    }
    answer.await
}

fn note(world: &World, server: &'static str, request: &Request, faults: &[Fault]) -> usize {
    let names = faults.iter().map(Fault::name).collect();
    world.state().log.note(server, request, world.started, names)
}

fn answered(world: &World, index: usize, mut response: Response) -> Response {
    let mut state = world.state();
    if let Ok(date) = HeaderValue::from_str(&state.clock.http_date()) {
        response.headers_mut().insert(header::DATE, date);
    }
    state.log.answered(index, response.status().as_u16(), world.started);
    drop(state);
    response
}
