//! Numbers and codes to type into an app, an ATM, or a cashier's till.

use super::{
    Send, by_hand, copy_button,
    element::{Element, el},
    label,
};
use crate::screen::{Number, NumberCard, Place, Screen};

pub(super) fn cards(cards: &[NumberCard], screen: &Screen, send: Send) -> Element {
    cards.iter().fold(el("DIV"), |list, entry| list.child(card(entry, screen, send)))
}

/// The place stands beside the first label, the holder below the last number.
fn card(card: &NumberCard, screen: &Screen, send: Send) -> Element {
    let last = card.numbers.len().saturating_sub(1);
    let numbers = card.numbers.iter().enumerate().fold(el("DIV").class("thing"), |thing, (index, entry)| {
        let place = card.place.as_ref().filter(|_| index == 0).map(place);
        let holder = card.holder.as_ref().filter(|_| index == last);
        let holder = holder.map(|holder| el("P").class("holder").part("account-holder").text(holder));
        thing.child(number(entry, place, holder, screen, send))
    });
    numbers.maybe(card.advice.as_ref().map(|advice| el("P").class("advice").text(advice)))
}

fn place(place: &Place) -> Element {
    let (part, name) = match place {
        Place::Bank(name) => ("bank", name),
        Place::Outlet(name) => ("outlet", name),
    };
    el("SPAN").class("place").part(part).text(name)
}

/// The code stands bare in its element: groups are spans, their distance is CSS. Screen readers get it digit by digit.
fn number(number: &Number, place: Option<Element>, holder: Option<Element>, screen: &Screen, send: Send) -> Element {
    let characters: Vec<char> = number.code.chars().collect();
    let mut spoken = String::new();
    for character in &characters {
        spoken.push(*character);
        spoken.push(' ');
    }
    // A short code is read in one glance.
    let group = if characters.len() > 6 { 4 } else { characters.len().max(1) };
    let code = characters
        .chunks(group)
        .fold(el("P").class("code").part(number.part).attr("aria-hidden", "true"), |code, group| {
            code.child(el("SPAN").text(&group.iter().collect::<String>()))
        });
    let copy_part = if number.part == "biller-code" { "copy-biller" } else { "copy-code" };
    el("DIV")
        .class("number")
        .child(el("DIV").class("top").child(label(&number.label)).maybe(place))
        .child(code)
        .child(el("P").class("unseen").text(&spoken))
        .maybe(holder)
        .child(copy_button(&number.copy, copy_part, screen, send))
        .maybe(by_hand(&number.copy, screen))
}
