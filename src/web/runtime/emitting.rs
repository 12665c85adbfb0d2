//! Events for the page.

use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{CustomEvent, CustomEventInit};

use super::{super::guard, Runtime};
use crate::{contract::TAG, session::event::Event, value::fingerprint::fingerprint};

impl Runtime {
    pub(super) fn emit(&self, event: &Event) {
        let detail = js_sys::Object::new();
        let set = |name: &str, value: JsValue| {
            let _ = js_sys::Reflect::set(&detail, &name.into(), &value);
        };
        set("status", event.status.into());
        set("method", event.method.as_deref().into());
        set("orderId", event.order_id.as_deref().into());
        set("amount", event.amount.as_deref().into());
        set("currency", event.currency.into());
        if let Some(spam) = event.is_probably_spam {
            set("isProbablySpam", spam.into());
        }
        if let Some(code) = event.code {
            set("code", code.into());
        }
        if let Some(action) = event.action {
            set("action", action.into());
        }
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_detail(&detail);
        let name = format!("{TAG}:{}", event.kind.name());
        if let Ok(event) = CustomEvent::new_with_event_init_dict(&name, &init) {
            let _ = self.host.dispatch_event(&event);
        }
    }

    /// Emits the event unless another tab has, and stores that it was emitted.
    pub(super) fn emit_once(&self, event: Event) {
        let (Some(own), Some(name)) = (self.own.upgrade(), self.name()) else {
            self.emit(&event);
            return;
        };
        let generation = self.generation.get();
        spawn_local(async move {
            let key = format!("{name}:{}", event.kind.name());
            let _lock = guard::lock(&own.bridge, &key, None).await;
            let storage = window().local_storage().ok().flatten();
            let emitted_before = storage.as_ref().and_then(|storage| storage.get_item(&key).ok()?).is_some();
            if !emitted_before && own.generation.get() == generation {
                if let Some(storage) = storage {
                    let _ = storage.set_item(&key, "1");
                }
                own.emit(&event);
            }
        });
    }

    /// The name of this payment among a browser's tabs: a hash, because whoever has the slug can open the order.
    pub(super) fn name(&self) -> Option<String> {
        let session = self.session.borrow();
        let config = session.config.as_ref().ok()?;
        Some(format!("{TAG}:{:016x}", fingerprint(config.identity()?)))
    }
}
