//! Dialogs over the page: the code as large as it goes, the code for a cashier, and what is kept; with their buttons.

use super::{
    node::{Node, button, el, paragraph},
    number, picture,
};
use crate::{
    screen::{Enlargement, Keep, QrCard, Till, TillCover},
    session::Message,
};

pub(super) fn code(enlarged: Option<&Enlargement>, card: &QrCard) -> Box<Node> {
    let picture = |shown: &Enlargement| match &shown.picture {
        Some(url) => Some(picture::image("poster", url, &card.label)),
        None => picture::qr(&card.picture, "qr-large", &card.label),
    };
    cover(&card.label, enlarged.and_then(picture), enlarged)
}

fn cover(label: &str, picture: Option<Box<Node>>, shown: Option<&Enlargement>) -> Box<Node> {
    dialog("cover", label)
        .maybe(picture)
        .maybe(shown.map(|shown| words(&shown.words)))
        .maybe(shown.map(|shown| close(&shown.close)))
}

/// The button that shows a code to the cashier, and the code with its barcode: the shop and the sum above, the sentence to
/// say below.
pub(super) fn till(till: &Till) -> Box<Node> {
    let enlarge = button("enlarge-code", "button ghost", &till.enlarge, Message::EnlargePressed);
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
fn dialog(class: &'static str, label: &str) -> Box<Node> {
    el("dialog").class(class).part("cover").attr("aria-label", label)
}

fn words(words: &str) -> Box<Node> {
    el("p").part("cover-words").text(words)
}

fn close(label: &str) -> Box<Node> {
    button("close", "button ghost", label, Message::EnlargementClosed)
}

pub(super) fn keep_buttons(keep: &Keep) -> [Option<Box<Node>>; 2] {
    let save = keep.save.as_ref().map(|label| button("save-picture", "link", label, Message::PicturePressed));
    let remind = keep.remind.as_ref().map(|label| button("remind", "link", label, Message::RemindPressed));
    [save, remind]
}

/// The outcome of keeping, and the layer that shows what is kept.
pub(super) fn outcome(keep: &Keep) -> Box<Node> {
    let shown = keep.enlarged.as_ref();
    let shows_reminder = shown.is_some_and(|shown| shown.picture.is_none());
    let save = keep.save.as_ref().filter(|_| !shows_reminder);
    let label = save.or(keep.remind.as_ref()).map_or("", String::as_str);
    let picture = shown.and_then(|shown| Some(picture::image("poster", shown.picture.as_ref()?, &shown.words)));
    let words = keep.words.as_ref().map(|words| el("p").part("keep-status").text(words));
    el("div").class("kept").maybe(words).child(cover(label, picture, shown))
}
