//! What covers the screen: the code as large as it goes, or a picture of it to keep.

use leptos::prelude::*;

use super::{
    Send,
    element::{Element, button, el},
    qr_code,
};
use crate::{
    screen::{Enlargement, QrActions, QrCard},
    session::Message,
};

/// Stands there while it is closed too, empty: the browser opens and closes it, and gives the focus back.
pub(super) fn cover(keep: &QrActions, card: &QrCard, send: Send) -> Element {
    let enlarged = keep.enlarged.as_ref();
    el("DIALOG")
        .class("cover")
        .part("cover")
        .attr("aria-label", &card.label)
        .child_view(enlarged.and_then(|enlarged| content(enlarged, card, send)))
        .maybe(enlarged.map(|enlarged| el("P").part("cover-words").text(&enlarged.words)))
        .maybe(enlarged.map(|enlarged| {
            button(send, Message::EnlargementClosed).class("button ghost").part("close").text(&enlarged.close)
        }))
}

fn content(enlarged: &Enlargement, card: &QrCard, send: Send) -> Option<AnyView> {
    match &enlarged.picture {
        Some(url) => Some(qr_code::image("poster", url.to_string(), card.label.clone(), el(""))),
        None => qr_code::picture(&card.picture, "qr-large", &card.label, send),
    }
}
