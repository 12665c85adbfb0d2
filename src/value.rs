//! Values: read strictly, written in one way.

pub mod account;
pub mod barcode;
pub mod json;
pub mod label;
pub mod language;
pub mod link;
pub mod money;
pub mod qr;
pub mod qris;
pub mod time;
