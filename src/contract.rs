//! What the merchant's page and the widget agree on: attributes, error codes, and what is known of the browser.

pub mod config;
pub mod environment;
pub mod failure;
pub mod user_agent;
