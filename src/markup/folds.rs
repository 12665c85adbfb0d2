//! The collapsed sections: payment steps, help where nothing came, the upload of a transfer's proof, and the order.

use super::{
    copy,
    node::{Node, button, el, link, list, paragraph},
    picture::image,
};
use crate::{
    screen::{AccountChoice, BusyButton, Copied, Detail, FileInput, Lost, Screen, UploadProgress, text},
    session::{Message, event::Action, proof::ProofMessage},
};

/// Unfolded it asks for the steps of the buyer's own bank; until they come it has the three general lines.
pub(super) fn steps(screen: &Screen) -> Option<Box<Node>> {
    let title = el("summary").on("click", Message::StepsToggled).text(&text::STEPS.say(screen.language));
    let fold = el("details").part("steps").child(title);
    let fold = match &screen.payment_steps[..] {
        [] => fold.child(list(&screen.steps)),
        channels => channels.iter().enumerate().fold(fold, |fold, (index, steps)| {
            let channel = el("details").class("channel").child(el("summary").text(&steps.channel));
            let channel = if index == 0 { channel.attr("open", "") } else { channel };
            fold.child(channel.child(list(&steps.steps)))
        }),
    };
    (!screen.steps.is_empty()).then_some(fold)
}

pub(super) fn lost(lost: &Lost, copied: Option<&Copied>) -> Box<Node> {
    let content = el("div")
        .class("lost")
        .child(el("p").text(&lost.keep))
        .child(list(&lost.ask))
        .child(copy::button(&lost.copy, "copy-report", copied))
        .maybe(
            copy::by_hand(&lost.copy, copied)
                .map(|advice| el("div").child(paragraph("raw", &lost.copy.text).part("report-text")).child(advice)),
        );
    el("details").part("money-left").child(el("summary").text(&lost.title)).child(content)
}

pub(super) fn detail(detail: &Detail) -> Box<Node> {
    let rows = detail.rows.iter().fold(el("dl"), |list, row| {
        let class = if row.total { "row sum" } else { "row" };
        list.child(el("div").class(class).child(el("dt").text(&row.label)).child(el("dd").text(&row.value)))
    });
    el("details").part("order-detail").child(el("summary").text(&detail.title)).child(rows)
}

/// The upload of a proof, with the widget's only file field.
pub(super) fn proof(screen: &Screen) -> Option<Box<Node>> {
    let card = screen.proof.as_ref()?;
    let line = |class, text: &Option<String>| text.as_ref().map(|text| paragraph(class, text));
    let pressed = Message::LinkPressed(Action::UploadProof);
    let cancel =
        |label: &String| button("cancel-proof", "button ghost", label, Message::Proof(ProofMessage::CancelPressed));
    let page = screen.proof_link.as_ref().map(|page| link("proof-link", "link", &page.text, &page.url, pressed));
    let body = el("div")
        .class("proof")
        .maybe(line("advice", &card.story))
        .maybe(card.accounts.as_ref().map(accounts))
        .maybe(card.thumbnail.as_ref().map(|(url, label)| image("proof-picture", url, label)))
        .maybe(line("file", &card.file))
        .maybe(card.file_input.as_ref().map(file_input))
        .maybe(line("problem", &card.problem))
        .maybe(card.progress.as_ref().map(progress))
        .maybe(card.send.as_ref().map(send_button))
        .maybe(card.cancel.as_ref().map(cancel))
        .maybe(page);
    let title = el("summary").on("click", Message::Proof(ProofMessage::SectionOpened)).text(&card.title);
    Some(el("details").part("proof").child(title).child(body))
}

/// A field of this `type`; the session hears that the buyer chose something in it.
fn field(kind: &'static str, message: ProofMessage) -> Box<Node> {
    el("input").attr("type", kind).attr("name", kind).on("change", Message::Proof(message))
}

fn accounts(choice: &AccountChoice) -> Box<Node> {
    let question = el("fieldset").part("proof-accounts").child(el("legend").text(&choice.question));
    choice.accounts.iter().enumerate().fold(question, |list, (index, name)| {
        let radio = field("radio", ProofMessage::AccountChosen(index));
        let radio = if choice.chosen == Some(index) { radio.attr("checked", "") } else { radio };
        list.child(el("label").class("choice").child(radio).child(el("span").text(name)))
    })
}

/// The field lies over its label, so that a file can be dropped on it as well.
fn file_input(input: &FileInput) -> Box<Node> {
    let class = if input.first { "pick first" } else { "pick" };
    let file = field("file", ProofMessage::Picked).attr("accept", "image/jpeg,image/png,image/webp");
    el("label").class(class).part("proof-file").child(file).child(el("span").text(&input.label))
}

fn progress(work: &UploadProgress) -> Box<Node> {
    let bar = |percent: u8| {
        el("progress")
            .part("proof-progress")
            .attr("max", "100")
            .attr("value", &percent.to_string())
            .attr("aria-label", &work.words)
    };
    el("div").class("work").child(el("p").text(&work.words)).maybe(work.percent.map(bar))
}

fn send_button(send: &BusyButton) -> Box<Node> {
    button("send-proof", "button", &send.label, Message::Proof(ProofMessage::SendPressed))
        .attr("aria-disabled", if send.busy { "true" } else { "false" })
        .busy(send.busy)
}
