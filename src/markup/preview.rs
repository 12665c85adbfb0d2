//! The preview: the card that the buyer pays by until the widget is there, and that card as text.

use super::{
    link,
    node::{Node, Text, button, el, paragraph},
    number, picture, qr, slot, status, total,
};
use crate::{
    screen::{Memory, PaymentCard, Preview, QrPicture},
    session::Message,
};

/// The elements that the widget's card has too, except for those that need a session.
pub fn preview(preview: &Preview) -> Box<Node> {
    el("section")
        .class("card preview notranslate")
        .attr("translate", "no")
        .attr("lang", preview.language.tag())
        .attr("data-tone", preview.tone)
        .child(status(&preview.headline))
        .maybe(preview.deadline.as_ref().map(total::deadline))
        .child(total::amount(&preview.amount, None))
        .maybe(preview.amount.advice.as_deref().map(total::exact))
        .child(slot("note"))
        .child(match &preview.card {
            PaymentCard::Numbers(cards) => number::cards(cards, None),
            PaymentCard::Qr(card) => qr::figure(match &card.picture {
                QrPicture::Drawn(code) => Some(picture::drawn(code, "qr", &card.label)),
                _ => None,
            }),
            PaymentCard::Open(card) => link::article(card, None, None),
        })
}

/// The card that the tab shows if it is loaded again: the preview, and below it the button that asks the server.
pub fn memory(memory: &Memory) -> Box<Node> {
    let check = button("check-status", "button ghost", &memory.check, Message::CheckPressed);
    let advice = paragraph("quiet", &memory.advice).part("quiet");
    preview(&memory.preview).child(el("div").class("check").child(check).child(advice))
}

/// The card as text, of which `loader/preview` makes elements. A line is an element, before its children: its depth in
/// the tree from 0 on, its tag, its text, and each attribute as `name=value`, with tabs between them. A button's
/// attributes `copy` and `done`, what it copies and says then, are for the loader alone.
pub fn lines(card: &Node, countdown: &str) -> String {
    let mut lines = String::new();
    write(card, 0, countdown, &mut lines);
    lines
}

fn write(node: &Node, depth: u8, countdown: &str, lines: &mut String) {
    if depth > 0 {
        lines.push('\n');
    }
    lines.push(char::from(b'0' + depth));
    field(node.tag, lines);
    field(
        match &node.text {
            Text::None => "",
            Text::Static(text) => text,
            Text::Countdown => countdown,
        },
        lines,
    );
    for (name, value) in &node.attributes {
        attribute(name, value, lines);
    }
    if let Some(copying) = &node.copy {
        attribute("copy", &copying.text, lines);
        attribute("done", &copying.done, lines);
    }
    for child in node.children.iter().flatten() {
        write(child, depth + 1, countdown, lines);
    }
}

fn field(text: &str, lines: &mut String) {
    lines.push('\t');
    escape(text, lines);
}

fn attribute(name: &str, value: &str, lines: &mut String) {
    field(name, lines);
    lines.push('=');
    escape(value, lines);
}

/// A name from a payload may hold tabs and line breaks.
fn escape(text: &str, lines: &mut String) {
    lines.extend(text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }));
}
