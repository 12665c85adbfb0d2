//! The fourth table: Lighthouse's figures of a shop's page without a widget, with ours, and with each of the libraries.

use std::{fs, path::PathBuf, process::Command};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    contender::{Contender, Subject, html},
    grid::grid,
    median::median,
};
use crate::{
    bundle::run,
    harness::{Engine, Stage, workspace},
};

/// Runs of each page.
const RUNS: usize = 5;

/// The shop's page alone, then with each widget.
const PAGES: [Option<Contender>; 4] = [None, Some(Contender::Ours), Some(Contender::Adyen), Some(Contender::Xendit)];

/// A row: its label, its figure, and the figure's text.
type Row = (&'static str, fn(&Figures) -> f64, fn(f64) -> String);

const ROWS: [Row; 4] = [
    ("performance score", |figures| figures.score, |score| format!("{score:.0}")),
    ("total blocking time", |figures| figures.blocking, |millis| format!("{millis:.0} ms")),
    ("largest contentful paint", |figures| figures.largest, |millis| format!("{millis:.0} ms")),
    ("cumulative layout shift", |figures| figures.shift, |shift| format!("{shift:.3}")),
];

/// All runs, and the version that made them.
#[derive(Debug, Serialize)]
pub struct Lighthouse {
    pub version: String,
    pages: Vec<(Option<Contender>, Vec<Figures>)>,
}

/// One run, as `measure.mjs` prints it.
#[derive(Debug, Clone, Deserialize, Serialize)]
struct Figures {
    /// Of performance, at most 100.
    score: f64,
    /// Milliseconds of tasks beyond 50 ms each.
    blocking: f64,
    /// Milliseconds until the largest text or picture was painted.
    largest: f64,
    shift: f64,
}

/// Runs the pages alternately, each time with a new order and a new browser.
#[track_caller]
pub fn measure(stage: &Stage<'_>) -> Lighthouse {
    let version = install();
    // No other page is to use the processor.
    stage.renew();
    let pages: Vec<Value> = (0..RUNS).flat_map(|run| PAGES.map(|page| prepare(stage, page, run))).collect();
    let figures = figures(&json!(pages));
    let of = |index: usize| figures.iter().skip(index).step_by(PAGES.len()).cloned().collect();
    Lighthouse { version, pages: PAGES.iter().enumerate().map(|(index, page)| (*page, of(index))).collect() }
}

impl Lighthouse {
    pub fn table(&self) -> String {
        let cells = |(words, figure, unit): Row| {
            let medians = self.pages.iter().map(|(_, runs)| median(runs.iter().map(figure)));
            let shown = medians.map(|median| median.map_or_else(String::new, unit));
            [words.to_owned()].into_iter().chain(shown).collect()
        };
        grid(&["Lighthouse, phone", "page alone", "ours", "adyen-web", "xendit"], &ROWS.map(cells))
    }
}

/// Installs the pinned version; which that is.
fn install() -> String {
    let folder = folder();
    fs::create_dir_all(&folder).expect("a folder for Lighthouse");
    let source = workspace().join("tests/browser/lighthouse");
    for name in ["package.json", "package-lock.json", "measure.mjs"] {
        fs::copy(source.join(name), folder.join(name)).expect("a copy");
    }
    let options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"];
    run(Command::new("npm").args(options).current_dir(&folder));
    let manifest = fs::read_to_string(folder.join("node_modules/lighthouse/package.json")).expect("a manifest");
    let manifest: Value = serde_json::from_str(&manifest).expect("JSON");
    manifest["version"].as_str().expect("a version").to_owned()
}

/// Serves a page with a payment number. Its picture is the evidence that it shows one.
#[track_caller]
fn prepare(stage: &Stage<'_>, page: Option<Contender>, run: usize) -> Value {
    let (html, answers) = match page {
        None => (html("", ""), String::new()),
        Some(contender) => {
            let setting = contender.page(stage, Subject::Number);
            (setting.html, setting.answers)
        }
    };
    let name = page.map_or_else(|| "alone".to_owned(), |contender| format!("{contender:?}").to_lowercase());
    let path = format!("/lighthouse/{name}/{run}");
    stage.sandbox.add_page(&path, &html, &[]);
    let url = format!("{}{path}", stage.sandbox.shop());
    json!({ "url": url, "early": answers, "picture": folder().join(format!("{name}.jpg")) })
}

fn figures(pages: &Value) -> Vec<Figures> {
    let folder = folder();
    fs::write(folder.join("pages.json"), pages.to_string()).expect("a file");
    let chromium = Engine::Chromium.binary().expect("Chromium");
    let mut node = Command::new("node");
    let printed = run(node.arg("measure.mjs").arg(chromium).arg("pages.json").current_dir(folder));
    serde_json::from_str(&printed).expect("Lighthouse's figures")
}

fn folder() -> PathBuf {
    workspace().join("target/bench/lighthouse")
}
