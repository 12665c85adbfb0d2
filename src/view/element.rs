//! Elements of one type. Leptos' typed ones are compiled anew for every combination of tag, attributes and children:
//! that cost twice the bytes for the same screen.
//!
//! Nothing here takes HTML text: pages may forbid that (Trusted Types).

use leptos::{
    attr::{
        any_attribute::{AnyAttribute, IntoAnyAttribute},
        custom::custom_attribute,
    },
    ev, html,
    prelude::*,
    svg,
};
use web_sys::Event;

/// An element to be. What may be missing leaves a gap, so that its neighbors keep their places when it comes.
pub(super) struct Element {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// `tag` in capitals, as the browser says it: a patch compares the two.
pub(super) fn el(tag: &'static str) -> Element {
    Element { tag, attributes: Vec::new(), children: Vec::new() }
}

impl Element {
    pub(super) fn attr(mut self, name: &'static str, value: &str) -> Self {
        self.attributes.push(custom_attribute(name, value.to_owned()).into_any_attr());
        self
    }

    pub(super) fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    /// A name that merchants may style.
    pub(super) fn part(self, part: &'static str) -> Self {
        self.attr("part", part)
    }

    pub(super) fn text(mut self, text: &str) -> Self {
        self.children.push(text.to_owned().into_any());
        self
    }

    /// A text that changes without the rest.
    pub(super) fn live(mut self, text: RwSignal<String>) -> Self {
        self.children.push((move || text.get()).into_any());
        self
    }

    pub(super) fn child(mut self, child: Self) -> Self {
        self.children.push(child.build());
        self
    }

    pub(super) fn maybe(self, child: Option<Self>) -> Self {
        self.child_view(child.map(Self::build))
    }

    pub(super) fn child_view(mut self, child: Option<AnyView>) -> Self {
        self.children.push(child.unwrap_or_else(|| ().into_any()));
        self
    }

    pub(super) fn build(self) -> AnyView {
        html::custom(self.tag).add_any_attr(self.attributes).child(self.children).into_any()
    }
}

/// CSS pixels that a code to scan is at least wide.
const WIDTH: usize = 240;

/// A button with the attributes and children of `look`.
pub(super) fn button(look: Element, press: impl Fn() + 'static) -> AnyView {
    alive("BUTTON", look.attr("type", "button"), press)
}

/// The line that opens a fold.
pub(super) fn summary(title: &str, press: impl Fn() + 'static) -> AnyView {
    alive("SUMMARY", el("").text(title), press)
}

fn alive(tag: &'static str, look: Element, press: impl Fn() + 'static) -> AnyView {
    let (event, act) = heard("click", press);
    html::custom(tag).on(event, act).add_any_attr(look.attributes).child(look.children).into_any()
}

/// A field, by its `type`. Typed, so that a patch leaves it alone: a field for a file whose type goes, if only to come
/// back, forgets what the buyer is choosing.
pub(super) fn field(kind: &'static str, name: &'static str, checked: bool, change: impl Fn() + 'static) -> AnyView {
    let accept = if kind == "file" { "image/jpeg,image/png,image/webp" } else { "" };
    let (event, act) = heard("change", change);
    let input = html::input().attr("type", kind).attr("name", name).attr("accept", accept);
    input.attr("checked", checked).on(event, act).into_any()
}

/// One type for every event: each further one brings all of Leptos' listening with it.
fn heard(name: &'static str, act: impl Fn() + 'static) -> (ev::Custom, Box<dyn FnMut(Event)>) {
    (ev::Custom::new(name), Box::new(move |_| act()))
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
        .add_any_attr(look.attributes)
        .child((white, black))
        .into_any()
}
