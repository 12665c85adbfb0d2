//! A screen as elements, as data: the preview is this tree as text, the widget is drawn from it, and what the page must
//! contain is read from it. Tags, classes, parts, roles and the order of all are decided here, and nothing else is.

mod actions;
mod copy;
mod cover;
mod expected;
mod folds;
mod link;
mod node;
mod number;
mod picture;
mod preview;
mod qr;
mod total;

pub use self::{
    expected::{PARTS, expected, normalize},
    node::{CopyData, Node, Text},
    preview::{lines, memory, preview},
};

use self::node::{bare_button, el, paragraph, paragraphs};
use crate::{
    payment::Status,
    screen::{Hint, PaymentCard, Screen},
    session::{Message, State},
};

/// The card of the whole widget.
pub fn card(screen: &Screen) -> Box<Node> {
    let copied = screen.copied.as_ref();
    el("section")
        .class(if screen.story.is_some() { "card outcome notranslate" } else { "card notranslate" })
        .attr("translate", "no")
        .attr("lang", screen.language.tag())
        .attr("aria-labelledby", "title")
        .attr("data-tone", screen.tone)
        .attr("data-generation", &screen.tampered.to_string())
        .child(title(screen))
        .child(status(&screen.headline))
        .child(el("div").class("status-icon"))
        .maybe(screen.deadline.as_ref().map(total::deadline))
        .maybe(screen.amount.as_ref().map(|amount| total::amount(amount, copied)))
        .maybe(screen.amount.as_ref().and_then(|amount| copy::advice(amount.copy.as_ref()?, copied)).map(total::exact))
        .maybe(screen.moment.as_ref().map(|moment| paragraph("moment", moment).part("moment")))
        .maybe(screen.amount.as_ref().and_then(|amount| amount.advice.as_deref()).map(total::exact))
        .maybe(notices(screen))
        .maybe(screen.card.as_ref().map(|_| slot("note")))
        .maybe(screen.card.as_ref().map(|card| match card {
            PaymentCard::Numbers(cards) => number::cards(cards, copied),
            PaymentCard::Qr(card) => qr::card(card, copied),
            PaymentCard::Open(card) => link::card(card, copied),
        }))
        .maybe(screen.till.as_ref().map(cover::till))
        .maybe(screen.hint.as_ref().map(hint))
        .maybe(story(screen))
        .maybe(ending(screen).map(slot))
        .maybe(folds::proof(screen))
        .maybe(folds::steps(screen))
        .maybe(actions::new_code(screen, true))
        .maybe(actions::primary(screen))
        .maybe(actions::new_code(screen, false))
        .maybe(actions::check(screen))
        .maybe(screen.lost.as_ref().map(|lost| folds::lost(lost, copied)))
        .child(actions::links(screen))
        .child(slot("help"))
        .maybe(screen.detail.as_ref().map(folds::detail))
        // The one live region.
        .child(paragraph("unseen", &screen.announcement).attr("role", "status"))
}

/// A place for the merchant's own words. Its style keeps them within it, so that they cover nothing.
fn slot(name: &str) -> Box<Node> {
    el("slot").class("words").attr("name", name)
}

/// The slot of a screen after the end.
fn ending(screen: &Screen) -> Option<&'static str> {
    match screen.state {
        State::Payment(Status::Paid) => Some("paid"),
        State::Payment(Status::Expired | Status::Ended) => Some("expired"),
        _ => None,
    }
}

fn title(screen: &Screen) -> Box<Node> {
    el("div")
        .class("unseen")
        .attr("id", "title")
        .attr("role", "heading")
        .attr("aria-level", &screen.heading_level.to_string())
        .text(&screen.title)
}

fn status(headline: &str) -> Box<Node> {
    paragraph("status", headline).part("status")
}

fn notices(screen: &Screen) -> Option<Box<Node>> {
    let old = screen.old_number.as_ref().map(|old| {
        let digits = el("span").class("struck").attr("aria-hidden", "true");
        let digits = old.groups.iter().fold(digits, |digits, group| digits.child(el("span").text(group)));
        let spoken = el("span").class("unseen").text(&old.spoken);
        el("p").class("old").part("old-number").child(el("span").text(&old.warning)).child(digits).child(spoken)
    });
    Some(paragraphs("notices", &screen.notices)?.maybe(old))
}

fn hint(hint: &Hint) -> Box<Node> {
    let close = bare_button(Message::HintDismissed).part("close-hint").attr("aria-label", &hint.close).text("×");
    el("div").class("hint").part("hint").child(el("p").text(&hint.text)).child(close)
}

fn story(screen: &Screen) -> Option<Box<Node>> {
    let story = screen.story.as_ref()?;
    let code = screen.code.map(|code| el("small").text(&format!(" ({code})")));
    let part = if code.is_some() { "error" } else { "story" };
    Some(el("p").class("story").part(part).child(el("span").text(story)).maybe(code))
}
