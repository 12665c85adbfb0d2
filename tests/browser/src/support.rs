//! Modules of the native tests that these tests use in part.
#![allow(dead_code)]

#[path = "../../support/fixture.rs"]
pub mod fixture;
#[path = "../../support/orders.rs"]
pub mod orders;
#[path = "../../support/reported/mod.rs"]
pub mod reported;
#[path = "../../support/snapshot.rs"]
mod snapshot;
#[path = "../../support/widget.rs"]
pub mod widget;
