//! Getting the widget's files: integrity, a second attempt, a strict policy.

use std::{
    collections::BTreeSet,
    fs,
    time::{Duration, Instant},
};

use sandbox::{Entry, Fault, NewOrder};
use serde_json::Value;

use crate::{
    harness::{Engine, Stage, Store, Test, dist, tests},
    snippets,
};

pub fn tests() -> Vec<Test> {
    tests![
        script_with_integrity_loads,
        preloaded_preview_part_is_requested_once,
        preload_with_integrity_is_requested_once,
        documented_tag_logs_nothing,
        widget_part_waits_for_the_preview_part,
        file_that_fails_once_is_retried,
        wasm_loads_with_any_mime_type,
        loads_under_a_strict_policy,
    ]
}

fn missing() -> Fault {
    Fault::Status { code: 404, body: None, content_type: None }
}

fn script_with_integrity_loads(stage: &Stage<'_>) {
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

/// The preview part is requested once, before the script has loaded, and the widget part after it.
fn preloaded_preview_part_is_requested_once(stage: &Stage<'_>) {
    preload_is_used_once(stage, "");
}

fn preload_with_integrity_is_requested_once(stage: &Stage<'_>) {
    let wasm = stage.published("checkout", ".wasm");
    let name = wasm.rsplit('/').next().expect("a name");
    preload_is_used_once(stage, &format!(r#" integrity="{}""#, snippets::hash_of(name)));
}

fn preload_is_used_once(stage: &Stage<'_>, attribute: &str) {
    if stage.engine() == Engine::Chromium {
        stage.complaints();
    }
    stage.sandbox.asset_fault("checkout.js", Fault::Delay { ms: 500 }, None);
    let order = stage.order(NewOrder::of("va_bca"));
    let wasm = stage.published("checkout", ".wasm");
    let head =
        format!(r#"<link rel="preload" href="{wasm}" as="fetch" type="application/wasm" crossorigin{attribute}>"#);
    let page = stage.open(&Store { head, ..Store::of(&order.slug) });
    page.wait_state("unpaid");
    assert!(page.shows("payment-code"));
    let log = stage.sandbox.log();
    let first = once(&log, &wasm);
    let rest = once(&log, &stage.published("rest", ".wasm"));
    let loader = log.iter().find(|entry| entry.path.ends_with("checkout.js")).expect("the loader");
    assert!(Some(first.started_ms) < loader.answered_ms, "{first:?} {loader:?}");
    assert!(Some(rest.started_ms) >= loader.answered_ms, "{rest:?} {loader:?}");
    assert_eq!(log.iter().filter(|entry| entry.path.ends_with(".wasm")).count(), 2, "{log:?}");
    if stage.engine() == Engine::Chromium {
        // Chromium warns that it ignores the hash of a preload, which no script can prevent.
        let ours: Vec<String> =
            stage.complaints().into_iter().filter(|line| !line.contains("currently ignored")).collect();
        assert_eq!(ours, Vec::<String>::new());
    }
}

/// With and without `no-store` there is no console line, and each file is requested once.
fn documented_tag_logs_nothing(stage: &Stage<'_>) {
    for no_store in [false, true] {
        stage.sandbox.clear_log();
        if stage.engine() == Engine::Chromium {
            stage.complaints();
        }
        if no_store {
            stage.sandbox.asset_fault("/v", Fault::NoStore, None);
        }
        let slug = stage.order(NewOrder::of("va_bca")).slug;
        let body = snippets::filled(&snippets::block("docs/embed.md", "html"), &slug);
        let page = stage.open(&Store { script: String::new(), body, ..Store::with(&[]) });
        page.wait_state("unpaid");
        page.wait("the whole widget", |page| page.shows("check-status"));
        let log = stage.sandbox.log();
        let files = log.iter().filter(|entry| entry.server == "assets").map(|entry| entry.path.as_str());
        let files: Vec<&str> = files.collect();
        let distinct: BTreeSet<&str> = files.iter().copied().collect();
        assert_eq!(files.len(), distinct.len(), "no-store: {no_store}: {files:?}");
        assert_eq!(page.console().len(), 0);
        if stage.engine() == Engine::Chromium {
            // Chromium warns of an unused preload some seconds after the load.
            let start = Instant::now();
            page.wait("six seconds", |_| start.elapsed() > Duration::from_secs(6));
            assert_eq!(stage.complaints(), Vec::<String>::new(), "no-store: {no_store}");
        }
    }
}

/// Widget part and glue are requested once the preview part has loaded.
fn widget_part_waits_for_the_preview_part(stage: &Stage<'_>) {
    let first = stage.published("checkout", ".wasm");
    stage.sandbox.asset_fault(name(&first), Fault::Delay { ms: 500 }, None);
    let (_, page) = stage.open_order(NewOrder::of("va_bca"));
    page.wait_state("unpaid");
    let log = stage.sandbox.log();
    let first = once(&log, &first);
    for later in [("rest", ".wasm"), ("glue", ".js")].map(|(begins, ends)| stage.published(begins, ends)) {
        let later = once(&log, &later);
        assert!(Some(later.started_ms) >= first.answered_ms, "{later:?} {first:?}");
    }
}

/// The file's name, of its address.
fn name(address: &str) -> &str {
    address.rsplit('/').next().unwrap_or_default()
}

/// The only request for this address.
fn once<'a>(log: &'a [Entry], address: &str) -> &'a Entry {
    let all: Vec<_> = log.iter().filter(|entry| entry.path.ends_with(name(address))).collect();
    assert_eq!(all.len(), 1, "requests for {address}: {all:?}");
    all[0]
}

fn file_that_fails_once_is_retried(stage: &Stage<'_>) {
    let files = [("checkout", ".wasm"), ("rest", ".wasm"), ("glue", ".js")];
    for file in files.map(|(begins, ends)| stage.published(begins, ends)) {
        let file = name(&file);
        stage.sandbox.asset_fault(file, missing(), Some(1));
        let (_, page) = stage.open_order(NewOrder::of("va_bca"));
        page.wait_state("unpaid");
        assert!(page.shows("payment-code"), "after {file} failed once");
        assert_eq!(page.events_named("error").len(), 0);
    }
}

/// Only scripts need the right type.
fn wasm_loads_with_any_mime_type(stage: &Stage<'_>) {
    stage.sandbox.asset_fault(".wasm", Fault::Mime { kind: "text/plain".into() }, None);
    let (_, page) = stage.open_order(NewOrder::of("va_bca"));
    page.wait_state("unpaid");
    assert!(page.shows("payment-code"));
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn loads_under_a_strict_policy(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("qris"));
    let page = stage.open(&Store::of(&order.slug).strict(stage.sandbox));
    page.wait_state("unpaid");
    assert!(page.shows("qr"));
    let part = page.part("qr").expect("the code is visible");
    assert!(part.width >= 240.0, "it is styled: {}", part.width);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}
