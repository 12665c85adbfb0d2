//! A payment widget for Indonesian storefronts.
//!
//! A module uses only modules above it in this list. All but `web` turn data into data: they do no IO, read no clock and
//! cannot panic, and compile everywhere. `web` is the browser's and compiles for wasm32 alone.

// In place of `#[must_use]` at each function: without side effects, a call whose result is dropped is a mistake.
#![warn(unused_results)]

pub mod value;

pub mod contract;

pub mod payment;

pub mod gateway;

pub mod response;

pub mod session;

pub mod screen;

pub mod markup;

#[cfg(target_arch = "wasm32")]
#[expect(unused_results, reason = "most calls of the browser are for their effect")]
pub mod web;
