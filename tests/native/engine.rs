//! The published preview part of the wasm in a JavaScript engine, without the widget part: all code of the preview must
//! be in it. `make test` runs this after the build: `xtask/setup/tools cargo test engine -- --ignored`.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use crate::support::{
    fixture, preview,
    widget::{NOON, SLUG},
};
use scalev_checkout::{
    contract::Environment,
    markup, screen,
    value::{Language, Timestamp, Zone},
};
use serde_json::{Value, json};

const NEEDS: &str = "needs dist/, as `make build` writes it";

const LANGUAGES: [Language; 2] = [Language::Indonesian, Language::English];

/// The name of a device's zone, and the widget's zone for it.
const ZONES: [(&str, Zone); 4] = [
    ("Asia/Jakarta", Zone::Wib),
    ("Asia/Makassar", Zone::Wita),
    ("Asia/Jayapura", Zone::Wit),
    // Its offset is Makassar's, but the widget does not name it WITA.
    ("Asia/Singapore", Zone::Wib),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The one file of the version's folder with this start and end.
fn published(start: &str, end: &str) -> PathBuf {
    let folder = root().join("dist").join(concat!("v", env!("CARGO_PKG_VERSION")));
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}; it {NEEDS}", folder.display()));
    let files = entries.map(|entry| entry.expect("a readable entry").path());
    let is_wanted = |file: &PathBuf| {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.starts_with(start) && name.ends_with(end)
    };
    let found: Vec<PathBuf> = files.filter(is_wanted).collect();
    let [file] = &found[..] else { panic!("{found:?} in {}; it {NEEDS}", folder.display()) };
    file.clone()
}

/// The loader's code and the test's page in one script.
fn script() -> Vec<u8> {
    let options =
        ["tests/native/engine/preview.js", "--bundle", "--format=esm", "--platform=node", "--log-level=warning"];
    let output = Command::new("esbuild").current_dir(root()).args(options).output();
    let Output { status, stdout, .. } = output.expect("esbuild: run it with `xtask/setup/tools cargo test`");
    assert!(status.success(), "esbuild failed");
    stdout
}

/// Runs the script `name` in Node.js in this zone, and reads its output.
fn run(name: &str, zone: &str, asked: &Value) -> Value {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.mjs"));
    fs::write(&file, script()).expect("a script");
    let mut node = Command::new("node")
        .arg(&file)
        .env("TZ", zone)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node: run it with `xtask/setup/tools cargo test`");
    let mut input = node.stdin.take().expect("its input");
    input.write_all(asked.to_string().as_bytes()).expect("node reads");
    drop(input);
    let Output { status, stdout, .. } = node.wait_with_output().expect("node ends");
    assert!(status.success(), "node failed");
    serde_json::from_slice(&stdout).expect("JSON")
}

struct Case {
    name: String,
    language: Language,
    body: String,
}

/// Every order in both languages, and texts that are no order.
fn cases() -> Vec<Case> {
    let orders = fixture::of_scalev().into_iter().map(|fixture| (fixture.name, fixture.order.to_string()));
    let others = ["", "{}", "null", "\0", "🏦", "[[[["].map(|text| (format!("{text:?}"), text.to_owned()));
    let all = orders.chain(others);
    let both = all.flat_map(|(name, body)| LANGUAGES.map(|language| (name.clone(), language, body.clone())));
    both.map(|(name, language, body)| Case { name, language, body }).collect()
}

fn asked(cases: &[Case], now: Timestamp) -> Value {
    let url = preview::address();
    let cases: Vec<Value> = cases
        .iter()
        .map(
            |Case { language, body, .. }| json!({ "url": url, "slug": SLUG, "language": language.tag(), "body": body }),
        )
        .collect();
    json!({
        "file": published("checkout-", ".wasm"),
        "script": published("preview-", ".js"),
        "symbol": concat!("scalev-checkout@", env!("CARGO_PKG_VERSION"), "/preview"),
        "now": now.0,
        "cases": cases,
    })
}

#[test]
#[ignore = "needs dist/, as `make build` writes it"]
fn the_published_preview_equals_the_native_preview() {
    let cases = cases();
    for (name, zone) in ZONES {
        let found = run("previews", name, &asked(&cases, NOON));
        assert_eq!(found["imports"], json!([]), "the preview part has imports");
        let previews = found["previews"].as_array().expect("previews");
        assert_eq!(previews.len(), cases.len());
        assert_eq!(found["scripted"], found["previews"], "the module's JavaScript draws something else");
        let mut drawn = 0;
        for (Case { name, language, body }, actual) in cases.iter().zip(previews) {
            let page = Environment { language: *language, zone, phone: true, ..Environment::default() };
            let preview = preview::at(body, page, NOON);
            drawn += usize::from(preview.is_some());
            let expected = preview.map_or_else(|| preview::state(body).to_owned(), |preview| preview::lines(&preview));
            assert_eq!(actual.as_str(), Some(&*expected), "{name} in {} and {}", language.tag(), zone.name());
        }
        assert!(drawn >= 250, "only {drawn} previews");
    }
}

/// The loader makes the same elements of the card that a tab has kept.
#[test]
#[ignore = "needs dist/, as `make build` writes it"]
fn the_kept_card_of_a_tab_is_drawn_unchanged() {
    let orders: Vec<Value> = fixture::of_scalev().into_iter().map(|fixture| fixture.order).collect();
    let kept = |order: &Value, language| {
        let page = Environment { language, phone: true, ..Environment::default() };
        let memory = screen::memory(&preview::whole(order, page).session)?;
        Some(markup::lines(&markup::memory(&memory), ""))
    };
    let kept: Vec<String> =
        orders.iter().flat_map(|order| LANGUAGES.map(|language| kept(order, language))).flatten().collect();
    assert!(kept.len() >= 250, "only {}", kept.len());
    let mut asked = asked(&[], NOON);
    asked["kept"] = json!(kept);
    assert_eq!(run("kept", "Asia/Jakarta", &asked)["kept"], json!(kept));
}

/// True where the count is at least four fifths.
fn are_most(found: &Value) -> bool {
    let count = |key: &str| found[key].as_u64().expect("a count");
    count("of") > 0 && count("count") * 5 >= count("of") * 4
}

/// Mutations of the module must be detected, except those of the allocator's own data and of code that runs only where
/// memory ends.
#[test]
#[ignore = "needs dist/, as `make build` writes it"]
fn most_mutations_of_the_module_are_detected() {
    let cases = cases();
    let mut asked = asked(&cases, NOON);
    asked["mutated"] = (0..cases.len()).collect();
    let found = run("mutated", "Asia/Makassar", &asked);
    for part in ["data", "functions"] {
        assert!(are_most(&found[part]), "few mutations of the {part} are detected: {}", found[part]);
    }
}
