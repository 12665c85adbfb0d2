//! The browser's half: what the loader calls, and the runtime that performs what the session asks for.

mod client;
mod guard;
mod ondemand;
mod page;
mod preview;
mod renderer;
mod runtime;

use std::rc::Rc;

use fragile::Fragile;
use leptos::{
    mount::{UnmountHandle, mount_to},
    prelude::*,
};
use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, HtmlElement, ShadowRoot};

use self::{
    renderer::{Card, Dispatch},
    runtime::Runtime,
};
use crate::session::{CopyTarget, Message};

/// Smaller than the standard library's allocator (1.6 kB until the preview).
#[global_allocator]
static ALLOCATOR: WasmDynamicTalc = new_wasm_dynamic_allocator();

#[wasm_bindgen]
extern "C" {
    /// The page around one element, as `src/bridge/begin.ts` gives it.
    pub type Bridge;

    /// Posts for the payment, one request at a time for an order in the whole browser; the first call gets the
    /// reply to the request that went out while the wasm was loading. Resolves to a [`client::Reply`].
    #[wasm_bindgen(method)]
    fn create(this: &Bridge, url: &str, key: Option<&str>, signal: &AbortSignal) -> js_sys::Promise;

    /// Waits for the lock of `key` among all tabs; resolves to the function that releases it.
    #[wasm_bindgen(method)]
    fn lock(this: &Bridge, key: &str, signal: Option<&AbortSignal>) -> js_sys::Promise;

    /// Loads a file that the first screen does without: resolves to the text of steps, by language, or a script's exports.
    #[wasm_bindgen(method, js_name = loadOnDemand)]
    fn load_on_demand(this: &Bridge, name: &str) -> js_sys::Promise;

    /// Puts a text on the clipboard, within the buyer's tap; resolves to whether it is really there.
    #[wasm_bindgen(method)]
    fn copy(this: &Bridge, text: &str) -> js_sys::Promise;

    /// Shares a text by `navigator.share`. Rejects where the browser refuses; a share that the buyer cancels resolves.
    #[wasm_bindgen(method)]
    fn share(this: &Bridge, text: &str) -> js_sys::Promise;

    /// The payload that the page handed over, as JSON text.
    #[wasm_bindgen(method)]
    fn payment(this: &Bridge) -> Option<String>;

    /// Calls `on_change` after every change with the content of what `parts` selects, until the returned function is called.
    #[wasm_bindgen(method)]
    fn watch(this: &Bridge, parts: &str, on_change: &Closure<dyn FnMut(String)>) -> js_sys::Function;

    /// Opens the element's dialog over the page, keeps the screen on, and calls `on_close` when the buyer closes it by its
    /// key or by the way back; returns the function that closes it.
    #[wasm_bindgen(method)]
    fn cover(this: &Bridge, on_close: &Closure<dyn FnMut()>) -> js_sys::Function;

    /// Until when, by `performance.now()`, no element of the page may ask the API at this address.
    #[wasm_bindgen(method)]
    fn hold(this: &Bridge, url: &str, until: f64);

    /// The time that an element of the page has set by [`Bridge::hold`]; 0 where none has.
    #[wasm_bindgen(method, js_name = heldUntil)]
    fn held_until(this: &Bridge, url: &str) -> f64;

    /// True where the loader has reported an error of this element.
    #[wasm_bindgen(method, js_name = hasReported)]
    fn has_reported(this: &Bridge) -> bool;

    #[wasm_bindgen(method, js_name = isFramed)]
    fn is_framed(this: &Bridge) -> bool;

    /// True where the device is a phone. It is a hint: both options to pay are shown.
    #[wasm_bindgen(method, js_name = isPhone)]
    fn is_phone(this: &Bridge) -> bool;

    /// The name of the device's time zone; empty where none of Indonesia's other zones can be.
    #[wasm_bindgen(method)]
    fn zone(this: &Bridge) -> String;

    /// The element's language tag and the page's; empty where there is none.
    #[wasm_bindgen(method)]
    fn languages(this: &Bridge) -> js_sys::Array;

    /// A screen is in the page: preview and placeholder go. `is_lost`: nothing is known, because no answer came; what the
    /// tab showed before it was loaded again stays.
    #[wasm_bindgen(method)]
    fn rendered(this: &Bridge, is_lost: bool);

    /// Keeps the lines of the card that the tab shows if it is loaded again, which count for so many milliseconds. Without
    /// lines the one that was kept goes.
    #[wasm_bindgen(method)]
    fn remember(this: &Bridge, card: &str, left: f64);
}

/// One element with its payment. Construction is split into three tasks so that none exceeds 50 ms on slow phones.
#[wasm_bindgen]
pub struct Checkout {
    runtime: Rc<Runtime>,
    view: Option<Box<dyn core::any::Any>>,
}

#[wasm_bindgen]
impl Checkout {
    /// Reads which payment `host`'s attributes ask for.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement, bridge: Bridge) -> Self {
        Self { runtime: Runtime::new(host, bridge), view: None }
    }

    /// Renders the screen into `root`.
    pub fn draw(&mut self, root: &ShadowRoot) -> Result<(), JsValue> {
        let place = document().create_element("div")?;
        root.append_child(&place)?;
        self.view = Some(Box::new(mount(&self.runtime, place.unchecked_into())));
        Ok(())
    }

    /// Sends the first request.
    pub fn start(&self) {
        self.runtime.start();
    }

    #[wasm_bindgen(js_name = attributesChanged)]
    pub fn attributes_changed(&self) {
        self.runtime.configure();
    }

    /// The preview has copied, or not: the total from place 0, the numbers from 1 on.
    pub fn copied(&self, place: usize, worked: bool) {
        self.runtime.send(Message::CopiedInPreview { what: copy_target(place), worked });
    }

    /// The buyer pressed this in the preview: a copy button by its place as in `copied`, or the link at place -1.
    pub fn pressed(&self, place: i32) {
        let place = usize::try_from(place).ok();
        self.runtime.send(Message::PressedInPreview(place.map(copy_target)));
    }

    /// The tab showed another number or sum before it was loaded again.
    pub fn changed(&self) {
        self.runtime.send(Message::PreviewDiffered);
    }

    /// The link of the preview was pressed, and nothing has come up yet.
    pub fn opened(&self) {
        self.runtime.send(Message::OpenedInPreview);
    }

    /// Asks the server now, as the buyer's button does, without a report that the buyer did.
    #[wasm_bindgen(js_name = checkStatus)]
    pub fn check_status(&self) {
        self.runtime.send(Message::CheckRequested);
    }
}

/// The copy button at this place of the preview: the total at 0, the numbers from 1 on.
fn copy_target(place: usize) -> CopyTarget {
    place.checked_sub(1).map_or(CopyTarget::Amount, CopyTarget::Number)
}

impl Drop for Checkout {
    fn drop(&mut self) {
        self.runtime.stop();
    }
}

fn mount(runtime: &Runtime, place: HtmlElement) -> UnmountHandle<impl Mountable + use<>> {
    let (screen, countdown, expected) = (runtime.screen.clone(), runtime.countdown.clone(), runtime.expected.clone());
    // The callbacks of Leptos for values of one thread ask the standard library which thread it is, and that brings its
    // allocator with it (1 kB).
    let send = Fragile::new(runtime.receiver(Runtime::send));
    mount_to(place, move || {
        let dispatch = Dispatch::new(move |message| send.get()(message));
        view! { <Card screen countdown expected dispatch /> }
    })
}
