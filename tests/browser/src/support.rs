//! Modules of the native tests, of which these tests use some functions.
#![allow(dead_code)]

#[path = "../../support/fixture.rs"]
pub mod fixture;
#[path = "../../support/orders.rs"]
pub mod orders;
#[path = "../../support/phrase.rs"]
pub mod phrase;
#[path = "../../support/reported/mod.rs"]
pub mod reported;
#[path = "../../support/snapshot.rs"]
mod snapshot;
#[path = "../../support/widget.rs"]
pub mod widget;
