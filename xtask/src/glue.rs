//! Between the glue and the wasm only what is used, under short names. wasm-bindgen's own names are long, and leptos
//! brings exports for streams that the widget never opens, with all the code behind them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::json;

use crate::binaryen;

pub mod guard;

/// The glue and the wasm with short names between them.
pub struct Short {
    pub glue: String,
    /// With the names of its functions.
    pub wasm: Vec<u8>,
    /// The short name of each export.
    pub exports: BTreeMap<String, String>,
}

/// The glue and the wasm in `folder`, shortened.
pub fn shorten(folder: &Path, name: &str) -> Result<Short> {
    let glue = folder.join(format!("{name}.js"));
    let glue = fs::read_to_string(&glue).with_context(|| format!("reading {}", glue.display()))?;
    let exports: BTreeSet<String> = exports(&glue).into_iter().filter(|name| !name.contains(STREAMS)).collect();

    let (graph, used) = (folder.join("exports.json"), folder.join("used.wasm"));
    fs::write(&graph, graph_of(&exports).to_string())?;
    let module = folder.join(format!("{name}_bg.wasm"));
    let graph = format!("--graph-file={}", graph.display());
    binaryen::run("wasm-metadce", &module, &used, &["-g", &graph])?;
    let short = folder.join("short.wasm");
    let names = binaryen::run("wasm-opt", &used, &short, &["-g", "--minify-imports-and-exports-and-modules"])?;
    let names: Names = serde_json::from_str(&names).context("reading the short names")?;

    let glue = rename(&without_streams(&glue), &names)?;
    Ok(Short { glue, wasm: fs::read(&short)?, exports: names.exports.into_iter().collect() })
}

/// Part of the name of every export for streams.
const STREAMS: &str = "intounderlying";

/// What wasm-opt calls the imports (module, name, short name) and exports (name, short name).
#[derive(Deserialize)]
struct Names {
    imports: Vec<(String, String, String)>,
    exports: Vec<(String, String)>,
}

/// The exports of the wasm that the glue speaks of.
fn exports(glue: &str) -> BTreeSet<String> {
    let after = glue.split("wasm.").skip(1);
    after.map(|rest| rest.chars().take_while(|&letter| is_word(letter)).collect()).collect()
}

fn is_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

/// As wasm-metadce wants to know it.
fn graph_of(exports: &BTreeSet<String>) -> serde_json::Value {
    let mut nodes = vec![json!({ "name": "glue", "root": true, "reaches": exports })];
    nodes.extend(exports.iter().map(|name| json!({ "name": name, "export": name })));
    json!(nodes)
}

/// The same glue without the classes of streams, and what frees them.
fn without_streams(glue: &str) -> String {
    let mut kept = String::new();
    let mut inside = false;
    for line in glue.lines() {
        let begins = line.contains("IntoUnderlying") && !line.starts_with([' ', '/']);
        inside |= begins;
        if !inside {
            kept += line;
            kept.push('\n');
        }
        let one_line = begins && line.ends_with(';');
        inside &= !one_line && line != "}" && !line.starts_with("    :");
    }
    kept
}

/// The same glue with the short names; what the wasm does not import goes.
fn rename(glue: &str, names: &Names) -> Result<String> {
    let imports: BTreeMap<&str, &str> =
        names.imports.iter().map(|(_, name, short)| (name.as_str(), short.as_str())).collect();
    let mut kept = String::new();
    let mut found = 0;
    let mut inside = false;
    for line in glue.lines() {
        let import =
            line.strip_prefix(ENTRY).filter(|rest| !rest.starts_with(' ')).and_then(|rest| rest.split_once(": "));
        match import.map(|(name, function)| (imports.get(name), function)) {
            Some((Some(short), function)) => {
                found += 1;
                kept += &format!("{ENTRY}{short}: {function}\n");
            }
            Some((None, function)) if function.starts_with("function") => inside = !function.ends_with("},"),
            _ if inside => inside = line != format!("{ENTRY}}},"),
            _ => {
                kept += line;
                kept.push('\n');
            }
        }
    }
    ensure!(found == imports.len(), "the glue has {found} of {} imports", imports.len());
    for (name, short) in &names.exports {
        let (long, short) = (format!("wasm.{name}"), format!("wasm.{short}"));
        kept = whole_words(&kept, &long, &short);
    }
    let modules: BTreeSet<&str> = names.imports.iter().map(|(module, ..)| module.as_str()).collect();
    ensure!(modules.len() == 1, "the wasm imports from {modules:?}");
    let module = modules.first().map(|module| format!("\"{module}\"")).unwrap_or_default();
    ensure!(kept.matches(&module).count() == 1, "the glue does not hand over {module} once");
    Ok(kept.replace(&module, "a"))
}

/// How far wasm-bindgen indents the imports.
const ENTRY: &str = "        ";

fn whole_words(text: &str, long: &str, short: &str) -> String {
    let mut parts = text.split(long);
    let mut replaced = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        replaced += if part.starts_with(is_word) { long } else { short };
        replaced += part;
    }
    replaced
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "\
export class IntoUnderlyingSink {
    free() {
        wasm.__wbg_intounderlyingsink_free(0, 0);
    }
}
if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = IntoUnderlyingSink.prototype.free;
        __wbg_get_1: function(arg0) {
            return arg0.get();
        },
        __wbg_unused_2: function(arg0) {
            return arg0.unused();
        },
        __wbg_alias_3: alias,
        \"./x_bg.js\": import0,
const IntoUnderlyingSinkFinalization = (typeof F === 'undefined')
    ? { register: () => {} }
    : new F(ptr => wasm.__wbg_intounderlyingsink_free(ptr, 1));
wasm.get(wasm.get_more, wasm.get);
";

    fn names() -> Names {
        let import = |name: &str, short: &str| ("./x_bg.js".to_owned(), name.to_owned(), short.to_owned());
        Names {
            imports: vec![import("__wbg_get_1", "A"), import("__wbg_alias_3", "B")],
            exports: vec![("get".to_owned(), "c".to_owned()), ("get_more".to_owned(), "d".to_owned())],
        }
    }

    #[test]
    fn what_is_used_has_short_names_and_the_rest_is_gone() {
        let renamed = rename(&without_streams(GLUE), &names()).expect("all names are there");
        let expected = "        A: function(arg0) {\n            return arg0.get();\n        },\n        B: alias,\n        a: import0,\nwasm.c(wasm.d, wasm.c);\n";
        assert_eq!(renamed, expected);
    }

    #[test]
    fn a_name_that_is_missing_is_an_error() {
        let mut names = names();
        names.imports.push(("./x_bg.js".to_owned(), "__wbg_new_4".to_owned(), "C".to_owned()));
        assert!(rename(GLUE, &names).is_err());
    }

    #[test]
    fn exports_are_whole_words() {
        let found: Vec<String> = exports(&without_streams(GLUE)).into_iter().collect();
        assert_eq!(found, ["get", "get_more"]);
    }
}
