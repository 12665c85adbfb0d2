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

/// The one to take on this screen.
pub(super) fn first(screen: &Screen) -> Option<Element> {
    let (way, part) = all(screen).into_iter().find_map(|(way, part)| Some((way.filter(|way| way.primary)?, part)))?;
    Some(el("DIV").class("first").child(link(part, "button", &way.text, &way.url)))
}

/// The others. With no link of ours to offer, what the merchant wrote inside the element is the way on.
pub(super) fn ways(screen: &Screen) -> Element {
    let own = screen.fallback.is_none().then(|| el("SLOT"));
    let list = all(screen).into_iter().fold(el("DIV").class("ways"), |list, (way, part)| {
        list.maybe(way.filter(|way| !way.primary).map(|way| link(part, "way", &way.text, &way.url)))
    });
    list.maybe(own)
}

fn all(screen: &Screen) -> [(Option<&Way>, &'static str); 3] {
    [(screen.proof.as_ref(), "proof"), (screen.help.as_ref(), "help-link"), (screen.fallback.as_ref(), "fallback-link")]
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
