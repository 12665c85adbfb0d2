//! The contract between the merchant's page and the widget: attributes, error codes, and facts about the browser.

pub mod config;
pub mod environment;
pub mod failure;
pub mod request;
mod secret;
pub mod user_agent;
