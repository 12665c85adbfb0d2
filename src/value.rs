//! Values without a gateway's or a screen's meaning: parsed strictly, written in one form.

pub mod account;
pub mod barcode;
pub mod fingerprint;
pub mod json;
pub mod label;
pub mod language;
pub mod link;
pub mod money;
pub(crate) mod named;
pub mod qr;
pub mod qris;
pub(crate) mod svg;
pub mod time;
