//! Our scripts and stylesheets through esbuild: minified, in the syntax of the oldest browsers.

use anyhow::{Context, Result};
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::build::Build;
use crate::dist::asset::{Asset, Purpose};
use crate::process::filter_command;

/// The oldest browsers that the widget runs in.
const BROWSERS: &str = "--target=es2020,chrome96,firefox79,safari15";

/// Browsers that lack what the wasm needs have at least this, which custom elements came with.
const OLD_BROWSERS: &str = "--target=es2017";

/// Fields of classes as assignments: the oldest browsers have no others.
const FIELDS: &str = r#"--tsconfig-raw={"compilerOptions":{"useDefineForClassFields":false}}"#;

/// The names and hashes of the other files, which the build writes into the loader.
#[derive(Serialize)]
pub struct Assets {
    /// None: `widget` is the whole wasm.
    #[serde(skip_serializing_if = "Option::is_none")]
    preview: Option<Reference>,
    widget: Reference,
    glue: Reference,
    follow: Reference,
}

#[derive(Serialize)]
struct Reference {
    file: String,
    integrity: String,
}

impl Reference {
    fn to(asset: &Asset) -> Self {
        Self { file: asset.name.clone(), integrity: asset.short_integrity() }
    }
}

impl Assets {
    /// References to the wasm (its parts, or the one that it is), the glue, and the script that follows.
    pub fn new(wasm: &[Asset], glue: &Asset, follow: &Asset) -> Result<Self> {
        let (widget, preview) = wasm.split_last().context("no wasm")?;
        Ok(Self {
            preview: preview.first().map(Reference::to),
            widget: Reference::to(widget),
            glue: Reference::to(glue),
            follow: Reference::to(follow),
        })
    }
}

/// The module that wasm-bindgen wrote, as [`Scripts::glue`] reads it.
pub const GLUE: &str = "glue.js";

/// The preview's module as JavaScript, as [`Scripts::preview`] reads it.
pub const PREVIEW: &str = "preview.js";

/// The scripts and styles of one build of a version.
pub struct Scripts<'a> {
    pub build: Build,
    pub version: &'a str,
}

impl Scripts<'_> {
    /// The module [`GLUE`] in the staging folder, as a classic script, because only that can be
    /// loaded with an `integrity` in every browser. It hands its exports to the function that the loader
    /// has put on the global object under the symbol of this version and script. It names the files that are loaded
    /// on demand, and has the widget's stylesheet.
    pub fn glue(&self, on_demand: &[Asset], style: &Asset) -> Result<Vec<u8>> {
        let names = ["default", "begin", "onStop", "linkAgainst", "style"];
        let named = on_demand.iter().filter_map(|asset| match asset.purpose {
            Purpose::Steps(name) | Purpose::OnDemand(name) => Some((name, Reference::to(asset))),
            _ => None,
        });
        let named: BTreeMap<&str, Reference> = named.collect();
        let named = format!("--define:__ON_DEMAND__={}", serde_json::to_string(&named)?);
        // The default address of the wasm, which the loader never leaves to it.
        let silent = "--log-override:empty-import-meta=silent";
        self.handed_over(
            "glue",
            Path::new(self.build.staging()),
            GLUE,
            &names,
            &[BROWSERS, silent, &named, &define_style(style)?],
        )
    }

    /// The script `src/ondemand/{name}.ts`, in the same form.
    pub fn on_demand(&self, name: &str) -> Result<Vec<u8>> {
        self.of_folder(Path::new("src/ondemand"), name, &[BROWSERS])
    }

    /// The script `src/follow.ts`, in the same form. It names the preview's module, the same as JavaScript, where there are
    /// such, and the styles.
    pub fn follow(&self, wasm: Option<&Asset>, script: Option<&Asset>, styles: [&Asset; 2]) -> Result<Vec<u8>> {
        let [wasm, script] = [wasm, script].map(|asset| asset.map(Reference::to));
        let names = json!({ "wasm": wasm, "script": script, "css": styles.map(Reference::to) });
        let named = format!("--define:__FOLLOWING__={names}");
        self.of_folder(Path::new("src"), "follow", &[OLD_BROWSERS, &named])
    }

    /// The module [`PREVIEW`] in the staging folder, in the same form.
    pub fn preview(&self) -> Result<Vec<u8>> {
        self.handed_over("preview", Path::new(self.build.staging()), PREVIEW, &["instantiate"], &[OLD_BROWSERS])
    }

    fn of_folder(&self, folder: &Path, name: &str, more: &[&str]) -> Result<Vec<u8>> {
        let file = format!("{name}.ts");
        let text = fs::read_to_string(folder.join(&file)).with_context(|| format!("reading {file}"))?;
        self.handed_over(name, folder, &file, &functions(&text), more)
    }

    fn handed_over(&self, name: &str, folder: &Path, file: &str, names: &[&str], more: &[&str]) -> Result<Vec<u8>> {
        let bound: Vec<String> = names.iter().enumerate().map(|(place, name)| format!("{name} as e{place}")).collect();
        let handed: Vec<String> = names.iter().enumerate().map(|(place, name)| format!("{name}: e{place}")).collect();
        // One by one: what esbuild makes of `import *` stumbles over what a page has added to the prototype of all objects.
        let hand_over = format!(
            "import {{ {} }} from './{file}';\n\
             globalThis[Symbol.for('scalev-checkout@{}/{name}')]({{ __proto__: null, {} }});\n",
            bound.join(", "),
            self.version,
            handed.join(", "),
        );
        self.esbuild(folder, &[&["--bundle", "--format=iife"], more].concat(), &hand_over)
    }

    /// The script that pages embed, with the preview's stylesheet. It must parse in browsers too old for the rest,
    /// to leave them the link.
    pub fn loader(&self, path: &str, assets: &Assets, style: &Asset) -> Result<Vec<u8>> {
        let split = format!("--define:__SPLIT__={}", assets.preview.is_some());
        let assets = format!("--define:__ASSETS__={}", serde_json::to_string(assets)?);
        let options = [path, "--bundle", "--format=iife", OLD_BROWSERS, &split, &assets, &define_style(style)?];
        self.esbuild(Path::new("."), &options, "")
    }

    /// A stylesheet.
    pub fn style(&self, path: &str) -> Result<Vec<u8>> {
        self.esbuild(Path::new("."), &[path, BROWSERS], "")
    }

    /// Runs esbuild in `folder` with `input` for it to read, and returns what it printed.
    fn esbuild(&self, folder: &Path, options: &[&str], input: &str) -> Result<Vec<u8>> {
        let form = if self.build.is_published() { "--minify" } else { "--sourcemap=inline" };
        let version = format!("--define:__VERSION__={}", serde_json::to_string(self.version)?);
        let mut command = Command::new("esbuild");
        command.arg(version).current_dir(folder).args(options).args([
            form,
            FIELDS,
            "--legal-comments=none",
            "--log-level=warning",
        ]);
        filter_command(&mut command, input.as_bytes())
    }
}

/// The option that gives a script its stylesheet: the rules, and the reference to the file that has the same.
fn define_style(style: &Asset) -> Result<String> {
    let rules = std::str::from_utf8(&style.bytes).context("a stylesheet is no text")?.trim_end();
    let Reference { file, integrity } = Reference::to(style);
    let style = json!({ "rules": rules, "file": file, "integrity": integrity });
    Ok(format!("--define:__STYLE__={style}"))
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
