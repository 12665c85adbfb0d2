//! The control API, `/sandbox/…` on the store's origin. Described in `README.md`.

use std::sync::Arc;

use axum::{
    Form, Json, Router,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    Action, Charge, Created, Fault, NewOrder, PUBLISHABLE_KEY, PaymentAction, Refused, Route, STORE_ID, fault::Plan,
    log::Entry, world::World,
};

type Sandbox = State<Arc<World>>;
type Answer = Result<Json<Value>, Refused>;

/// All of it.
pub fn router() -> Router<Arc<World>> {
    Router::new()
        .route("/sandbox/about", get(about))
        .route("/sandbox/orders", post(create))
        .route("/sandbox/orders/{slug}", get(show).patch(patch))
        .route("/sandbox/orders/{slug}/{action}", post(act))
        .route("/sandbox/orders/{slug}/faults", post(add_fault).delete(clear_faults))
        .route("/sandbox/payments/{gateway}/{reference}", get(payment))
        .route("/sandbox/payments/{gateway}/{reference}/{action}", post(act_on_payment))
        .route("/sandbox/assets/faults", post(add_asset_fault).delete(clear_asset_faults))
        .route("/sandbox/gateway/{slug}", post(gateway))
        .route("/sandbox/gateway/{gateway}/{reference}", post(gateway_of_backend))
        .route("/sandbox/clock", post(clock))
        .route("/sandbox/origins", post(add_origin).delete(remove_origin))
        .route("/sandbox/log", get(log).delete(clear_log))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OrderFault {
    route: Route,
    fault: Fault,
    times: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AssetFault {
    file: String,
    fault: Fault,
    times: Option<u32>,
}

#[derive(Deserialize)]
struct Shift {
    shift: i64,
}

#[derive(Deserialize)]
struct Origin {
    origin: String,
}

#[derive(Deserialize)]
struct Choice<A> {
    action: A,
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let status = match self {
            Self::NoSuchOrder | Self::NoSuchPayment => StatusCode::NOT_FOUND,
            Self::BadPatch(_) => StatusCode::BAD_REQUEST,
        };
        (status, Json(json!({ "error": self.to_string() }))).into_response()
    }
}

async fn about(State(world): Sandbox) -> Json<Value> {
    let state = world.state();
    Json(json!({
        "shop": world.shop,
        "api": world.api,
        "assets": world.assets,
        "gateways": world.gateways,
        "store_id": STORE_ID,
        "publishable_key": PUBLISHABLE_KEY,
        "now": state.clock.now().to_string(),
        "shift": state.clock.shift,
        "origins": state.origins,
    }))
}

async fn create(State(world): Sandbox, Json(new): Json<NewOrder>) -> Result<Json<Created>, Refused> {
    world.create_order(new).map(Json)
}

async fn show(State(world): Sandbox, Path(slug): Path<String>) -> Answer {
    Ok(Json(world.state().order(&slug)?.document.clone()))
}

async fn patch(State(world): Sandbox, Path(slug): Path<String>, Json(patch): Json<Value>) -> Answer {
    let mut state = world.state();
    let order = state.order(&slug)?;
    order.patch(&patch)?;
    Ok(Json(order.document.clone()))
}

async fn act(State(world): Sandbox, Path((slug, action)): Path<(String, Action)>) -> Answer {
    let mut state = world.state();
    let clock = state.clock;
    let order = state.order(&slug)?;
    order.act(action, clock);
    Ok(Json(order.document.clone()))
}

/// The form of the simulated wallet or hosted page.
async fn gateway(
    State(world): Sandbox,
    Path(slug): Path<String>,
    Form(choice): Form<Choice<Action>>,
) -> Result<Redirect, Refused> {
    let mut state = world.state();
    let clock = state.clock;
    state.order(&slug)?.act(choice.action, clock);
    Ok(Redirect::to(&format!("/o/{slug}/success")))
}

/// Changes a payment of the store's backend.
async fn gateway_of_backend(
    State(world): Sandbox,
    Path((gateway, reference)): Path<(String, String)>,
    Form(choice): Form<Choice<PaymentAction>>,
) -> Result<Redirect, Refused> {
    let mut state = world.state();
    let clock = state.clock;
    let charge = state.charges.act(&gateway, &reference, choice.action, clock)?;
    Ok(Redirect::to(&format!("/b/{gateway}/{reference}?method={}", charge.method)))
}

async fn payment(
    State(world): Sandbox,
    Path((gateway, reference)): Path<(String, String)>,
) -> Result<Json<Charge>, Refused> {
    world.state().charges.of_reference(&gateway, &reference).cloned().map(Json).ok_or(Refused::NoSuchPayment)
}

async fn act_on_payment(
    State(world): Sandbox,
    Path((gateway, reference, action)): Path<(String, String, PaymentAction)>,
) -> Result<Json<Charge>, Refused> {
    let mut state = world.state();
    let clock = state.clock;
    state.charges.act(&gateway, &reference, action, clock).map(Json)
}

async fn add_fault(State(world): Sandbox, Path(slug): Path<String>, Json(new): Json<OrderFault>) -> Answer {
    let OrderFault { route, fault, times } = new;
    world.state().order(&slug)?.faults.push(Plan { route, fault, times });
    Ok(Json(json!({})))
}

async fn clear_faults(State(world): Sandbox, Path(slug): Path<String>) -> Answer {
    world.state().order(&slug)?.faults.clear();
    Ok(Json(json!({})))
}

async fn add_asset_fault(State(world): Sandbox, Json(new): Json<AssetFault>) -> Json<Value> {
    let AssetFault { file, fault, times } = new;
    world.state().asset_faults.push((file, Plan { route: Route::Any, fault, times }));
    Json(json!({}))
}

async fn clear_asset_faults(State(world): Sandbox) -> Json<Value> {
    world.state().asset_faults.clear();
    Json(json!({}))
}

async fn clock(State(world): Sandbox, Json(Shift { shift }): Json<Shift>) -> Json<Value> {
    let mut state = world.state();
    state.clock.shift = state.clock.shift.saturating_add(shift);
    Json(json!({ "now": state.clock.now().to_string(), "shift": state.clock.shift }))
}

async fn add_origin(State(world): Sandbox, Json(Origin { origin }): Json<Origin>) -> Json<Value> {
    let mut state = world.state();
    state.register(&origin);
    Json(json!({ "origins": state.origins }))
}

async fn remove_origin(State(world): Sandbox, Query(Origin { origin }): Query<Origin>) -> Json<Value> {
    let mut state = world.state();
    state.unregister(&origin);
    Json(json!({ "origins": state.origins }))
}

async fn log(State(world): Sandbox) -> Json<Vec<Entry>> {
    Json(world.state().log.entries())
}

async fn clear_log(State(world): Sandbox) -> Json<Value> {
    world.state().log.clear();
    Json(json!({}))
}
