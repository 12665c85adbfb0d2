//! The format, the linters and the types of the scripts, and the linter of the stylesheets, with `xtask/lint`.

use anyhow::Result;

use crate::process::run;

/// Fails where prettier, eslint, TypeScript or stylelint complains.
pub fn check() -> Result<()> {
    let scripts = ["src/loader.ts", "src/loader", "src/bridge", "src/follow.ts", "src/follow", "src/ondemand"];
    let format = ["--check", "--log-level=warn", "--print-width=120"];
    let others = ["tests/loader/*.mjs", "tests/simulator/blocked/*.mjs", "npm/*.js", "demo/*.js"];
    run("prettier", &[&format[..], &others, &scripts].concat())?;
    let options = ["--no-config-lookup", "--config", "xtask/lint/scripts.config.mjs"];
    run("eslint", &[&options[..], &scripts].concat())?;
    run("tsc", &["--project", "xtask/lint/tsconfig.json"])?;
    run("stylelint", &["--config", "xtask/lint/styles.config.mjs", "style/*.css"])
}
