//! The browser's half of what scripts do that load on demand: saving the picture of a code, and a transfer's proof with the
//! chosen file.

use std::cell::RefCell;

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, HtmlInputElement, ShadowRoot};

use super::{
    Bridge,
    client::{self, Pending},
};
use crate::{
    contract::request::Request,
    session::{
        Outcome, SaveStep,
        proof::{Picture, ProofError, ProofRequest, RequestNews},
    },
};

#[wasm_bindgen]
extern "C" {
    /// The exports of `src/ondemand/proof.ts`. `page` is what sends the request.
    type Script;

    #[wasm_bindgen(method)]
    fn open(this: &Script, file: &JsValue) -> Promise;

    #[wasm_bindgen(method)]
    fn ask(
        this: &Script,
        page: &Bridge,
        url: &str,
        key: Option<&str>,
        picture: &JsValue,
        signal: &AbortSignal,
    ) -> Promise;

    #[wasm_bindgen(method)]
    fn put(
        this: &Script,
        url: &str,
        picture: &JsValue,
        signal: &AbortSignal,
        on_progress: &Closure<dyn FnMut(u8)>,
    ) -> Promise;

    #[wasm_bindgen(method)]
    fn file(this: &Script, page: &Bridge, url: &str, key: Option<&str>, facts: &Array, signal: &AbortSignal)
    -> Promise;

    /// A chosen file that was read.
    type Opened;

    #[wasm_bindgen(method, getter)]
    fn name(this: &Opened) -> String;

    #[wasm_bindgen(method, getter)]
    fn thumbnail(this: &Opened) -> Option<String>;

    #[wasm_bindgen(method, getter)]
    fn picture(this: &Opened) -> JsValue;
}

/// The file of one element, and the request that is under way for it.
#[derive(Default)]
pub(super) struct Proof {
    /// As the buyer chose it; then as the script keeps it.
    file: RefCell<Option<JsValue>>,
    pub(super) request: Pending,
}

impl Proof {
    /// Aborts, and forgets the file.
    pub(super) fn clear(&self) {
        self.request.abort();
        self.file.take();
    }

    /// Takes the chosen file and empties the field, so that choosing the same file again is an event.
    pub(super) fn take(&self, root: Option<ShadowRoot>) {
        let field = root.and_then(|root| root.query_selector("[type=file]").ok()?);
        let Some(field) = field.map(JsCast::unchecked_into::<HtmlInputElement>) else {
            return;
        };
        if let Some(file) = field.files().and_then(|files| files.get(0)) {
            self.file.replace(Some(file.into()));
            field.set_value("");
        }
    }

    /// Performs the request, which `signal` gives up. `on_progress` gets the hundredths that left the device.
    pub(super) async fn perform(
        &self,
        request: ProofRequest,
        bridge: &Bridge,
        signal: AbortSignal,
        on_progress: impl Fn(u8) + 'static,
    ) -> RequestNews {
        let Ok(script) = JsFuture::from(bridge.load_on_demand("proof")).await.map(JsCast::unchecked_into::<Script>)
        else {
            return RequestNews::Failed(ProofError::Network);
        };
        let Some(file) = self.file.borrow().clone() else {
            return RequestNews::Failed(ProofError::Unreadable);
        };
        let progressed = Closure::<dyn FnMut(u8)>::new(on_progress);
        let opening = request == ProofRequest::Open;
        let ended = JsFuture::from(match &request {
            ProofRequest::Open => script.open(&file),
            ProofRequest::Ask(Request { url, key }) => script.ask(bridge, url, key.as_deref(), &file, &signal),
            ProofRequest::Put(place) => script.put(place.as_str(), &file, &signal, &progressed),
            ProofRequest::File { order, file, account, time } => {
                let facts = Array::of5(
                    &file.as_str().into(),
                    &time.into(),
                    &account.number.as_str().into(),
                    &account.holder.as_deref().into(),
                    &account.entity.map(whole).into(),
                );
                script.file(bridge, &order.url, order.key.as_deref(), &facts, &signal)
            }
        })
        .await;
        if !opening {
            return RequestNews::Responded(client::received(ended));
        }
        match ended.map(JsCast::unchecked_into::<Opened>) {
            Ok(opened) => {
                self.file.replace(Some(opened.picture()));
                RequestNews::Opened(Picture { name: opened.name(), thumbnail: opened.thumbnail() })
            }
            Err(word) => RequestNews::Failed(ProofError::of(&word.as_string().unwrap_or_default())),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "an id is far below 2^53")]
fn whole(id: i64) -> f64 {
    id as f64
}

/// Takes a step of saving. `poster` is what [`Poster::json`](crate::screen::poster::Poster::json) writes; `script` ends in the exports of
/// `src/ondemand/poster.ts`.
pub(super) async fn save(step: SaveStep, poster: &str, script: JsFuture) -> Outcome {
    match call(step.name(), poster, script).await.map(|word| word.as_string().unwrap_or_default()) {
        Ok(word) if word == "canceled" => Outcome::Canceled,
        Ok(picture) => Outcome::Done(picture),
        Err(_) => Outcome::Failed,
    }
}

async fn call(name: &str, poster: &str, script: JsFuture) -> Result<JsValue, JsValue> {
    let exports = script.await?;
    let function: Function = Reflect::get(&exports, &name.into())?.unchecked_into();
    let coming: Promise = function.call1(&JsValue::UNDEFINED, &poster.into())?.unchecked_into();
    JsFuture::from(coming).await
}
