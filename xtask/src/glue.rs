//! The module that wasm-bindgen writes around the wasm (the glue), and the names between both.
//!
//! In a release only what is used is left between them, under names of one or two letters: wasm-bindgen's own are long,
//! and leptos brings exports for streams that the widget never opens, with all the code behind them. In every build what
//! the glue takes from the page and the wasm goes through our guards (`src/bridge`). `glue/rewrite.cjs` edits the glue by its
//! syntax tree.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{binaryen, process, split::FIRST};

/// The glue and the wasm with short names between them.
pub struct Short {
    pub glue: String,
    /// With the names of its functions.
    pub wasm: Vec<u8>,
    /// The short name of each export.
    pub exports: BTreeMap<String, String>,
}

/// Short names by the long ones.
#[derive(Serialize)]
struct Names<'a> {
    imports: BTreeMap<&'a str, &'a str>,
    exports: &'a BTreeMap<String, String>,
    /// Of the module that the wasm imports from.
    module: &'static str,
}

/// The output of wasm-opt: imports as module, name and short name, exports as name and short name.
#[derive(Deserialize)]
struct Minified {
    imports: Vec<(String, String, String)>,
    exports: Vec<(String, String)>,
}

/// The name that wasm-opt gives to the module that is imported from.
const MODULE: &str = "a";

/// Imports of the guards, from the folder in which the glue is put, and exports for the loader.
const GUARDS: &str = r#"import { begin as construct } from "../../src/bridge/begin.ts";
import { guarded } from "../../src/bridge/guard.ts";
import { linked } from "../../src/bridge/preview.ts";
import { page } from "../../src/loader/document.ts";
export { linkAgainst } from "../../src/bridge/preview.ts";
export { onStop } from "../../src/bridge/guard.ts";
export const begin = (instance, services) => construct(Checkout, instance, services);
export const style = __STYLE__;
"#;

/// The glue and the wasm that trunk left in `folder`, shortened and guarded, for a wasm that is split.
pub fn shorten(folder: &Path, name: &str) -> Result<Short> {
    let glue = read(folder, name)?;
    let used: BTreeSet<String> = serde_json::from_str(&rewrite(&["exports"], &json!({ "glue": glue }))?)?;
    let (graph, reduced, short) = (folder.join("exports.json"), folder.join("used.wasm"), folder.join("short.wasm"));
    fs::write(&graph, graph_of(&used).to_string())?;
    let module = folder.join(format!("{name}_bg.wasm"));
    let graph = format!("--graph-file={}", graph.display());
    binaryen::run("wasm-metadce", &module, &reduced, &["-g", &graph])?;
    let minified = binaryen::run("wasm-opt", &reduced, &short, &["-g", "--minify-imports-and-exports-and-modules"])?;
    let Minified { imports, exports } = serde_json::from_str(&minified).context("reading the short names")?;
    let from: BTreeSet<&str> = imports.iter().map(|(module, ..)| module.as_str()).collect();
    ensure!(from.len() == 1, "the wasm imports from {from:?}");

    let exports = exports.into_iter().collect();
    let imports = imports.iter().map(|(_, name, short)| (name.as_str(), short.as_str())).collect();
    let names = Names { imports, exports: &exports, module: MODULE };
    let glue = rewrite(&[], &json!({ "glue": glue, "names": names, "preview": FIRST }))?;
    Ok(Short { glue: format!("{GUARDS}{glue}"), wasm: fs::read(&short)?, exports })
}

/// The glue that trunk left in `folder`, guarded, for a wasm that stays one.
pub fn guard(folder: &Path, name: &str) -> Result<String> {
    let glue = rewrite(&[], &json!({ "glue": read(folder, name)?, "names": null, "preview": null }))?;
    Ok(format!("{GUARDS}{glue}"))
}

fn read(folder: &Path, name: &str) -> Result<String> {
    let path = folder.join(format!("{name}.js"));
    fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))
}

fn rewrite(arguments: &[&str], input: &serde_json::Value) -> Result<String> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/src/glue/rewrite.cjs");
    process::filter("node", &[&[script], arguments].concat(), &input.to_string()).context("rewriting the glue")
}

/// As wasm-metadce wants to know it.
fn graph_of(exports: &BTreeSet<String>) -> serde_json::Value {
    let mut nodes = vec![json!({ "name": "glue", "root": true, "reaches": exports })];
    nodes.extend(exports.iter().map(|name| json!({ "name": name, "export": name })));
    json!(nodes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As wasm-bindgen writes it, on fewer lines.
    const GLUE: &str = r#"
export class IntoUnderlyingSink { free() { wasm.__wbg_intounderlyingsink_free(0, 0); } }
if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = IntoUnderlyingSink.prototype.free;
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_get_1: function(arg0) { const ret = arg0.document; return ret; },
        __wbg_unused_2: function(arg0) { return { a: [1, 2], b: wasm.get }; },
        __wbg_new_3: function() { const ret = new Object(); return ret; },
        __wbg_alias_4: alias,
    };
    return {
        __proto__: null,
        "./x_bg.js": import0,
    };
}
const IntoUnderlyingSinkFinalization = new F(ptr => wasm.__wbg_intounderlyingsink_free(ptr, 1));
function init(instance) { wasm = instance.exports; wasm.get(wasm.get_more, wasm.get); }
"#;

    const SHORT: &str = r#"
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        A: function(arg0) { const ret = page; return ret; },
        B: function() { const ret = { __proto__: null }; return ret; },
        C: alias,
    };
    return {
        __proto__: null,
        a: import0, b: linked,
    };
}
function init(instance) { wasm = guarded(instance.exports); wasm.c(wasm.d, wasm.c); }
"#;

    fn names() -> serde_json::Value {
        json!({
            "imports": { "__wbg_get_1": "A", "__wbg_new_3": "B", "__wbg_alias_4": "C" },
            "exports": { "get": "c", "get_more": "d" },
            "module": "a",
        })
    }

    fn words(text: &str) -> Vec<&str> {
        text.split_whitespace().collect()
    }

    #[test]
    fn what_is_used_has_short_names_and_guards_and_the_rest_is_gone() {
        let short = rewrite(&[], &json!({ "glue": GLUE, "names": names(), "preview": "b" })).expect("a module");
        assert_eq!(words(&short), words(SHORT));
    }

    #[test]
    fn without_short_names_only_the_guards_are_put_in() {
        let guarded = rewrite(&[], &json!({ "glue": GLUE, "names": null, "preview": null })).expect("a module");
        for kept in ["__wbg_unused_2: function", r#""./x_bg.js": import0,"#, "wasm.get(wasm.get_more, wasm.get)"] {
            assert!(guarded.contains(kept), "{kept}");
        }
        for put in ["const ret = page;", "const ret = { __proto__: null };", "wasm = guarded(instance.exports);"] {
            assert_eq!(guarded.matches(put).count(), 1, "{put}");
        }
    }

    #[test]
    fn the_exports_that_are_used_are_found() {
        let found = rewrite(&["exports"], &json!({ "glue": GLUE })).expect("names");
        assert_eq!(found.trim(), r#"["get","get_more"]"#);
    }

    #[test]
    fn a_glue_that_lacks_something_is_an_error() {
        for lacking in ["arg0.document", "new Object()", "instance.exports", "__wbg_new_3", "\"./x_bg.js\": import0,"] {
            let glue = GLUE.replace(lacking, if lacking.ends_with(',') { "" } else { "other" });
            let rewritten = rewrite(&[], &json!({ "glue": glue, "names": names(), "preview": "b" }));
            assert!(rewritten.is_err(), "{lacking}");
        }
    }
}
