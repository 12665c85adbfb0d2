//! Codes and barcodes as drawings, and pictures of others.

use super::node::{Node, el};
use crate::{
    screen::QrPicture,
    session::Message,
    value::{qr::Drawing, svg},
};

/// `name`: its class and its part.
pub(super) fn qr(picture: &QrPicture, name: &'static str, label: &str) -> Option<Box<Node>> {
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
