//! The npm package: a module that loads the widget with its `integrity`, and a copy of the files to host.

use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

use super::asset::{Asset, Purpose};
use super::manifest::manifest;

/// The templates in `npm`.
const TEMPLATES: [&str; 4] = ["package.json", "index.js", "index.d.ts", "README.md"];
const LICENSES: [&str; 2] = ["LICENSE-MIT", "LICENSE-APACHE"];

/// Writes the package's folder; `root` is the workspace.
pub fn write(root: &Path, folder: &Path, version: &str, assets: &[Asset]) -> Result<()> {
    let files = folder.join(format!("v{version}"));
    fs::create_dir_all(&files)?;
    let loader = assets.iter().find(|asset| asset.purpose == Purpose::Loader).context("no loader")?;
    for name in TEMPLATES {
        let path = root.join("npm").join(name);
        let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        let text = text.replace("__VERSION__", version).replace("__INTEGRITY__", &loader.integrity());
        fs::write(folder.join(name), text)?;
    }
    for name in LICENSES {
        fs::copy(root.join(name), folder.join(name)).with_context(|| format!("copying {name}"))?;
    }
    for asset in assets {
        fs::write(files.join(&asset.name), &asset.bytes)?;
        if asset.purpose == Purpose::Declarations {
            fs::write(folder.join(&asset.name), &asset.bytes)?;
        }
    }
    fs::write(files.join("manifest.json"), manifest(assets)?)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn the_package_vouches_for_its_loader() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let loader = Asset::named("checkout.js", Purpose::Loader, b"abc".to_vec()).expect("a loader");
        let types = Asset::named("checkout.d.ts", Purpose::Declarations, b"x".to_vec()).expect("declarations");
        let integrity = loader.integrity();

        write(&root, folder.path(), "1.2.3", &[loader, types]).expect("a package");

        let read = |name: &str| fs::read_to_string(folder.path().join(name)).expect("a file");
        let package: Value = serde_json::from_str(&read("package.json")).expect("JSON");
        assert_eq!(package["version"], "1.2.3");
        assert_eq!(package["files"][3], "v1.2.3");
        assert!(read("index.js").contains(&format!("integrity = \"{integrity}\"")));
        assert_eq!((read("v1.2.3/checkout.js").as_str(), read("checkout.d.ts").as_str()), ("abc", "x"));
    }
}
