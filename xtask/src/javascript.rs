//! The preview's module as JavaScript, for browsers that may not run WebAssembly.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::binaryen;

/// The exports that the loader uses.
const EXPORTS: [&str; 3] = ["memory", "give", "preview"];

/// The start of the line in which wasm2js makes the one instance of its module.
const INSTANCE: &str = "var retasmFunc = ";

/// The start of the lines in which wasm2js exports what that instance has.
const EXPORT: &str = "export var ";

/// A module that exports `instantiate`, which returns a new instance with the exports of `wasm`. `folder` takes the files
/// in between. It needs no `eval` and no `BigInt`: wasm2js makes a pair of 32-bit numbers of each of 64 bits.
///
/// # Errors
/// `wasm` imports something, or wasm2js writes another form than it did.
pub fn module(folder: &Path, wasm: &[u8]) -> Result<String> {
    let path = |name: &str| folder.join(format!("preview.{name}"));
    let [from, graph, used, lowered, script] =
        ["wasm", "graph.json", "used.wasm", "lowered.wasm", "wasm2js.js"].map(path);
    fs::write(&from, wasm)?;
    let mut nodes = vec![json!({ "name": "loader", "root": true, "reaches": EXPORTS })];
    nodes.extend(EXPORTS.map(|name| json!({ "name": name, "export": name })));
    fs::write(&graph, json!(nodes).to_string())?;
    // wasm2js takes one table. The second one is for what only the widget calls.
    binaryen::run("wasm-metadce", &from, &used, &[&format!("--graph-file={}", graph.display())])?;
    // It has no conversions of floating point numbers that saturate. The one here is of the time, which is in range.
    binaryen::run("wasm-opt", &used, &lowered, &["--llvm-nontrapping-fptoint-lowering"])?;
    binaryen::run("wasm2js", &lowered, &script, &["-Oz"])?;
    factory(&fs::read_to_string(&script).with_context(|| format!("reading {}", script.display()))?)
}

/// The module of wasm2js has one instance, and its functions share a view of that one's memory. In a function each call
/// makes an instance of its own.
fn factory(module: &str) -> Result<String> {
    ensure!(!module.contains("import "), "the preview would import something");
    let (body, rest) = module.split_once(INSTANCE).context("wasm2js makes no instance")?;
    let instance = rest.split(EXPORT).next().unwrap_or_default();
    ensure!(rest.matches(EXPORT).count() == EXPORTS.len(), "wasm2js exports something else than {EXPORTS:?}");
    Ok(format!("export function instantiate() {{\n{body}return {instance}}}\n"))
}

#[cfg(test)]
mod tests {
    use super::factory;

    const MODULE: &str = "
  var bufferView;
function asmFunc(imports) { return { \"preview\": $1, \"give\": $2, \"memory\": m }; }

var retasmFunc = asmFunc({
});
export var preview = retasmFunc.preview;
export var give = retasmFunc.give;
export var memory = retasmFunc.memory;
";

    #[test]
    fn each_call_makes_an_instance() {
        let module = factory(MODULE).expect("a module");
        assert!(
            module.starts_with("export function instantiate() {\n\n  var bufferView;\nfunction asmFunc"),
            "{module}"
        );
        assert!(module.ends_with("\nreturn asmFunc({\n});\n}\n"), "{module}");
    }

    #[test]
    fn another_form_is_an_error() {
        for (before, after) in [
            ("var retasmFunc = ", "const instance = "),
            ("export var give = retasmFunc.give;\n", ""),
            ("\n  var", "import * as env from 'env';\n  var"),
        ] {
            assert!(factory(&MODULE.replace(before, after)).is_err(), "{after}");
        }
    }
}
