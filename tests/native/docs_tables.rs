//! Generated tables in Markdown: `docs/gateways.md` lists fixtures and adapters, `docs/hosting.md` the sizes of the files, both
//! in both languages (`UPDATE=1 cargo test docs_tables` writes them). README.md repeats rows of BENCHMARKS.md.

use std::{collections::BTreeMap, fs, path::Path};

use scalev_checkout::{gateway::ADAPTERS, payment::Status};
use serde_json::Value;

const GATEWAYS: [&str; 2] =
    ["<!-- made from tests/fixtures by tests/native/docs_tables.rs -->\n", "<!-- end of the table -->\n"];
const SIZES: [&str; 2] = ["<!-- sizes -->\n", "<!-- /sizes -->\n"];

/// Checks that the text between two marks of a page is `fresh`. With `UPDATE=1` it writes the text.
fn check_table(page: &str, [start, end]: [&str; 2], fresh: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{page}: {error}"));
    let (before, rest) = text.split_once(start).unwrap_or_else(|| panic!("{page} has no {start}"));
    let (_, after) = rest.split_once(end).unwrap_or_else(|| panic!("{page} has no {end}"));
    let wanted = format!("{before}{start}{fresh}{end}{after}");
    if std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
        fs::write(&path, &wanted).unwrap_or_else(|error| panic!("{page}: {error}"));
    } else {
        let other: Vec<&str> = wanted.lines().filter(|line| !text.lines().any(|known| known == *line)).collect();
        assert!(text == wanted, "{page} is out of date; `UPDATE=1 cargo test docs_tables` writes {other:#?}");
    }
}

#[test]
fn the_gateway_tables_match_fixtures_and_adapters() {
    for page in ["docs/gateways.md", "docs/id/gateways.md"] {
        check_table(page, GATEWAYS, &table());
    }
}

/// The rows of the size table: the key in `xtask/figures.json`, and its text in English and Indonesian.
const DOWNLOADS: [(&str, &str, &str); 3] = [
    ("checkout.js", "the script of the tag", "script pada tag"),
    ("until the preview", "everything until the number is shown", "semuanya sampai nomor tampil"),
    ("until fully interactive", "everything", "semuanya"),
];

#[test]
fn the_size_tables_match_the_last_accepted_build() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("xtask/figures.json");
    let figures: Value = serde_json::from_str(&fs::read_to_string(path).expect("the figures")).expect("JSON");
    let size = |key: &str| figures["files"][key].as_f64().unwrap_or_else(|| panic!("no {key}")) / 1000.0;
    let row = |words: &str, key: &str| format!("| {words} | {:.1} kB |\n", size(key));
    let english: String = DOWNLOADS.iter().map(|(key, words, _)| row(words, key)).collect();
    let indonesian: String = DOWNLOADS.iter().map(|(key, _, words)| row(words, key)).collect();
    check_table("docs/hosting.md", SIZES, &format!("| download | with brotli |\n|---|---|\n{english}"));
    check_table("docs/id/hosting.md", SIZES, &format!("| unduhan | dengan brotli |\n|---|---|\n{indonesian}"));
}

#[test]
fn the_readmes_rows_are_rows_of_the_benchmarks() {
    let first_table = |page: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{page}: {error}"));
        let (_, rest) = text.split_once("<!-- bench -->\n").unwrap_or_else(|| panic!("{page} has no benchmarks"));
        let rows = rest.lines().take_while(|line| line.starts_with('|')).filter(|line| !line.contains("---"));
        rows.map(|row| row.split('|').map(str::trim).skip(1).take(4).collect::<Vec<_>>().join(" | ")).collect()
    };
    let (readme, benchmarks): (Vec<String>, Vec<String>) = (first_table("README.md"), first_table("BENCHMARKS.md"));
    let missing: Vec<&String> = readme.iter().filter(|row| !benchmarks.contains(row)).collect();
    assert!(missing.is_empty(), "BENCHMARKS.md has no {missing:#?}; `make bench UPDATE=1` writes both");
    assert_eq!(readme.len(), 11, "a head and ten rows");
}

/// One row for each gateway and instruction, with its methods and, in brackets, their shapes.
fn table() -> String {
    let mut rows: BTreeMap<(String, String), BTreeMap<String, Vec<String>>> = BTreeMap::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    for gateway in folder(&root).into_iter().filter(|gateway| gateway != "reported") {
        for name in folder(&root.join(&gateway)) {
            let Some(name) = name.strip_suffix(".json") else { continue };
            let expected = root.join(&gateway).join(format!("{name}.expected"));
            let expected = fs::read_to_string(&expected).unwrap_or_else(|error| {
                panic!("{}: {error}; `UPDATE=1 cargo test gateways::every_payload` writes it", expected.display())
            });
            let expected: Value = serde_json::from_str(&expected).expect("JSON");
            let instruction = expected["instruction"].as_str().expect("the kind of instruction");
            let (method, shape) = name.split_once('.').unwrap_or((name, "plain"));
            let methods = rows.entry((gateway.clone(), instruction.to_owned())).or_default();
            methods.entry(method.to_owned()).or_default().push(shape.replace('_', " "));
        }
    }
    let mut table = "| gateway | shows | methods (shapes) |\n|---|---|---|\n".to_owned();
    for ((gateway, instruction), methods) in rows {
        let methods: Vec<String> = methods.into_iter().map(|(method, shapes)| cell(&method, &shapes)).collect();
        table += &format!("| {gateway} | {instruction} | {} |\n", methods.join(", "));
    }
    table + "\n" + &states()
}

const MEANINGS: [(&str, Status); 8] = [
    ("payable", Status::Unpaid),
    ("being checked", Status::Processing),
    ("paid", Status::Paid),
    ("expired", Status::Expired),
    ("ended", Status::Ended),
    ("canceled", Status::Closed),
    ("refunded", Status::Refunded),
    ("attempt failed", Status::Failed),
];

/// One row for each gateway: its words for each state, from its adapters.
fn states() -> String {
    let mut gateways: Vec<&str> = ADAPTERS.iter().map(|adapter| adapter.gateway).collect();
    gateways.dedup();
    let names: Vec<&str> = MEANINGS.iter().map(|(name, _)| *name).collect();
    let mut table = format!("| gateway | {} |\n|{}\n", names.join(" | "), "---|".repeat(names.len() + 1));
    for gateway in gateways {
        let cell = |wanted: Status| {
            let own = ADAPTERS.iter().filter(|adapter| adapter.gateway == gateway);
            let words = own.flat_map(|adapter| adapter.states.0).filter(|(status, _)| *status == wanted);
            let mut words: Vec<String> =
                words.flat_map(|(_, words)| words.split(", ")).map(|word| format!("`{word}`")).collect();
            words.sort();
            words.dedup();
            words.join(", ")
        };
        let cells: Vec<String> = MEANINGS.iter().map(|(_, status)| cell(*status)).collect();
        table += &format!("| {gateway} | {} |\n", cells.join(" | "));
    }
    table
}

fn cell(method: &str, shapes: &[String]) -> String {
    match shapes {
        [only] if only == "plain" => format!("`{method}`"),
        shapes => format!("`{method}` ({})", shapes.join(", ")),
    }
}

fn folder(path: &Path) -> Vec<String> {
    let entries = fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let names = entries.map(|entry| entry.expect("a readable entry").file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}
