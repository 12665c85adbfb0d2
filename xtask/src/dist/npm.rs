//! The npm package: modules that load the widget with its `integrity`, a React component, and a copy of the files to host.
//!
//! Each module and its declarations are written for `import` and for `require`.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use serde_json::{Map, Value};

use super::asset::{Asset, Purpose};
use crate::process::filter;

/// The modules in `npm`; each has declarations.
const MODULES: [&str; 2] = ["index", "react"];
/// Declarations without a module.
const TYPES: &str = "checkout";
const TEXTS: [&str; 3] = ["package.json", "README.md", "custom-elements.json"];
const LICENSES: [&str; 2] = ["LICENSE-MIT", "LICENSE-APACHE"];

/// Writes the package's folder; `root` is the workspace, `files` are those of the version's folder.
pub fn write(root: &Path, folder: &Path, version: &str, assets: &[Asset], files: &[(&str, &[u8])]) -> Result<()> {
    let copy = folder.join(format!("v{version}"));
    fs::create_dir_all(&copy)?;
    let source = root.join("npm");
    let read = |path: &Path| fs::read_to_string(path).with_context(|| format!("reading {}", path.display()));
    let values =
        values(version, assets, &read(&source.join("custom-elements.json"))?, &read(&root.join("Cargo.toml"))?)?;
    let filled = |name: &str| -> Result<String> {
        let text = read(&source.join(name))?;
        Ok(values.iter().fold(text, |text, (placeholder, value)| text.replace(placeholder, value)))
    };

    for name in TEXTS {
        fs::write(folder.join(name), filled(name)?)?;
    }
    for name in MODULES {
        let module = filled(&format!("{name}.js"))?;
        let common = filter("esbuild", &["--format=cjs", "--platform=node", "--log-level=warning"], &module)?;
        fs::write(folder.join(format!("{name}.js")), module)?;
        fs::write(folder.join(format!("{name}.cjs")), common.replace("./index.js", "./index.cjs"))?;
    }
    for name in MODULES.into_iter().chain([TYPES]) {
        let declarations = filled(&format!("{name}.d.ts"))?;
        let common = declarations.replace(&format!("\"./{TYPES}.js\""), &format!("\"./{TYPES}.cjs\""));
        fs::write(folder.join(format!("{name}.d.ts")), declarations)?;
        fs::write(folder.join(format!("{name}.d.cts")), common)?;
    }
    for name in LICENSES {
        fs::copy(root.join(name), folder.join(name)).with_context(|| format!("copying {name}"))?;
    }
    for asset in assets {
        fs::write(copy.join(&asset.name), &asset.bytes)?;
    }
    for (name, bytes) in files {
        fs::write(copy.join(name), bytes)?;
    }
    Ok(())
}

/// The placeholders of the templates with their values.
fn values(version: &str, assets: &[Asset], elements: &str, cargo: &str) -> Result<Vec<(&'static str, String)>> {
    let find = |wanted: &[Purpose]| assets.iter().find(|asset| wanted.contains(&asset.purpose));
    let loader = find(&[Purpose::Loader]).context("no loader")?;
    let preview = find(&[Purpose::Preview, Purpose::Whole]).context("no wasm")?;
    let cargo: toml::Table = cargo.parse().context("reading Cargo.toml")?;
    let repository = cargo.get("package").and_then(|package| package.get("repository")?.as_str());
    let elements: Value = serde_json::from_str(elements).context("reading custom-elements.json")?;
    let (attributes, events) = props(&elements["modules"][0]["declarations"][0]).context("custom-elements.json")?;
    Ok(vec![
        ("__VERSION__", version.to_owned()),
        ("__INTEGRITY__", loader.integrity()),
        ("__PREVIEW__", preview.name.clone()),
        ("__REPOSITORY__", repository.context("Cargo.toml has no repository")?.to_owned()),
        ("__ATTRIBUTES__", serde_json::to_string(&attributes)?),
        ("__EVENTS__", serde_json::to_string(&events)?),
    ])
}

/// The props of the React component: attributes by their names in camelCase, and events as `onPaid`.
fn props(element: &Value) -> Option<(Map<String, Value>, Map<String, Value>)> {
    let names = |list: &str| -> Option<Vec<&str>> {
        element[list].as_array()?.iter().map(|entry| entry["name"].as_str()).collect()
    };
    let capitalized = |word: &str| word[..1].to_ascii_uppercase() + &word[1..];
    let attribute = |name: &str| {
        let (first, rest) = name.split_once('-').unwrap_or((name, ""));
        let rest: String = rest.split('-').filter(|word| !word.is_empty()).map(capitalized).collect();
        (first.to_owned() + &rest, name.into())
    };
    let event = |name: &str| Some((format!("on{}", capitalized(name.split_once(':')?.1)), name.into()));
    let attributes = names("attributes")?.into_iter().map(attribute).collect();
    Some((attributes, names("events")?.into_iter().map(event).collect::<Option<_>>()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_package_vouches_for_its_loader() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let loader = Asset::named("checkout.js", Purpose::Loader, b"abc".to_vec()).expect("a loader");
        let wasm = Asset::hashed(Purpose::Preview, b"wasm".to_vec()).expect("a wasm");
        let (integrity, preview) = (loader.integrity(), wasm.name.clone());

        write(&root, folder.path(), "1.2.3", &[loader, wasm], &[("manifest.json", b"[]")]).expect("a package");

        let read = |name: &str| fs::read_to_string(folder.path().join(name)).expect("a file");
        let package: Value = serde_json::from_str(&read("package.json")).expect("JSON");
        assert_eq!(package["version"], "1.2.3");
        assert_eq!(package["unpkg"], "./v1.2.3/checkout.js");
        for module in ["index.js", "index.cjs"] {
            let module = read(module);
            assert!(module.contains(&format!("integrity = \"{integrity}\"")), "{module}");
            assert!(module.contains(&format!("preview = \"{preview}\"")), "{module}");
        }
        assert_eq!((read("v1.2.3/checkout.js").as_str(), read("v1.2.3/manifest.json").as_str()), ("abc", "[]"));
        let written: Vec<_> = fs::read_dir(folder.path()).expect("the folder").flatten().collect();
        for entry in written.into_iter().filter(|entry| entry.path().is_file()) {
            let text = fs::read_to_string(entry.path()).expect("text");
            assert!(!text.contains("__VERSION__") && !text.contains("__ATTRIBUTES__"), "{entry:?}");
        }
    }

    #[test]
    fn props_are_attributes_and_events() {
        let element = serde_json::json!({
            "attributes": [{ "name": "order" }, { "name": "heading-level" }], "events": [{ "name": "a:paid" }],
        });
        let (attributes, events) = props(&element).expect("props");
        assert_eq!(Value::from(attributes), serde_json::json!({ "order": "order", "headingLevel": "heading-level" }));
        assert_eq!(Value::from(events), serde_json::json!({ "onPaid": "a:paid" }));
    }
}
