//! Elements as data.

use std::mem;

use crate::session::Message;

/// An element. It is in a box wherever it is moved: moved as a whole it costs 1.9 kB of the wasm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    pub tag: &'static str,
    pub attributes: Vec<(&'static str, String)>,
    pub text: Text,
    /// The name of an event, and what the session hears of it.
    pub event: Option<(&'static str, Message)>,
    /// The text that a press copies.
    pub copy: Option<CopyData>,
    /// `None` keeps the place of what may come, so that a patch leaves its neighbors alone.
    pub children: Vec<Option<Box<Node>>>,
}

/// The text of an element, in the place of children.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Text {
    #[default]
    None,
    Static(String),
    /// The time left, which changes every second and is no part of the tree.
    Countdown,
}

/// The data of a copy button in the preview, which has no session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyData {
    pub text: String,
    /// The button's label after copying.
    pub done: String,
}

pub(super) fn el(tag: &'static str) -> Box<Node> {
    Box::new(Node { tag, attributes: Vec::new(), text: Text::None, event: None, copy: None, children: Vec::new() })
}

pub(super) fn paragraph(class: &'static str, text: &str) -> Box<Node> {
    el("p").class(class).text(text)
}

/// A block of paragraphs. `None` without lines.
pub(super) fn paragraphs(class: &'static str, lines: &[String]) -> Option<Box<Node>> {
    (!lines.is_empty())
        .then(|| lines.iter().fold(el("div").class(class), |block, line| block.child(el("p").text(line))))
}

pub(super) fn label(text: &str) -> Box<Node> {
    el("span").class("label").text(text)
}

pub(super) fn list(steps: &[String]) -> Box<Node> {
    steps.iter().fold(el("ol"), |list, step| list.child(el("li").text(step)))
}

/// A button without a text.
pub(super) fn bare_button(message: Message) -> Box<Node> {
    el("button").attr("type", "button").on("click", message)
}

pub(super) fn button(part: &'static str, class: &'static str, text: &str, message: Message) -> Box<Node> {
    bare_button(message).class(class).part(part).text(text)
}

/// A link without `Referer` and without `window.opener`. A click sends `message`.
pub(super) fn link(part: &'static str, class: &'static str, text: &str, url: &str, message: Message) -> Box<Node> {
    el("a")
        .class(class)
        .part(part)
        .attr("href", url)
        .attr("rel", "noopener noreferrer")
        .attr("referrerpolicy", "no-referrer")
        .on("click", message)
        .text(text)
}

impl Node {
    pub(super) fn attr(mut self: Box<Self>, name: &'static str, value: &str) -> Box<Self> {
        self.attributes.push((name, value.to_owned()));
        self
    }

    pub(super) fn class(self: Box<Self>, class: &'static str) -> Box<Self> {
        self.attr("class", class)
    }

    /// A name that merchants may style.
    pub(super) fn part(self: Box<Self>, part: &'static str) -> Box<Self> {
        self.attr("part", part)
    }

    pub(super) fn busy(self: Box<Self>, busy: bool) -> Box<Self> {
        self.attr("aria-busy", if busy { "true" } else { "false" })
    }

    /// In the place of children.
    pub(super) fn text(mut self: Box<Self>, text: &str) -> Box<Self> {
        self.text = Text::Static(text.to_owned());
        self
    }

    /// This event sends `message`; a click is one by pointer or by key.
    pub(super) fn on(mut self: Box<Self>, event: &'static str, message: Message) -> Box<Self> {
        // The old value is `None`; dropping it would add the code that drops each kind of message to the wasm.
        mem::forget(self.event.replace((event, message)));
        self
    }

    pub(super) fn child(self: Box<Self>, child: Box<Self>) -> Box<Self> {
        self.maybe(Some(child))
    }

    pub(super) fn maybe(mut self: Box<Self>, child: Option<Box<Self>>) -> Box<Self> {
        self.children.push(child);
        self
    }

    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }
}
