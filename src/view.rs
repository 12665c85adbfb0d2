//! The screen, drawn: functions from what [`Screen`] says to elements. Views decide nothing.

mod carried;
mod element;
mod enlarged;
mod hint;
mod number;
mod open;
mod proof;
mod qr_code;
mod ways;

use std::rc::Rc;

use leptos::prelude::*;

use self::element::{Element, button, el};
use crate::{
    screen::{Amount, CopyButton, Deadline, Detail, PaymentCard, Screen, text},
    session::{CopyTarget, Message},
};

/// How a view says what the buyer did.
pub(crate) type Send = StoredValue<Rc<dyn Fn(Message)>, LocalStorage>;

/// Is told of every screen as it is drawn.
pub(crate) type Drawn = StoredValue<Rc<dyn Fn(&Screen)>, LocalStorage>;

/// The whole widget. A changed screen is patched into the elements that stand, so the buyer's focus stays where it is;
/// the seconds tick in a text of their own.
pub(crate) fn checkout(screen: RwSignal<Screen>, seconds: RwSignal<String>, send: Send, drawn: Drawn) -> impl IntoView {
    move || {
        screen.with(|screen| {
            drawn.with_value(|drawn| drawn(screen));
            card(screen, seconds, send).build()
        })
    }
}

fn card(screen: &Screen, seconds: RwSignal<String>, send: Send) -> Element {
    // Another tag is another element, and so is all in it: nothing stays of what another script has changed.
    el(if screen.tampered == 1 { "ARTICLE" } else { "SECTION" })
        .class(if screen.story.is_some() { "card told notranslate" } else { "card notranslate" })
        .attr("translate", "no")
        .attr("lang", screen.language.tag())
        .attr("aria-labelledby", "title")
        .attr("data-tone", screen.tone)
        .child(title(screen))
        .child(el("P").class("status").part("status").text(&screen.headline))
        .child(el("DIV").class("seal"))
        .maybe(screen.deadline.as_ref().map(|limit| deadline(limit, seconds)))
        .maybe(screen.amount.as_ref().map(|total| amount(total, screen, send)))
        .maybe(screen.amount.as_ref().and_then(|total| exact(advice(total.copy.as_ref()?, screen)?)))
        .maybe(screen.moment.as_ref().map(|moment| el("P").class("moment").part("moment").text(moment)))
        .maybe(screen.amount.as_ref().and_then(|total| exact(total.advice.as_ref()?)))
        .maybe(paragraphs("notices", &screen.notices))
        .maybe(screen.card.as_ref().map(|thing| match thing {
            PaymentCard::Numbers(cards) => number::cards(cards, screen, send),
            PaymentCard::Qr(card) => qr_code::card(card, screen, send),
            PaymentCard::Open(card) => open::card(card, screen, send),
        }))
        .maybe(screen.hint.as_ref().map(|hint| hint::line(hint, send)))
        .maybe(story(screen))
        .maybe(proof::fold(screen, send))
        .maybe(steps(screen, send))
        .maybe(ways::first(screen))
        .maybe(ways::check(screen, send))
        .child(ways::ways(screen, send))
        .maybe(screen.detail.as_ref().map(detail))
        // The one place from which a screen reader is spoken to.
        .child(el("P").class("unseen").attr("role", "status").text(&screen.announcement))
}

fn title(screen: &Screen) -> Element {
    el("DIV")
        .class("unseen")
        .attr("id", "title")
        .attr("role", "heading")
        .attr("aria-level", &screen.heading_level.to_string())
        .text(&screen.title)
}

fn deadline(deadline: &Deadline, seconds: RwSignal<String>) -> Element {
    let moment = el("TIME").part("deadline").attr("datetime", &deadline.iso).text(&deadline.text);
    let counter = deadline.counter_label.as_ref().map(|label| {
        el("SPAN")
            .class("countdown")
            .part("countdown")
            .attr("role", "timer")
            .attr("aria-live", "off")
            .attr("aria-label", label)
            .live(seconds)
    });
    el("DIV").class("deadline").child(el("P").child(label(&deadline.label)).child(moment)).maybe(counter)
}

fn amount(amount: &Amount, screen: &Screen, send: Send) -> Element {
    let stressed = (!amount.stressed.is_empty()).then(|| el("B").text(&amount.stressed));
    let total = el("SPAN")
        .class("amount")
        .part("amount")
        .attr("aria-hidden", "true")
        .child(el("SPAN").text(&amount.head))
        .maybe(stressed);
    let spoken = el("SPAN").class("unseen").text(&amount.spoken);
    let words = el("P").child(label(&amount.label)).child(total).child(spoken);
    let copy = amount.copy.as_ref().map(|copy| copy_button(copy, "copy-amount", screen, send));
    el("DIV").class("total").child(words).maybe(copy)
}

/// A button that copies, and says so only when it happened. Both words stand in one place, so that its width stays.
fn copy_button(copy: &CopyButton, part: &'static str, screen: &Screen, send: Send) -> Element {
    let worked = screen.copied.as_ref().is_some_and(|copied| copied.what == copy.what && copied.worked);
    let done = el("SPAN").class("after").attr("aria-hidden", "true").text(if worked { &copy.done } else { "" });
    // What is seen must be a part of what is said: buyers who speak to their device press it by the words they see.
    let name = if worked { [&copy.done, ". ", &copy.name].concat() } else { copy.name.clone() };
    let message = match copy.what {
        CopyTarget::Instructions => Message::SharePressed,
        what => Message::CopyPressed(what),
    };
    button(send, message)
        .class(if worked { "copy copied" } else { "copy" })
        .part(part)
        .attr("aria-label", &name)
        .child(el("SPAN").class("before").text(&copy.label))
        .child(done)
}

/// What to do by hand where the copy of this button came to nothing.
fn by_hand(copy: &CopyButton, screen: &Screen) -> Option<Element> {
    advice(copy, screen).map(|advice| el("P").class("advice").text(advice))
}

fn advice<'a>(copy: &CopyButton, screen: &'a Screen) -> Option<&'a String> {
    screen.copied.as_ref().filter(|copied| copied.what == copy.what)?.advice.as_ref()
}

/// A line about the total.
fn exact(words: &str) -> Option<Element> {
    Some(el("P").class("exact").text(words))
}

fn story(screen: &Screen) -> Option<Element> {
    let story = screen.story.as_ref()?;
    let code = screen.code.map(|code| el("SMALL").text(&format!(" ({code})")));
    Some(
        el("P")
            .class("story")
            .part(if code.is_some() { "error" } else { "story" })
            .child(el("SPAN").text(story))
            .maybe(code),
    )
}

/// Opening it asks for the steps of the buyer's own bank; until they come, the three general lines stand.
fn steps(screen: &Screen, send: Send) -> Option<Element> {
    let title = text::STEPS.say(screen.language);
    let list = |steps: &[String]| steps.iter().fold(el("OL"), |list, step| list.child(el("LI").text(step)));
    let fold = el("DETAILS").part("steps").child(el("SUMMARY").press(send, Message::StepsOpened).text(&title));
    let fold = match &screen.guides[..] {
        [] => fold.child(list(&screen.steps)),
        guides => guides.iter().enumerate().fold(fold, |fold, (index, guide)| {
            let channel = el("DETAILS").class("guide").child(el("SUMMARY").text(&guide.channel));
            let channel = if index == 0 { channel.attr("open", "") } else { channel };
            fold.child(channel.child(list(&guide.steps)))
        }),
    };
    (!screen.steps.is_empty()).then_some(fold)
}

fn detail(detail: &Detail) -> Element {
    let list = detail.rows.iter().fold(el("DL"), |list, row| {
        let class = if row.total { "row sum" } else { "row" };
        list.child(el("DIV").class(class).child(el("DT").text(&row.label)).child(el("DD").text(&row.value)))
    });
    folded("order-detail", &detail.title).child(list)
}

fn folded(part: &'static str, title: &str) -> Element {
    el("DETAILS").part(part).child(el("SUMMARY").text(title))
}

fn label(text: &str) -> Element {
    el("SPAN").class("label").text(text)
}

fn paragraphs(class: &'static str, lines: &[String]) -> Option<Element> {
    (!lines.is_empty())
        .then(|| lines.iter().fold(el("DIV").class(class), |block, line| block.child(el("P").text(line))))
}
