//! Asking the server, and the ways on: the hosted page, the seller, the merchant's own content.

use leptos::prelude::*;

use super::{
    Send,
    element::{Element, button, el},
};
use crate::{
    screen::{Screen, Way},
    session::Message,
};

pub(super) fn check(screen: &Screen, send: Send) -> Option<Element> {
    let check = screen.check.as_ref()?;
    let look =
        el("").class("button ghost").part("check-status").attr("aria-busy", if check.busy { "true" } else { "false" });
    let press = move || send.with_value(|send| send(Message::CheckPressed));
    let quiet = screen.quiet.as_ref().map(|quiet| el("P").class("quiet").part("quiet").text(quiet));
    Some(el("DIV").class("check").child_view(Some(button(look.text(&check.label), press))).maybe(quiet))
}

/// With no link of ours to offer, what the merchant wrote inside the element is the way on.
pub(super) fn ways(screen: &Screen) -> Element {
    let own = screen.fallback.is_none().then(|| el("SLOT"));
    let elsewhere = screen.proof_link.clone().filter(|_| screen.proof.is_none());
    let ways = [(&elsewhere, "proof-link"), (&screen.help, "help-link"), (&screen.fallback, "fallback-link")];
    let list = ways
        .into_iter()
        .fold(el("DIV").class("ways"), |list, (way, part)| list.maybe(way.as_ref().map(|way| draw(way, part))));
    list.maybe(own)
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
