//! The npm package, packed and installed as npm does, in a page that is bundled.

use std::{fs, process::Command};

use sandbox::{NewOrder, PUBLISHABLE_KEY, STORE_ID};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    bundle::{bundle, libraries, page, run},
    harness::{Engine, Page, Stage, Store, Test, dist, tests, version_folder},
};

pub fn tests() -> Vec<Test> {
    let in_no_page = tests![the_copy_is_the_release, nothing_happens_on_a_server, its_types];
    let once = in_no_page.into_iter().map(|test| test.only(Engine::Chromium));
    tests![loads_the_widget_and_vouches_for_it, refuses_other_bytes].into_iter().chain(once).collect()
}

/// A project that has it.
fn project() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let npm = |words: &[&str]| run(Command::new("npm").args(words).arg("--silent").current_dir(folder.path()));
    npm(&["pack", &dist().join("npm").display().to_string()]);
    let packed = fs::read_dir(folder.path()).expect("the folder").flatten().next().expect("a package").path();
    npm(&["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", &packed.display().to_string()]);
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

fn loads_the_widget_and_vouches_for_it(stage: &Stage<'_>) {
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

fn refuses_other_bytes(stage: &Stage<'_>) {
    stage.sandbox.add_page("/checkout.js", "window.stranger = true", &[("content-type", "text/javascript")]);
    let page = open(stage, "/checkout.js");
    let message = page.wait_script("ready.catch((error) => arguments[0](error.message))", Vec::new());
    assert!(message.as_str().is_some_and(|message| message.contains("/checkout.js")), "{message}");
    assert_eq!(page.script("return [window.stranger, window.ScalevCheckout].some(Boolean)"), false);
}

fn the_copy_is_the_release(_: &Stage<'_>) {
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

fn nothing_happens_on_a_server(_: &Stage<'_>) {
    let project = project();
    let script = "import('@scalev/checkout').then((all) => console.log(Object.keys(all).sort().join()))";
    let exports = run(Command::new("node").args(["-e", script]).current_dir(project.path()));
    assert_eq!(exports.trim(), "integrity,load,version");
}

fn its_types(_: &Stage<'_>) {
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
