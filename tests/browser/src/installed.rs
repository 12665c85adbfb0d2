//! The npm package, packed and installed as npm does, in a page that is bundled.

use std::{
    fs, io,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::Command,
    sync::LazyLock,
};

use sandbox::{NewOrder, PUBLISHABLE_KEY, STORE_ID};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    bundle::{bundle, libraries, page, run},
    harness::{Engine, Page, SCRIPT, Stage, Store, Test, dist, tests, version_folder, workspace},
};

pub fn tests() -> Vec<Test> {
    let in_no_page = tests![
        package_files_equal_the_release,
        import_on_a_server_only_exports,
        types_compile,
        package_linters_pass,
        elements_manifest_matches_its_schema,
        list_of_materials_matches_its_schema
    ];
    let once = in_no_page.into_iter().map(|test| test.only(Engine::Chromium));
    tests![loads_the_widget_with_integrity, altered_script_is_refused, widget_loads_from_a_mirror]
        .into_iter()
        .chain(once)
        .collect()
}

/// The package is installed once for all tests.
static INSTALLED: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = workspace().join("target/installed");
    match fs::remove_dir_all(&folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => panic!("{}: {error}", folder.display()),
        _ => fs::create_dir_all(&folder).expect("a folder"),
    }
    let npm = |words: &[&str]| run(Command::new("npm").args(words).arg("--silent").current_dir(&folder));
    npm(&["pack", &dist().join("npm").display().to_string()]);
    let packed = fs::read_dir(&folder).expect("the folder").flatten().next().expect("a package").path();
    fs::write(folder.join("package.json"), r#"{ "private": true }"#).expect("a file");
    npm(&["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", &packed.display().to_string()]);
    folder
});

/// A project with the package installed.
pub fn project() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    symlink(INSTALLED.join("node_modules"), folder.path().join("node_modules")).expect("a link");
    folder
}

/// A page whose script is bundled from the project and loads the widget from this address.
fn open<'a>(stage: &'a Stage<'_>, src: &str) -> Page<'a> {
    let project = project();
    let script = project.path().join("page.js");
    fs::copy(page("installed.js"), &script).expect("the page's script");
    let script = bundle(&script);
    let order = stage.order(NewOrder::of("va_bca"));
    let start = json!({
        "src": src, "storeId": STORE_ID, "publishableKey": PUBLISHABLE_KEY, "order": order.slug, "apiBase": "{api}",
    });
    let body = format!("<script>window.start = {start}</script><script>{script}</script>");
    stage.open(&Store { body, script: String::new(), ..Store::with(&[]) }.with_others())
}

fn loads_the_widget_with_integrity(stage: &Stage<'_>) {
    let page = open(stage, "{loader}");
    page.wait_state("unpaid");
    assert!(page.shows("payment-code"));
    let integrity = page.script(r#"return document.querySelector("script[src$='checkout.js']").integrity"#);
    assert_eq!(page.script("return known.integrity"), integrity);
    assert_eq!(page.script("return known.version === ScalevCheckout.version"), true);
    let both = "Promise.all([ready, again]).then(([, api]) => arguments[0](api === ScalevCheckout))";
    assert_eq!(page.wait_script(both, Vec::new()), true);
    let loaders = stage.sandbox.log().iter().filter(|entry| entry.path.ends_with("/checkout.js")).count();
    assert_eq!(loaders, 1);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn altered_script_is_refused(stage: &Stage<'_>) {
    stage.sandbox.add_page("/checkout.js", "window.stranger = true", &[("content-type", "text/javascript")]);
    let page = open(stage, "/checkout.js");
    let message = page.wait_script("ready.catch((error) => arguments[0](error.message))", Vec::new());
    assert!(message.as_str().is_some_and(|message| message.contains("/checkout.js")), "{message}");
    assert_eq!(page.script("return [window.stranger, window.ScalevCheckout].some(Boolean)"), false);
}

/// Mirrors of the registry serve the package's files, at an address that ends as this one.
fn widget_loads_from_a_mirror(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let package: Value =
        serde_json::from_slice(&fs::read(dist().join("npm/package.json")).expect("a file")).expect("JSON");
    for field in ["unpkg", "jsdelivr"] {
        let path = package[field].as_str().expect("a path").trim_start_matches("./");
        let script = SCRIPT.replace("{loader}", &format!("{{assets}}/npm/{path}"));
        let page = stage.open(&Store { script, ..Store::of(&order.slug) });
        page.wait_state("unpaid");
        page.wait("the whole widget", |page| page.shows("check-status"));
    }
    let log = stage.sandbox.log();
    let files: Vec<_> = log.iter().filter(|entry| entry.server == "assets").collect();
    assert!(files.len() > 4 && files.iter().all(|entry| entry.path.starts_with("/npm/v")), "{files:?}");
}

fn package_files_equal_the_release(_: &Stage<'_>) {
    let project = project();
    let copy = project.path().join("node_modules/@scalev/checkout").join(version_folder());
    let release = dist().join(version_folder());
    let manifest = fs::read(copy.join("manifest.json")).expect("a manifest");
    let files: Vec<Value> = serde_json::from_slice(&manifest).expect("JSON");
    assert!(files.len() > 5, "{files:?}");
    for file in files.iter().filter_map(|file| file["file"].as_str()).chain(["manifest.json"]) {
        assert_eq!(fs::read(copy.join(file)).ok(), fs::read(release.join(file)).ok(), "{file}");
    }
}

fn import_on_a_server_only_exports(_: &Stage<'_>) {
    let project = project();
    let all = "Object.keys(all).sort().join()";
    for script in [
        format!("import('@scalev/checkout').then((all) => console.log({all}))"),
        format!("const all = require('@scalev/checkout'); console.log({all})"),
    ] {
        let exports = run(Command::new("node").args(["-e", &script]).current_dir(project.path()));
        assert_eq!(exports.trim(), "integrity,load,preview,version", "{script}");
    }
}

/// publint and arethetypeswrong, over the package as npm packs it.
fn package_linters_pass(_: &Stage<'_>) {
    let packed = tempfile::tempdir().expect("a folder");
    let package = dist().join("npm");
    run(Command::new("npm").arg("pack").arg(&package).arg("--silent").current_dir(packed.path()));
    let archive = fs::read_dir(packed.path()).expect("the folder").flatten().next().expect("a package").path();
    let said = run(Command::new(libraries().join(".bin/publint")).arg(&package).arg("--strict"));
    assert!(said.contains("All good!"), "{said}");
    // The files of a release have no types: pages load them, bundlers do not.
    let files = format!("./{}/*", version_folder());
    let exclude = ["--exclude-entrypoints", &files, "./custom-elements.json"];
    run(Command::new(libraries().join(".bin/attw")).arg(archive).arg("--no-emoji").args(exclude));
}

fn elements_manifest_matches_its_schema(_: &Stage<'_>) {
    let manifest = dist().join(version_folder()).join("custom-elements.json");
    is_valid("custom-elements-manifest", "schema.json", &manifest);
}

fn list_of_materials_matches_its_schema(_: &Stage<'_>) {
    let materials = dist().join(version_folder()).join("sbom.cdx.json");
    is_valid("@cyclonedx/cyclonedx-library", "res/schema/bom-1.6.SNAPSHOT.schema.json", &materials);
    let materials: Value = serde_json::from_slice(&fs::read(materials).expect("a file")).expect("JSON");
    let scope = |name: &str| {
        let all = materials["components"].as_array().expect("components");
        all.iter().find(|one| one["name"] == name).map(|one| one["scope"].as_str().unwrap_or_default().to_owned())
    };
    for (name, expected) in
        [("leptos", "required"), ("rust-std", "required"), ("syn", "excluded"), ("esbuild", "excluded")]
    {
        assert_eq!(scope(name).as_deref(), Some(expected), "{name}");
    }
    assert_eq!(scope("fantoccini"), None, "a crate of the tests alone");
}

fn types_compile(_: &Stage<'_>) {
    let project = project();
    let script = r#"import { load, version, type CheckoutState } from "@scalev/checkout";
const { open } = await load(`https://cdn.example/v${version}/checkout.js`);
const state: CheckoutState | null = await open({ order: "auto" }).closed;
// @ts-expect-error an address is needed
load();
export { state };
document.addEventListener("scalev-checkout:paid", ({ detail }) => detail.amount);"#;
    fs::write(project.path().join("page.mts"), script).expect("a file");
    let tsc = libraries().join(".bin/tsc");
    let options = ["--strict", "--noEmit", "--target", "es2022", "--lib", "es2022,dom"];
    for module in ["nodenext", "preserve"] {
        run(Command::new(&tsc).args(options).args(["--module", module, "page.mts"]).current_dir(project.path()));
    }
}

/// Fails where a published schema refuses the file.
pub fn is_valid(package: &str, schema: &str, file: &Path) {
    run(Command::new("node").arg(page("validate.cjs")).args([package, schema]).arg(file));
    // A file that violates the schema must fail.
    let mut broken: Value = serde_json::from_slice(&fs::read(file).expect("a file")).expect("JSON");
    *broken.as_object_mut().and_then(|fields| fields.values_mut().next()).expect("a field") = json!({});
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("broken.json");
    fs::write(&copy, broken.to_string()).expect("a file");
    let refused = Command::new("node").arg(page("validate.cjs")).args([package, schema]).arg(copy).output();
    assert!(refused.is_ok_and(|refused| !refused.status.success()), "{package} takes everything");
}
