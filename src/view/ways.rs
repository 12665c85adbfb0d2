//! Asking the server, and the ways on: the hosted page, the seller, somebody else, the merchant's own content.

use super::{
    Send, by_hand, copy_button,
    element::{Element, button, el},
};
use crate::{
    screen::{Screen, Way},
    session::Message,
};

pub(super) fn check(screen: &Screen, send: Send) -> Option<Element> {
    let check = screen.check.as_ref()?;
    let button = button(send, Message::CheckPressed)
        .class("button ghost")
        .part("check-status")
        .attr("aria-busy", if check.busy { "true" } else { "false" })
        .text(&check.label);
    let quiet = screen.quiet.as_ref().map(|quiet| el("P").class("quiet").part("quiet").text(quiet));
    Some(el("DIV").class("check").child(button).maybe(quiet))
}

/// With no link of ours to offer, what the merchant wrote inside the element is the way on.
pub(super) fn ways(screen: &Screen, send: Send) -> Element {
    let way = |way: &Option<Way>, part| way.as_ref().map(|way| draw(way, part));
    let share = screen.share.as_ref();
    let print = |label: &String| button(send, Message::PrintPressed).class("way").part("print").text(label);
    el("DIV")
        .class("ways")
        .maybe(way(&screen.proof, "proof"))
        .maybe(way(&screen.help, "help-link"))
        .maybe(share.map(|share| copy_button(share, "share", screen, send)))
        .maybe(way(&screen.fallback, "fallback-link"))
        .maybe(screen.print.as_ref().map(print))
        .maybe(screen.fallback.is_none().then(|| el("SLOT")))
        .maybe(share.and_then(|share| by_hand(share, screen)))
}

fn draw(way: &Way, part: &'static str) -> Element {
    link(part, if way.primary { "button" } else { "way" }, &way.text, &way.url)
}

pub(super) fn link(part: &'static str, class: &'static str, text: &str, url: &str) -> Element {
    el("A")
        .class(class)
        .part(part)
        .attr("href", url)
        .attr("rel", "noopener noreferrer")
        .attr("referrerpolicy", "no-referrer")
        .text(text)
}
