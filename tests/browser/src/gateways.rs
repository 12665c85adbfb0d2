//! One order of every gateway and method: the screen equals the fixture's `.expected` file.
//!
//! Chromium alone reads them all, for the wasm that reads is the same in every engine. What each kind of payment looks like
//! and does is tried in all of them by `instructions`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sandbox::NewOrder;
use serde_json::{Value, json};

use crate::harness::{Page, Stage, Store, Test, in_one_engine};

mod expected;

/// Folders of whole orders and of payloads that have a test of their own.
const OTHERS: [&str; 2] = ["scalev", "reported"];

/// The gateways that have fixtures.
pub fn names() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures");
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.expect("a readable entry").path()).filter(|path| path.is_dir());
    let names = paths.filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()));
    let mut names: Vec<String> = names.filter(|name| !OTHERS.contains(&name.as_str())).collect();
    names.sort();
    names
}

pub fn tests() -> Vec<Test> {
    let test = |gateway: String| {
        let name = gateway.clone();
        Test::new(module_path!(), name, move |stage| payloads_show_what_they_should(stage, &gateway))
    };
    let mut tests: Vec<Test> = names().into_iter().map(test).collect();
    tests.push(Test::new(module_path!(), "scalev", orders_show_what_they_should));
    in_one_engine(tests, &["xendit"])
}

/// A payload or a whole order in a file.
struct Fixture {
    /// `xendit/va_bca`.
    name: String,
    json: Value,
    /// The buyer's screen.
    expected: Value,
}

/// Every method of a gateway once, each in an order of its own on a page of its own.
fn payloads_show_what_they_should(stage: &Stage<'_>, gateway: &str) {
    for fixture in fixtures(gateway) {
        let method = fixture.name.rsplit('/').next().unwrap_or_default();
        let order = stage.order(NewOrder {
            provider: Some(gateway.to_owned()),
            info: Some(fixture.json.clone()),
            deadline_in: None,
            set: Some(addresses()),
            ..NewOrder::of(method)
        });
        is_as_expected(stage, &order.slug, &fixture);
    }
}

fn orders_show_what_they_should(stage: &Stage<'_>) {
    for mut fixture in fixtures("scalev") {
        let slug = stage.order(NewOrder::of("va_bca")).slug;
        fixture.json["secret_slug"] = json!(slug);
        let whole = json!([{ "op": "replace", "path": "", "value": fixture.json }]);
        stage.sandbox.patch(&slug, &whole).expect("the order can be replaced");
        is_as_expected(stage, &slug, &fixture);
    }
}

fn is_as_expected(stage: &Stage<'_>, slug: &str, fixture: &Fixture) {
    let Fixture { name, expected, .. } = fixture;
    let page = stage.open(&Store { head: CLOCK.to_owned(), ..Store::of(slug) });
    let state = expected["screen"]["state"].as_str().expect("a state");
    page.wait(&format!("{name}: data-state {state}"), |page| page.state() == state);
    assert_eq!(seen(&page), sorted(expected::parts(expected)), "{name}");
    let text = page.visible_text();
    for sentence in expected::sentences(expected) {
        assert!(text.contains(sentence), "{name}: {sentence:?} is not in {text:?}");
    }
    assert_eq!(page.uncaught(), Vec::<String>::new(), "{name}");
}

/// The parts that a buyer sees, as [`expected::parts`] writes them.
fn seen(page: &Page<'_>) -> Vec<String> {
    sorted(serde_json::from_value(page.script(SCREEN)).expect("lines of text"))
}

fn sorted(mut lines: Vec<String>) -> Vec<String> {
    lines.sort_unstable();
    lines
}

/// The fixtures of one gateway: every method once, without the variants that have a second dot in their names.
fn fixtures(gateway: &str) -> Vec<Fixture> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures").join(gateway);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable entry").path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let stem = |file: &Path| file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
    files.retain(|file| !stem(file).contains('.'));
    assert!(!files.is_empty(), "no fixtures in {}", folder.display());
    let read = |file: &Path| fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let json =
        |file: &Path| serde_json::from_str(&read(file)).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let fixture = |file: &PathBuf| Fixture {
        name: format!("{gateway}/{}", stem(file)),
        json: json(file),
        expected: json(&file.with_extension("expected")),
    };
    files.iter().map(fixture).collect()
}

/// The pages of the order that the fixtures expect.
pub fn addresses() -> Value {
    let public = "https://toko.example/o/WjCcExampleSlugExampleSlugExampleSlug00";
    let success = format!("{public}/success");
    json!({ "public_order_url": public, "payment_url": success, "redirect_url": success })
}

/// The fixtures' payments are open at 2026-11-20T09:00:00Z.
const CLOCK: &str =
    "<script>{ const now = Date.now, ahead = 1795165200000 - now(); Date.now = () => now() + ahead; }</script>";

const SCREEN: &str = r#"
const host = document.querySelector("scalev-checkout"), root = host.shadowRoot;
root.querySelector("[part=proof]")?.setAttribute("open", "");
const visible = [...root.querySelectorAll("[part]")].filter((element) => {
  const { width, height } = element.getBoundingClientRect();
  return element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && width > 0 && height > 0;
});
const has = (part) => visible.some((element) => element.getAttribute("part") === part);
const same = ["bank", "outlet", "payment-code", "biller-code", "cashier", "moment"];
const lines = [`state: ${host.dataset.state}`];
const method = events.map(({ detail }) => detail.method).filter(Boolean).pop();
if (method) lines.push(`method: ${method}`);
for (const element of visible) {
  const part = element.getAttribute("part"), text = element.textContent.trim();
  if (same.includes(part)) lines.push(`${part}: ${text}`);
  if (part === "status") lines.push(`headline: ${text}`);
  if (part === "deadline") lines.push(`deadline: ${element.dateTime}`);
  if (part === "account-holder") lines.push(`${has("qr") ? "merchant" : "holder"}: ${text}`);
  if (part === "steps") lines.push(`steps: ${element.querySelectorAll("li").length}`);
  if (["pay-link", "fallback-link", "proof-link"].includes(part)) lines.push(`${part}: ${element.getAttribute("href")}`);
  if (part === "amount") {
    const stressed = element.querySelector("b")?.textContent ?? "";
    lines.push(`amount: ${text.slice(0, text.length - stressed.length)}${stressed && " + " + stressed}`);
  }
  if (part === "barcode") lines.push(`barcode: ${element.getAttribute("viewBox").split(" ")[2]} modules`);
  if (part === "qr") {
    const modules = element.getAttribute("viewBox")?.split(" ").pop();
    const picture = modules ? `drawn, ${modules} modules` : `image ${element.getAttribute("src")}`;
    lines.push(has("pay-link") ? "pay-link as qr: drawn" : `qr: ${picture}`);
  }
}
return lines;"#;
