//! Codes to scan on a system that allows few colors.

use crate::{
    gallery::visit,
    harness::{Engine, Stage, Test},
};

pub fn tests() -> Vec<Test> {
    let mut all = Vec::new();
    for scheme in ["light", "dark"] {
        for method in ["qris", "dana"] {
            let name = format!("{method}_scans_on_{scheme}");
            let test = Test::new(module_path!(), name, move |stage| stays_black_on_white(stage, method, scheme));
            all.push(test.only(Engine::Chromium));
        }
    }
    all
}

fn stays_black_on_white(stage: &Stage<'_>, method: &str, scheme: &str) {
    let (_, page) = visit::order(stage, method);
    // A phone has the wallet itself and is shown no code for it.
    page.script("still.phone = false; document.dispatchEvent(new Event('visibilitychange'))");
    page.wait("the code", |page| page.shows("qr"));
    let usual = page.picture("qr").qr();
    assert!(usual.is_some(), "the code can be read");
    page.prefer(&[("forced-colors", "active"), ("prefers-color-scheme", scheme)]);
    let active = page.script("return matchMedia('(forced-colors: active)').matches");
    assert_eq!(active, true);
    let picture = page.picture("qr");
    assert_eq!(picture.qr(), usual);
    assert!(picture.bands_are_white(2, 12), "the quiet zone is white");
    page.prefer(&[]);
}
