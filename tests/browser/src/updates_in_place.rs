//! An update keeps the elements that have not changed, because the buyer may be using them.

use sandbox::Action;
use serde_json::{Value, json};

use crate::{
    gallery::visit,
    harness::{Page, Stage, Test, tests},
};

pub fn tests() -> Vec<Test> {
    tests![
        folds_stay_as_the_buyer_left_them,
        selection_survives_an_update,
        only_what_changed_is_written,
        removed_elements_send_no_message,
    ]
}

/// Presses a button, and waits until its word is gone again: two changes of the screen.
fn change_and_back(page: &Page<'_>) {
    page.click("copy-amount");
    page.wait("the word", |page| page.markup().contains("Tersalin"));
    page.script("still.later(5000)");
    page.wait("no word", |page| !page.markup().contains("copied"));
}

fn folds_stay_as_the_buyer_left_them(stage: &Stage<'_>) {
    let (_, page) = visit::order(stage, "va_bca");
    page.click("steps");
    page.wait("the steps of the bank", |page| page.markup().contains("KlikBCA"));
    let toggle = r#"
const channels = document.querySelector("scalev-checkout").shadowRoot.querySelectorAll(".channel");
for (const channel of [...channels].slice(0, 2)) channel.open = !channel.open;"#;
    let open = r#"
const channels = document.querySelector("scalev-checkout").shadowRoot.querySelectorAll(".channel");
return [...channels].slice(0, 3).map((channel) => channel.open)"#;
    page.script(toggle);
    assert_eq!(page.script(open), json!([false, true, false]));
    change_and_back(&page);
    assert_eq!(page.script(open), json!([false, true, false]));
}

fn selection_survives_an_update(stage: &Stage<'_>) {
    let (_, page) = visit::order(stage, "va_bca");
    page.script(
        r#"
const holder = document.querySelector("scalev-checkout").shadowRoot.querySelector("[part=account-holder]");
still.selected = [...holder.childNodes].find((node) => node.nodeType === Node.TEXT_NODE);
getSelection().setBaseAndExtent(still.selected, 5, still.selected, 12);"#,
    );
    // By the merchant's script: a click would end the selection.
    page.script(r#"document.querySelector("scalev-checkout").setAttribute("heading-level", "3")"#);
    page.wait("another screen", |page| page.markup().contains(r#"aria-level="3""#));
    assert_eq!(page.script("return still.selected.isConnected"), true, "the text is still the same node");
}

fn only_what_changed_is_written(stage: &Stage<'_>) {
    let (_, page) = visit::order(stage, "va_bca");
    page.click("copy-amount");
    page.wait("the word", |page| page.markup().contains("Tersalin"));
    page.script(
        r#"
still.written = [];
const root = document.querySelector("scalev-checkout").shadowRoot;
const observer = new MutationObserver((changes) => still.written.push(...changes.map(({ type, target, attributeName }) =>
  `${type} ${attributeName ?? ""} ${target.getAttribute?.("part") ?? target.className}`)));
observer.observe(root, { subtree: true, attributes: true, childList: true, characterData: true });
still.later(5000);"#,
    );
    page.wait("no word", |page| !page.markup().contains("copied"));
    let written = page.script("return still.written.sort()");
    let written: Vec<&str> = written.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let others: Vec<&&str> = written
        .iter()
        .filter(|line| !line.ends_with(" copy-amount") && !line.ends_with(" after") && !line.ends_with(" countdown"))
        .collect();
    assert!(others.is_empty(), "also written: {others:?}");
    assert!(!written.is_empty());
}

/// Events reach elements that were removed: a picture fails late, a file dialog was open when the money came, and a page's
/// own script may have kept them.
fn removed_elements_send_no_message(stage: &Stage<'_>) {
    for method in ["qris", "bank_transfer"] {
        let (slug, page) = stage.open_on_a_clock(method);
        let keep = r#"const { shadowRoot } = document.querySelector("scalev-checkout");
for (const fold of shadowRoot.querySelectorAll("details")) fold.open = true;
// WebKit follows a link that is gone, too.
window.kept = [...shadowRoot.querySelectorAll("section :not(a)")];
return kept.length"#;
        assert!(page.script(keep).as_u64() > Some(20), "{method}");
        stage.act(&slug, Action::Pay);
        page.check();
        page.wait_state("paid");
        page.script(
            r#"for (const one of kept) for (const name of ["click", "error", "change", "close"])
  one.isConnected || one.dispatchEvent(new Event(name));"#,
        );
        page.settle();
        assert_eq!((page.state(), page.events_named("error").len()), ("paid".to_owned(), 0), "{method}");
        assert_eq!(page.console().len(), 0, "{method}: {:?}", page.console());
        assert_eq!(page.uncaught(), Vec::<String>::new(), "{method}");
    }
}
