//! Licences, sources and versions of all crates, as deny.toml wants them; advisories where their list can be reached.

use anyhow::Result;

use crate::process::{run, succeeds};

/// Runs `cargo deny`.
pub fn check() -> Result<()> {
    // Those of other systems too: a machine that has built everything has only its own.
    run("cargo", &["fetch", "--quiet", "--locked"])?;
    let mut arguments = vec!["deny", "--locked", "--offline", "--log-level", "error", "--workspace", "check"];
    arguments.extend(["--hide-inclusion-graph", "bans", "licenses", "sources"]);
    if succeeds("cargo", &["deny", "--locked", "--workspace", "fetch", "db"]) {
        arguments.push("advisories");
    } else {
        eprintln!("xtask: the list of advisories cannot be reached, so advisories are not checked");
    }
    run("cargo", &arguments)
}
