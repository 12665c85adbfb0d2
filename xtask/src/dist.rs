//! Replaces `dist/` as a whole: a failed build leaves the previous one in place.

use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

use asset::{Asset, Purpose};
use manifest::manifest;

use crate::signing::{self, Signed};

pub mod asset;
mod compress;
mod manifest;
mod npm;
pub mod page;
pub mod playground;
pub mod sbom;
pub mod steps;

/// Replaces the content of `dist` by the pages, the folder of the version, the npm package and the symbol maps.
pub fn write(root: &Path, dist: &Path, version: &str, pages: &[(&str, String)], assets: &[Asset]) -> Result<()> {
    let fresh = dist.with_extension("new");
    let stale = dist.with_extension("old");
    remove(&fresh)?;
    remove(&stale)?;

    let folder = fresh.join(format!("v{version}"));
    fs::create_dir_all(&folder)?;
    for (name, page) in pages {
        fs::write(fresh.join(name), page)?;
    }
    let signed = signed(root, assets)?;
    let signed: Vec<(&str, &[u8])> = signed.iter().map(|(name, bytes)| (&**name, &**bytes)).collect();
    for (name, bytes) in &signed {
        fs::write(folder.join(name), bytes)?;
    }
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

    npm::write(root, &fresh.join("npm"), version, assets, &signed)?;

    if dist.exists() {
        fs::rename(dist, &stale)?;
    }
    fs::rename(&fresh, dist)?;
    remove(&stale)
}

/// The manifest, and the files that a key vouches with, by name.
fn signed(root: &Path, assets: &[Asset]) -> Result<[(String, Vec<u8>); 4]> {
    let manifest = manifest(assets)?;
    let loader = assets.iter().find(|asset| asset.purpose == Purpose::Loader).context("no loader")?;
    let Signed { signature, key: (key, pem), headers } = signing::sign(root, &manifest, &loader.bytes)?;
    Ok([
        ("manifest.json".to_owned(), manifest.into_bytes()),
        ("manifest.json.sig".to_owned(), signature),
        (key.to_owned(), pem.into_bytes()),
        (format!("{}.headers", loader.name), headers.into_bytes()),
    ])
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
        let page = |text: &str| [("index.html", text.to_owned())];
        let wasm = || Asset::hashed(Purpose::Preview, b"wasm".to_vec()).expect("a wasm");

        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        write(&workspace, &dist, "0.9.0", &page("old page"), &[named("old"), wasm()]).expect("the first time");
        write(&workspace, &dist, "1.0.0", &page("new page"), &[named("new"), wasm()]).expect("the second time");

        assert_eq!(names(root.path()), ["dist"]);
        assert_eq!(names(&dist), ["index.html", "npm", "symbols", "v1.0.0"]);
        let wasm = wasm().name;
        let files = [
            &*wasm,
            "checkout.js",
            "checkout.js.br",
            "checkout.js.gz",
            "checkout.js.headers",
            "manifest.json",
            "manifest.json.sig",
            "throw-away-key.pem",
        ];
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
