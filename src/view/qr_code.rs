//! A QRIS code: black on white in every theme, because scanners need it so.

use leptos::{html, prelude::*};

use super::{
    Send, copy_button,
    element::{Element, button, drawing, el},
    enlarged, paragraphs,
    ways::link,
};
use crate::{
    screen::{ManualCopy, QrActions, QrCard, QrPicture, Saved, Screen, poster::nmid_line},
    session::Message,
    value::qr::Drawing,
};

pub(super) fn card(card: &QrCard, screen: &Screen, send: Send) -> Element {
    let keep = card.keep.as_deref();
    el("FIGURE")
        .class("thing scan")
        .maybe(picture(&card.picture, "qr", &card.label, send).map(|picture| {
            // Nothing that only a tap can reach: the button "enlarge" does the same.
            el("DIV").class("zoom").press(send, Message::EnlargePressed).child_view(Some(picture))
        }))
        .maybe(card.original.as_ref().map(|way| link("original", "button ghost", &way.text, &way.url)))
        .maybe(card.merchant.as_ref().map(|name| el("P").class("merchant").part("account-holder").text(name)))
        .maybe(card.nmid.as_ref().map(|nmid| el("P").class("label").text(&nmid_line(nmid))))
        .maybe(card.check.as_ref().map(|check| el("P").class("label").text(check)))
        .maybe(paragraphs("advice", &card.notes))
        .maybe(keep.map(|keep| actions(keep, screen, send)))
        .maybe(keep.and_then(|keep| keep.spelled.as_ref()).map(by_hand))
        .maybe(keep.and_then(|keep| keep.saved.as_ref()).map(|saved| after(saved, send)))
        .maybe(card.advice.as_ref().map(|advice| el("P").class("advice").text(advice)))
        .maybe(keep.map(|keep| enlarged::cover(keep, card, send)))
}

/// The session learns of a gateway's picture that does not come.
pub(super) fn picture(picture: &QrPicture, name: &'static str, label: &str, send: Send) -> Option<AnyView> {
    match picture {
        QrPicture::Drawn(code) => Some(drawn(code, name, label)),
        QrPicture::Image(url) => {
            let heard = el("").on("error", send, Message::PictureFailed(url.clone()));
            Some(image(name, url.clone(), label.to_owned(), heard))
        }
        QrPicture::Refused => None,
    }
}

fn drawn(code: &Drawing, name: &'static str, label: &str) -> AnyView {
    let look = el("").class(name).part(name).attr("role", "img").attr("aria-label", label);
    let side = code.side;
    drawing((side, side), code.width(), code.path.clone(), look.attr("shape-rendering", "crispEdges"))
}

/// `name`: its class and its `part`; `heard` carries what is listened for. Typed, so that a patch leaves a picture that has not changed alone.
pub(super) fn image(name: &'static str, url: String, label: String, heard: Element) -> AnyView {
    html::img()
        .attr("class", name)
        .attr("part", name)
        .attr("referrerpolicy", "no-referrer")
        .attr("alt", label)
        .attr("src", url)
        .add_any_attr(heard.carried())
        .into_any()
}

fn actions(keep: &QrActions, screen: &Screen, send: Send) -> Element {
    let save = &keep.save;
    let busy = if save.busy { "true" } else { "false" };
    let save = button(send, Message::SavePressed)
        .class(if save.primary { "button" } else { "button ghost" })
        .part("save-qr")
        .attr("aria-busy", busy)
        .text(&save.label);
    let enlarge = button(send, Message::EnlargePressed).class("button ghost").part("enlarge-qr").text(&keep.enlarge);
    let copy = keep.copy.as_ref().map(|copy| copy_button(copy, "copy-qr", screen, send));
    el("DIV").class("actions").child(save).child(enlarge).maybe(copy)
}

/// The text in the code, for a buyer whose clipboard did not take it.
fn by_hand(spelled: &ManualCopy) -> Element {
    el("DIV")
        .child(el("P").class("raw").part("qr-text").text(&spelled.text))
        .child(el("P").class("advice").text(&spelled.advice))
}

fn after(saved: &Saved, send: Send) -> Element {
    let show = |label: &String| button(send, Message::ShowPosterPressed).class("way").part("show-qr").text(label);
    let list = saved.steps.iter().fold(el("OL"), |list, step| list.child(el("LI").text(step)));
    let steps = (!saved.steps.is_empty())
        .then(|| el("DIV").part("save-steps").child(el("P").class("label").text(&saved.title)).child(list));
    el("DIV")
        .class("saved")
        .maybe(saved.words.as_ref().map(|words| el("P").part("save-status").text(words)))
        .maybe(saved.show.as_ref().map(show))
        .maybe(steps)
}
