//! The total and the deadline.

use super::{
    copy,
    node::{Node, Text, el, label, paragraph},
};
use crate::screen::{Amount, Copied, Deadline};

pub(super) fn deadline(deadline: &Deadline) -> Box<Node> {
    let moment = el("time").part("deadline").attr("datetime", &deadline.iso).text(&deadline.text);
    let counter = deadline.counter_label.as_ref().map(|label| {
        let mut counter = el("span")
            .class("countdown")
            .part("countdown")
            .attr("role", "timer")
            .attr("aria-live", "off")
            .attr("aria-label", label);
        counter.text = Text::Countdown;
        counter
    });
    el("div").class("deadline").child(el("p").child(label(&deadline.label)).child(moment)).maybe(counter)
}

pub(super) fn amount(amount: &Amount, copied: Option<&Copied>) -> Box<Node> {
    let stressed = (!amount.stressed.is_empty()).then(|| el("b").text(&amount.stressed));
    let total = el("span")
        .class("amount")
        .part("amount")
        .attr("aria-hidden", "true")
        .child(el("span").text(&amount.head))
        .maybe(stressed);
    let spoken = el("span").class("unseen").text(&amount.spoken);
    let copy = amount.copy.as_ref().map(|copy| copy::button(copy, "copy-amount", copied));
    el("div").class("total").child(el("p").child(label(&amount.label)).child(total).child(spoken)).maybe(copy)
}

pub(super) fn exact(text: &str) -> Box<Node> {
    paragraph("exact", text)
}
