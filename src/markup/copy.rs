//! Buttons that copy.

use super::node::{self, CopyData, Node, el, paragraph};
use crate::{
    screen::{Copied, CopyButton},
    session::{CopyTarget, Message},
};

/// The label changes only once the clipboard took the text. Both labels are in one grid cell, so that the width stays.
pub(super) fn button(copy: &CopyButton, part: &'static str, copied: Option<&Copied>) -> Box<Node> {
    let worked = copied.is_some_and(|copied| copied.what == copy.what && copied.worked);
    let done = el("span").class("after").attr("aria-hidden", "true").text(if worked { &copy.done } else { "" });
    let message = match copy.what {
        CopyTarget::Instructions => Message::SharePressed,
        what => Message::CopyPressed(what),
    };
    let button = node::bare_button(message).class(if worked { "copy copied" } else { "copy" }).part(part);
    // The accessible name contains the label: buyers who speak to their device press it by the words they see.
    let mut button = match worked {
        true => button.attr("aria-label", &[&copy.done, ". ", &copy.name].concat()),
        false => button.attr("aria-label", &copy.name),
    };
    button.copy = Some(CopyData { text: copy.text.clone(), done: copy.done.clone() });
    button.child(el("span").class("before").text(&copy.label)).child(done)
}

/// The text to select by hand where this button did not copy.
pub(super) fn by_hand(copy: &CopyButton, copied: Option<&Copied>) -> Option<Box<Node>> {
    advice(copy, copied).map(|advice| paragraph("advice", advice))
}

pub(super) fn advice<'a>(copy: &CopyButton, copied: Option<&'a Copied>) -> Option<&'a str> {
    copied.filter(|copied| copied.what == copy.what)?.advice.as_deref()
}
