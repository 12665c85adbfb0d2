//! Payloads in forms that gateways document or send: the screen shows what each case says.

use std::{collections::BTreeMap, fs};

use sandbox::{Fault, NewOrder, Route};
use serde_json::{Value, json};

use crate::{
    gateways,
    harness::{Engine, Page, Stage, Store, Test},
};

#[path = "../../support/reported/mod.rs"]
mod cases;

use cases::{Case, SHOWN_BEFORE, Way};

/// The cases of a gateway in one test. Reading is the same in every engine.
pub fn tests() -> Vec<Test> {
    let mut gateways: BTreeMap<&str, Vec<&'static Case>> = BTreeMap::new();
    for case in cases::cases() {
        gateways.entry(case.file.split('-').next().unwrap_or_default()).or_default().push(case);
    }
    let test = |(gateway, cases): (&str, Vec<&'static Case>)| {
        Test::new(module_path!(), gateway, move |stage| cases.iter().for_each(|case| shows_what_it_should(stage, case)))
            .only(Engine::Chromium)
    };
    gateways.into_iter().map(test).collect()
}

fn shows_what_it_should(stage: &Stage<'_>, case: &Case) {
    for way in case.ways {
        let name = format!("{} by {way:?}", case.file);
        let page = stage.open(&Store { head: clock(case), ..store(stage, case, *way) });
        if *way == Way::Status {
            page.wait(&format!("{name}: what was shown before"), |page| page.shows("payment-code"));
            page.click("check-status");
            page.wait(&format!("{name}: an answer"), |page| page.state() != "checking");
        }
        page.wait(&format!("{name}: one of {:?}", case.states), |page| case.states.contains(&page.state().as_str()));
        is_as_expected(&page, case, &name);
    }
}

fn is_as_expected(page: &Page<'_>, case: &Case, name: &str) {
    let lines: Vec<String> = serde_json::from_value(page.script(PARTS)).expect("lines of text");
    let (text, markup) = (page.visible_text(), page.markup());
    for line in case.shows.iter().filter(|line| !line.starts_with("pay-link on a phone")) {
        let (part, wanted) = line.split_once(": ").unwrap_or((line, ""));
        let shown = match part {
            "story" | "notice" | "advice" => text.contains(wanted),
            _ => lines.iter().any(|seen| seen == line || wanted.is_empty() && seen.split(": ").next() == Some(part)),
        };
        assert!(shown, "{name}: {line} is not on the screen: {lines:#?} {text}");
    }
    for hidden in case.hides {
        match hidden.strip_suffix(':') {
            Some(part) => assert!(!page.shows(part), "{name}: {part} is on the screen"),
            None => assert!(!markup.contains(hidden), "{name}: {hidden} is in {markup}"),
        }
    }
    // A gateway's own picture is not on this machine.
    let drawn = page.part("qr").is_some_and(|part| part.tag == "svg");
    if drawn && !page.shows("pay-link") {
        let text = file(case).to_string();
        page.wait(&format!("{name}: the code can be read"), |page| {
            page.picture("qr").qr().is_some_and(|code| text.contains(&json!(code).to_string()))
        });
    }
    let paid = usize::from(case.states == ["paid"]);
    assert_eq!(page.events_named("paid").len(), paid, "{name}: paid events");
    assert_eq!(page.uncaught(), Vec::<String>::new(), "{name}");
}

/// A page whose backend answers with the case's payload.
fn store(stage: &Stage<'_>, case: &Case, way: Way) -> Store {
    let payload = file(case);
    match way {
        Way::Payment => backend(stage, payload.clone(), payload),
        Way::Status => backend(stage, serde_json::from_str(SHOWN_BEFORE).expect("JSON"), payload),
        Way::Order => {
            let slug = stage.order(NewOrder::of("va_bca")).slug;
            let mut order = payload;
            order["secret_slug"] = json!(slug);
            let whole = json!([{ "op": "replace", "path": "", "value": order }]);
            stage.sandbox.patch(&slug, &whole).expect("the order can be replaced");
            Store::of(&slug)
        }
        Way::InOrder(method, provider) => {
            let order = NewOrder {
                provider: Some(provider.to_owned()),
                info: Some(payload),
                deadline_in: None,
                set: Some(gateways::addresses()),
                ..NewOrder::of(method)
            };
            Store::of(&stage.order(order).slug)
        }
    }
}

/// Another origin that answers a create and a read with these.
fn backend(stage: &Stage<'_>, created: Value, read: Value) -> Store {
    let order = stage.order(NewOrder::of("va_bca"));
    stage.fault(&order.slug, Route::Create, Fault::Json { body: created }, None);
    stage.fault(&order.slug, Route::Read, Fault::Json { body: read }, None);
    let order = format!("{}/v3/stores/store_demo/public/orders/{}", stage.sandbox.api(), order.slug);
    Store::with(&[("payment-url", &format!("{order}/payment")), ("status-url", &order)])
}

fn file(case: &Case) -> Value {
    let path = format!("{}/../fixtures/reported/{}.json", env!("CARGO_MANIFEST_DIR"), case.file);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The time at which the payment is open.
fn clock(case: &Case) -> String {
    let now = case.now();
    format!("<script>{{ const now = Date.now, ahead = {now} - now(); Date.now = () => now() + ahead; }}</script>")
}

const PARTS: &str = r#"
const root = document.querySelector("scalev-checkout").shadowRoot, lines = [];
for (const element of root.querySelectorAll("[part]")) {
  const { width, height } = element.getBoundingClientRect();
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || !width || !height) continue;
  const part = element.getAttribute("part");
  const value = element.getAttribute("datetime") ?? element.getAttribute("href") ?? element.textContent.trim();
  lines.push(`${part}: ${part === "deadline" ? new Date(value).toISOString().replace(".000", "") : value}`);
}
return lines;"#;
