//! The collapsed sections: payment steps, and the order.

use super::{
    copy,
    node::{Node, el, list, paragraph},
};
use crate::{
    screen::{Copied, Detail, Lost, Screen, text},
    session::Message,
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

/// Help where money has left and nothing came.
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
