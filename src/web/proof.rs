//! The browser's half of a transfer's proof: the chosen file, and the script that reads and sends it.

use std::cell::RefCell;

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal, Blob, HtmlInputElement, ShadowRoot};

use super::{Bridge, client};
use crate::{
    config::Request,
    proof::{Act, File, Job, Why},
};

#[wasm_bindgen]
extern "C" {
    /// The exports of `src/later/proof.js`.
    type Script;

    #[wasm_bindgen(method)]
    fn look(this: &Script, file: &Blob) -> Promise;

    #[wasm_bindgen(method)]
    fn keep(this: &Script, file: &Blob) -> Promise;

    #[wasm_bindgen(method)]
    fn ask(this: &Script, method: &str, url: &str, key: Option<&str>, body: &str, signal: &AbortSignal) -> Promise;

    #[wasm_bindgen(method)]
    fn put(
        this: &Script,
        url: &str,
        content_type: &str,
        bytes: &Blob,
        signal: &AbortSignal,
        tell: &Closure<dyn FnMut(u8)>,
    ) -> Promise;
}

/// The file of one element, and the request that is under way for it.
#[derive(Default)]
pub(super) struct Proof {
    file: RefCell<Option<Blob>>,
    request: RefCell<Option<AbortController>>,
}

impl Proof {
    /// Gives up the request that is under way.
    pub(super) fn abort(&self) {
        if let Some(controller) = self.request.take() {
            controller.abort();
        }
    }

    /// Forgets the file too.
    pub(super) fn clear(&self) {
        self.abort();
        self.file.take();
    }

    /// Takes what the buyer chose out of its field: choosing the same file again is a choice too.
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

    /// From now on [`Proof::abort`] is about this one. There is one at a time.
    pub(super) fn begin(&self) -> Option<AbortSignal> {
        self.abort();
        let controller = AbortController::new().ok()?;
        let signal = controller.signal();
        self.request.replace(Some(controller));
        Some(signal)
    }

    /// Does what takes time. `tell` hears of progress.
    pub(super) async fn work(
        &self,
        (turn, job): (u32, Job),
        bridge: &Bridge,
        signal: AbortSignal,
        tell: impl Fn(Act) + 'static,
    ) -> Act {
        let Ok(script) = JsFuture::from(bridge.wanted("proof")).await.map(JsCast::unchecked_into::<Script>) else {
            return Act::Lost { turn, why: Why::Network };
        };
        let unreadable = Act::Lost { turn, why: Why::Unreadable };
        let Some(file) = self.file.borrow().clone() else {
            return unreadable;
        };
        let moved = Closure::<dyn FnMut(u8)>::new(move |percent| tell(Act::Moved { turn, percent }));
        let ended = JsFuture::from(match &job {
            Job::Look => script.look(&file),
            Job::Keep => script.keep(&file),
            Job::Ask { method, request: Request { url, key }, body } => {
                script.ask(method, url, key.as_deref(), body, &signal)
            }
            Job::Put { url, content_type } => script.put(url, content_type, &file, &signal, &moved),
        })
        .await;
        match (job, ended.map(JsCast::unchecked_into::<Array>)) {
            (Job::Look, Ok(parts)) => Act::Looked { turn, file: file_of(&parts) },
            (Job::Keep, Ok(parts)) => {
                self.file.replace(Some(parts.get(0).unchecked_into()));
                Act::Kept { turn, preview: parts.get(1).as_string() }
            }
            (Job::Look | Job::Keep, Err(_)) => unreadable,
            (_, ended) => Act::Answered { turn, result: client::told(ended.map(Into::into)) },
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a file's size is a whole number")]
fn file_of(parts: &Array) -> File {
    File {
        name: parts.get(0).as_string().unwrap_or_default(),
        size: parts.get(1).as_f64().unwrap_or_default() as u64,
        head: parts.get(2).unchecked_into::<Uint8Array>().to_vec(),
    }
}
