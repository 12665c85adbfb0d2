//! Scripts of pages that are bundled, from `tests/browser/pages` and the libraries that `xtask/setup/npm` pins.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

/// A file of `tests/browser/pages`.
pub fn page(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("pages").join(name)
}

/// The folder of the libraries.
pub fn libraries() -> PathBuf {
    env::var_os("NODE_PATH").expect("run it with `xtask/setup/tools --browsers`").into()
}

/// This script and what it imports, as one script for a page.
pub fn bundle(script: &Path) -> String {
    bundle_with(script, &["--define:process.env.NODE_ENV=\"production\""])
}

/// Bundles with further options of esbuild; the libraries are those for development, which report more mistakes.
pub fn bundle_with(script: &Path, options: &[&str]) -> String {
    let mut esbuild = Command::new("esbuild");
    esbuild.arg(script).args(["--bundle", "--format=iife", "--minify", "--jsx=automatic", "--conditions=browser"]);
    if !options.iter().any(|option| option.contains("NODE_ENV")) {
        esbuild.arg("--define:process.env.NODE_ENV=\"development\"");
    }
    run(esbuild.args(options).arg("--log-level=error"))
}

/// Runs a tool to its end; what it printed.
pub fn run(command: &mut Command) -> String {
    let done = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).expect("text")
}
