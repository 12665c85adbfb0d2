//! Code that the tests share: a widget without a browser, orders for it, and its screen as JSON.

pub mod fixture;
pub mod mutation;
pub mod orders;
pub mod phrase;
pub mod preview;
pub mod qris;
pub mod reported;
pub mod scanner;
pub mod screens;
pub mod snapshot;
pub mod widget;

use scalev_checkout::value::Json;

/// A document as the widget reads it.
pub fn value(document: &serde_json::Value) -> Json {
    Json::parse(&document.to_string()).expect("what is written as JSON can be read")
}
