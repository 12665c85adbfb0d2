//! The tools that make a wasm smaller.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, ensure};

/// What Rust's compiler takes for granted in browsers.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Makes `to` of `from`, and returns what the tool printed.
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

/// As small as it gets; `name` is for files in `folder`.
pub fn smallest(folder: &Path, name: &str, wasm: &[u8]) -> Result<Vec<u8>> {
    let (from, to) = (folder.join(format!("{name}.wasm")), folder.join(format!("{name}.small.wasm")));
    fs::write(&from, wasm)?;
    run("wasm-opt", &from, &to, &["--flatten", "--rereloop", "-Oz", "-Oz"])?;
    Ok(fs::read(&to)?)
}
