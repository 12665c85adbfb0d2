//! A dialog over the page: the code as large as it goes, or a picture of it to keep.

use super::{
    node::{Node, button, el, paragraph},
    number, picture,
};
use crate::{
    screen::{Enlargement, QrCard, Till, TillCover},
    session::Message,
};

pub(super) fn cover(enlarged: Option<&Enlargement>, card: &QrCard) -> Box<Node> {
    dialog("cover", &card.label)
        .maybe(enlarged.and_then(|enlarged| content(enlarged, card)))
        .maybe(enlarged.map(|enlarged| words(&enlarged.words)))
        .maybe(enlarged.map(|enlarged| close(&enlarged.close)))
}

/// The button that shows a code to the cashier, and the code with its barcode: the shop and the sum above, the sentence to
/// say below.
pub(super) fn till(till: &Till) -> Box<Node> {
    let enlarge = button(Message::EnlargePressed).class("button ghost").part("enlarge-code").text(&till.enlarge);
    let cover = dialog("cover till", &till.enlarge);
    el("div").class("first").child(enlarge).child(match &till.shown {
        Some(shown) => at_a_till(cover, shown),
        None => cover,
    })
}

fn at_a_till(cover: Box<Node>, TillCover { words: shown, card, close: label }: &TillCover) -> Box<Node> {
    let number = card.numbers.first();
    cover
        .child(words(shown))
        .maybe(card.barcode.as_ref().map(|barcode| number::bars(barcode, "barcode-large")))
        .maybe(number.map(|number| number::code(number, "code-large")))
        .maybe(number.map(|number| paragraph("unseen", &number.spoken)))
        .maybe(card.cashier.as_ref().map(|sentence| el("p").text(sentence)))
        .child(close(label))
}

/// The dialog stays in the tree, empty, while it is closed: the browser opens and closes it, and restores the focus.
pub(super) fn dialog(class: &'static str, label: &str) -> Box<Node> {
    el("dialog").class(class).part("cover").attr("aria-label", label)
}

pub(super) fn words(words: &str) -> Box<Node> {
    el("p").part("cover-words").text(words)
}

pub(super) fn close(label: &str) -> Box<Node> {
    button(Message::EnlargementClosed).class("button ghost").part("close").text(label)
}

fn content(enlarged: &Enlargement, card: &QrCard) -> Option<Box<Node>> {
    match &enlarged.picture {
        Some(url) => Some(picture::image("poster", url, &card.label)),
        None => picture::qr(&card.picture, "qr-large", &card.label),
    }
}
