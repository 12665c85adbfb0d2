//! Elements of one type. Leptos' typed ones are compiled anew for every combination of tag, attributes and children:
//! that cost twice the bytes for the same screen.
//!
//! Nothing here takes HTML text: pages may forbid that (Trusted Types).

use leptos::{ev, html, prelude::*, svg};

use super::carried::{Carried, Words};

/// An element to be. What may be missing leaves a gap, so that its neighbors keep their places when it comes.
pub(super) struct Element {
    tag: &'static str,
    carried: Carried,
    children: Vec<AnyView>,
}

/// `tag` in capitals, as the browser says it: a patch compares the two.
pub(super) fn el(tag: &'static str) -> Element {
    Element { tag, carried: Carried::default(), children: Vec::new() }
}

impl Element {
    pub(super) fn attr(mut self, name: &'static str, value: &str) -> Self {
        self.carried.attributes.push((name, value.to_owned()));
        self
    }

    pub(super) fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    /// A name that merchants may style.
    pub(super) fn part(self, part: &'static str) -> Self {
        self.attr("part", part)
    }

    /// Words beside other children are an element of their own.
    pub(super) fn text(mut self, text: &str) -> Self {
        if self.children.is_empty() {
            self.carried.words = Words::Said(text.to_owned());
            self
        } else {
            self.child(el("SPAN").text(text))
        }
    }

    /// A text that changes without the rest.
    pub(super) fn live(mut self, text: RwSignal<String>) -> Self {
        self.carried.words = Words::Live(text);
        self
    }

    pub(super) fn child(self, child: Self) -> Self {
        self.child_view(Some(child.build()))
    }

    pub(super) fn maybe(self, child: Option<Self>) -> Self {
        self.child_view(child.map(Self::build))
    }

    pub(super) fn child_view(mut self, child: Option<AnyView>) -> Self {
        if let Words::Said(words) = std::mem::take(&mut self.carried.words) {
            self.children.push(el("SPAN").text(&words).build());
        }
        self.children.push(child.unwrap_or_else(|| ().into_any()));
        self
    }

    pub(super) fn build(self) -> AnyView {
        html::custom(self.tag).add_any_attr(self.carried).child(self.children).into_any()
    }
}

/// CSS pixels that a code to scan is at least wide.
const WIDTH: usize = 240;

/// A button with the attributes and children of `look`.
pub(super) fn button(look: Element, press: impl Fn() + 'static) -> AnyView {
    let press: Box<dyn FnMut(ev::MouseEvent)> = Box::new(move |_| press());
    let look = look.attr("type", "button");
    html::button().on(ev::click, press).add_any_attr(look.carried).child(look.children).into_any()
}

/// The line that opens a fold.
pub(super) fn summary(title: &str, press: impl Fn() + 'static) -> AnyView {
    let press: Box<dyn FnMut(ev::MouseEvent)> = Box::new(move |_| press());
    html::summary().on(ev::click, press).add_any_attr(el("").text(title).carried).into_any()
}

/// A drawing of one black path on white, `side` units wide, each of them as many whole pixels as make it large enough
/// to scan.
pub(super) fn drawing(side: usize, path: String, look: Element) -> AnyView {
    let width = side * WIDTH.div_ceil(side.max(1));
    let white = svg::path().attr("fill", "#fff").attr("d", format!("M0 0h{side}v{side}H0z"));
    let black = svg::path().attr("fill", "#000").attr("d", path);
    let view_box = format!("0 0 {side} {side}");
    svg::svg()
        .attr("viewBox", view_box)
        .attr("width", width.to_string())
        .add_any_attr(look.carried)
        .child((white, black))
        .into_any()
}
