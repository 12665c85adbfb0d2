//! Every payload of every gateway, and every whole order of Scalev's: the wasm makes the same elements and events of it as
//! the code makes natively, whose screen is compared with the fixture's `.expected` file.
//!
//! Chromium alone reads them all, for the wasm that reads is the same in every engine. What each kind of payment looks like
//! and does is tried in all of them by `instructions`.

use scalev_checkout::value::Language;

use crate::{
    harness::{Stage, Test, in_one_engine},
    native::{self, Case, Source},
    support::fixture::{self, Fixture},
};

pub fn tests() -> Vec<Test> {
    let test = |gateway: &'static str| {
        Test::new(module_path!(), gateway, move |stage| are_drawn_alike(stage, fixture::payloads(gateway)))
    };
    let mut tests: Vec<Test> = fixture::gateways().into_iter().map(test).collect();
    tests.push(Test::new(module_path!(), "scalev", |stage| are_drawn_alike(stage, fixture::whole_orders())));
    in_one_engine(tests, &["xendit"])
}

fn are_drawn_alike(stage: &Stage<'_>, fixtures: Vec<Fixture>) {
    let case = |fixture: &Fixture, language: Language| Case {
        name: format!("{} in {}", fixture.name, language.tag()),
        language,
        now: NOON,
        source: Source::Scalev,
        answers: vec![fixture.order.clone()],
    };
    let languages = [Language::Indonesian, Language::English];
    let cases: Vec<Case> =
        fixtures.iter().flat_map(|fixture| languages.map(|language| case(fixture, language))).collect();
    native::compare(stage, &cases);
}

/// The fixtures' payments are open at 2026-11-20T09:00:00Z.
const NOON: i64 = 1_795_165_200_000;
