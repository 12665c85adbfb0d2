//! The parts of a screen against those in `docs/theming.md`.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::harness::Page;

const THEMING: &str = include_str!("../../../../docs/theming.md");

/// The names in the table of `docs/theming.md`.
fn documented() -> BTreeSet<&'static str> {
    let (_, section) = THEMING.split_once("## Parts").expect("the section on parts");
    let rows = section.lines().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
    let names = rows.filter_map(|row| row.trim_start_matches('|').split_once(" | "));
    names.flat_map(|(names, _)| names.split('`').skip(1).step_by(2)).collect()
}

/// The parts that stand on the page and in no row.
pub fn undocumented(page: &Page<'_>) -> Vec<String> {
    let script = r#"
const all = document.querySelector("scalev-checkout").shadowRoot.querySelectorAll("[part]");
return Array.from(all, (element) => Array.from(element.part)).flat();"#;
    let found = page.script(script);
    let found = found.as_array().into_iter().flatten().filter_map(Value::as_str);
    let documented = documented();
    found.filter(|part| !documented.contains(part)).map(str::to_owned).collect()
}
