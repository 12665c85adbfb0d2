//! Copying that tells the truth.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlDocument, HtmlTextAreaElement, ShadowRoot};

/// Starts within the buyer's tap; ends with whether the clipboard really has the text. Without the clipboard API (plain
/// http, some in-app browsers), or when that refuses, the older command is tried.
pub(super) fn copy(text: String, root: ShadowRoot) -> impl Future<Output = bool> {
    let promise = write(&text);
    async move {
        let modern = match promise {
            Some(promise) => JsFuture::from(promise).await.is_ok(),
            None => false,
        };
        modern || by_command(&text, &root).unwrap_or(false)
    }
}

fn write(text: &str) -> Option<js_sys::Promise> {
    let navigator = web_sys::window()?.navigator();
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).ok().filter(JsValue::is_object)?;
    Some(clipboard.unchecked_into::<web_sys::Clipboard>().write_text(text))
}

/// Selects the text in a field of ours, for a moment, and asks for a copy of the selection.
fn by_command(text: &str, root: &ShadowRoot) -> Option<bool> {
    let document = web_sys::window()?.document()?;
    let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.unchecked_into();
    let focused = root.active_element();
    field.set_value(text);
    field.set_read_only(true);
    field.set_class_name("unseen");
    root.append_child(&field).ok()?;
    field.select();
    let worked = document.unchecked_into::<HtmlDocument>().exec_command("copy").unwrap_or(false);
    field.remove();
    if let Some(focused) = focused {
        let _ = focused.unchecked_into::<web_sys::HtmlElement>().focus();
    }
    Some(worked)
}
