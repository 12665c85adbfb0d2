//! What an element carries besides its children: attributes, and words.
//!
//! A patch writes what has changed and nothing else, so that a fold stays as the buyer left it and a live region speaks
//! once. Words are set through their element, because a translator may have put other nodes in the place of ours.

use leptos::{
    attr::{Attribute, NextAttribute},
    prelude::*,
    tachys::renderer::types,
};
use wasm_bindgen::JsCast;

#[derive(Clone, Default)]
pub(super) struct Carried {
    pub attributes: Vec<(&'static str, String)>,
    pub words: Words,
}

#[derive(Clone, Default)]
pub(super) enum Words {
    #[default]
    None,
    Said(String),
    /// They change without the rest.
    Live(RwSignal<String>),
}

pub(super) struct State {
    element: types::Element,
    attributes: Vec<(&'static str, String)>,
    said: Option<String>,
    _live: Option<RenderEffect<()>>,
}

impl Attribute for Carried {
    const MIN_LENGTH: usize = 0;

    type State = State;
    type AsyncOutput = Self;
    type Cloneable = Self;
    type CloneableOwned = Self;

    fn build(self, element: &types::Element) -> State {
        for (name, value) in &self.attributes {
            let _ = element.set_attribute(name, value);
        }
        let mut state = State { element: element.clone(), attributes: self.attributes, said: None, _live: None };
        match self.words {
            Words::None => {}
            Words::Said(words) => state.say(Some(words)),
            Words::Live(words) => {
                let element = element.clone();
                state._live = Some(RenderEffect::new(move |_| words.with(|words| write(&element, Some(words)))));
            }
        }
        state
    }

    fn rebuild(self, state: &mut State) {
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
        match self.words {
            Words::None => state.say(None),
            Words::Said(words) => state.say(Some(words)),
            Words::Live(_) => {}
        }
    }

    fn hydrate<const FROM_SERVER: bool>(self, element: &types::Element) -> State {
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

impl NextAttribute for Carried {
    type Output<Next: Attribute> = (Self, Next);

    fn add_any_attr<Next: Attribute>(self, next: Next) -> (Self, Next) {
        (self, next)
    }
}

impl State {
    fn say(&mut self, words: Option<String>) {
        if self.said != words {
            write(&self.element, words.as_deref());
            self.said = words;
        }
    }
}

/// In the place of all that stands there but the marks of the view (comments).
fn write(element: &types::Element, words: Option<&str>) {
    let mut child = element.first_child();
    while let Some(node) = child {
        child = node.next_sibling();
        if node.node_type() != web_sys::Node::COMMENT_NODE {
            let _ = element.remove_child(&node);
        }
    }
    if let Some(words) = words {
        let text = document().create_text_node(words);
        let _ = element.insert_before(text.unchecked_ref(), element.first_child().as_ref());
    }
}
