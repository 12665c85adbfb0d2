//! Elements of one type. Leptos' typed ones are compiled anew for every combination of tag, attributes and children:
//! that cost twice the bytes for the same screen.
//!
//! Nothing here takes HTML text: pages may forbid that (Trusted Types).

use leptos::{html, prelude::*, svg};

use super::{
    Send,
    carried::{Carried, Words},
};
use crate::session::Message;

/// An element to be. What may be missing leaves a gap, so that its neighbors keep their places when it comes.
pub(super) struct Element(Box<Parts>);

/// In a box, because each step of a description moves it: moved as a whole, it cost 1.9 kB of the wasm.
struct Parts {
    tag: &'static str,
    carried: Carried,
    children: Vec<AnyView>,
}

/// `tag` in capitals, as the browser says it: a patch compares the two.
pub(super) fn el(tag: &'static str) -> Element {
    Element(Box::new(Parts { tag, carried: Carried::default(), children: Vec::new() }))
}

impl Element {
    pub(super) fn attr(mut self, name: &'static str, value: &str) -> Self {
        self.0.carried.attributes.push((name, value.to_owned()));
        self
    }

    pub(super) fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    /// A name that merchants may style.
    pub(super) fn part(self, part: &'static str) -> Self {
        self.attr("part", part)
    }

    /// In the place of children.
    pub(super) fn text(mut self, text: &str) -> Self {
        self.0.carried.words = Words::Said(text.to_owned());
        self
    }

    /// A text that changes without the rest.
    pub(super) fn live(mut self, text: RwSignal<String>) -> Self {
        self.0.carried.words = Words::Live(text);
        self
    }

    pub(super) fn child(mut self, child: Self) -> Self {
        self.0.children.push(child.build());
        self
    }

    pub(super) fn maybe(self, child: Option<Self>) -> Self {
        self.child_view(child.map(Self::build))
    }

    pub(super) fn child_view(mut self, child: Option<AnyView>) -> Self {
        self.0.children.push(child.unwrap_or_else(|| ().into_any()));
        self
    }

    /// Tells what the buyer did by a tap, a click or a key.
    pub(super) fn press(self, send: Send, message: Message) -> Self {
        self.on("click", send, message)
    }

    /// Tells that an event came.
    pub(super) fn on(mut self, event: &'static str, send: Send, message: Message) -> Self {
        self.0.carried.heard = Some((event, send, message));
        self
    }

    /// Its attributes and listeners, for an element of another type.
    pub(super) fn carried(self) -> Carried {
        self.0.carried
    }

    pub(super) fn build(self) -> AnyView {
        let Parts { tag, carried, children } = *self.0;
        html::custom(tag).add_any_attr(carried).child(children).into_any()
    }
}

pub(super) fn button(send: Send, message: Message) -> Element {
    el("BUTTON").attr("type", "button").press(send, message)
}

/// A field of this `type`; it tells when the buyer chose something in it.
pub(super) fn field(kind: &'static str, send: Send, message: Message) -> Element {
    el("INPUT").attr("type", kind).attr("name", kind).on("change", send, message)
}

/// A drawing of one black path on white, so many units wide and high, `width` CSS pixels wide unless the stylesheet
/// says otherwise.
pub(super) fn drawing((wide, high): (usize, usize), width: usize, path: String, look: Element) -> AnyView {
    let white = svg::path().attr("fill", "#fff").attr("d", crate::value::svg::background((wide, high)));
    let black = svg::path().attr("fill", "#000").attr("d", path);
    let view_box = format!("0 0 {wide} {high}");
    svg::svg()
        .attr("viewBox", view_box)
        .attr("width", width.to_string())
        .add_any_attr(look.carried())
        .child((white, black))
        .into_any()
}
