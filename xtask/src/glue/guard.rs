//! What wasm-bindgen's glue takes from the page and the wasm, put behind the two scripts of ours that guard it.

use anyhow::{Result, ensure};

/// What stands in the glue, and what takes its place.
const PLACES: [(&str, &str); 4] = [
    // The rest of the wasm imports its first part.
    ("a: import0,", "a: import0, b: first,"),
    // An error of the wasm is no error of the page.
    ("wasm = instance.exports;", "wasm = guarded(instance.exports);"),
    // An element of the page hides what the document has under its name: `<img name="createElement">`.
    ("const ret = arg0.document;", "const ret = page;"),
    // What a page adds to the prototype of all objects would be an option of every request.
    ("const ret = new Object();", "const ret = { __proto__: null };"),
];

/// From the folder in which the glue lies: `target/trunk`.
const SCRIPTS: &str = r#"import { guarded } from "../../src/glue/guard.js";
import { first } from "../../src/glue/first.js";
import { page } from "../../src/loader/document.js";
export { begin } from "../../src/glue/begin.js";
export { standOn } from "../../src/glue/first.js";
export { onStop } from "../../src/glue/guard.js";
"#;

/// The same glue, guarded. An error when it is not what it was when this was written.
pub fn guard(mut glue: String) -> Result<String> {
    for (bare, guarded) in PLACES {
        ensure!(glue.matches(bare).count() == 1, "the glue does not have {bare:?} once");
        glue = glue.replace(bare, guarded);
    }
    Ok(format!("{SCRIPTS}{glue}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_guarded() {
        let glue: String = PLACES.iter().map(|(bare, _)| *bare).collect();
        let guarded = guard(glue).expect("all places are there");
        assert!(PLACES.iter().all(|(_, put)| guarded.matches(put).count() == 1));
    }

    #[test]
    fn a_place_that_is_missing_is_an_error() {
        assert!(guard(PLACES[0].0.to_owned()).is_err());
    }
}
