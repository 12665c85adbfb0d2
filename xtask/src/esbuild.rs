//! What esbuild makes of our JavaScript and CSS: small, and old enough for the oldest browsers.

use anyhow::{Context, Result, ensure};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::dist::asset::{Asset, Purpose};

/// The oldest browsers that the widget runs in.
const BROWSERS: &str = "--target=es2020,chrome96,firefox79,safari15";

/// What the loader knows of the other files at build time: names, and hashes to check them by.
#[derive(Serialize)]
pub struct Assets {
    first: Reference,
    rest: Reference,
    glue: Reference,
    /// Of the first look, and of the rest.
    css: [Reference; 2],
    /// What is loaded when it is wanted, by name.
    later: BTreeMap<&'static str, Reference>,
}

#[derive(Serialize)]
struct Reference {
    file: String,
    integrity: String,
}

impl Assets {
    /// References to the two parts of the wasm, the glue, the styles of both, and to what comes later.
    pub fn new([first, rest]: [&Asset; 2], glue: &Asset, styles: [&Asset; 2], later: &[Asset]) -> Self {
        let reference = |asset: &Asset| Reference { file: asset.name.clone(), integrity: asset.integrity() };
        let later = later.iter().filter_map(|asset| match asset.purpose {
            Purpose::Steps(name) | Purpose::Later(name) => Some((name, reference(asset))),
            _ => None,
        });
        Self {
            first: reference(first),
            rest: reference(rest),
            glue: reference(glue),
            css: styles.map(reference),
            later: later.collect(),
        }
    }
}

/// The module that wasm-bindgen wrote, as [`glue`] reads it.
pub const GLUE: &str = "glue.js";

/// The module [`GLUE`] in `folder`, as a classic script, because only that can be
/// loaded with an `integrity` in every browser. It hands its exports to the function that the loader
/// has put on the global object under this version's symbol.
pub fn glue(folder: &Path, version: &str) -> Result<Vec<u8>> {
    // The default address of the wasm, which the loader never leaves to it.
    let names = ["default", "Checkout", "begin", "onStop", "standOn"];
    handed_over(folder, GLUE, &names, version, &["--log-override:empty-import-meta=silent"])
}

/// The script `src/later/{name}.js`, in the same form.
pub fn later(name: &str, version: &str) -> Result<Vec<u8>> {
    let (folder, file) = (Path::new("src/later"), format!("{name}.js"));
    let text = fs::read_to_string(folder.join(&file)).with_context(|| format!("reading {file}"))?;
    handed_over(folder, &file, &functions(&text), version, &[])
}

fn handed_over(folder: &Path, file: &str, names: &[&str], version: &str, more: &[&str]) -> Result<Vec<u8>> {
    let bound: Vec<String> = names.iter().enumerate().map(|(place, name)| format!("{name} as e{place}")).collect();
    let handed: Vec<String> = names.iter().enumerate().map(|(place, name)| format!("{name}: e{place}")).collect();
    // One by one: what esbuild makes of `import *` stumbles over what a page has added to the prototype of all objects.
    let hand_over = format!(
        "import {{ {} }} from './{file}';\n\
         globalThis[Symbol.for('scalev-checkout@{version}')]({{ __proto__: null, {} }});\n",
        bound.join(", "),
        handed.join(", "),
    );
    let options = ["--bundle", "--format=iife", "--minify", BROWSERS].iter().chain(more);
    esbuild(folder, options.copied(), &hand_over)
}

/// The functions that a module exports, by name.
fn functions(module: &str) -> Vec<&str> {
    let exported = module.lines().filter_map(|line| line.strip_prefix("export "));
    let declared = exported.map(|line| line.strip_prefix("async ").unwrap_or(line));
    declared.filter_map(|line| line.strip_prefix("function ")?.split('(').next()).collect()
}

/// The script that pages embed. It must parse in browsers too old for the rest, to leave them the link.
pub fn loader(path: &str, version: &str, assets: &Assets) -> Result<Vec<u8>> {
    let version = format!("--define:__VERSION__={}", serde_json::to_string(version)?);
    let assets = format!("--define:__ASSETS__={}", serde_json::to_string(assets)?);
    let options = [path, "--bundle", "--format=iife", "--minify", "--target=es2017", &version, &assets];
    esbuild(Path::new("."), options, "")
}

/// The stylesheet, minified.
pub fn style(path: &str) -> Result<Vec<u8>> {
    esbuild(Path::new("."), [path, "--minify", BROWSERS], "")
}

/// Runs esbuild in `folder` with `input` for it to read, and returns what it printed.
fn esbuild<'a>(folder: &Path, options: impl IntoIterator<Item = &'a str>, input: &str) -> Result<Vec<u8>> {
    let mut child = Command::new("esbuild")
        .current_dir(folder)
        .args(options)
        .args(["--legal-comments=none", "--log-level=warning"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("starting esbuild; `make build` puts it on the path")?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(input.as_bytes())?;
    }
    let output = child.wait_with_output()?;
    ensure!(output.status.success(), "esbuild failed");
    Ok(output.stdout)
}

#[cfg(test)]
mod tests {
    use super::functions;

    #[test]
    fn exported_functions_are_found() {
        let module = "export function ask(url) {\n}\nfunction own() {}\nexport async function open(file) {}\n";
        assert_eq!(functions(module), ["ask", "open"]);
    }
}
