//! A simulated Scalev on loopback: the storefront API, a store that embeds the
//! widget, the host of its files and the gateways that the store's own backend
//! talks to, each on an origin of its own, all in memory.
//!
//! `start` gives a [`Sandbox`]; dropping it ends every open request.
//! `README.md` describes its control over HTTP; the methods do the same.

#![recursion_limit = "256"]

mod api;
mod assets;
mod backend;
mod charge;
mod clock;
mod control;
mod cors;
mod fault;
mod front;
mod gateways;
mod handle;
mod log;
mod order;
mod order_document;
mod payload;
mod qris;
mod reload;
mod sabotage;
pub mod secret;
mod server;
mod shop;
mod singapay;
mod upload;
mod wire;
mod world;
mod xendit;

pub use charge::{Charge, PaymentAction};
pub use fault::{Fault, Route};
pub use handle::Sandbox;
pub use log::Entry;
pub use order::{Action, Created, NewOrder};
pub use payload::METHODS;
pub use server::{Options, start};
pub use world::Refused;

/// The store that exists.
pub const STORE_ID: &str = "store_demo";
/// The publishable key of that store. Made up, and public as every such key.
pub const PUBLISHABLE_KEY: &str = "sfpk_demo_1234567890abcdef";
