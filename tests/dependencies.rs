//! Where the widget's crates come from, under which licences, and why they are there.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::Command,
};

use serde_json::Value;

/// They ask for no more than a notice, or for nothing.
const LICENCES: [&str; 9] =
    ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "Unicode-3.0", "Zlib", "Unlicense", "BSL-1.0", "CC0-1.0"];

const WIDGET: &str = "scalev-checkout";

fn file(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What cargo knows of the widget as it is built for browsers.
fn metadata() -> Value {
    let asked = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--format-version=1"])
        .args(["--filter-platform", "wasm32-unknown-unknown"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(asked.status.success(), "{}", String::from_utf8_lossy(&asked.stderr));
    serde_json::from_slice(&asked.stdout).expect("JSON")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The ids of a node's crates that are built with it: neither its tests' nor its build scripts'.
fn needed(node: &Value) -> impl Iterator<Item = &str> {
    let built = |of: &&Value| list(&of["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
    list(&node["deps"]).iter().filter(built).filter_map(|of| of["pkg"].as_str())
}

/// The packages that are built into the wasm, or run while it is compiled, by id.
fn built_in(metadata: &Value) -> BTreeMap<&str, &Value> {
    let packages = list(&metadata["packages"]).iter();
    let packages: BTreeMap<&str, &Value> =
        packages.filter_map(|package| Some((package["id"].as_str()?, package))).collect();
    let nodes = list(&metadata["resolve"]["nodes"]).iter();
    let nodes: BTreeMap<&str, &Value> = nodes.filter_map(|node| Some((node["id"].as_str()?, node))).collect();
    let mut found = BTreeMap::new();
    let mut left: Vec<&str> = packages.iter().filter(|(_, one)| one["name"] == WIDGET).map(|(id, _)| *id).collect();
    while let Some(id) = left.pop() {
        if found.insert(id, packages[id]).is_none() {
            left.extend(needed(nodes[id]));
        }
    }
    found
}

/// Whether an SPDX expression can be met: one side of each `OR`, all of each `AND`.
fn is_met(expression: &str) -> bool {
    let either = |part: &str| {
        part.replace('/', " OR ").split(" OR ").any(|name| LICENCES.contains(&name.trim_matches([' ', '(', ')'])))
    };
    expression.split(" AND ").all(either)
}

#[test]
fn licences_ask_for_a_notice_at_most() {
    let metadata = metadata();
    let built_in = built_in(&metadata);
    assert!(built_in.len() > 50, "only {}", built_in.len());
    for package in built_in.values() {
        let licence = package["license"].as_str().unwrap_or_default();
        assert!(is_met(licence), "{} is under {licence:?}", package["name"]);
    }
    assert!(is_met("(MIT OR GPL-3.0-only) AND Zlib") && !is_met("MIT AND GPL-3.0-only") && !is_met(""));
}

#[test]
fn crates_come_from_one_registry_with_a_checksum() {
    let mut sources = BTreeSet::new();
    let lock = file("Cargo.lock");
    for package in lock.split("[[package]]").skip(1) {
        let value = |key: &str| {
            let mut lines = package.lines().filter_map(|line| line.split_once(" = "));
            lines.find(|(name, _)| *name == key).map(|(_, value)| value.trim_matches('"'))
        };
        let Some(source) = value("source") else { continue };
        let name = value("name").unwrap_or_default();
        assert!(source.starts_with("registry+https://"), "{name} comes from {source}");
        sources.insert(source.to_owned());
        assert!(value("checksum").is_some_and(|sum| sum.len() == 64), "{name} has no checksum");
    }
    assert_eq!(sources.len(), 1, "{sources:?}");
}

#[test]
fn every_dependency_has_its_reason() {
    let metadata = metadata();
    let widget = list(&metadata["packages"]).iter().find(|package| package["name"] == WIDGET).expect("the widget");
    let direct = list(&widget["dependencies"]).iter().filter(|one| one["kind"].is_null());
    let direct: BTreeSet<&str> = direct.filter_map(|one| one["name"].as_str()).collect();
    let page = file("docs/dependencies.md");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
    let told: BTreeMap<&str, &str> = rows.collect();
    assert_eq!(told.keys().copied().collect::<BTreeSet<_>>(), direct);
    assert!(told.values().all(|reason| reason.len() > 20), "{told:?}");
}

#[test]
fn no_code_of_ours_is_unsafe() {
    let manifest = file("Cargo.toml");
    assert!(manifest.contains("[workspace.lints.rust]\nunsafe_code = \"forbid\""));
    for member in ["", "tests/sandbox/", "tests/browser/", "tests/package/", "tests/simulator/"] {
        let manifest = file(&format!("{member}Cargo.toml"));
        assert!(manifest.contains("[lints]\nworkspace = true"), "{member} keeps no rules");
    }
}
