//! Buttons and links.

use super::{phrase::Phrase, text};
use crate::{session::CopyTarget, value::Language};

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

impl CopyButton {
    pub(super) fn new(what: CopyTarget, label: Phrase, name: String, text: String, language: Language) -> Self {
        Self { what, label: label.say(language), name, done: text::COPIED.say(language), text }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct LinkButton {
    pub text: String,
    pub url: String,
    /// The one thing to press on this screen.
    pub primary: bool,
}

impl LinkButton {
    /// A link that is not the one thing to press.
    pub(super) fn secondary(text: String, url: &str) -> Self {
        Self { text, url: url.to_owned(), primary: false }
    }
}
