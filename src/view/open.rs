//! A wallet or a page to open by the buyer's own tap, or an app that waits.

use super::{
    Send, by_hand, copy_button,
    element::{Element, el},
    qr_code,
    ways::link,
};
use crate::{
    screen::{Alternatives, LinkButton, LinkCard, Screen},
    session::Message,
};

/// The picture stands first, but where no app came up it is the last thing to try.
pub(super) fn card(card: &LinkCard, screen: &Screen, send: Send) -> Element {
    let picture =
        || card.picture.as_ref().and_then(|picture| qr_code::picture(picture, "qr", &card.picture_label, send));
    let others = card.others.as_deref();
    // An app that waits leaves nothing to press here.
    let class = if card.button.is_none() && card.picture.is_none() { "thing waits" } else { "thing scan" };
    el("ARTICLE")
        .class(class)
        .child_view(if others.is_none() { picture() } else { None })
        .maybe(card.title.as_ref().map(|title| el("P").class("merchant").text(title)))
        .child(el("P").class("advice").text(&card.story))
        .maybe(
            card.button
                .as_ref()
                .map(|(text, url)| link("pay-link", "button", text, url).press(send, Message::OpenPressed)),
        )
        .maybe(others.map(|others| self::others(others, screen, send).child_view(picture())))
}

fn others(others: &Alternatives, screen: &Screen, send: Send) -> Element {
    let way = |way: &Option<LinkButton>, part| way.as_ref().map(|way| link(part, "button ghost", &way.text, &way.url));
    let line = |text: &Option<String>| text.as_ref().map(|text| el("P").class("advice").text(text));
    el("DIV")
        .class("others")
        .part("other-ways")
        .child(el("P").text(&others.title))
        .maybe(way(&others.browser, "open-browser"))
        .maybe(way(&others.link, "wallet-page"))
        .child(copy_button(&others.copy, "copy-link", screen, send))
        .maybe(by_hand(&others.copy, screen))
        .maybe(line(&others.advice))
        .maybe(line(&others.scan))
}
