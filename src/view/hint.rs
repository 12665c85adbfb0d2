//! A line of help that the buyer may close.

use super::{
    Send,
    element::{Element, button, el},
};
use crate::{screen::Hint, session::Message};

pub(super) fn line(hint: &Hint, send: Send) -> Element {
    let close = button(send, Message::HintDismissed).part("close-hint").attr("aria-label", &hint.close).text("×");
    el("DIV").class("hint").part("hint").child(el("P").text(&hint.text)).child(close)
}
