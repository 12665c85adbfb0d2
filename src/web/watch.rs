//! Hearing of changes to what the buyer pays by; it ends with its owner.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::Bridge;
use crate::markup::PARTS;

pub(super) struct Watch {
    end: Function,
    _hear: Closure<dyn FnMut(String)>,
}

impl Watch {
    /// Calls `hear` after every change with what the watched parts contain.
    pub(super) fn begin(bridge: &Bridge, hear: impl FnMut(String) + 'static) -> Self {
        let hear = Closure::<dyn FnMut(String)>::new(hear);
        let end = bridge.watch(&PARTS.map(|part| format!("[part={part}]")).join(","), &hear);
        Self { end, _hear: hear }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.end.call0(&JsValue::UNDEFINED);
    }
}
