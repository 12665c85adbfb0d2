//! The development loop: a debug build served by the sandbox. Each change rebuilds it and reloads open pages.
//!
//! Trunk's own watch would run cargo and wasm-bindgen for a line of CSS too. Here only a changed Rust file does so.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Child, Command},
    sync::mpsc::channel,
    time::{Duration, Instant, SystemTime},
};

use anyhow::{Context, Result, bail};

use crate::{build::Build, compile, package};

/// The inputs of a build.
const SOURCES: [&str; 8] = ["src", "style", "npm", "demo", "index.html", "Cargo.toml", "Cargo.lock", "Trunk.toml"];

/// The interval between two looks at the inputs.
const INTERVAL: Duration = Duration::from_millis(200);

/// The time of each file's last change.
type Times = BTreeMap<PathBuf, SystemTime>;

/// Builds, starts the sandbox, and rebuilds after each change until it is interrupted.
pub fn watch() -> Result<()> {
    let mut built = times()?;
    build(true)?;
    let mut sandbox = start_sandbox()?;
    let (interrupt, interrupted) = channel();
    ctrlc::set_handler(move || {
        // Fails where the sandbox has ended already, which the loop reports.
        let _ = interrupt.send(());
    })?;
    loop {
        if interrupted.recv_timeout(INTERVAL).is_ok() {
            sandbox.kill()?;
            sandbox.wait()?;
            return Ok(());
        }
        if let Some(status) = sandbox.try_wait()? {
            bail!("the sandbox has ended: {status}");
        }
        let now = times()?;
        if now == built {
            continue;
        }
        let changed = |path: &&PathBuf| now.get(*path) != built.get(*path);
        let compiled = now.keys().chain(built.keys()).filter(changed).any(|path| is_compiled(path));
        built = now;
        // The developer corrects the error; until then the page keeps the last build.
        if let Err(error) = build(compiled) {
            eprintln!("xtask: {error:#}");
        }
    }
}

fn build(compiled: bool) -> Result<()> {
    let start = Instant::now();
    if compiled {
        compile::compile(Build::Dev)?;
    }
    package::package(Build::Dev)?;
    println!("built in {:.1} s", start.elapsed().as_secs_f64());
    Ok(())
}

/// True for an input of trunk's. The payment steps of banks are not: `dist` writes them.
fn is_compiled(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    matches!(ending, Some("rs" | "toml" | "lock")) || path == Path::new("index.html")
}

fn times() -> Result<Times> {
    let mut times = Times::new();
    let mut open: Vec<PathBuf> = SOURCES.map(PathBuf::from).into();
    while let Some(path) = open.pop() {
        // Editors replace files, so one may be missing for a moment.
        let Ok(about) = fs::metadata(&path) else { continue };
        if about.is_dir() {
            let entries = fs::read_dir(&path).with_context(|| format!("reading {}", path.display()))?;
            open.extend(entries.flatten().map(|entry| entry.path()));
        } else {
            times.insert(path, about.modified()?);
        }
    }
    Ok(times)
}

fn start_sandbox() -> Result<Child> {
    let arguments =
        ["run", "--quiet", "--locked", "--package", "sandbox", "--", "--reload", "--dist", Build::Dev.dist()];
    Command::new("cargo").args(arguments).spawn().context("starting the sandbox")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_trunk_reads_is_compiled() {
        for path in ["src/money.rs", "Cargo.lock", "index.html"] {
            assert!(is_compiled(Path::new(path)), "{path}");
        }
        for path in ["src/loader/preview.ts", "style/rest.css", "src/payment/steps/bca.json", "demo/order.html"] {
            assert!(!is_compiled(Path::new(path)), "{path}");
        }
    }
}
