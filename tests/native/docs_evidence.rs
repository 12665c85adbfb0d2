//! The evidence in the pages: the tests that they name, the inventory of scripts, and the sample answers.

use std::{collections::BTreeSet, fs, path::Path};

use scalev_checkout::{
    gateway,
    payment::Status,
    value::{Rupiah, UrlPolicy},
};
use serde_json::Value;

use crate::{docs_pages::code_spans, support};

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The blocks in this language of a page.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let text = read(page);
    let mark = format!("```{language}\n");
    text.split(&mark).skip(1).map(|rest| rest.split("```").next().unwrap_or_default().to_owned()).collect()
}

/// Tests that a page names, as `native module::name` or `browser module::name`.
fn named_tests(page: &str) -> Vec<String> {
    let text = read(page);
    let named = code_spans(&text).filter(|name| name.starts_with("native ") || name.starts_with("browser "));
    named.map(str::to_owned).collect()
}

#[test]
fn every_test_that_a_page_names_exists() {
    for page in ["docs/privacy.md", "docs/conformance.md"] {
        let named = named_tests(page);
        assert!(named.len() > 5, "{page}: {named:?}");
        for name in named {
            let (kind, path) = name.split_once(' ').expect("a kind");
            let (module, function) = path.rsplit_once("::").unwrap_or_else(|| panic!("{page}: {name} has no module"));
            let folder = if kind == "native" { "tests/native" } else { "tests/browser/src" };
            let source = read(&format!("{folder}/{}.rs", module.replace("::", "/")));
            assert!(source.contains(&format!("fn {function}(")), "{page}: {name} does not exist");
        }
    }
}

/// The number of success criteria of WCAG 2.2 at levels A (31) and AA (24), without 4.1.1, which it has removed.
const CRITERIA: usize = 55;

#[test]
fn every_wcag_criterion_names_a_test_or_a_manual_check() {
    let page = read("docs/conformance.md");
    let rows: Vec<Vec<&str>> = page
        .lines()
        .filter(|line| line.starts_with("| ") && line.as_bytes()[2].is_ascii_digit())
        .map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect();
    let numbers: BTreeSet<&str> = rows.iter().map(|row| row[0]).collect();
    assert_eq!((rows.len(), numbers.len()), (CRITERIA, CRITERIA));
    for row in rows {
        let is_covered = ["by hand", "not in the widget"].contains(&row[2]) || row[2].contains("::");
        assert!(is_covered, "{row:?}");
    }
}

/// The table has one row for each file of the last accepted build that runs in a browser.
#[test]
fn the_inventory_lists_every_published_script() {
    let figures: Value = serde_json::from_str(&read("xtask/figures.json")).expect("JSON");
    let files = figures["files"].as_object().expect("files").keys();
    let runs = |name: &&String| name.ends_with(".js") || name.ends_with(".wasm");
    let in_build: BTreeSet<String> = files.filter(runs).cloned().collect();
    let page = read("docs/pci-dss.md");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    let listed: BTreeSet<String> = rows.map(|name| name.replace("-…", "")).collect();
    assert_eq!(listed, in_build);
}

#[test]
fn the_documented_backend_answers_are_unpaid_and_paid() {
    let [created, paid] = &blocks("docs/backend.md", "json")[..] else { panic!("two samples") };
    let status = |text: &str| {
        let body: Value = serde_json::from_str(text).expect("JSON");
        let (payment, _) = gateway::recognize(&gateway::unwrapped(support::value(&body)), UrlPolicy::Public)?;
        payment.status
    };
    assert_eq!((status(created), status(paid)), (Some(Status::Unpaid), Some(Status::Paid)));
}

#[test]
fn documented_amounts_equal_written_amounts() {
    let page = read("docs/events.md");
    for (amount, digits) in [("147000.00", "147000"), ("147000.50", "147000.50")] {
        assert_eq!(Rupiah::parse(amount).map(Rupiah::digits).as_deref(), Some(digits));
        assert!(page.contains(&format!("`{digits}`")), "docs/events.md does not show {digits}");
    }
}
