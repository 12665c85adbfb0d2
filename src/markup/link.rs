//! A wallet or a page to open by the buyer's own tap, or an app that waits.

use super::{
    copy,
    node::{Node, el, link, paragraph},
    picture,
};
use crate::{
    screen::{Alternatives, Copied, LinkButton, LinkCard},
    session::{Message, event::Action},
};

/// The code comes first; where no app opened, it comes last.
pub(super) fn card(card: &LinkCard, copied: Option<&Copied>) -> Box<Node> {
    let picture = card.picture.as_ref().and_then(|drawn| picture::qr(drawn, "qr", &card.picture_label));
    match card.alternatives.as_deref() {
        Some(rest) => article(card, None, Some(alternatives(rest, picture, copied))),
        None => article(card, picture, None),
    }
}

/// `picture` is above the story, `below` the alternatives under the button.
pub(super) fn article(card: &LinkCard, picture: Option<Box<Node>>, below: Option<Box<Node>>) -> Box<Node> {
    // An app that waits leaves nothing to press here.
    let class = if card.button.is_none() && card.picture.is_none() { "panel waiting" } else { "panel scan" };
    let button = card.button.as_ref();
    el("article")
        .class(class)
        .maybe(picture)
        .maybe(card.title.as_ref().map(|title| paragraph("merchant", title)))
        .child(paragraph("advice", &card.story))
        .maybe(button.map(|(text, url)| link("pay-link", "button", text, url, Message::OpenPressed)))
        .maybe(below)
}

fn alternatives(rest: &Alternatives, picture: Option<Box<Node>>, copied: Option<&Copied>) -> Box<Node> {
    let button = |button: &Option<LinkButton>, part| {
        let pressed = Message::LinkPressed(Action::OpenLink);
        button.as_ref().map(|button| link(part, "button ghost", &button.text, &button.url, pressed))
    };
    let line = |text: &Option<String>| text.as_ref().map(|text| paragraph("advice", text));
    el("div")
        .class("alternatives")
        .part("other-ways")
        .child(el("p").text(&rest.title))
        .maybe(button(&rest.browser, "open-browser"))
        .maybe(button(&rest.link, "wallet-page").map(|link| match rest.new_tab {
            true => link.attr("target", "_blank"),
            false => link,
        }))
        .child(copy::button(&rest.copy, "copy-link", copied))
        .maybe(copy::by_hand(&rest.copy, copied))
        .maybe(line(&rest.advice))
        .maybe(line(&rest.scan))
        .maybe(picture)
}
