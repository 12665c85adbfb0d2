//! Numbers and codes to type into an app, an ATM, or a cashier's till.

use super::{
    Send, by_hand, copy_button,
    element::{Element, drawing, el},
    label,
};
use crate::screen::{Barcode, Number, NumberCard, Place, Screen};

pub(super) fn cards(cards: &[NumberCard], screen: &Screen, send: Send) -> Element {
    // Of several accounts the buyer takes one: no button is louder than the others.
    let class = if cards.len() > 1 { "several" } else { "only" };
    cards.iter().fold(el("DIV").class(class), |list, entry| list.child(card(entry, screen, send)))
}

/// The place stands beside the first label; what goes with all numbers stands below the last one.
fn card(card: &NumberCard, screen: &Screen, send: Send) -> Element {
    let last = card.numbers.len().saturating_sub(1);
    let numbers = card.numbers.iter().enumerate().fold(el("DIV").class("thing"), |thing, (index, entry)| {
        let place = card.place.as_ref().filter(|_| index == 0).map(place);
        let below = if index == last { below(card) } else { [None, None, None] };
        thing.child(number(entry, place, below, screen, send))
    });
    numbers.maybe(card.advice.as_ref().map(|advice| el("P").class("advice").text(advice)))
}

fn below(card: &NumberCard) -> [Option<Element>; 3] {
    [
        card.holder.as_ref().map(|holder| el("P").class("holder").part("account-holder").text(holder)),
        card.barcode.as_ref().map(bars),
        card.cashier.as_ref().map(|words| el("P").class("cashier").part("cashier").text(words)),
    ]
}

fn place(place: &Place) -> Element {
    el("SPAN").class("place").part(place.part()).text(place.name())
}

/// The code stands bare in its element: groups are spans, their distance is CSS. Screen readers get it digit by digit.
fn number(
    number: &Number,
    place: Option<Element>,
    below: [Option<Element>; 3],
    screen: &Screen,
    send: Send,
) -> Element {
    let code = el("P").class("code").part(number.part).attr("aria-hidden", "true");
    let code = number.groups.iter().fold(code, |code, group| code.child(el("SPAN").text(group)));
    let top = el("DIV")
        .class("number")
        .child(el("DIV").class("top").child(label(&number.label)).maybe(place))
        .child(code)
        .child(el("P").class("unseen").text(&number.spoken));
    below
        .into_iter()
        .fold(top, Element::maybe)
        .maybe(number.copy.as_ref().map(|copy| copy_button(copy, number.copy_part(), screen, send)))
        .maybe(number.copy.as_ref().and_then(|copy| by_hand(copy, screen)))
}

/// Black on white in every theme, because scanners need it so.
fn bars(barcode: &Barcode) -> Element {
    let bars = &barcode.bars;
    // The stylesheet's unit for the width: as large a type as there are modules.
    let width = bars.modules.to_string();
    let look = el("").part("barcode").attr("role", "img").attr("aria-label", &barcode.label).attr("font-size", &width);
    let look = look.attr("preserveAspectRatio", "none").attr("shape-rendering", "crispEdges");
    el("DIV").class("bars").child_view(Some(drawing((bars.modules, 1), bars.modules, bars.path.clone(), look)))
}
