//! Numbers and codes to type into an app, an ATM, or a cashier's till.

use super::{
    copy,
    node::{Node, el, label, paragraph},
    picture::drawing,
};
use crate::screen::{Barcode, Copied, Number, NumberCard, Place};

pub(super) fn cards(cards: &[NumberCard], copied: Option<&Copied>) -> Box<Node> {
    // Several accounts: all buttons have the same style.
    let class = if cards.len() > 1 { "several" } else { "only" };
    cards.iter().fold(el("div").class(class), |list, entry| list.child(card(entry, copied)))
}

/// The place is beside the first label; what belongs to all numbers is below the last one.
fn card(card: &NumberCard, copied: Option<&Copied>) -> Box<Node> {
    let last = card.numbers.len().saturating_sub(1);
    let numbers = card.numbers.iter().enumerate().fold(el("div").class("panel"), |panel, (index, entry)| {
        let place = card.place.as_ref().filter(|_| index == 0);
        let below = Some(card).filter(|_| index == last);
        panel.child(number(entry, place, below, copied))
    });
    numbers.maybe(card.advice.as_ref().map(|advice| paragraph("advice", advice)))
}

/// The code is bare in its element: groups are spans, their distance is CSS. Screen readers get it digit by digit.
fn number(number: &Number, place: Option<&Place>, below: Option<&NumberCard>, copied: Option<&Copied>) -> Box<Node> {
    let place = place.map(|place| el("span").class("place").part(place.part()).text(place.name()));
    let code = code(number, number.part);
    let line = |text: &String, name| paragraph(name, text);
    el("div")
        .class("number")
        .child(el("div").class("top").child(label(&number.label)).maybe(place))
        .child(code)
        .child(paragraph("unseen", &number.spoken))
        .maybe(below.and_then(|card| card.holder.as_ref()).map(|text| line(text, "holder").part("account-holder")))
        .maybe(below.and_then(|card| card.barcode.as_ref()).map(|barcode| bars(barcode, "barcode")))
        .maybe(below.and_then(|card| card.cashier.as_ref()).map(|text| line(text, "cashier").part("cashier")))
        .maybe(number.copy.as_ref().map(|copy| copy::button(copy, number.copy_part(), copied)))
        .maybe(number.copy.as_ref().and_then(|copy| copy::by_hand(copy, copied)))
}

pub(super) fn code(number: &Number, part: &'static str) -> Box<Node> {
    let code = el("p").class("code").part(part).attr("aria-hidden", "true");
    number.groups.iter().fold(code, |code, group| code.child(el("span").text(group)))
}

/// `part`: of the barcode.
pub(super) fn bars(barcode: &Barcode, part: &'static str) -> Box<Node> {
    let bars = &barcode.bars;
    let bars = drawing((bars.modules, 1), bars.modules, &bars.path)
        .part(part)
        .attr("role", "img")
        .attr("aria-label", &barcode.label)
        // The stylesheet's unit for the width: as large a type as there are modules.
        .attr("font-size", &bars.modules.to_string())
        .attr("preserveAspectRatio", "none")
        .attr("shape-rendering", "crispEdges");
    el("div").class("bars").child(bars)
}
