//! Binaryen's tools, which make a wasm smaller.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, ensure};

use crate::{function_order, split::validate};

/// The WebAssembly features that Rust's compiler uses.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Writes `to` from `from`, and returns the tool's output.
pub fn run(tool: &str, from: &Path, to: &Path, options: &[&str]) -> Result<String> {
    let output = Command::new(tool)
        .args(FEATURES)
        .args(options)
        .args([from, Path::new("-o"), to])
        .output()
        .with_context(|| format!("starting {tool}; `make build` puts it on the path"))?;
    ensure!(output.status.success(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?)
}

/// An optimized module, and the names of its functions.
pub struct Small {
    pub wasm: Vec<u8>,
    /// `INDEX:NAME` lines.
    pub symbols: String,
}

/// Optimizes a module for size; `name` is for files in `folder`.
pub fn smallest(folder: &Path, name: &str, wasm: &[u8]) -> Result<Small> {
    let [from, named, to, map] =
        ["wasm", "named.wasm", "small.wasm", "symbols"].map(|ending| folder.join(format!("{name}.{ending}")));
    fs::write(&from, wasm)?;
    run("wasm-opt", &from, &named, &["--flatten", "--rereloop", "-Oz", "-Oz", "--debuginfo"])?;
    fs::write(&named, function_order::name_by_position(&fs::read(&named)?)?)?;
    let symbols = format!("--symbolmap={}", map.display());
    run("wasm-opt", &named, &to, &["--reorder-functions-by-name", &symbols])?;
    let symbols = function_order::without_positions(&fs::read_to_string(&map)?);
    let small = Small { wasm: fs::read(&to)?, symbols };
    validate(name, &small.wasm)?;
    Ok(small)
}
