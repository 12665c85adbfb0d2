//! Values without a gateway's or a screen's meaning: parsed strictly, written in one form.

pub mod account;
pub mod barcode;
pub mod fingerprint;
mod json;
pub mod label;
mod language;
mod link;
mod money;
pub(crate) mod named;
pub mod qr;
pub mod qris;
pub(crate) mod svg;
mod time;

pub use json::Json;
pub use language::Language;
pub use link::{SafeUrl, UrlPolicy, is_loopback};
pub use money::Rupiah;
pub use time::{CivilTime, Instant, Timestamp, Zone, countdown, http_date};
