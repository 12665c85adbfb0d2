//! Codes to scan on a system that allows few colors.

use sandbox::NewOrder;
use serde_json::json;

use crate::{
    gallery::visit,
    harness::{Engine, Page, Stage, Store, Test},
};

pub fn tests() -> Vec<Test> {
    let mut all = Vec::new();
    for scheme in ["light", "dark"] {
        for method in ["qris", "dana"] {
            let name = format!("{method}_scans_with_forced_{scheme}_colors");
            let test = Test::new(module_path!(), name, move |stage| qr_stays_black_on_white(stage, method, scheme));
            all.push(test.only(Engine::Chromium));
        }
    }
    for theme in ["auto", "light", "dark"] {
        let test =
            Test::new(module_path!(), format!("forced_dark_mode_inverts_no_code_in_theme_{theme}"), move |stage| {
                codes_scan_in_forced_dark_mode(stage, theme);
            });
        all.push(test.only(Engine::Chromium));
    }
    all
}

fn qr_stays_black_on_white(stage: &Stage<'_>, method: &str, scheme: &str) {
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

/// As Android's browsers darken pages that have no dark style. White is drawn inside the codes, because a background of the
/// stylesheet is darkened in spite of `forced-color-adjust`.
fn codes_scan_in_forced_dark_mode(stage: &Stage<'_>, theme: &'static str) {
    let code = |page: &Page<'_>, part: &str| {
        let picture = page.picture(part);
        picture.qr().or_else(|| picture.barcode())
    };
    for (method, part, enlarge, large) in
        [("qris", "qr", "enlarge-qr", "qr-large"), ("alfamart", "barcode", "enlarge-code", "barcode-large")]
    {
        let order = stage.order(NewOrder::of(method));
        let page = stage.open(&Store::of(&order.slug).and("theme", theme));
        page.wait_state("unpaid");
        let usual = code(&page, part);
        assert!(usual.is_some(), "{method}: the code can be read");
        page.devtools("Emulation.setAutoDarkModeOverride", json!({ "enabled": true }));
        page.wait(&format!("{method}: it can be read in the dark"), |page| code(page, part) == usual);
        page.click(enlarge);
        page.wait(&format!("{method}: it can be read enlarged"), |page| {
            page.shows(large) && code(page, large) == usual
        });
        page.devtools("Emulation.setAutoDarkModeOverride", json!({}));
    }
}
