//! Where the proof of a transfer is handed in: a fold with the one field for a file that the widget has.

use super::{
    Send,
    element::{Element, button, el, field},
    qr_code::image,
    ways::link,
};
use crate::{
    screen::{AccountChoice, FileInput, Screen, SendButton, UploadProgress},
    session::{Message, proof::ProofMessage},
};

pub(super) fn fold(screen: &Screen, send: Send) -> Option<Element> {
    let card = screen.proof.as_ref()?;
    let line = |class, text: &Option<String>| text.as_ref().map(|text| el("P").class(class).text(text));
    let way = screen.proof_link.as_ref().map(|way| link("proof-link", "way", &way.text, &way.url));
    let body = el("DIV")
        .class("proof")
        .maybe(line("advice", &card.story))
        .maybe(card.accounts.as_ref().map(|choice| accounts(choice, send)))
        .child_view(card.preview.clone().map(|(url, label)| image("proof-picture", url, label, el(""))))
        .maybe(line("file", &card.file))
        .maybe(card.pick.as_ref().map(|look| pick(look, send)))
        .maybe(line("problem", &card.problem))
        .maybe(card.work.as_ref().map(work))
        .maybe(card.send.as_ref().map(|look| send_button(look, send)))
        .maybe(card.cancel.as_ref().map(|label| cancel(label, send)))
        .maybe(way);
    let title = el("SUMMARY").press(send, Message::Proof(ProofMessage::Opened)).text(&card.title);
    Some(el("DETAILS").part("proof").child(title).child(body))
}

fn accounts(choice: &AccountChoice, send: Send) -> Element {
    let question = el("FIELDSET").part("proof-accounts").child(el("LEGEND").text(&choice.question));
    choice.accounts.iter().enumerate().fold(question, |list, (index, name)| {
        let checked = choice.chosen == Some(index);
        let radio = field("radio", send, Message::Proof(ProofMessage::AccountChosen(index)));
        let radio = if checked { radio.attr("checked", "") } else { radio };
        list.child(el("LABEL").class("choice").child(radio).child(el("SPAN").text(name)))
    })
}

/// The field lies over its label, so that a file can be dropped on it as well.
fn pick(look: &FileInput, send: Send) -> Element {
    let class = if look.first { "pick first" } else { "pick" };
    let file =
        field("file", send, Message::Proof(ProofMessage::Picked)).attr("accept", "image/jpeg,image/png,image/webp");
    el("LABEL").class(class).part("proof-file").child(file).child(el("SPAN").text(&look.label))
}

fn work(work: &UploadProgress) -> Element {
    let bar = work.percent.map(|percent| {
        let value = percent.to_string();
        el("PROGRESS").part("proof-progress").attr("max", "100").attr("value", &value).attr("aria-label", &work.words)
    });
    el("DIV").class("work").child(el("P").text(&work.words)).maybe(bar)
}

fn send_button(look: &SendButton, send: Send) -> Element {
    let busy = if look.busy { "true" } else { "false" };
    let button = button(send, Message::Proof(ProofMessage::SendPressed)).class("button").part("send-proof");
    button.attr("aria-disabled", busy).attr("aria-busy", busy).text(&look.label)
}

fn cancel(label: &str, send: Send) -> Element {
    button(send, Message::Proof(ProofMessage::CancelPressed)).class("button ghost").part("cancel-proof").text(label)
}
