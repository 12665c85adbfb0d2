//! A dialog over the whole page; it ends with its owner.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::Bridge;

pub(super) struct Cover {
    end: Function,
    _callback: Closure<dyn FnMut()>,
}

impl Cover {
    /// Opens the dialog that is drawn, and calls `on_close` when the buyer closes it.
    pub(super) fn open(bridge: &Bridge, on_close: impl FnMut() + 'static) -> Self {
        let callback = Closure::<dyn FnMut()>::new(on_close);
        let end = bridge.cover(&callback);
        Self { end, _callback: callback }
    }
}

impl Drop for Cover {
    fn drop(&mut self) {
        let _ = self.end.call0(&JsValue::UNDEFINED);
    }
}
