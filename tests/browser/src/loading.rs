//! Getting the widget's files: integrity, policies, and what the buyer has when they do not come.

use std::fs;

use sandbox::{Fault, NewOrder};
use serde_json::Value;

use crate::harness::{Page, Stage, Store, Test, dist, tests};

pub fn tests() -> Vec<Test> {
    tests![
        integrity_of_the_script,
        the_link_stays_without_any_script,
        the_link_stays_when_the_script_is_missing,
        missing_wasm,
        missing_glue,
        broken_wasm,
        a_file_that_fails_once,
        slow_wasm_keeps_the_link,
        no_webassembly,
        strict_policy,
        policy_without_wasm,
        policy_without_the_widgets_origin,
    ]
}

fn missing() -> Fault {
    Fault::Status { code: 404, body: None, content_type: None }
}

fn integrity_of_the_script(stage: &Stage<'_>) {
    let manifest = fs::read_dir(dist()).expect("the build").flatten().map(|entry| entry.path().join("manifest.json"));
    let manifest = manifest.filter_map(|path| fs::read_to_string(path).ok()).next().expect("a manifest");
    let files: Value = serde_json::from_str(&manifest).expect("JSON");
    let mut files = files.as_array().expect("a list").iter();
    let loader = files.find(|file| file["file"] == "checkout.js").expect("the loader is listed");
    let hash = loader["sha384"].as_str().expect("its hash").trim_start_matches("sha384-");
    let order = stage.order(NewOrder::of("va_bca"));
    let script =
        format!(r#"<script async src="{{loader}}" integrity="sha384-{hash}" crossorigin="anonymous"></script>"#);
    let page = stage.open(&Store { script, ..Store::of(&order.slug) });
    page.wait_state("unpaid");
    assert!(page.shows("payment-code"));
}

/// The widget gave up: the link shows, and the merchant is told once.
fn gave_up(page: &Page<'_>, code: &str) {
    page.wait_state("unavailable");
    assert!(page.shows_own_link());
    let errors = page.events_named("error");
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!(errors[0].detail["code"], code);
    let lines: Vec<_> = page.console().into_iter().filter(|line| line.level == "error").collect();
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].text.starts_with(&format!("[scalev-checkout] {code}: ")), "{lines:?}");
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn the_link_stays_without_any_script(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store { script: String::new(), ..Store::of(&order.slug) });
    assert!(page.shows_own_link());
}

fn the_link_stays_when_the_script_is_missing(stage: &Stage<'_>) {
    stage.sandbox.asset_fault("checkout.js", missing(), None);
    let (_, page) = stage.open_order(NewOrder::of("va_bca"));
    page.wait("the script was asked for", |_| {
        stage.sandbox.log().iter().any(|entry| entry.path.ends_with("checkout.js"))
    });
    assert!(page.shows_own_link());
    assert_eq!(page.state(), "");
}

fn missing_wasm(stage: &Stage<'_>) {
    stage.sandbox.asset_fault(".wasm", missing(), None);
    let (_, page) = stage.open_order(NewOrder::of("va_bca"));
    gave_up(&page, "load");
}

fn missing_glue(stage: &Stage<'_>) {
    stage.sandbox.asset_fault("glue", missing(), None);
    let (_, page) = stage.open_order(NewOrder::of("va_bca"));
    gave_up(&page, "load");
}

fn broken_wasm(stage: &Stage<'_>) {
    stage.sandbox.asset_fault(".wasm", Fault::Truncate, None);
    let (_, page) = stage.open_order(NewOrder::of("va_bca"));
    gave_up(&page, "load");
}

fn a_file_that_fails_once(stage: &Stage<'_>) {
    for file in [".wasm", "glue", ".css"] {
        stage.sandbox.asset_fault(file, missing(), Some(1));
        let (_, page) = stage.open_order(NewOrder::of("va_bca"));
        page.wait_state("unpaid");
        assert!(page.shows("payment-code"), "after {file} failed once");
        assert_eq!(page.events_named("error").len(), 0);
    }
}

fn slow_wasm_keeps_the_link(stage: &Stage<'_>) {
    stage.sandbox.asset_fault(".wasm", Fault::HangBody, None);
    let (_, page) = stage.open_order(NewOrder::of("va_bca"));
    page.wait("the wasm was asked for", |_| stage.sandbox.log().iter().any(|entry| entry.path.ends_with(".wasm")));
    assert_eq!(page.state(), "loading");
    assert!(page.shows_own_link(), "the link shows while the buyer waits");
    page.wait("the merchant hears of it", |page| page.events_named("error").len() == 1);
    assert_eq!(page.events_named("error")[0].detail["code"], "timeout");
    assert!(page.shows_own_link());
}

fn no_webassembly(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let head = "<script>delete window.WebAssembly;</script>".to_owned();
    let page = stage.open(&Store { head, ..Store::of(&order.slug) });
    gave_up(&page, "no-wasm");
}

/// A page with this policy; the tests' own script is allowed by its nonce.
fn with_policy<'a>(stage: &'a Stage<'_>, script: &str) -> Page<'a> {
    let (api, assets) = (stage.sandbox.api(), stage.sandbox.assets());
    let policy = format!(
        "default-src 'none'; script-src 'nonce-recorder' {script}; connect-src {api} {assets}; style-src 'nonce-page'; \
         img-src data:; base-uri 'none'; object-src 'none'"
    )
    .replace("{assets}", assets);
    let order = stage.order(NewOrder::of("qris"));
    let headers = vec![("content-security-policy", policy)];
    stage.open(&Store { headers, ..Store::of(&order.slug) })
}

fn strict_policy(stage: &Stage<'_>) {
    let page = with_policy(stage, "{assets} 'wasm-unsafe-eval'");
    page.wait_state("unpaid");
    assert!(page.shows("qr"));
    let part = page.part("qr").expect("the code is visible");
    assert!(part.width >= 240.0, "it is styled: {}", part.width);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn policy_without_wasm(stage: &Stage<'_>) {
    let page = with_policy(stage, "{assets}");
    gave_up(&page, "csp");
}

fn policy_without_the_widgets_origin(stage: &Stage<'_>) {
    let page = with_policy(stage, "'wasm-unsafe-eval'");
    page.wait("the document", |page| page.script("return document.readyState") == "complete");
    assert!(page.shows_own_link());
    assert_eq!(page.state(), "");
}
