//! The store's own backend: `payment-url` and `status-url` for gateways whose calls need a secret key.
//!
//! It is meant to be copied, with the file of one's own gateway. What it does, in any language: create each payment
//! once, hand the gateway's answers on as they are with their HTTP status, and keep the keys on the server. The widget
//! does the reading.

use std::{collections::HashMap, sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode},
    routing::{get, post},
};
use reqwest::{Client, RequestBuilder};
use serde::Deserialize;
use tokio::{spawn, sync::Mutex};

mod answer;
mod durianpay;
mod fazz;
mod paymenku;
mod scalev;

use answer::{Answer, send};

/// The store's records: Scalev's `id` of an order by its secret slug.
pub type Records = Box<dyn Fn(&str) -> Option<String> + Send + Sync>;

/// Both URLs. `gateways` is where the gateways are: in real life each has a host of its own, with `https:`.
pub fn router(gateways: &str, order_id: Records) -> Router {
    let http = Client::builder().timeout(Duration::from_secs(10)).build().unwrap_or_default();
    Router::new()
        .route("/pay/{gateway}/{reference}", post(payment))
        .route("/pay/{gateway}/{reference}/status", get(status))
        .with_state(Arc::new(Backend { http, gateways: gateways.to_owned(), order_id, payments: Mutex::default() }))
}

struct Backend {
    http: Client,
    gateways: String,
    order_id: Records,
    /// By gateway and reference. A real shop keeps them in its database.
    payments: Mutex<HashMap<(String, String), Payment>>,
}

#[derive(Clone)]
struct Payment {
    /// The gateway's name for it.
    id: String,
    /// The answer that created it: only this one certainly has the payment instructions.
    created: Answer,
    /// The press for another code that made it. `None`: it is the order's first.
    attempt: Option<String>,
}

/// The amount and the method of a payment.
struct Order {
    reference: String,
    /// Rupiah.
    amount: u64,
    /// Scalev's code, as `va_bca`.
    method: String,
}

#[derive(Deserialize)]
struct Wanted {
    #[serde(default = "qris")]
    method: String,
}

/// `payment-url`. A real shop first makes sure that this buyer may see this order: by its session, or because the
/// reference cannot be guessed.
async fn payment(
    State(shop): State<Arc<Backend>>,
    Path((gateway, reference)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Result<Answer, Answer> {
    // With the buyer's press for another code, where the shop's page and its backend have one origin.
    let attempt = headers.get("idempotency-key").and_then(|key| key.to_str().ok());
    // It becomes a part of the reference at the gateway, and the page may send anything.
    let is_key = |key: &&str| key.len() == 16 && key.bytes().all(|byte| byte.is_ascii_hexdigit());
    let attempt = attempt.filter(is_key).map(str::to_owned);
    // The amount comes from the shop's own records of the order, never from the browser.
    let order = Order { reference, amount: 147_000, method: wanted.method };
    // A task of its own, so that the gateway's payment is recorded also when the buyer leaves meanwhile.
    let created = spawn(async move { shop.create_once(&gateway, order, attempt).await }).await;
    created.unwrap_or_else(|_| Err(Answer::error(StatusCode::INTERNAL_SERVER_ERROR, "the payment was not created")))
}

/// `status-url`.
async fn status(
    State(shop): State<Arc<Backend>>,
    Path((gateway, reference)): Path<(String, String)>,
) -> Result<Answer, Answer> {
    if gateway == "scalev" {
        let id = (shop.order_id)(&reference).ok_or_else(|| Answer::error(StatusCode::NOT_FOUND, "no such order"))?;
        return scalev::status(&shop, &id).await;
    }
    let known = shop.payments.lock().await.get(&(gateway.clone(), reference)).cloned();
    let Payment { id, .. } = known.ok_or_else(|| Answer::error(StatusCode::NOT_FOUND, "no such payment"))?;
    shop.ask_status(&gateway, &id).await
}

impl Backend {
    /// The payment of this order while it is open, then its final state; or, where the buyer wants one, another in the
    /// place of one that ended without money. The attempt is part of the gateway's reference, so that a repeated request
    /// makes no second payment.
    async fn create_once(&self, gateway: &str, mut order: Order, attempt: Option<String>) -> Result<Answer, Answer> {
        // Locked while the gateway is asked, so that two tabs do not create two payments. A real shop locks one order.
        let mut payments = self.payments.lock().await;
        let name = (gateway.to_owned(), order.reference.clone());
        if let Some(last) = payments.get(&name) {
            let Some(now) = self.ask_status(gateway, &last.id).await.ok().filter(Answer::is_over) else {
                return Ok(last.created.clone());
            };
            match &attempt {
                Some(attempt) if now.ended_unpaid() && last.attempt.as_ref() != Some(attempt) => {
                    order.reference = [&order.reference, attempt.as_str()].join("-");
                }
                _ => return Ok(now),
            }
        }
        let created = self.create(gateway, &order).await?;
        if created.status.is_success() {
            payments.insert(name, Payment { id: created.payment_id(), created: created.clone(), attempt });
        }
        Ok(created)
    }

    async fn create(&self, gateway: &str, order: &Order) -> Result<Answer, Answer> {
        match gateway {
            "fazz" => fazz::create(self, order).await,
            "paymenku" => paymenku::create(self, order).await,
            "durianpay" => durianpay::create(self, order).await,
            _ => Err(Answer::error(StatusCode::NOT_FOUND, "no such gateway")),
        }
    }

    /// By the gateway's name for the payment.
    async fn ask_status(&self, gateway: &str, id: &str) -> Result<Answer, Answer> {
        match gateway {
            "fazz" => fazz::status(self, id).await,
            "paymenku" => paymenku::status(self, id).await,
            "durianpay" => durianpay::status(self, id).await,
            _ => Err(Answer::error(StatusCode::NOT_FOUND, "no such gateway")),
        }
    }

    fn get(&self, path: &str) -> RequestBuilder {
        self.http.get(format!("{}{path}", self.gateways))
    }

    fn post(&self, path: &str) -> RequestBuilder {
        self.http.post(format!("{}{path}", self.gateways))
    }
}

fn qris() -> String {
    "qris".to_owned()
}
