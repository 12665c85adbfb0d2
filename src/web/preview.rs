//! The export of the wasm that the loader calls for the preview.

use std::mem::ManuallyDrop;

use wasm_bindgen::prelude::*;

use crate::{
    contract::Environment,
    markup, response, screen,
    value::{Language, Timestamp, Zone},
};

/// The preview of the payment in an answer, as [`markup::lines`] writes it; the name of the payment's state where it has
/// none; empty where the answer is no order. A zero byte ends the text: one number is what WebAssembly in JavaScript can
/// return. `asked`, a line each: the address that answered, the order's slug at Scalev, the element's own language and the
/// page's, the zone of the device, a word where it is a phone, and the answer. `now`: by the device's clock, in
/// milliseconds.
#[wasm_bindgen]
pub fn preview(asked: &str, now: f64) -> *const u8 {
    // The memory goes with the instance, so the code that would free it is left out: 1 kB.
    let mut text = ManuallyDrop::new(text(asked, now));
    text.push('\0');
    text.as_ptr()
}

fn text(asked: &str, now: f64) -> String {
    let mut lines = asked.splitn(7, '\n');
    let mut line = || lines.next().unwrap_or_default();
    let (url, slug, own, inherited, zone, phone, body) = (line(), line(), line(), line(), line(), line(), line());
    let language = Language::of(own, inherited);
    let environment =
        Environment { language, zone: Zone::of_place(zone), phone: !phone.is_empty(), ..Environment::default() };
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 are small")]
    let now = Timestamp(now as i64);
    let payment = response::preview(body, url, (!slug.is_empty()).then_some(slug)).map(ManuallyDrop::new);
    let Some(payment) = payment else {
        return String::new();
    };
    let Some(preview) = screen::preview(&payment, &environment, now).map(ManuallyDrop::new) else {
        return payment.status.name().to_owned();
    };
    let card = ManuallyDrop::new(markup::preview(&preview));
    markup::lines(&card, &preview.countdown)
}
