//! Where the proof of a transfer is handed in: a fold with the one field for a file that the widget has.

use leptos::prelude::*;

use super::{
    Send,
    element::{Element, button, el, field, summary},
    qr_code::image,
    ways::link,
};
use crate::{
    proof::Act,
    screen::{AccountChoice, Pick, Screen, SendButton, Work},
    session::Message,
};

pub(super) fn fold(screen: &Screen, send: Send) -> Option<Element> {
    let card = screen.proof.as_ref()?;
    let line = |class, text: &Option<String>| text.as_ref().map(|text| el("P").class(class).text(text));
    let way = screen.proof_link.as_ref().map(|way| link("proof-link", "way", &way.text, &way.url));
    let body = el("DIV")
        .class("proof")
        .maybe(line("advice", &card.story))
        .maybe(card.accounts.as_ref().map(|choice| accounts(choice, send)))
        .child_view(card.preview.clone().map(|(url, label)| image("proof-picture", url, label)))
        .maybe(line("file", &card.file))
        .maybe(card.pick.as_ref().map(|look| pick(look, send)))
        .maybe(line("problem", &card.problem))
        .maybe(card.work.as_ref().map(work))
        .child_view(card.send.as_ref().map(|look| send_button(look, send)))
        .child_view(card.cancel.as_ref().map(|label| cancel(label, send)))
        .maybe(way);
    let title = summary(&card.title, move || tell(send, Act::Opened));
    Some(el("DETAILS").part("proof").child_view(Some(title)).child(body))
}

fn accounts(choice: &AccountChoice, send: Send) -> Element {
    let question = el("FIELDSET").part("proof-accounts").child(el("LEGEND").text(&choice.question));
    choice.accounts.iter().enumerate().fold(question, |list, (index, name)| {
        let checked = choice.chosen == Some(index);
        let radio = field("radio", "account", checked, move || tell(send, Act::AccountChosen(index)));
        list.child(el("LABEL").class("choice").child_view(Some(radio)).child(el("SPAN").text(name)))
    })
}

/// The field lies over its label, so that a file can be dropped on it as well.
fn pick(look: &Pick, send: Send) -> Element {
    let class = if look.first { "pick first" } else { "pick" };
    let file = field("file", "proof", false, move || tell(send, Act::Picked));
    el("LABEL").class(class).part("proof-file").child_view(Some(file)).child(el("SPAN").text(&look.label))
}

fn work(work: &Work) -> Element {
    let bar = work.percent.map(|percent| {
        let value = percent.to_string();
        el("PROGRESS").part("proof-progress").attr("max", "100").attr("value", &value).attr("aria-label", &work.words)
    });
    el("DIV").class("work").child(el("P").text(&work.words)).maybe(bar)
}

fn send_button(look: &SendButton, send: Send) -> AnyView {
    let busy = if look.busy { "true" } else { "false" };
    let words = el("").class("button").part("send-proof").attr("aria-disabled", busy).attr("aria-busy", busy);
    button(words.text(&look.label), move || tell(send, Act::SendPressed))
}

fn cancel(label: &str, send: Send) -> AnyView {
    let words = el("").class("button ghost").part("cancel-proof").text(label);
    button(words, move || tell(send, Act::CancelPressed))
}

fn tell(send: Send, act: Act) {
    send.with_value(|send| send(Message::Proof(act)));
}
