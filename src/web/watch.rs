//! The watch of the parts that the buyer pays by; it ends with its owner.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::Bridge;
use crate::markup::PARTS;

pub(super) struct Watch {
    end: Function,
    _callback: Closure<dyn FnMut(String)>,
}

impl Watch {
    /// Calls `on_change` after every change with what the watched parts contain.
    pub(super) fn begin(bridge: &Bridge, on_change: impl FnMut(String) + 'static) -> Self {
        let callback = Closure::<dyn FnMut(String)>::new(on_change);
        let end = bridge.watch(&PARTS.map(|part| format!("[part={part}]")).join(","), &callback);
        Self { end, _callback: callback }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.end.call0(&JsValue::UNDEFINED);
    }
}
