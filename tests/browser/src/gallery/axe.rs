//! axe-core, a checker of accessibility, run in the page.

use std::{env, fs, path::PathBuf, sync::LazyLock};

use serde::Deserialize;
use serde_json::json;

use crate::harness::Page;

/// WCAG 2.0 to 2.2 at levels A and AA, and what is good practice besides.
const TAGS: &[&str] = &["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// With a rule that it counts as an experiment: what is seen on a button must be a part of its name (WCAG 2.5.3).
const RUN: &str = r#"
const [tags, done] = arguments;
const rules = { "label-content-name-mismatch": { enabled: true } };
axe.run(document, { runOnly: tags, rules, resultTypes: ["violations"] }).then(
  ({ violations }) => done({ violations }),
  (error) => done({ error: String(error) }),
);"#;

/// The checker's own text, from where `xtask/setup/tools` has put it.
static SOURCE: LazyLock<String> = LazyLock::new(|| {
    let modules = env::var_os("NODE_PATH").map(PathBuf::from).unwrap_or_default();
    let path = modules.join("axe-core/axe.min.js");
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}; run by `xtask/setup/tools`", path.display()))
});

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Violation {
    id: String,
    help: String,
    help_url: String,
    nodes: Vec<Found>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Found {
    html: String,
    failure_summary: Option<String>,
}

/// The violations on the current page, each with its elements.
pub fn violations(page: &Page<'_>) -> Vec<String> {
    if page.script("return typeof axe") == "undefined" {
        page.script(&format!("globalThis.still?.go();\n{}\nwindow.axe = axe;", *SOURCE));
    }
    let mut answer = page.wait_script(RUN, vec![json!(TAGS)]);
    assert!(answer["error"].is_null(), "axe-core: {}", answer["error"]);
    let violations: Vec<Violation> = serde_json::from_value(answer["violations"].take()).expect("a list of violations");
    violations.iter().map(describe).collect()
}

fn describe(violation: &Violation) -> String {
    let Violation { id, help, help_url, nodes } = violation;
    let found: String = nodes
        .iter()
        .map(|node| {
            let why = node.failure_summary.as_deref().unwrap_or_default().replace('\n', "\n      ");
            format!("\n    {}\n      {why}", node.html)
        })
        .collect();
    format!("{id}: {help} ({help_url}){found}")
}
