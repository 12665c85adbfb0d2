//! Saving the picture of a code, by a script that loads on demand.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::session::{Outcome, SaveStep};

/// `poster` is what [`Poster::json`](crate::screen::poster::Poster::json) writes; `script` ends in the exports of
/// `src/ondemand/poster.ts`.
pub(super) async fn take(step: SaveStep, poster: &str, script: JsFuture) -> Outcome {
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
