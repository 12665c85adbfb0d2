//! Compiles the wasm and wasm-bindgen's glue by trunk. The bytes depend on the source alone, not on the machine or folder.

use std::{env, fs, path::PathBuf, process::Command};

use anyhow::{Context, Result};

use crate::{
    build::Build,
    process::{output, run, run_command},
};

/// The module as the linker wrote it, before wasm-bindgen, with relocations. `None`: a build for development has none.
pub const fn linked(build: Build) -> Option<&'static str> {
    match build {
        Build::Release => Some("target/wasm32-unknown-unknown/release/scalev-checkout.wasm"),
        Build::Plain => Some("target/plain/wasm32-unknown-unknown/release/scalev-checkout.wasm"),
        Build::Dev => None,
    }
}

/// The linker keeps its relocations, by which the module is split.
const RELOCATIONS: &str = "-Clink-arg=--emit-relocs";

/// The unstable options of a release.
///
/// A panic becomes a trap without a message: the code that formats messages is 9 kB of the download. To leave it out, the
/// standard library is built with these options too, which stable Rust does under `RUSTC_BOOTSTRAP`, and with its smaller
/// algorithms (0.6 kB less until the preview).
const SMALL: [&str; 2] = ["-Zunstable-options", "-Cpanic=immediate-abort"];

/// The stack of an optimized build, 128 KiB: all fixtures and the hostile payloads need less than 32 KiB (measured), and the
/// linker's own 1 MiB is taken twice, for the preview and for the widget. A stack that overflows traps.
const STACK: &str = "-Clink-arg=-zstack-size=131072";

/// Compiles for a build, into its staging folder.
pub fn compile(build: Build) -> Result<()> {
    let mut trunk = Command::new("trunk");
    trunk.args(["build", "--dist", build.staging()]);
    if build == Build::Dev {
        trunk.args(["--release", "false"]);
        return run_command(&mut trunk);
    }
    fetch()?;
    let mut flags = remapped_paths()?;
    flags.extend([STACK, RELOCATIONS].map(str::to_owned));
    if build == Build::Release {
        flags.extend(SMALL.map(str::to_owned));
        trunk.env("RUSTC_BOOTSTRAP", "1").env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
        trunk.env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
    } else {
        // A folder of its own: the flags differ, and builds in one folder would recompile everything each time.
        trunk.env("CARGO_TARGET_DIR", "target/plain");
    }
    run_command(trunk.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f")))
}

/// Downloads the crates, so that their folders exist and [`remapped`] can list them.
fn fetch() -> Result<()> {
    run("cargo", &["fetch", "--quiet", "--locked", "--target", "wasm32-unknown-unknown"])
}

/// Options that replace this machine's paths in the names of source files, which stay in the wasm.
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
