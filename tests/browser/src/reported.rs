//! Payloads in forms that gateways document or send: the wasm makes the same elements and events of them as the code makes
//! natively, where `tests/native/reported.rs` compares them with what each case says.

use std::{collections::BTreeMap, fs};

use scalev_checkout::value::Language;
use serde_json::Value;

use crate::{
    harness::{Engine, Stage, Test},
    native::{self, Source},
    support::{
        orders,
        reported::{Case, SHOWN_BEFORE, Way, cases},
    },
};

/// The cases of a gateway in one test. Reading is the same in every engine.
pub fn tests() -> Vec<Test> {
    let mut gateways: BTreeMap<&str, Vec<&'static Case>> = BTreeMap::new();
    for case in cases() {
        gateways.entry(case.file.split('-').next().unwrap_or_default()).or_default().push(case);
    }
    let test = |(gateway, cases): (&str, Vec<&'static Case>)| {
        Test::new(module_path!(), gateway, move |stage| are_drawn_alike(stage, &cases)).only(Engine::Chromium)
    };
    gateways.into_iter().map(test).collect()
}

fn are_drawn_alike(stage: &Stage<'_>, cases: &[&Case]) {
    let mut all: Vec<_> = cases.iter().flat_map(|case| case.ways.iter().map(|way| compared(case, *way))).collect();
    // Those that may be in the page at a time follow each other.
    all.sort_by_key(|case| (case.now, case.answers.len()));
    native::compare(stage, &all);
}

fn compared(case: &Case, way: Way) -> native::Case {
    let payload = file(case);
    let (source, answers) = match way {
        Way::Payment => (Source::Backend, vec![payload]),
        Way::Status => (Source::Backend, vec![serde_json::from_str(SHOWN_BEFORE).expect("JSON"), payload]),
        Way::Order => (Source::Scalev, vec![payload]),
        Way::InOrder(method, provider) => {
            let order = orders::with(orders::order(method), "/epayment_provider", provider);
            (Source::Scalev, vec![orders::with(order, "/pg_payment_info", payload)])
        }
    };
    let name = format!("{} by {way:?}", case.file);
    native::Case { name, language: Language::Indonesian, now: case.now(), source, answers }
}

fn file(case: &Case) -> Value {
    let path = format!("{}/../fixtures/reported/{}.json", env!("CARGO_MANIFEST_DIR"), case.file);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}
