//! A dialog over the page: the code as large as it goes, or a picture of it to keep.

use super::{
    node::{Node, button, el},
    qr,
};
use crate::{
    screen::{Enlargement, QrCard},
    session::Message,
};

/// It is there while it is closed too, empty: the browser opens and closes it, and gives the focus back.
pub(super) fn cover(enlarged: Option<&Enlargement>, card: &QrCard) -> Box<Node> {
    let close = |label| button(Message::EnlargementClosed).class("button ghost").part("close").text(label);
    el("dialog")
        .class("cover")
        .part("cover")
        .attr("aria-label", &card.label)
        .maybe(enlarged.and_then(|enlarged| content(enlarged, card)))
        .maybe(enlarged.map(|enlarged| el("p").part("cover-words").text(&enlarged.words)))
        .maybe(enlarged.map(|enlarged| close(&enlarged.close)))
}

fn content(enlarged: &Enlargement, card: &QrCard) -> Option<Box<Node>> {
    match &enlarged.picture {
        Some(url) => Some(qr::image("poster", url, &card.label)),
        None => qr::picture(&card.picture, "qr-large", &card.label),
    }
}
