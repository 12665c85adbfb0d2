//! The contract between the merchant's page, the loader and the widget: attributes, error codes, and facts about the browser.
//! `src/loader/contract.ts` gives it to the scripts, and `npm/checkout.d.ts` to merchants; tests compare all three.

mod config;
mod environment;
mod failure;
pub mod user_agent;

pub use config::{Config, ConfigError, Request};
pub use environment::Environment;
pub use failure::{Failure, OF_LOADER};

/// The element's name, with which the names of its events, locks and memories begin, and its lines in the console.
pub const TAG: &str = "scalev-checkout";

/// Attributes that change what the widget does; `theme` is the stylesheet's.
pub const ATTRIBUTES: [&str; 9] = [
    "store-id",
    "publishable-key",
    "order",
    "payment-url",
    "status-url",
    "api-base",
    "locale",
    "heading-level",
    "remember",
];

/// The origin of Scalev's API where `api-base` names none.
pub const DEFAULT_API: &str = "https://api.scalev.com";

/// In a path of the API: before the store, before the order, and behind the order for its payment.
pub const STORES: &str = "/v3/stores/";
pub const ORDERS: &str = "/public/orders/";
pub const PAYMENT: &str = "/payment";

/// The header with the publishable key.
pub const KEY_HEADER: &str = "X-Scalev-Storefront-Api-Key";

/// Milliseconds for the request that creates the payment: locking, connecting, headers and body together.
pub const CREATE_LIMIT: i64 = 20_000;

/// Milliseconds for a request that reads the state: connecting, headers and body together.
pub const READ_LIMIT: i64 = 10_000;

/// Milliseconds for which a button says that it has copied.
pub const COPIED_FOR: i64 = 4_000;
