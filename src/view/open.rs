//! A wallet or a page to open by the buyer's own tap, or an app that waits.

use super::{
    element::{Element, el},
    qr_code,
    ways::link,
};
use crate::screen::OpenCard;

pub(super) fn card(card: &OpenCard) -> Element {
    el("ARTICLE")
        .class("thing scan")
        .child_view(card.picture.as_ref().and_then(|picture| qr_code::picture(picture, "qr", &card.picture_label)))
        .maybe(card.title.as_ref().map(|title| el("P").class("merchant").text(title)))
        .child(el("P").class("advice").text(&card.story))
        .maybe(card.button.as_ref().map(|(text, url)| link("pay-link", "button", text, url)))
}
