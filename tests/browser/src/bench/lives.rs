//! Two hundred mounts and unmounts: the time of each, and the growth of memory.

use serde::Serialize;
use serde_json::{Value, json};

use super::{
    contender::{Contender, Subject, html, loader, source},
    load::{metric, metrics},
    median::median,
};
use crate::harness::{Page, Stage};

/// Mounts before the first measurement of the memory, and before the second one.
const WARM: u32 = 20;
const LIVES: u32 = 200;

/// Memory and objects that a browser has for a page.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct MemoryUse {
    /// Bytes of the heap and of WebAssembly's memory.
    pub heap: f64,
    pub wasm: f64,
    pub nodes: f64,
    pub listeners: f64,
}

/// The difference after two hundred mounts and unmounts.
#[derive(Debug, Serialize)]
pub struct Lives {
    pub contender: Contender,
    /// Milliseconds from the call until the number is shown, the median.
    pub millis: f64,
    /// After the first twenty, and after the others.
    pub early: MemoryUse,
    pub late: MemoryUse,
}

/// `Ours`, `Adyen` or `Xendit`, each from data that the page has already.
#[track_caller]
pub fn measure(stage: &Stage<'_>, contender: Contender) -> Lives {
    let mut setting = contender.page(stage, Subject::Number);
    if contender == Contender::Ours {
        setting.html = ours(stage, &setting.payment);
    }
    setting.early += &source("lives.js");
    let path = format!("/lives/{contender:?}");
    stage.sandbox.add_page(&path, &setting.html, &[]);
    stage.sandbox.add_page("/bench", "<!doctype html>", &[]);
    stage.renew();
    let page = stage.visit("/bench");
    page.devtools("Performance.enable", json!({}));
    page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": setting.early }));
    let page = stage.visit(&path);
    page.wait_script("bench.then(arguments[0])", Vec::new());
    page.script("end()");
    live(&page, &setting.shown, WARM);
    let early = memory_in_use(&page);
    let times = live(&page, &setting.shown, LIVES - WARM);
    Lives { contender, millis: median(times).unwrap_or_default(), early, late: memory_in_use(&page) }
}

/// The widget by its script, from a payload that the page has.
fn ours(stage: &Stage<'_>, payment: &Value) -> String {
    let body = format!(
        r##"<div id="pay"></div><script>
window.life = () => ScalevCheckout.mount("#pay", {{ payment: {payment} }}).unmount;
window.end = life();
</script>"##
    );
    html(&format!(r#"<script src="{}" crossorigin="anonymous"></script>"#, loader(stage)), &body)
}

#[track_caller]
fn live(page: &Page<'_>, number: &str, count: u32) -> Vec<f64> {
    let times =
        page.wait_script("lives(arguments[0], arguments[1]).then(arguments[2])", vec![json!(count), json!(number)]);
    times.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}

#[track_caller]
pub fn memory_in_use(page: &Page<'_>) -> MemoryUse {
    // One collection may free objects that kept others alive.
    for _ in 0..3 {
        page.devtools("HeapProfiler.collectGarbage", json!({}));
    }
    let metrics = metrics(page);
    let wasm = page.script("return memories().reduce((sum, memory) => sum + memory.buffer.byteLength, 0)");
    MemoryUse {
        heap: metric(&metrics, "JSHeapUsedSize"),
        wasm: wasm.as_f64().unwrap_or_default(),
        nodes: metric(&metrics, "Nodes"),
        listeners: metric(&metrics, "JSEventListeners"),
    }
}
