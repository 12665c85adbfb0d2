//! Replaces `dist/` as a whole: a failed build leaves the previous one in place.

use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

use asset::Asset;
use manifest::manifest;

pub mod asset;
mod compress;
mod manifest;
mod npm;
pub mod page;
pub mod steps;

/// Replaces the content of `dist` by the page, the folder of the version, the npm package and the symbol maps.
pub fn write(root: &Path, dist: &Path, version: &str, page: &str, assets: &[Asset]) -> Result<()> {
    let fresh = dist.with_extension("new");
    let stale = dist.with_extension("old");
    remove(&fresh)?;
    remove(&stale)?;

    let folder = fresh.join(format!("v{version}"));
    fs::create_dir_all(&folder)?;
    fs::write(fresh.join("index.html"), page)?;
    fs::write(folder.join("manifest.json"), manifest(assets)?)?;
    for asset in assets {
        fs::write(folder.join(&asset.name), &asset.bytes)?;
        if let Some(compressed) = &asset.compressed {
            fs::write(folder.join(format!("{}.br", asset.name)), &compressed.brotli)?;
            fs::write(folder.join(format!("{}.gz", asset.name)), &compressed.gzip)?;
        }
    }

    let symbols = fresh.join("symbols");
    fs::create_dir_all(&symbols)?;
    for asset in assets {
        if let Some(map) = &asset.symbols {
            fs::write(symbols.join(format!("{}.symbols", asset.name)), map)?;
        }
    }

    npm::write(root, &fresh.join("npm"), version, assets)?;

    if dist.exists() {
        fs::rename(dist, &stale)?;
    }
    fs::rename(&fresh, dist)?;
    remove(&stale)
}

/// The folder of the one version that was built.
pub fn version_folder(dist: &Path) -> Result<PathBuf> {
    let entries = fs::read_dir(dist).with_context(|| format!("reading {}; `make build` writes it", dist.display()))?;
    let folders: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    let is_version = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('v'));
    folders.into_iter().find(is_version).with_context(|| format!("no version in {}", dist.display()))
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("removing {}", folder.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dist::asset::Purpose;

    #[test]
    fn what_was_there_before_is_gone() {
        let root = tempfile::tempdir().expect("a folder");
        let dist = root.path().join("dist");
        let asset = |text: &str| {
            Asset::named("checkout.js", Purpose::Loader, text.repeat(100).into_bytes())
                .and_then(Asset::compressed)
                .expect("an asset")
        };
        let named = |text: &str| asset(text).with_symbols(format!("0:{text}\n"));

        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        write(&workspace, &dist, "0.9.0", "old page", &[named("old")]).expect("the first time");
        write(&workspace, &dist, "1.0.0", "new page", &[named("new")]).expect("the second time");

        assert_eq!(names(root.path()), ["dist"]);
        assert_eq!(names(&dist), ["index.html", "npm", "symbols", "v1.0.0"]);
        let files = ["checkout.js", "checkout.js.br", "checkout.js.gz", "manifest.json"];
        assert_eq!(names(&dist.join("v1.0.0")), files);
        let symbols = fs::read_to_string(dist.join("symbols/checkout.js.symbols")).expect("the symbols");
        assert_eq!(symbols, "0:new\n");
        let page = fs::read_to_string(dist.join("index.html")).expect("the page");
        assert_eq!(page, "new page");
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        let name = |entry: std::io::Result<fs::DirEntry>| entry.expect("an entry").file_name();
        let mut names: Vec<String> = entries.map(|entry| name(entry).to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}
