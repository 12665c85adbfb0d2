//! A native dialog over the whole page.

use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    type Dialog;

    #[wasm_bindgen(method, catch, js_name = showModal)]
    fn show_modal(this: &Dialog) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    fn close(this: &Dialog) -> Result<(), JsValue>;
}

/// Browsers from before dialogs (Firefox 98, Safari 15.4) show it by its attribute.
pub(super) fn open(cover: &Element) {
    if cover.unchecked_ref::<Dialog>().show_modal().is_err() {
        let _ = cover.set_attribute("open", "");
    }
}

/// The browser gives the focus back to where it was.
pub(super) fn close(cover: &Element) {
    if cover.unchecked_ref::<Dialog>().close().is_err() {
        let _ = cover.remove_attribute("open");
    }
}
