//! A QRIS code: black on white in every theme, because scanners need it so.

use leptos::{html, prelude::*};

use super::{
    element::{Element, drawing, el},
    paragraphs,
};
use crate::{
    qr::Drawing,
    screen::{QrCard, QrPicture},
};

/// CSS pixels that the code is at least wide; each module is as many whole ones as that takes.
const WIDTH: usize = 240;

pub(super) fn card(card: &QrCard) -> Element {
    el("FIGURE")
        .class("thing scan")
        .child_view(picture(&card.picture, &card.label))
        .maybe(card.merchant.as_ref().map(|name| el("P").class("merchant").part("account-holder").text(name)))
        .maybe(card.nmid.as_ref().map(|nmid| el("P").class("label").text(&format!("NMID {nmid}"))))
        .maybe(paragraphs("advice", &card.advice))
}

pub(super) fn picture(picture: &QrPicture, label: &str) -> Option<AnyView> {
    match picture {
        QrPicture::Drawn(code) => Some(drawn(code, label)),
        QrPicture::Image(url) => Some(image(url.clone(), label.to_owned())),
        QrPicture::Refused => None,
    }
}

fn drawn(code: &Drawing, label: &str) -> AnyView {
    let look = el("").class("qr").part("qr").attr("role", "img").attr("aria-label", label);
    let side = code.side;
    let width = side * WIDTH.div_ceil(side.max(1));
    drawing((side, side), width, code.path.clone(), look.attr("shape-rendering", "crispEdges"))
}

/// Typed, so that a patch leaves a picture that has not changed alone.
fn image(url: String, label: String) -> AnyView {
    html::img()
        .attr("class", "qr")
        .attr("part", "qr")
        .attr("referrerpolicy", "no-referrer")
        .attr("alt", label)
        .attr("src", url)
        .into_any()
}
