//! Our scripts and stylesheets through esbuild: minified, in the syntax of the oldest browsers.

use anyhow::{Context, Result};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::build::Build;
use crate::dist::asset::{Asset, Purpose};
use crate::process::filter_command;

/// The oldest browsers that the widget runs in.
const BROWSERS: &str = "--target=es2020,chrome96,firefox79,safari15";

/// The names and hashes of the other files, which the build writes into the loader.
#[derive(Serialize)]
pub struct Assets {
    /// None: `rest` is the whole wasm.
    #[serde(skip_serializing_if = "Option::is_none")]
    first: Option<Reference>,
    rest: Reference,
    glue: Reference,
    /// Of the first look, and of the rest.
    css: [Reference; 2],
    /// Files that are loaded on demand, by name.
    later: BTreeMap<&'static str, Reference>,
}

#[derive(Serialize)]
struct Reference {
    file: String,
    integrity: String,
}

impl Assets {
    /// References to the wasm (its parts, or the one that it is), the glue, the styles of both, and to what comes later.
    pub fn new(wasm: &[Asset], glue: &Asset, styles: [&Asset; 2], later: &[Asset]) -> Result<Self> {
        let reference = |asset: &Asset| Reference { file: asset.name.clone(), integrity: asset.integrity() };
        let later = later.iter().filter_map(|asset| match asset.purpose {
            Purpose::Steps(name) | Purpose::Later(name) => Some((name, reference(asset))),
            _ => None,
        });
        let (rest, first) = wasm.split_last().context("no wasm")?;
        Ok(Self {
            first: first.first().map(reference),
            rest: reference(rest),
            glue: reference(glue),
            css: styles.map(reference),
            later: later.collect(),
        })
    }
}

/// The module that wasm-bindgen wrote, as [`Scripts::glue`] reads it.
pub const GLUE: &str = "glue.js";

/// The scripts and styles of one build of a version.
pub struct Scripts<'a> {
    pub build: Build,
    pub version: &'a str,
}

impl Scripts<'_> {
    /// The module [`GLUE`] in the staging folder, as a classic script, because only that can be
    /// loaded with an `integrity` in every browser. It hands its exports to the function that the loader
    /// has put on the global object under this version's symbol.
    pub fn glue(&self) -> Result<Vec<u8>> {
        let names = ["default", "Checkout", "begin", "onStop", "standOn"];
        // The default address of the wasm, which the loader never leaves to it.
        let silent = ["--log-override:empty-import-meta=silent"];
        self.handed_over(Path::new(self.build.staging()), GLUE, &names, &silent)
    }

    /// The script `src/later/{name}.js`, in the same form.
    pub fn later(&self, name: &str) -> Result<Vec<u8>> {
        let (folder, file) = (Path::new("src/later"), format!("{name}.js"));
        let text = fs::read_to_string(folder.join(&file)).with_context(|| format!("reading {file}"))?;
        self.handed_over(folder, &file, &functions(&text), &[])
    }

    fn handed_over(&self, folder: &Path, file: &str, names: &[&str], more: &[&str]) -> Result<Vec<u8>> {
        let bound: Vec<String> = names.iter().enumerate().map(|(place, name)| format!("{name} as e{place}")).collect();
        let handed: Vec<String> = names.iter().enumerate().map(|(place, name)| format!("{name}: e{place}")).collect();
        // One by one: what esbuild makes of `import *` stumbles over what a page has added to the prototype of all objects.
        let hand_over = format!(
            "import {{ {} }} from './{file}';\n\
             globalThis[Symbol.for('scalev-checkout@{}')]({{ __proto__: null, {} }});\n",
            bound.join(", "),
            self.version,
            handed.join(", "),
        );
        self.esbuild(folder, &[&["--bundle", "--format=iife", BROWSERS], more].concat(), &hand_over)
    }

    /// The script that pages embed. It must parse in browsers too old for the rest, to leave them the link.
    pub fn loader(&self, path: &str, assets: &Assets) -> Result<Vec<u8>> {
        let version = format!("--define:__VERSION__={}", serde_json::to_string(self.version)?);
        let split = format!("--define:__SPLIT__={}", assets.first.is_some());
        let assets = format!("--define:__ASSETS__={}", serde_json::to_string(assets)?);
        let options = [path, "--bundle", "--format=iife", "--target=es2017", &version, &split, &assets];
        self.esbuild(Path::new("."), &options, "")
    }

    /// A stylesheet.
    pub fn style(&self, path: &str) -> Result<Vec<u8>> {
        self.esbuild(Path::new("."), &[path, BROWSERS], "")
    }

    /// Runs esbuild in `folder` with `input` for it to read, and returns what it printed.
    fn esbuild(&self, folder: &Path, options: &[&str], input: &str) -> Result<Vec<u8>> {
        let form = if self.build.is_published() { "--minify" } else { "--sourcemap=inline" };
        let mut command = Command::new("esbuild");
        command.current_dir(folder).args(options).args([form, "--legal-comments=none", "--log-level=warning"]);
        filter_command(&mut command, input.as_bytes())
    }
}

/// The functions that a module exports, by name.
fn functions(module: &str) -> Vec<&str> {
    let exported = module.lines().filter_map(|line| line.strip_prefix("export "));
    let declared = exported.map(|line| line.strip_prefix("async ").unwrap_or(line));
    declared.filter_map(|line| line.strip_prefix("function ")?.split('(').next()).collect()
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
