//! A release: `dist/` of a clean checkout, built twice in two folders, with the same bytes.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};

use crate::{
    process::{output, run, run_command},
    signing,
};

/// The two folders: their paths differ in length, which a path in a file would show.
const FOLDERS: [&str; 2] = ["target/release-1", "target/release-2/a/longer/path"];

/// Files by their paths in `dist/`, each with the hash of its bytes.
type Hashes = BTreeMap<PathBuf, String>;

/// Builds the checked-out commit twice, fails where a file differs, and leaves the result in `dist/`.
pub fn release() -> Result<()> {
    let changed = output("git", &["status", "--porcelain"])?;
    ensure!(changed.is_empty(), "commit these first, a release is made of a commit\n{changed}");
    let key = match env::var_os(signing::KEY) {
        Some(path) => Some(fs::canonicalize(&path).with_context(|| format!("{}", Path::new(&path).display()))?),
        None => None,
    };
    if key.is_none() {
        eprintln!("no {}: a throw-away key signs, which proves nothing", signing::KEY);
        signing::sign(Path::new("."), "", b"")?;
    }
    let commit = output("git", &["rev-parse", "HEAD"])?;
    let commit = commit.trim();
    let first = built(Path::new(FOLDERS[0]), commit, key.as_deref())?;
    let second = built(Path::new(FOLDERS[1]), commit, key.as_deref())?;
    let differences = differences(&hashes(&first)?, &hashes(&second)?);
    if !differences.is_empty() {
        bail!("two builds of one commit differ in\n{}", differences.join("\n"));
    }
    let dist = Path::new("dist");
    if dist.exists() {
        fs::remove_dir_all(dist)?;
    }
    fs::rename(&first, dist)?;
    for folder in FOLDERS {
        fs::remove_dir_all(folder)?;
    }
    println!("two builds of {commit} are the same; it is in dist/");
    Ok(())
}

/// Clones the commit into a folder and builds it there; the path of its `dist/`.
fn built(folder: &Path, commit: &str, key: Option<&Path>) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let path = folder.display().to_string();
    run("git", &["clone", "--quiet", "--no-local", "--no-checkout", ".", &path])?;
    run("git", &["-C", &path, "checkout", "--quiet", "--detach", commit])?;
    let mut make = Command::new("make");
    // The variables of this command name this folder.
    for inherited in ["DIST", "PLAIN", "UPDATE", "MAKEFLAGS", "MAKELEVEL", "CARGO_TARGET_DIR", "CARGO_MANIFEST_DIR"] {
        make.env_remove(inherited);
    }
    match key {
        Some(key) => drop(make.env(signing::KEY, key)),
        None => {
            fs::create_dir_all(folder.join("target"))?;
            fs::copy(signing::THROW_AWAY, folder.join(signing::THROW_AWAY))?;
        }
    }
    run_command(make.current_dir(folder).args(["--no-print-directory", "build"]))?;
    Ok(folder.join("dist"))
}

fn hashes(folder: &Path) -> Result<Hashes> {
    let mut hashes = Hashes::new();
    let mut open = vec![folder.to_owned()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            for entry in fs::read_dir(&path)? {
                open.push(entry?.path());
            }
        } else {
            let digest = Sha256::digest(fs::read(&path)?);
            let hash = digest.iter().map(|byte| format!("{byte:02x}")).collect();
            hashes.insert(path.strip_prefix(folder)?.to_owned(), hash);
        }
    }
    ensure!(!hashes.is_empty(), "{} is empty", folder.display());
    Ok(hashes)
}

/// The paths of files that are in one folder only, or have other bytes.
fn differences(first: &Hashes, second: &Hashes) -> Vec<String> {
    let paths: BTreeSet<&PathBuf> = first.keys().chain(second.keys()).collect();
    let differ = paths.into_iter().filter(|path| first.get(*path) != second.get(*path));
    differ.map(|path| path.display().to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_bytes_and_lone_files_are_differences() {
        let folder = |files: &[(&str, &str)]| {
            let folder = tempfile::tempdir().expect("a folder");
            fs::create_dir(folder.path().join("v1")).expect("a folder");
            for (name, text) in files {
                fs::write(folder.path().join(name), text).expect("a file");
            }
            folder
        };
        let first = folder(&[("v1/a.js", "a"), ("v1/b.js", "b"), ("index.html", "c")]);
        let second = folder(&[("v1/a.js", "a"), ("v1/b.js", "other")]);
        let [first, second] = [&first, &second].map(|folder| hashes(folder.path()).expect("hashes"));
        assert_eq!(differences(&first, &second), ["index.html", "v1/b.js"]);
        assert_eq!(differences(&first, &first), Vec::<String>::new());
    }
}
