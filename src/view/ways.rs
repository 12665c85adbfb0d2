//! Asking the server, and the ways on: the hosted page, the seller, somebody else, the merchant's own content.

use super::{
    Send, by_hand, copy_button,
    element::{Element, button, el},
};
use crate::{
    screen::{LinkButton, Screen},
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

/// The one to take on this screen.
pub(super) fn first(screen: &Screen) -> Option<Element> {
    let (way, part) = all(screen).into_iter().find_map(|(way, part)| Some((way.filter(|way| way.primary)?, part)))?;
    Some(el("DIV").class("first").child(link(part, "button", &way.text, &way.url)))
}

/// The others. With no link of ours to offer, what the merchant wrote inside the element is the way on.
pub(super) fn ways(screen: &Screen, send: Send) -> Element {
    let [proof, help, fallback] =
        all(screen).map(|(way, part)| way.filter(|way| !way.primary).map(|way| link(part, "way", &way.text, &way.url)));
    let share = screen.share.as_ref();
    let print = |label: &String| button(send, Message::PrintPressed).class("way").part("print").text(label);
    el("DIV")
        .class("ways")
        .maybe(proof)
        .maybe(help)
        .maybe(share.map(|share| copy_button(share, "share", screen, send)))
        .maybe(fallback)
        .maybe(screen.print.as_ref().map(print))
        .maybe(screen.fallback.is_none().then(|| el("SLOT")))
        .maybe(share.and_then(|share| by_hand(share, screen)))
}

/// The page for the proof stands beside the place for it, where there is one.
fn all(screen: &Screen) -> [(Option<&LinkButton>, &'static str); 3] {
    let proof = screen.proof_link.as_ref().filter(|_| screen.proof.is_none());
    [(proof, "proof-link"), (screen.help.as_ref(), "help-link"), (screen.fallback.as_ref(), "fallback-link")]
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
