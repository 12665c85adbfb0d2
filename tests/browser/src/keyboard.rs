//! Every control can be operated by keyboard.

use fantoccini::key::Key;
use serde_json::json;

use crate::{
    gallery::visit,
    harness::{Page, Stage, Test, tests},
};

pub fn tests() -> Vec<Test> {
    tests![buttons_take_enter_and_space, folds_take_enter_and_space, links_take_enter]
}

const BUTTONS: [Key; 2] = [Key::Enter, Key::Space];

fn focus(page: &Page<'_>, selector: &str) {
    page.script(&format!(
        r#"document.querySelector("scalev-checkout").shadowRoot.querySelector("{selector}").focus()"#
    ));
    assert!(has_focus(page, selector), "{selector} takes the focus");
}

fn has_focus(page: &Page<'_>, selector: &str) -> bool {
    let body = r#"return document.querySelector("scalev-checkout").shadowRoot.activeElement?.matches(arguments[0])"#;
    page.script_with(body, vec![json!(selector)]) == true
}

fn buttons_take_enter_and_space(stage: &Stage<'_>) {
    let presses =
        [("copy-amount", "Tersalin"), ("copy-code", "Tersalin"), ("check-status", "Belum ada pembayaran masuk")];
    for (part, words) in presses {
        for key in BUTTONS {
            let (_, page) = visit::order(stage, "va_bca");
            focus(&page, &format!("[part~={part}]"));
            page.press(&[key]);
            page.wait(part, |page| page.visible_text().contains(words));
            assert!(has_focus(&page, &format!("[part~={part}]")), "the focus stays on {part}");
        }
    }
}

fn folds_take_enter_and_space(stage: &Stage<'_>) {
    let (_, page) = visit::order(stage, "va_bca");
    for part in ["steps", "order-detail"] {
        let open = format!(
            r#"return document.querySelector("scalev-checkout").shadowRoot.querySelector("[part~={part}]").open"#
        );
        for key in BUTTONS {
            let before = page.script(&open);
            focus(&page, &format!("[part~={part}] > summary"));
            page.press(&[key]);
            page.wait(part, |page| page.script(&open) != before);
        }
    }
}

fn links_take_enter(stage: &Stage<'_>) {
    let (_, page) = visit::order(stage, "dana");
    page.script("addEventListener('click', (event) => { event.preventDefault(); still.clicked = event.composedPath()[0].href; })");
    for part in ["pay-link", "help-link", "fallback-link"] {
        focus(&page, &format!("[part~={part}]"));
        page.press(&[Key::Enter]);
        let address = page.part(part).and_then(|part| part.attribute("href").map(str::to_owned));
        page.wait(part, |page| page.script("return still.clicked").as_str() == address.as_deref());
    }
}
