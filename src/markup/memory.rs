//! The card that the tab shows if it is loaded again.

use super::{
    node::{Node, button, el, paragraph},
    preview,
};
use crate::{screen::Memory, session::Message};

/// The preview, and below it the button that asks the server.
pub fn memory(memory: &Memory) -> Box<Node> {
    let check = button(Message::CheckPressed).class("button ghost").part("check-status").text(&memory.check);
    let advice = paragraph("quiet", &memory.advice).part("quiet");
    preview(&memory.preview).child(el("div").class("check").child(check).child(advice))
}
