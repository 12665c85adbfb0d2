//! Numbers and codes to type into an app, an ATM, or a cashier's till.

use super::{
    Send, copy_button,
    element::{Element, el},
    label,
};
use crate::screen::{Number, NumberCard, Place, Screen};

pub(super) fn cards(cards: &[NumberCard], screen: &Screen, send: Send) -> Element {
    cards.iter().fold(el("DIV"), |list, entry| list.child(card(entry, screen, send)))
}

fn card(card: &NumberCard, screen: &Screen, send: Send) -> Element {
    let place = card.place.as_ref().map(|place| {
        let (part, name) = match place {
            Place::Bank(name) => ("bank", name),
            Place::Outlet(name) => ("outlet", name),
        };
        el("SPAN").class("place").part(part).text(name)
    });
    let thing = el("DIV").class("thing").maybe(place);
    let thing = card.numbers.iter().fold(thing, |thing, entry| thing.child(number(entry, screen, send)));
    thing
        .maybe(card.holder.as_ref().map(|holder| el("P").class("holder").part("account-holder").text(holder)))
        .maybe(card.advice.as_ref().map(|advice| el("P").class("advice").text(advice)))
}

/// The code stands bare in its element: groups are spans, their distance is CSS. Screen readers get it digit by digit.
fn number(number: &Number, screen: &Screen, send: Send) -> Element {
    let copied = screen.copied.as_ref().filter(|copied| copied.what == number.copy.what);
    let advice = copied.and_then(|copied| copied.advice.as_ref()).map(|advice| el("P").class("advice").text(advice));
    let characters: Vec<char> = number.code.chars().collect();
    let code = el("P").class("code").part(number.part).attr("aria-hidden", "true");
    let code =
        characters.chunks(4).fold(code, |code, group| code.child(el("SPAN").text(&group.iter().collect::<String>())));
    let spoken: String = characters.iter().flat_map(|character| [*character, ' ']).collect();
    let copy =
        copy_button(&number.copy, if number.part == "biller-code" { "copy-biller" } else { "copy-code" }, screen, send);
    el("DIV")
        .class("number")
        .child(label(&number.label))
        .child(code)
        .child(el("P").class("unseen").text(&spoken))
        .child_view(Some(copy))
        .maybe(advice)
}
