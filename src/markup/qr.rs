//! A QRIS code.

use super::{
    copy, enlarged,
    node::{Node, button, el, link, list, paragraph, paragraphs},
};
use crate::{
    screen::{Copied, LinkButton, ManualCopy, QrActions, QrCard, QrPicture, Saved, poster::nmid_line},
    session::{Message, action::Action},
    value::{qr::Drawing, svg},
};

pub(super) fn card(card: &QrCard, copied: Option<&Copied>) -> Box<Node> {
    let buttons = card.actions.as_deref();
    figure(picture(&card.picture, "qr", &card.label))
        .maybe(card.original.as_ref().map(original))
        .maybe(card.merchant.as_ref().map(|name| paragraph("merchant", name).part("account-holder")))
        .maybe(card.nmid.as_ref().map(|nmid| paragraph("label", &nmid_line(nmid))))
        .maybe(card.check.as_ref().map(|check| paragraph("label", check)))
        .maybe(paragraphs("advice", &card.notes))
        .maybe(buttons.map(|buttons| actions(buttons, copied)))
        .maybe(buttons.and_then(|buttons| buttons.manual_copy.as_ref()).map(by_hand))
        .maybe(buttons.and_then(|buttons| buttons.saved.as_ref()).map(after))
        .maybe(card.advice.as_ref().map(|advice| paragraph("advice", advice)))
        .maybe(buttons.map(|buttons| enlarged::cover(buttons.enlarged.as_ref(), card)))
}

fn original(page: &LinkButton) -> Box<Node> {
    link("original", "button ghost", &page.text, &page.url, Message::LinkPressed(Action::OpenLink))
}

/// The code alone.
pub(super) fn figure(picture: Option<Box<Node>>) -> Box<Node> {
    // A tap alone is not enough for keyboards; the button "enlarge" does the same.
    let zoom = |picture| el("div").class("zoom").on("click", Message::EnlargePressed).child(picture);
    el("figure").class("panel scan").maybe(picture.map(zoom))
}

/// `name`: its class and its part.
pub(super) fn picture(picture: &QrPicture, name: &'static str, label: &str) -> Option<Box<Node>> {
    match picture {
        QrPicture::Drawn(code) => Some(drawn(code, name, label)),
        // The session hears of a gateway's picture that does not come.
        QrPicture::Image(url) => Some(image(name, url, label).on("error", Message::PictureFailed(url.clone()))),
        QrPicture::Refused => None,
    }
}

/// `name`: its class and its part.
pub(super) fn drawn(code: &Drawing, name: &'static str, label: &str) -> Box<Node> {
    drawing((code.side, code.side), code.width(), &code.path)
        .class(name)
        .part(name)
        .attr("role", "img")
        .attr("aria-label", label)
        .attr("shape-rendering", "crispEdges")
}

/// A drawing of one black path on white in every theme, because scanners need it so; so many units wide and high, and
/// `width` CSS pixels wide unless the stylesheet says otherwise.
pub(super) fn drawing((wide, high): (usize, usize), width: usize, path: &str) -> Box<Node> {
    el("svg")
        .attr("viewBox", &format!("0 0 {wide} {high}"))
        .attr("width", &width.to_string())
        .child(el("path").attr("fill", "#fff").attr("d", &svg::background((wide, high))))
        .child(el("path").attr("fill", "#000").attr("d", path))
}

/// `name`: its class and its part.
pub(super) fn image(name: &'static str, url: &str, label: &str) -> Box<Node> {
    el("img").class(name).part(name).attr("referrerpolicy", "no-referrer").attr("alt", label).attr("src", url)
}

fn actions(buttons: &QrActions, copied: Option<&Copied>) -> Box<Node> {
    let save = &buttons.save;
    let save = button(Message::SavePressed)
        .class(if save.primary { "button" } else { "button ghost" })
        .part("save-qr")
        .attr("aria-busy", if save.busy { "true" } else { "false" })
        .text(&save.label);
    let enlarge = button(Message::EnlargePressed).class("button ghost").part("enlarge-qr").text(&buttons.enlarge);
    let copy = buttons.copy.as_ref().map(|copy| copy::button(copy, "copy-qr", copied));
    el("div").class("actions").child(save).child(enlarge).maybe(copy)
}

/// The text in the code, for a buyer whose clipboard did not take it.
fn by_hand(copy: &ManualCopy) -> Box<Node> {
    el("div").child(paragraph("raw", &copy.text).part("qr-text")).child(paragraph("advice", &copy.advice))
}

fn after(saved: &Saved) -> Box<Node> {
    let show = |label: &String| button(Message::ShowPosterPressed).class("link").part("show-qr").text(label);
    let steps = (!saved.steps.is_empty())
        .then(|| el("div").part("save-steps").child(paragraph("label", &saved.title)).child(list(&saved.steps)));
    el("div")
        .class("saved")
        .maybe(saved.words.as_ref().map(|words| el("p").part("save-status").text(words)))
        .maybe(saved.show.as_ref().map(show))
        .maybe(steps)
}
