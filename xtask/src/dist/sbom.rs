//! The software bill of materials, in CycloneDX 1.6: the crates in the wasm, and the crates and npm packages that make the
//! files or test them. Made of `Cargo.lock` and `xtask/setup/npm/package-lock.json` alone, so that it is reproducible: it
//! has no time and no serial number. <https://cyclonedx.org/docs/1.6/json/>

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use crate::process::output;

const PACKAGE: &str = "scalev-checkout";
const NPM_LOCK: &str = "xtask/setup/npm/package-lock.json";

/// The text of `sbom.cdx.json`.
pub fn sbom(version: &str) -> Result<String> {
    let metadata = output(
        "cargo",
        &["metadata", "--quiet", "--locked", "--format-version=1", "--filter-platform=wasm32-unknown-unknown"],
    )?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let lock: toml::Table = fs::read_to_string("Cargo.lock").context("reading Cargo.lock")?.parse()?;
    let crates = Crates::read(&metadata, &lock).context("cargo's metadata have no widget")?;
    let toolchain: toml::Table =
        fs::read_to_string("rust-toolchain.toml").context("reading rust-toolchain.toml")?.parse()?;
    let channel = toolchain.get("toolchain").and_then(|toolchain| toolchain.get("channel")?.as_str());
    let npm: Value = serde_json::from_str(&fs::read_to_string(NPM_LOCK).context("reading the npm lock")?)?;

    let mut components = vec![standard_library(channel.context("no channel")?)];
    components.extend(crates.components());
    components.extend(npm_packages(&npm));
    let purl = format!("pkg:npm/%40scalev/checkout@{version}");
    let mut dependencies = crates.graph();
    dependencies.insert(0, json!({ "ref": purl, "dependsOn": crates.direct() }));
    let sbom = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": {
            "type": "application", "bom-ref": purl, "purl": purl, "group": "@scalev", "name": "checkout", "version": version,
            "licenses": licenses("MIT OR Apache-2.0"),
        } },
        "components": components,
        "dependencies": dependencies,
    });
    Ok(serde_json::to_string_pretty(&sbom)? + "\n")
}

/// Rust's own, which is compiled into the wasm.
fn standard_library(channel: &str) -> Value {
    let purl = format!("pkg:generic/rust-std@{channel}");
    json!({
        "type": "library", "bom-ref": purl, "purl": purl, "name": "rust-std", "version": channel, "scope": "required",
        "licenses": licenses("MIT OR Apache-2.0"),
    })
}

fn licenses(expression: &str) -> Value {
    // Crates from before 2017 write a slash.
    json!([{ "expression": expression.replace('/', " OR ") }])
}

/// A crate that the widget needs, to run or to be compiled.
struct Crate {
    purl: String,
    component: Value,
    /// Keys of the crates that it needs.
    needs: Vec<String>,
}

/// The widget's crates by cargo's ids.
struct Crates {
    root: String,
    all: BTreeMap<String, Crate>,
}

impl Crates {
    fn read(metadata: &Value, lock: &toml::Table) -> Option<Self> {
        let packages = by_id(&metadata["packages"]);
        let nodes = by_id(&metadata["resolve"]["nodes"]);
        let root = packages.iter().find(|(_, package)| package["name"] == PACKAGE)?.0.to_string();
        let checksums = checksums(lock);

        // True for the crates in the wasm, false for those that only compile it.
        let mut found: BTreeMap<&str, bool> = BTreeMap::new();
        let mut open = vec![(&*root, true)];
        while let Some((id, in_wasm)) = open.pop() {
            let known = found.get(id).copied();
            if known.is_some_and(|known| known || !in_wasm) {
                continue;
            }
            found.insert(id, in_wasm);
            for dependency in list(&nodes.get(id)?["deps"]) {
                let Some(needed) = dependency["pkg"].as_str() else { continue };
                let kinds = list(&dependency["dep_kinds"]);
                let has = |kind: &Value| kinds.iter().any(|one| one["kind"] == *kind);
                let is_macro = list(&packages.get(needed)?["targets"])
                    .iter()
                    .any(|target| list(&target["kind"]).contains(&json!("proc-macro")));
                if has(&Value::Null) {
                    open.push((needed, in_wasm && !is_macro));
                } else if has(&json!("build")) {
                    open.push((needed, false));
                }
            }
        }

        let mut all = BTreeMap::new();
        for (id, in_wasm) in found.iter().filter(|(id, _)| **id != root) {
            let package = packages.get(id)?;
            let (name, version) = (package["name"].as_str()?, package["version"].as_str()?);
            let purl = format!("pkg:cargo/{name}@{version}");
            let mut component = json!({
                "type": "library", "bom-ref": purl, "purl": purl, "name": name, "version": version,
                "scope": if *in_wasm { "required" } else { "excluded" },
            });
            if let Some(license) = package["license"].as_str() {
                component["licenses"] = licenses(license);
            }
            if let Some(checksum) = checksums.get(&(name, version)) {
                component["hashes"] = json!([{ "alg": "SHA-256", "content": checksum }]);
            }
            all.insert((*id).to_owned(), Crate { purl, component, needs: needs(nodes.get(id)?, &found) });
        }
        let direct = needs(nodes.get(&*root)?, &found);
        let component = Value::Null;
        all.insert(root.clone(), Crate { purl: String::new(), component, needs: direct });
        Some(Self { root, all })
    }

    fn listed(&self) -> impl Iterator<Item = &Crate> {
        self.all.iter().filter(|(id, _)| **id != self.root).map(|(_, one)| one)
    }

    fn components(&self) -> Vec<Value> {
        self.listed().map(|one| one.component.clone()).collect()
    }

    fn purls(&self, ids: &[String]) -> BTreeSet<&str> {
        ids.iter().filter_map(|id| Some(&*self.all.get(id)?.purl)).collect()
    }

    /// The crates that the widget names itself.
    fn direct(&self) -> BTreeSet<&str> {
        self.all.get(&self.root).map(|root| self.purls(&root.needs)).unwrap_or_default()
    }

    fn graph(&self) -> Vec<Value> {
        self.listed().map(|one| json!({ "ref": one.purl, "dependsOn": self.purls(&one.needs) })).collect()
    }
}

/// The crates of a node's dependencies that were found, by id.
fn needs(node: &Value, found: &BTreeMap<&str, bool>) -> Vec<String> {
    let ids = list(&node["deps"]).iter().filter_map(|one| one["pkg"].as_str());
    ids.filter(|id| found.contains_key(id)).map(str::to_owned).collect()
}

fn by_id(values: &Value) -> BTreeMap<&str, &Value> {
    list(values).iter().filter_map(|value| Some((value["id"].as_str()?, value))).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The SHA-256 of each crate's archive, by name and version.
fn checksums(lock: &toml::Table) -> BTreeMap<(&str, &str), &str> {
    let packages = lock.get("package").and_then(toml::Value::as_array).map_or(&[][..], Vec::as_slice);
    let texts = |package| ["name", "version", "checksum"].map(|field| toml::Value::get(package, field)?.as_str());
    let read = |package| match texts(package) {
        [Some(name), Some(version), Some(checksum)] => Some(((name, version), checksum)),
        _ => None,
    };
    packages.iter().filter_map(read).collect()
}

/// The packages of the npm lock: the tools of build and tests.
fn npm_packages(lock: &Value) -> Vec<Value> {
    let entries = lock["packages"].as_object().into_iter().flatten();
    let packages = entries.filter_map(|(path, package)| {
        let (_, folder) = path.rsplit_once("node_modules/")?;
        // An alias has its real name inside.
        let name = package["name"].as_str().unwrap_or(folder);
        let version = package["version"].as_str()?;
        let purl = format!("pkg:npm/{}@{version}", name.replace('@', "%40"));
        let mut component = json!({
            "type": "library", "bom-ref": purl, "purl": purl, "name": name, "version": version, "scope": "excluded",
        });
        if let Some(license) = package["license"].as_str() {
            component["licenses"] = json!([{ "license": { "name": license } }]);
        }
        if let Some(hash) = package["integrity"].as_str().and_then(sha512) {
            component["hashes"] = json!([{ "alg": "SHA-512", "content": hash }]);
        }
        Some((purl, component))
    });
    packages.collect::<BTreeMap<_, _>>().into_values().collect()
}

/// The hexadecimal digits of an `integrity`.
fn sha512(integrity: &str) -> Option<String> {
    let bytes = BASE64_STANDARD.decode(integrity.strip_prefix("sha512-")?).ok()?;
    Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_of_the_wasm_is_required_and_one_that_compiles_it_is_not() {
        let package = |name: &str, kind: &str| json!({ "id": name, "name": name, "version": "1.0.0", "license": "MIT/Apache-2.0", "targets": [{ "kind": [kind] }] });
        let needs = |name: &str, kind: Value| json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] });
        let metadata = json!({
            "packages": [
                package(PACKAGE, "lib"), package("run", "lib"), package("derive", "proc-macro"), package("build", "lib"),
                package("both", "lib"), package("test", "lib"),
            ],
            "resolve": { "nodes": [
                { "id": PACKAGE, "deps": [
                    needs("derive", Value::Null), needs("run", Value::Null), needs("test", json!("dev")),
                ] },
                { "id": "run", "deps": [needs("build", json!("build")), needs("both", Value::Null)] },
                { "id": "derive", "deps": [needs("both", Value::Null)] },
                { "id": "build", "deps": [] }, { "id": "both", "deps": [] }, { "id": "test", "deps": [] },
            ] },
        });
        let lock = "[[package]]\nname = \"run\"\nversion = \"1.0.0\"\nchecksum = \"abc\"\n".parse().expect("a lock");
        let crates = Crates::read(&metadata, &lock).expect("crates");
        let scopes: Vec<_> =
            crates.components().iter().map(|one| format!("{} {}", one["name"], one["scope"])).collect();
        let expected =
            ["\"both\" \"required\"", "\"build\" \"excluded\"", "\"derive\" \"excluded\"", "\"run\" \"required\""];
        assert_eq!(scopes, expected);
        let run = &crates.components()[3];
        assert_eq!(run["hashes"][0]["content"], "abc");
        assert_eq!(run["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(crates.direct(), ["pkg:cargo/derive@1.0.0", "pkg:cargo/run@1.0.0"].into());
    }

    #[test]
    fn npm_packages_have_their_real_names_and_hashes() {
        let lock = json!({ "packages": {
            "": { "name": "tools" },
            "node_modules/@types/react-18": { "name": "@types/react", "version": "18.3.8", "integrity": "sha512-AAEC", "license": "MIT" },
            "node_modules/a/node_modules/b": { "version": "2.0.0" },
        } });
        let packages = npm_packages(&lock);
        let purls: Vec<_> = packages.iter().filter_map(|one| one["purl"].as_str()).collect();
        assert_eq!(purls, ["pkg:npm/%40types/react@18.3.8", "pkg:npm/b@2.0.0"]);
        assert_eq!(packages[0]["hashes"][0]["content"], "000102");
    }
}
