//! Renders the markup by Leptos: one function for every element of the widget, so that Leptos' types are not compiled again
//! for each combination of tag, attributes and children.
//!
//! No function here takes HTML text, which pages may forbid (Trusted Types).

use std::{cell::RefCell, rc::Rc};

use super::guard::Listener;
use crate::{
    markup::{self, Node, Text},
    screen::Screen,
    session::Message,
};
use leptos::{
    attr::{Attribute, NextAttribute},
    either::Either,
    html,
    prelude::*,
    svg,
    tachys::renderer::types,
};

/// The callback that sends the buyer's messages to the session.
pub(super) type Dispatch = Callback<Message>;

/// The whole widget. A changed screen is patched into the elements that are there, so that the focus stays where it is; a
/// changed countdown is written into its own text. `expected`: what the page contains from the moment of the patch on.
#[component]
pub(super) fn Card(
    screen: ArcRwSignal<Screen>,
    countdown: ArcRwSignal<String>,
    expected: ArcStoredValue<Option<String>>,
    dispatch: Dispatch,
) -> impl IntoView {
    let countdown = RwSignal::from(countdown);
    move || {
        let screen = screen.read();
        let card = markup::card(&screen);
        expected.set_value(Some(markup::expected(&card)));
        let card = element(*card, countdown, dispatch);
        // An odd and an even count are different types, so Leptos makes all elements anew.
        if screen.tampered.is_multiple_of(2) { Either::Left(card) } else { Either::Right(card) }
    }
}

fn element(node: Node, countdown: RwSignal<String>, dispatch: Dispatch) -> AnyView {
    let Node { tag, attributes, text, event, children, .. } = node;
    let content = Content { attributes, text, event, countdown, dispatch };
    let child = |child: Option<Box<Node>>| match child {
        Some(child) => element(*child, countdown, dispatch),
        None => ().into_any(),
    };
    let children: Vec<AnyView> = children.into_iter().map(child).collect();
    match tag {
        "svg" => svg::svg().add_any_attr(content).child(children).into_any(),
        "path" => svg::path().add_any_attr(content).into_any(),
        // In capitals, as the browser names it: a patch compares the two.
        _ => html::custom(tag.to_ascii_uppercase()).add_any_attr(content).child(children).into_any(),
    }
}

/// Attributes, text and listener of an element. A patch writes what has changed and nothing else, so that a fold stays as
/// the buyer left it and a live region speaks once.
#[derive(Clone)]
struct Content {
    attributes: Vec<(&'static str, String)>,
    text: Text,
    event: Option<(&'static str, Message)>,
    countdown: RwSignal<String>,
    dispatch: Dispatch,
}

struct ContentState {
    element: types::Element,
    attributes: Vec<(&'static str, String)>,
    text: Text,
    countdown: Option<RenderEffect<()>>,
    message: Rc<RefCell<Option<Message>>>,
    listener: Option<Listener>,
}

impl ContentState {
    /// Text is set through its element, because a translator may have put other nodes in the place of ours.
    fn set_text(&mut self, text: Text, countdown: RwSignal<String>) {
        if self.text == text {
            return;
        }
        let element = self.element.clone();
        self.countdown = None;
        match &text {
            Text::None => {}
            Text::Static(text) => element.set_text_content(Some(text)),
            Text::Countdown => {
                let write = move |_| countdown.with(|left| element.set_text_content(Some(left)));
                self.countdown = Some(RenderEffect::new(write));
            }
        }
        self.text = text;
    }

    /// One listener for as long as the element is there, whatever its event says by then.
    fn listen(&mut self, event: Option<(&'static str, Message)>, dispatch: Dispatch) {
        let (name, message) = event.unzip();
        self.message.replace(message);
        if let (Some(name), None) = (name, &self.listener) {
            let message = Rc::clone(&self.message);
            self.listener = Some(Listener::on(&self.element, name, move || {
                let message = message.borrow().clone();
                if let Some(message) = message {
                    dispatch.run(message);
                }
            }));
        }
    }
}

impl Attribute for Content {
    const MIN_LENGTH: usize = 0;

    type State = ContentState;
    type AsyncOutput = Self;
    type Cloneable = Self;
    type CloneableOwned = Self;

    fn build(self, element: &types::Element) -> ContentState {
        let mut state = ContentState {
            element: element.clone(),
            attributes: Vec::new(),
            text: Text::None,
            countdown: None,
            message: Rc::default(),
            listener: None,
        };
        self.rebuild(&mut state);
        state
    }

    fn rebuild(self, state: &mut ContentState) {
        for (name, _) in &state.attributes {
            if self.attributes.iter().all(|(kept, _)| kept != name) {
                let _ = state.element.remove_attribute(name);
            }
        }
        for attribute in &self.attributes {
            if !state.attributes.contains(attribute) {
                let _ = state.element.set_attribute(attribute.0, &attribute.1);
            }
        }
        state.attributes = self.attributes;
        state.set_text(self.text, self.countdown);
        state.listen(self.event, self.dispatch);
    }

    // The rest is for servers that render.

    fn hydrate<const FROM_SERVER: bool>(self, element: &types::Element) -> ContentState {
        self.build(element)
    }

    fn html_len(&self) -> usize {
        0
    }

    fn to_html(self, _: &mut String, _: &mut String, _: &mut String, _: &mut String) {}

    fn into_cloneable(self) -> Self {
        self
    }

    fn into_cloneable_owned(self) -> Self {
        self
    }

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }
}

impl NextAttribute for Content {
    type Output<Next: Attribute> = (Self, Next);

    fn add_any_attr<Next: Attribute>(self, next: Next) -> (Self, Next) {
        (self, next)
    }
}
