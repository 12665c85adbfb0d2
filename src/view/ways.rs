//! Asking the server, and the ways on: the hosted page, the seller, the merchant's own content.

use super::{
    Send,
    element::{Element, button, el},
    tell,
};
use crate::{
    screen::{Screen, Way},
    session::Message,
};

pub(super) fn check(screen: &Screen, send: Send) -> Option<Element> {
    let check = screen.check.as_ref()?;
    let look =
        el("").class("button ghost").part("check-status").attr("aria-busy", if check.busy { "true" } else { "false" });
    let quiet = screen.quiet.as_ref().map(|quiet| el("P").class("quiet").part("quiet").text(quiet));
    Some(
        el("DIV")
            .class("check")
            .child_view(Some(button(look.text(&check.label), tell(send, || Message::CheckPressed))))
            .maybe(quiet),
    )
}

/// With no link of ours to offer, what the merchant wrote inside the element is the way on.
pub(super) fn ways(screen: &Screen) -> Element {
    let own = screen.fallback.is_none().then(|| el("SLOT"));
    let ways = [(&screen.proof, "proof"), (&screen.help, "help-link"), (&screen.fallback, "fallback-link")];
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
