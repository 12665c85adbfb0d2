//! A QRIS code.

use super::{
    copy, cover,
    node::{Node, button, el, link, list, paragraph, paragraphs},
    picture,
};
use crate::{
    screen::{Copied, LinkButton, ManualCopy, QrActions, QrCard, Saved, poster::nmid_line},
    session::{Message, event::Action},
};

pub(super) fn card(card: &QrCard, copied: Option<&Copied>) -> Box<Node> {
    let buttons = card.actions.as_deref();
    figure(picture::qr(&card.picture, "qr", &card.label))
        .maybe(card.original.as_ref().map(original))
        .maybe(card.merchant.as_ref().map(|name| paragraph("merchant", name).part("account-holder")))
        .maybe(card.nmid.as_ref().map(|nmid| paragraph("label", &nmid_line(nmid))))
        .maybe(card.check.as_ref().map(|check| paragraph("label", check)))
        .maybe(paragraphs("advice", &card.notes))
        .maybe(buttons.map(|buttons| actions(buttons, copied)))
        .maybe(buttons.and_then(|buttons| buttons.manual_copy.as_ref()).map(by_hand))
        .maybe(buttons.and_then(|buttons| buttons.saved.as_ref()).map(after))
        .maybe(card.advice.as_ref().map(|advice| paragraph("advice", advice)))
        .maybe(buttons.map(|buttons| cover::code(buttons.enlarged.as_ref(), card)))
}

fn original(page: &LinkButton) -> Box<Node> {
    link("original", "button ghost", &page.text, &page.url, Message::LinkPressed(Action::OpenLink))
}

pub(super) fn figure(picture: Option<Box<Node>>) -> Box<Node> {
    // A tap alone is not enough for keyboards; the button "enlarge" does the same.
    let zoom = |picture| el("div").class("zoom").on("click", Message::EnlargePressed).child(picture);
    el("figure").class("panel scan").maybe(picture.map(zoom))
}

fn actions(buttons: &QrActions, copied: Option<&Copied>) -> Box<Node> {
    let save = &buttons.save;
    let class = if save.primary { "button" } else { "button ghost" };
    let save = button("save-qr", class, &save.label, Message::SavePressed).busy(save.busy);
    let enlarge = button("enlarge-qr", "button ghost", &buttons.enlarge, Message::EnlargePressed);
    let copy = buttons.copy.as_ref().map(|copy| copy::button(copy, "copy-qr", copied));
    el("div").class("actions").child(save).child(enlarge).maybe(copy)
}

/// The text in the code, for a buyer whose clipboard did not take it.
fn by_hand(copy: &ManualCopy) -> Box<Node> {
    el("div").child(paragraph("raw", &copy.text).part("qr-text")).child(paragraph("advice", &copy.advice))
}

fn after(saved: &Saved) -> Box<Node> {
    let show = |label: &String| button("show-qr", "link", label, Message::ShowPosterPressed);
    let steps = (!saved.steps.is_empty())
        .then(|| el("div").part("save-steps").child(paragraph("label", &saved.title)).child(list(&saved.steps)));
    el("div")
        .class("saved")
        .maybe(saved.words.as_ref().map(|words| el("p").part("save-status").text(words)))
        .maybe(saved.show.as_ref().map(show))
        .maybe(steps)
}
