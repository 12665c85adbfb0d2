//! Locks, dialogs and watches of the page, each of which ends when its owner is dropped.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

use super::Bridge;
use crate::markup::PARTS;

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
