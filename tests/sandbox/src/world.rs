//! Everything the sandbox knows, behind one lock.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use nanoid::nanoid;

use crate::{
    Created, NewOrder, Options,
    charge::Charges,
    clock::Clock,
    fault::Plan,
    gateways::{self, Replay},
    log::Log,
    order::Order,
    shop::Page,
    upload::Upload,
};

/// One running sandbox.
#[derive(Debug)]
pub struct World {
    pub options: Options,
    /// Origin of the store, without a slash at its end; so are the next three.
    pub shop: String,
    pub api: String,
    pub assets: String,
    pub gateways: String,
    pub started: Instant,
    state: Mutex<State>,
}

/// The mutable state of the sandbox.
#[derive(Debug, Default)]
pub struct State {
    pub clock: Clock,
    /// By slug.
    pub orders: HashMap<String, Order>,
    /// Payments of the store's own backend.
    pub charges: Charges,
    /// Durianpay's orders, by id.
    pub durianpay_orders: HashMap<String, gateways::Order>,
    /// Paymenku's, by `Idempotency-Key`.
    pub replays: HashMap<String, Replay>,
    /// Origins that the store has registered.
    pub origins: Vec<String>,
    /// By their path, with its slash.
    pub pages: HashMap<String, Page>,
    /// By key.
    pub uploads: HashMap<String, Upload>,
    /// Faults of the widget's files, each with a part of the path.
    pub asset_faults: Vec<(String, Plan)>,
    pub log: Log,
    /// The order of the page that opens first.
    pub demo: Option<String>,
    orders_made: usize,
}

/// The reason why the sandbox refuses a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// There is no order with this slug.
    NoSuchOrder,
    /// There is no payment with this reference at this gateway.
    NoSuchPayment,
    /// The patch does not fit the order; the text says where.
    BadPatch(String),
}

impl World {
    /// An empty one, with these origins.
    pub fn new(options: Options, shop: String, api: String, assets: String, gateways: String) -> Self {
        let state =
            State { origins: options.origins.clone().unwrap_or_else(|| vec![shop.clone()]), ..State::default() };
        Self { options, shop, api, assets, gateways, started: Instant::now(), state: Mutex::new(state) }
    }

    /// All that changes. Never held across an await.
    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes an order.
    pub fn create_order(&self, new: NewOrder) -> Result<Created, Refused> {
        let mut state = self.state();
        state.orders_made += 1;
        let slug = nanoid!(40);
        let order = Order::make(new, &slug, &self.shop, state.orders_made, state.clock)?;
        let order_id = order.document["order_id"].as_str().unwrap_or_default().to_owned();
        state.orders.insert(slug.clone(), order);
        Ok(Created { slug, order_id })
    }
}

impl State {
    /// The order with this slug.
    pub fn order(&mut self, slug: &str) -> Result<&mut Order, Refused> {
        self.orders.get_mut(slug).ok_or(Refused::NoSuchOrder)
    }

    /// The order of the page that opens first, while it can be paid.
    pub fn open_demo(&self) -> Option<String> {
        let slug = self.demo.clone()?;
        let order = &self.orders.get(&slug)?.document;
        (order["status"] == "pending" && order["payment_status"] == "unpaid").then_some(slug)
    }

    /// Registers an origin with the store.
    pub fn register(&mut self, origin: &str) {
        self.unregister(origin);
        self.origins.push(origin.to_owned());
    }

    /// Takes an origin away again.
    pub fn unregister(&mut self, origin: &str) {
        self.origins.retain(|known| known != origin);
    }
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoSuchOrder => f.write_str("there is no order with this slug"),
            Self::NoSuchPayment => f.write_str("there is no payment with this reference at this gateway"),
            Self::BadPatch(why) => write!(f, "the patch does not fit: {why}"),
        }
    }
}

impl std::error::Error for Refused {}
