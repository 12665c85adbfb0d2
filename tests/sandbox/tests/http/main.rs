//! The sandbox as its clients meet it: over HTTP.

mod backend;
mod contract;
mod control;
mod cors;
mod documented_backends;
mod faults;
mod files;
mod gateways;
mod orders;
mod panel;
mod playground;
mod uploads;

use reqwest::{Client, Method, RequestBuilder, Response};
use sandbox::{METHODS, NewOrder, Options, PUBLISHABLE_KEY, STORE_ID, Sandbox};
use scalev_checkout::payment::Bank;
use serde_json::Value;

const KEY: &str = "X-Scalev-Storefront-Api-Key";

/// A sandbox, one order in it, and a client that asks as the widget does.
struct Shop {
    sandbox: Sandbox,
    client: Client,
    slug: String,
}

impl Shop {
    fn with(order: NewOrder) -> Self {
        Self::started(Options::default(), order)
    }

    fn started(options: Options, order: NewOrder) -> Self {
        let sandbox = sandbox::start(options).expect("free ports");
        let slug = sandbox.create_order(order).expect("an order").slug;
        Self { sandbox, client: Client::new(), slug }
    }

    fn order_url(&self) -> String {
        format!("{}/v3/stores/{STORE_ID}/public/orders/{}", self.sandbox.api(), self.slug)
    }

    /// To this path below the order's URL.
    fn ask(&self, method: Method, path: &str) -> RequestBuilder {
        self.client
            .request(method, format!("{}{path}", self.order_url()))
            .header("Origin", self.sandbox.shop())
            .header(KEY, PUBLISHABLE_KEY)
    }

    async fn send(&self, method: Method, path: &str) -> Response {
        self.ask(method, path).send().await.expect("an answer")
    }

    async fn read(&self) -> Value {
        json(self.send(Method::GET, "").await).await
    }

    async fn pay(&self) -> Value {
        json(self.send(Method::POST, "/payment").await).await
    }
}

/// Scalev's codes of all methods.
fn methods() -> impl Iterator<Item = String> {
    Bank::scalevs().map(|bank| format!("va_{}", bank.code())).chain(METHODS.map(str::to_owned))
}

async fn json(response: Response) -> Value {
    assert_eq!(response.status(), 200, "{}", response.url());
    response.json().await.expect("JSON")
}

fn header<'a>(response: &'a Response, name: &str) -> Option<&'a str> {
    response.headers().get(name).map(|value| value.to_str().expect("text"))
}
