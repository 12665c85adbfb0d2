//! axe-core, a checker of accessibility, run in the page.

use std::{env, fs, path::PathBuf};

use serde::Deserialize;
use serde_json::json;

use crate::harness::Page;

/// WCAG 2.0 to 2.2 at levels A and AA, and what is good practice besides.
const TAGS: &[&str] = &["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

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

/// What is wrong with the page as it shows now, each with the elements; empty when nothing is.
pub fn violations(page: &Page<'_>) -> Vec<String> {
    let body = format!(
        r#"still.go();
{}
const [tags, done] = arguments;
axe.run(document, {{ runOnly: tags, resultTypes: ["violations"] }}).then(
  ({{ violations }}) => done({{ violations }}),
  (error) => done({{ error: String(error) }}),
);"#,
        source()
    );
    let mut answer = page.wait_script(&body, vec![json!(TAGS)]);
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

/// The checker's own text, from where `.ci/tools` has put it.
fn source() -> String {
    let modules = env::var_os("NODE_PATH").map(PathBuf::from).unwrap_or_default();
    let path = modules.join("axe-core/axe.min.js");
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}; run by `.ci/tools`", path.display()))
}
