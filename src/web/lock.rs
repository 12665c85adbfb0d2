//! Locks between the tabs of one browser; each is released when its owner is dropped.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

use super::Bridge;

pub(super) struct Lock {
    release: Function,
}

impl Lock {
    /// Waits for the lock of `key`. `None`: `signal` aborted before.
    pub(super) async fn take(bridge: &Bridge, key: &str, signal: Option<&AbortSignal>) -> Option<Self> {
        let release = JsFuture::from(bridge.lock(key, signal)).await.ok()?;
        Some(Self { release: release.unchecked_into() })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = self.release.call0(&JsValue::UNDEFINED);
    }
}
