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
        QrPicture::Image(url) => Some(image("qr", url.clone(), label.to_owned())),
        QrPicture::Refused => None,
    }
}

fn drawn(code: &Drawing, label: &str) -> AnyView {
    let look = el("").class("qr").part("qr").attr("role", "img").attr("aria-label", label);
    drawing(code.side, code.path.clone(), look.attr("shape-rendering", "crispEdges"))
}

/// `name`: its class and its `part`. Typed, so that a patch leaves a picture that has not changed alone.
pub(super) fn image(name: &'static str, url: String, label: String) -> AnyView {
    html::img()
        .attr("class", name)
        .attr("part", name)
        .attr("referrerpolicy", "no-referrer")
        .attr("alt", label)
        .attr("src", url)
        .into_any()
}
