//! A payment widget for Indonesian storefronts.
//!
//! The modules of the first part turn data into data: they do no IO, read no clock and cannot panic, and they
//! compile everywhere. The second part is the browser's and compiles for wasm32 alone.

pub mod session;

pub mod account;
pub mod answer;
pub mod bank;
pub mod barcode;
pub mod browser;
pub mod clock;
pub mod code;
pub mod config;
pub mod directory;
pub mod event;
pub mod failure;
pub mod gateway;
pub mod guide;
pub mod instruction;
pub mod json;
pub mod label;
pub mod link;
pub mod method;
pub mod money;
pub mod order;
pub mod payment;
pub mod poster;
pub mod proof;
pub mod qr;
pub mod qris;
pub mod schedule;
pub mod screen;
pub mod status;
pub mod text;
pub mod time;
pub mod value;

#[cfg(target_arch = "wasm32")]
mod view;
#[cfg(target_arch = "wasm32")]
pub mod web;
