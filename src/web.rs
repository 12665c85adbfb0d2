//! The browser's half: what the loader calls, and the runtime that performs what the session asks for.

mod channel;
mod client;
mod cover;
mod glance;
mod listener;
mod page;
mod poster;
mod proof;
mod runtime;
mod timer;
mod turn;
mod watch;

use std::rc::Rc;

use leptos::{
    mount::{UnmountHandle, mount_to},
    prelude::*,
};
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, HtmlElement, ShadowRoot};

use self::runtime::Runtime;
use crate::{
    screen::Screen,
    session::{CopyTarget, Message},
    view,
};

#[wasm_bindgen]
extern "C" {
    /// What the loader does for one element.
    pub type Bridge;

    /// Posts for the payment, one request at a time for an order in the whole browser; the first call gets the
    /// answer of the request that went out while the wasm was loading. Resolves to the response, its text, and when
    /// the request went out and the headers came.
    #[wasm_bindgen(method)]
    fn create(this: &Bridge, url: &str, key: Option<&str>, signal: &AbortSignal) -> js_sys::Promise;

    /// Waits for a turn at something that tabs do one after the other; resolves to the function that ends it.
    #[wasm_bindgen(method)]
    fn turn(this: &Bridge, what: &str, signal: Option<&AbortSignal>) -> js_sys::Promise;

    /// Loads what is not part of the first view: resolves to the text of steps, by language, or a script's exports.
    #[wasm_bindgen(method)]
    fn wanted(this: &Bridge, name: &str) -> js_sys::Promise;

    /// Puts a text on the clipboard, within the buyer's tap; resolves to whether it is really there.
    #[wasm_bindgen(method)]
    fn copy(this: &Bridge, text: &str) -> js_sys::Promise;

    /// Hands a text to another app of the buyer's choice. Rejects where the browser would not; a buyer who thinks better
    /// of it is not a failure.
    #[wasm_bindgen(method)]
    fn share(this: &Bridge, text: &str) -> js_sys::Promise;

    /// The payload that the page handed over, as JSON text.
    #[wasm_bindgen(method)]
    fn payment(this: &Bridge) -> Option<String>;

    /// Tells `hear` after every change what stands in these parts of the screen, until the function it returns is called.
    #[wasm_bindgen(method)]
    fn watch(this: &Bridge, parts: &str, hear: &Closure<dyn FnMut(String)>) -> js_sys::Function;

    /// Whether the merchant has heard already that the widget's files were late.
    #[wasm_bindgen(method)]
    fn told(this: &Bridge) -> bool;

    /// The first screen stands: the placeholder may go.
    #[wasm_bindgen(method)]
    fn rendered(this: &Bridge);
}

/// One element with its payment. It begins in three steps, between which the browser draws and hears the buyer: all at
/// once keep a cheap phone busy for a tenth of a second.
#[wasm_bindgen]
pub struct Checkout {
    runtime: Rc<Runtime>,
    view: Option<Box<dyn core::any::Any>>,
}

#[wasm_bindgen]
impl Checkout {
    /// Reads which payment `host`'s attributes ask for.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(host: HtmlElement, bridge: Bridge) -> Self {
        Self { runtime: Runtime::new(host, bridge), view: None }
    }

    /// Shows it in `root`.
    pub fn draw(&mut self, root: &ShadowRoot) -> Result<(), JsValue> {
        let place = document().create_element("div")?;
        root.append_child(&place)?;
        self.view = Some(Box::new(mount(&self.runtime, place.unchecked_into())));
        Ok(())
    }

    /// Asks for it.
    pub fn start(&self) {
        self.runtime.start();
    }

    /// The element's attributes changed.
    #[wasm_bindgen(js_name = attributesChanged)]
    pub fn attributes_changed(&self) {
        self.runtime.configure();
    }

    /// The first look has copied, or not: the total from place 0, the numbers from 1 on.
    pub fn copied(&self, place: usize, worked: bool) {
        let what = place.checked_sub(1).map_or(CopyTarget::Amount, CopyTarget::Number);
        self.runtime.send(Message::CopiedInPreview { what, worked });
    }

    /// The link of the first look was pressed, and nothing has come up yet.
    pub fn opened(&self) {
        self.runtime.send(Message::OpenPressed);
    }

    /// Asks the server now, as the buyer's button does.
    #[wasm_bindgen(js_name = checkStatus)]
    pub fn check_status(&self) {
        self.runtime.send(Message::CheckPressed);
    }
}

impl Drop for Checkout {
    fn drop(&mut self) {
        self.runtime.stop();
    }
}

fn mount(runtime: &Rc<Runtime>, place: HtmlElement) -> UnmountHandle<impl Mountable + use<>> {
    let (screen, seconds) = (runtime.screen.clone(), runtime.seconds.clone());
    let weak = Rc::downgrade(runtime);
    let hearer = weak.clone();
    mount_to(place, move || {
        let drawn: Rc<dyn Fn(&Screen)> = Rc::new(move |screen| {
            if let Some(runtime) = hearer.upgrade() {
                runtime.vouch(screen);
            }
        });
        let send: Rc<dyn Fn(Message)> = Rc::new(move |message| {
            if let Some(runtime) = weak.upgrade() {
                runtime.send(message);
            }
        });
        view::checkout(screen.into(), seconds.into(), StoredValue::new_local(send), StoredValue::new_local(drawn))
    })
}
