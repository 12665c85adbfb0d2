//! A listener that ends with its owner. It may be called while it runs: a page's own code may press a button of ours.

use wasm_bindgen::prelude::*;
use web_sys::EventTarget;

pub(super) struct Listener {
    target: EventTarget,
    name: &'static str,
    callback: Closure<dyn Fn()>,
}

impl Listener {
    pub(super) fn on(target: &EventTarget, name: &'static str, callback: impl Fn() + 'static) -> Self {
        let callback = Closure::<dyn Fn()>::new(callback);
        let _ = target.add_event_listener_with_callback(name, callback.as_ref().unchecked_ref());
        Self { target: target.clone(), name, callback }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback(self.name, self.callback.as_ref().unchecked_ref());
    }
}
