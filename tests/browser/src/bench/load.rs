//! One load of one page: the time until the payment is shown, and its cost.

use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    contender::{Contender, Subject},
    line::Line,
    site,
};
use crate::harness::{Page, Stage};

/// A page with nothing on it, to have the browser's process running before the clock does.
const EMPTY: &str = r#"<!doctype html><title>Toko Contoh</title><link rel="icon" href="data:,">"#;

/// A page's measurements of its own load.
#[derive(Debug, Deserialize)]
struct Reported {
    at: f64,
    copied: Option<f64>,
    ready: f64,
    started: Option<f64>,
    /// The start and the duration of each.
    tasks: Vec<[f64; 2]>,
    shift: f64,
    wasm: f64,
    paint: Option<f64>,
    files: Vec<Request>,
}

/// From when to when something was asked for, in milliseconds since the navigation.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(rename_all(deserialize = "camelCase"))]
pub struct Request {
    pub name: String,
    pub start_time: f64,
    pub response_end: f64,
    /// Bytes with brotli; `None` where it is not a file.
    #[serde(default)]
    pub bytes: Option<u64>,
}

/// The figures of one load.
#[derive(Debug, Clone, Serialize)]
pub struct Load {
    /// Milliseconds from the navigation until the page shows the number, the code or the wallet's button.
    pub shown: f64,
    /// Milliseconds until the number of another order is shown in the same tab, with the files from the cache. `None`: the page
    /// has the payment and does not ask the API.
    pub second: Option<f64>,
    /// Until a button that copies is there.
    pub copied: Option<f64>,
    /// Until the page is fully interactive.
    pub ready: f64,
    /// Until the WebAssembly is compiled and has its memory.
    pub started: Option<f64>,
    /// Until anything was painted.
    pub paint: Option<f64>,
    /// The document, files, questions to the API and their preflights.
    pub requests: usize,
    /// The bytes of all files, and of those that had arrived when the number was shown.
    pub bytes: u64,
    pub early_bytes: u64,
    /// Tasks of more than 50 ms, and the milliseconds of all of them.
    pub long_tasks: usize,
    pub long: f64,
    /// Milliseconds of the longest one that began after the number or the code was shown.
    pub longest_after: f64,
    pub shift: f64,
    /// Milliseconds of scripts, and of everything on the main thread.
    pub script: f64,
    pub task: f64,
    /// Bytes of the heap after a collection, and of WebAssembly's memory.
    pub heap: f64,
    pub wasm: f64,
    pub files: Vec<Request>,
}

/// Loads the page of a new order, with nothing kept from before.
#[track_caller]
pub fn load<'a>(
    stage: &'a Stage<'_>,
    site: &Path,
    contender: Contender,
    subject: Subject,
    line: Line,
) -> (Load, Page<'a>) {
    let setting = contender.page(stage, subject);
    let path = format!("/bench/{contender:?}");
    stage.sandbox.add_page(&path, &setting.html, &[]);
    stage.sandbox.add_page("/bench", EMPTY, &[]);
    stage.renew();
    let page = stage.visit("/bench");
    page.devtools("Performance.enable", json!({}));
    let early = page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": setting.early }));
    line.simulate(&page);
    let before = metrics(&page);
    stage.sandbox.clear_log();
    let page = stage.visit(&path);
    let Reported { at, copied, ready, started, tasks, shift, wasm, paint, mut files } = read_report(&page);
    let requests = 1 + stage.sandbox.log().len();
    let after = metrics(&page);
    page.devtools("HeapProfiler.collectGarbage", json!({}));
    let heap = metric(&metrics(&page), "JSHeapUsedSize");
    let asks = matches!(contender, Contender::Ours | Contender::Floor);
    let second = asks.then(|| {
        let other = contender.page(stage, subject);
        let path = format!("{path}/second");
        stage.sandbox.add_page(&path, &other.html, &[]);
        page.devtools("Page.removeScriptToEvaluateOnNewDocument", early);
        page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": other.early }));
        read_report(&stage.visit(&path)).at
    });
    Line::rest(&page);
    for file in &mut files {
        file.bytes = site::transferred(site, &file.name);
        file.name = file.name.rsplit('/').next().unwrap_or_default().to_owned();
    }
    let files = merged(files);
    let transferred = |until: f64| -> u64 {
        files.iter().filter(|file| file.response_end <= until).filter_map(|file| file.bytes).sum()
    };
    let spent = |name: &str| (metric(&after, name) - metric(&before, name)) * 1000.0;
    let later = tasks.iter().filter(|[begins, _]| *begins > at);
    let (bytes, early_bytes) = (transferred(f64::INFINITY), transferred(at));
    let load = Load {
        shown: at,
        second,
        copied,
        ready,
        started,
        paint,
        requests,
        bytes,
        early_bytes,
        long_tasks: tasks.len(),
        // `sum` of nothing is -0.0.
        long: tasks.iter().fold(0.0, |sum, [_, takes]| sum + takes),
        longest_after: later.map(|[_, takes]| *takes).fold(0.0, f64::max),
        shift,
        script: spent("ScriptDuration"),
        task: spent("TaskDuration"),
        heap,
        wasm,
        files,
    };
    (load, page)
}

#[track_caller]
fn read_report(page: &Page<'_>) -> Reported {
    let reply = page.wait_script("bench.then(arguments[0])", Vec::new());
    serde_json::from_value(reply).expect("the measurements")
}

/// A file that a hint requests and then a script is transferred once.
fn merged(files: Vec<Request>) -> Vec<Request> {
    let mut once: Vec<Request> = Vec::new();
    for file in files {
        match once.iter_mut().find(|other| other.name == file.name) {
            Some(other) => {
                other.start_time = other.start_time.min(file.start_time);
                other.response_end = other.response_end.max(file.response_end);
            }
            None => once.push(file),
        }
    }
    once
}

/// All that the browser counts of a page.
#[track_caller]
pub fn metrics(page: &Page<'_>) -> Value {
    page.devtools("Performance.getMetrics", json!({}))["metrics"].clone()
}

/// One of them.
pub fn metric(metrics: &Value, name: &str) -> f64 {
    let mut all = metrics.as_array().into_iter().flatten();
    all.find(|metric| metric["name"] == name).and_then(|metric| metric["value"].as_f64()).unwrap_or_default()
}
