//! The wasm and wasm-bindgen's glue, by trunk. The same source gives the same bytes in every folder of every machine.

use std::{env, fs, path::PathBuf, process::Command};

use anyhow::{Context, Result};

use crate::process::{output, run, run_command};

/// Where trunk leaves its output: `dist` in Trunk.toml.
pub const OUTPUT: &str = "target/trunk";

/// The module as the linker wrote it, before wasm-bindgen.
pub const LINKED: &str = "target/wasm32-unknown-unknown/release/scalev-checkout.wasm";

/// Compiles what is published.
///
/// A panic is a trap without a message: the code that formats messages is 9 kB of the download. Only a standard library
/// that is built like that leaves it out, which stable Rust does when it is told to act as a nightly. By the relocations
/// the module is split in two.
pub fn release() -> Result<()> {
    fetch()?;
    let mut flags =
        vec!["-Zunstable-options".into(), "-Cpanic=immediate-abort".into(), "-Clink-arg=--emit-relocs".into()];
    flags.extend(remapped_paths()?);
    let mut trunk = Command::new("trunk");
    trunk
        .arg("build")
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
    run_command(&mut trunk)
}

/// Downloads the crates: the folder that they are in is named after where they came from, and has to be there to be
/// remapped.
fn fetch() -> Result<()> {
    run("cargo", &["fetch", "--quiet", "--locked", "--target", "wasm32-unknown-unknown"])
}

/// Names of source files stay in the wasm; where these are on this machine does not.
fn remapped_paths() -> Result<Vec<String>> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo"))).context("no home folder")?;
    let sysroot = output("rustc", &["--print", "sysroot"])?;
    let version = output("rustc", &["-vV"])?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: ")).context("rustc has no commit")?;
    let library = PathBuf::from(sysroot.trim()).join("lib/rustlib/src/rust");

    let remap = |from: PathBuf, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    let mut flags = vec![
        remap(home.clone(), "/cargo"),
        remap(library, &format!("/rustc/{commit}")),
        remap(env::current_dir()?, "/scalev-checkout"),
    ];
    for registry in fs::read_dir(home.join("registry/src")).context("reading the crates' folders")? {
        flags.push(remap(registry?.path(), "/crates"));
    }
    Ok(flags)
}
