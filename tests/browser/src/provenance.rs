//! Pages that demand proof of every script: `Integrity-Policy`, hashes, and the publisher's key (signature-based integrity).

use std::{fs, path::Path, process::Command};

use sandbox::{Action, NewOrder};
use serde_json::Value;

use crate::{
    harness::{Engine, Page, Stage, Store, Test, dist, tests, version_folder},
    snippets,
};

pub fn tests() -> Vec<Test> {
    let in_chromium = tests![
        integrity_policy_blocks_a_tag_without_a_hash,
        key_alone_is_accepted,
        another_key_blocks_the_script,
        documented_commands_check_the_release,
    ];
    let in_chromium = in_chromium.into_iter().map(|test| test.only(Engine::Chromium));
    tests![works_under_an_integrity_policy, hash_and_key_together_are_accepted].into_iter().chain(in_chromium).collect()
}

const POLICY: (&str, &str) = ("integrity-policy", "blocked-destinations=(script)");

fn built(file: &str) -> String {
    let path = dist().join(version_folder()).join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The loader's hash in the manifest.
fn hash() -> String {
    let manifest: Vec<Value> = serde_json::from_str(&built("manifest.json")).expect("JSON");
    let loader = manifest.iter().find(|entry| entry["file"] == "checkout.js").expect("the loader");
    loader["sha384"].as_str().expect("a hash").to_owned()
}

/// The publisher's key, as an `integrity` names it.
fn key() -> String {
    let headers = built("checkout.js.headers");
    format!("ed25519-{}", headers.split("keyid=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a key"))
}

/// An order's page with this `integrity`; the files are served with the headers of the release.
fn open<'a>(stage: &'a Stage<'_>, slug: &str, integrity: &str) -> Page<'a> {
    let src = format!("{{assets}}/signed/{}/checkout.js", version_folder());
    let script = format!(r#"<script async src="{src}" integrity="{integrity}" crossorigin="anonymous"></script>"#);
    stage.open(&Store { script, ..Store::of(slug) })
}

fn is_paid(stage: &Stage<'_>, page: &Page<'_>, slug: &str) {
    page.wait_state("unpaid");
    page.wait("the whole widget", |page| page.shows("check-status"));
    stage.act(slug, Action::Pay);
    page.click("check-status");
    page.wait_state("paid");
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

/// All scripts that the widget inserts have their hashes, also those on demand.
fn works_under_an_integrity_policy(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("qris"));
    let script = format!(r#"<script async src="{{loader}}" integrity="{}" crossorigin="anonymous"></script>"#, hash());
    let mut store = Store { script, ..Store::of(&order.slug) };
    store.headers.push((POLICY.0, POLICY.1.to_owned()));
    let page = stage.open(&store);
    page.wait_state("unpaid");
    page.wait("the whole widget", |page| page.shows("save-qr"));
    page.click("save-qr");
    page.wait("the picture", |page| page.shows("save-status") || page.shows("poster"));
    let scripts: Vec<_> = stage.sandbox.log().into_iter().filter(|entry| entry.path.ends_with(".js")).collect();
    assert!(scripts.len() >= 3, "the loader, the glue and the picture's: {scripts:?}");
    is_paid(stage, &page, &order.slug);
}

/// Shows that the policy is in force.
fn integrity_policy_blocks_a_tag_without_a_hash(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let mut store = Store::of(&order.slug);
    store.headers.push((POLICY.0, POLICY.1.to_owned()));
    let page = stage.open(&store);
    assert!(page.shows_own_link());
    assert_eq!(page.script("return typeof ScalevCheckout"), "undefined");
    assert_eq!(stage.requests().len(), 0);
}

/// In browsers that do not know the key, the hash alone counts.
fn hash_and_key_together_are_accepted(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = open(stage, &order.slug, &format!("{} {}", hash(), key()));
    is_paid(stage, &page, &order.slug);
}

fn key_alone_is_accepted(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = open(stage, &order.slug, &key());
    is_paid(stage, &page, &order.slug);
}

fn another_key_blocks_the_script(stage: &Stage<'_>) {
    let other = "ed25519-JrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=";
    for integrity in [other.to_owned(), format!("{} {other}", hash())] {
        let order = stage.order(NewOrder::of("va_bca"));
        let page = open(stage, &order.slug, &integrity);
        page.wait("the script's failure", |page| page.script("return document.readyState") == "complete");
        assert!(page.shows_own_link(), "{integrity}");
        assert_eq!(page.script("return typeof ScalevCheckout"), "undefined", "{integrity}");
    }
}

/// The commands of `docs/policy.md`, unchanged.
fn documented_commands_check_the_release(_: &Stage<'_>) {
    let folder = tempfile::tempdir().expect("a folder");
    for file in fs::read_dir(dist().join(version_folder())).expect("the version") {
        let file = file.expect("a file");
        let name = file.file_name().into_string().expect("a name");
        let name = if name == "throw-away-key.pem" { "release-key.pem".to_owned() } else { name };
        fs::copy(file.path(), folder.path().join(name)).expect("a copy");
    }
    let [signature, files] = &snippets::blocks("docs/policy.md", "bash")[..] else { panic!("two commands") };
    let run = |command: &str| {
        let output = Command::new("bash").arg("-c").arg(command).current_dir(&folder).output().expect("bash");
        (output.status.success(), String::from_utf8(output.stdout).expect("text"))
    };
    let append = |name: &str| {
        let path: &Path = &folder.path().join(name);
        fs::write(path, fs::read_to_string(path).expect("a file") + " ").expect("a file");
    };
    assert_eq!(run(signature), (true, "Signature Verified Successfully\n".to_owned()));
    assert_eq!(run(files).1, "");
    append("checkout.js");
    assert_eq!(run(files).1, "checkout.js differs\n");
    append("manifest.json");
    assert!(!run(signature).0);
}
