//! Buttons and links.

use crate::session::CopyTarget;

/// A button that copies.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct CopyButton {
    pub what: CopyTarget,
    pub label: String,
    /// The accessible name, which says what is copied.
    pub name: String,
    /// The label after the clipboard took it.
    pub done: String,
    /// The text for the clipboard.
    pub text: String,
}

/// The button that asks the server now.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct Check {
    pub label: String,
    pub busy: bool,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct LinkButton {
    pub text: String,
    pub url: String,
    /// The one thing to press on this screen.
    pub primary: bool,
}
