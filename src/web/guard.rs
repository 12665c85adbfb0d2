//! Guards over what the browser gives: each ends it when it is dropped.

use js_sys::Function;
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, BroadcastChannel, EventTarget, MessageEvent};

use super::Bridge;
use crate::markup::PARTS;

pub(super) struct Timer {
    id: i32,
    _callback: Closure<dyn FnMut()>,
}

impl Timer {
    /// Runs `callback` once, after `millis` but at most a minute, because browsers delay longer timers.
    pub(super) fn after(millis: i64, callback: impl FnOnce() + 'static) -> Option<Self> {
        let callback = Closure::once(callback);
        let millis = i32::try_from(millis.clamp(0, 60_000)).unwrap_or(60_000);
        let id = window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(callback.as_ref().unchecked_ref(), millis)
            .ok()?;
        Some(Self { id, _callback: callback })
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        window().clear_timeout_with_handle(self.id);
    }
}

/// A listener, which may be called while it runs: a page's own code may press a button of ours.
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

/// Messages between the tabs of one browser about one payment.
pub(super) struct Channel {
    channel: BroadcastChannel,
    _callback: Closure<dyn FnMut(MessageEvent)>,
}

impl Channel {
    /// `None`: this browser has no `BroadcastChannel` (Safari before 15.4), and every tab polls for itself.
    pub(super) fn open(name: &str, on_message: impl Fn(String) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(name).ok()?;
        let callback = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(words) = event.data().as_string() {
                on_message(words);
            }
        });
        channel.set_onmessage(Some(callback.as_ref().unchecked_ref()));
        Some(Self { channel, _callback: callback })
    }

    pub(super) fn post(&self, words: &str) {
        let _ = self.channel.post_message(&words.into());
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}

/// The function that ends something; it is called once, at the drop.
pub(super) struct Release(Function);

impl Drop for Release {
    fn drop(&mut self) {
        let _ = self.0.call0(&JsValue::UNDEFINED);
    }
}

/// Something that calls back until it ends.
pub(super) struct Subscription<F: ?Sized> {
    _release: Release,
    _callback: Closure<F>,
}

pub(super) type Cover = Subscription<dyn FnMut()>;
pub(super) type Watch = Subscription<dyn FnMut(String)>;

/// Waits for the lock of `key` among the tabs of this browser. `None`: `signal` aborted before.
pub(super) async fn lock(bridge: &Bridge, key: &str, signal: Option<&AbortSignal>) -> Option<Release> {
    JsFuture::from(bridge.lock(key, signal)).await.ok().map(|release| Release(release.unchecked_into()))
}

/// Opens the dialog that is drawn over the whole page, and calls `on_close` when the buyer closes it.
pub(super) fn cover(bridge: &Bridge, on_close: impl FnMut() + 'static) -> Cover {
    let callback = Closure::<dyn FnMut()>::new(on_close);
    Subscription { _release: Release(bridge.cover(&callback)), _callback: callback }
}

/// Calls `on_change` after every change with the content of the parts that the buyer pays by.
pub(super) fn watch(bridge: &Bridge, on_change: impl FnMut(String) + 'static) -> Watch {
    let callback = Closure::<dyn FnMut(String)>::new(on_change);
    let parts = PARTS.map(|part| format!("[part={part}]")).join(",");
    Subscription { _release: Release(bridge.watch(&parts, &callback)), _callback: callback }
}
