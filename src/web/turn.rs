//! A turn at something that the tabs of one browser do one after the other; it ends with its owner.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

use super::Bridge;

pub(super) struct Turn {
    end: Function,
}

impl Turn {
    /// `None`: given up while waiting.
    pub(super) async fn take(bridge: &Bridge, what: &str, signal: Option<&AbortSignal>) -> Option<Self> {
        let end = JsFuture::from(bridge.turn(what, signal)).await.ok()?;
        Some(Self { end: end.unchecked_into() })
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let _ = self.end.call0(&JsValue::UNDEFINED);
    }
}
