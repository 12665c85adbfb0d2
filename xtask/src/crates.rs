//! Checks licenses, sources and versions of all crates against deny.toml, and advisories where their list can be fetched.

use anyhow::Result;

use crate::process::{run, succeeds};

/// Runs `cargo deny`.
pub fn check() -> Result<()> {
    // Also the crates of other systems, which a build on this one has not downloaded.
    run("cargo", &["fetch", "--quiet", "--locked"])?;
    let mut arguments = vec!["deny", "--locked", "--offline", "--log-level", "error", "--workspace", "check"];
    arguments.extend(["--hide-inclusion-graph", "bans", "licenses", "sources"]);
    if succeeds("cargo", &["deny", "--locked", "--workspace", "fetch", "db"]) {
        arguments.push("advisories");
    } else {
        eprintln!("xtask: advisories are not checked: their list cannot be fetched");
    }
    run("cargo", &arguments)
}
