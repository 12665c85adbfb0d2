//! What an element carries besides its children: attributes, words, and what the buyer says with it.
//!
//! A patch writes what has changed and nothing else, so that a fold stays as the buyer left it and a live region speaks
//! once. Words are set through their element, because a translator may have put other nodes in the place of ours.

use std::{cell::RefCell, rc::Rc};

use leptos::{
    attr::{Attribute, NextAttribute},
    prelude::*,
    tachys::renderer::types,
};
use wasm_bindgen::prelude::*;

use super::Send;
use crate::session::Message;

#[derive(Clone, Default)]
pub(super) struct Carried {
    pub attributes: Vec<(&'static str, String)>,
    pub words: Words,
    /// An event, and what it says.
    pub heard: Option<Heard>,
}

#[derive(Clone, Default)]
pub(super) enum Words {
    #[default]
    None,
    Said(String),
    /// They change without the rest.
    Live(RwSignal<String>),
}

type Heard = (&'static str, Send, Message);

pub(super) struct State {
    element: types::Element,
    attributes: Vec<(&'static str, String)>,
    said: Option<String>,
    heard: Rc<RefCell<Option<Heard>>>,
    listener: Option<Closure<dyn FnMut()>>,
    live: Option<RenderEffect<()>>,
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
        let mut state = State {
            element: element.clone(),
            attributes: self.attributes,
            said: None,
            heard: Rc::default(),
            listener: None,
            live: None,
        };
        state.say(self.words);
        state.hear(self.heard);
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
        state.say(self.words);
        state.hear(self.heard);
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
    fn say(&mut self, words: Words) {
        match words {
            Words::Said(words) if self.said.as_ref() != Some(&words) => {
                self.element.set_text_content(Some(&words));
                self.said = Some(words);
            }
            Words::Live(words) if self.live.is_none() => {
                let element = self.element.clone();
                let write = move |_| words.with(|words| element.set_text_content(Some(words)));
                self.live = Some(RenderEffect::new(write));
            }
            _ => {}
        }
    }

    /// One listener for as long as the element stands, whatever its event says by then.
    fn hear(&mut self, heard: Option<Heard>) {
        if let Some((event, ..)) = heard
            && self.listener.is_none()
        {
            let heard = Rc::clone(&self.heard);
            let listener = Closure::<dyn FnMut()>::new(move || {
                let heard = heard.borrow().clone();
                if let Some((_, send, message)) = heard {
                    send.with_value(|send| send(message));
                }
            });
            let callback = AsRef::<JsValue>::as_ref(&listener).unchecked_ref();
            let _ = self.element.add_event_listener_with_callback(event, callback);
            self.listener = Some(listener);
        }
        self.heard.replace(heard);
    }
}
