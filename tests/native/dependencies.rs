//! The widget's crates against the table of their purposes. `deny.toml` has the rules for all crates.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::Command,
};

use serde_json::Value;

const WIDGET: &str = "scalev-checkout";

fn file(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Cargo's metadata of the widget for the wasm target.
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

fn widget(metadata: &Value) -> &Value {
    list(&metadata["packages"]).iter().find(|package| package["name"] == WIDGET).expect("the widget")
}

/// The rows of the page's table: crate and purpose.
fn reasons(page: &str) -> BTreeMap<&str, &str> {
    page.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | ")).collect()
}

#[test]
fn every_dependency_has_a_documented_purpose() {
    let metadata = metadata();
    let direct = list(&widget(&metadata)["dependencies"]).iter().filter(|one| one["kind"].is_null());
    let direct: BTreeSet<&str> = direct.filter_map(|one| one["name"].as_str()).collect();
    let page = file("docs/dependencies.md");
    let reasons = reasons(&page);
    assert_eq!(reasons.keys().copied().collect::<BTreeSet<_>>(), direct);
    assert!(reasons.values().all(|reason| reason.len() > 20), "{reasons:?}");
}

#[test]
fn every_crate_forbids_unsafe_code() {
    let manifest = file("Cargo.toml");
    assert!(manifest.contains("[workspace.lints.rust]\nunsafe_code = \"forbid\""));
    for member in ["", "tests/sandbox/", "tests/browser/", "xtask/", "tests/simulator/"] {
        let manifest = file(&format!("{member}Cargo.toml"));
        assert!(manifest.contains("[lints]\nworkspace = true"), "{member} does not use the workspace's lints");
    }
}
