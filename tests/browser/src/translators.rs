//! Translators wrap each text of a page in an element of their own, even against `translate="no"`. Later changes must still
//! be shown: no outdated number may stay.

use sandbox::{Action, NewOrder};
use serde_json::json;

use crate::{
    gallery::visit,
    harness::{Page, Stage, Test, in_one_engine},
};

/// The change after the translation.
type Change = fn(&Stage<'_>, &Page<'_>, &str);

const CHANGES: &[(&str, Change)] = &[
    ("countdown", |_, page, _| drop(page.script("still.later(2000)"))),
    ("language", |_, page, _| {
        drop(page.script(r#"document.querySelector("scalev-checkout").setAttribute("locale", "en")"#))
    }),
    ("paid", |stage, page, slug| {
        stage.act(slug, Action::Pay);
        page.click("check-status");
        page.wait_state("paid");
    }),
    ("another_total", |stage, page, slug| {
        let set = json!({ "gross_revenue": "150000.00", "pg_payment_info": { "amount": 150_000 } });
        stage.sandbox.patch(slug, &set).expect("the order takes the patch");
        page.click("check-status");
        page.wait("the answer", |page| page.visible_text().contains("Terakhir dicek"));
    }),
    ("copied", |_, page, _| {
        page.click("copy-code");
        page.wait("the word", |page| page.markup().contains("Tersalin"));
    }),
    ("steps", |_, page, _| {
        page.click("steps");
        page.wait("the steps of the bank", |page| page.markup().contains("KlikBCA"));
    }),
];

/// Puts every text of the page into a `font`, as it is.
const MOVED: &str = "font.append(text.cloneNode()); text.replaceWith(font); font.replaceChildren(text);";

/// A translator that removes the widget's text and inserts its own.
const REPLACED: &str = "font.append(text.data); text.replaceWith(font);";

pub fn tests() -> Vec<Test> {
    let mut all = Vec::new();
    for (way, script) in [("moved", MOVED), ("replaced", REPLACED)] {
        for &(name, change) in CHANGES {
            let name = format!("{name}_after_texts_were_{way}");
            all.push(Test::new(module_path!(), name, move |stage| shows_the_same(stage, script, change)));
        }
    }
    in_one_engine(all, &["countdown_after_texts_were_moved", "paid_after_texts_were_replaced"])
}

/// The page that was translated reads as the one that was not.
fn shows_the_same(stage: &Stage<'_>, translate: &str, change: Change) {
    let slug = stage.order(NewOrder::of("va_bca")).slug;
    let plain = after(stage, &slug, "", change);
    stage.act(&slug, Action::Reset);
    let translated = after(stage, &slug, translate, change);
    assert_eq!(translated, plain);
}

fn after(stage: &Stage<'_>, slug: &str, translate: &str, change: Change) -> String {
    let page = visit::order_again(stage, slug);
    if !translate.is_empty() {
        page.script(&format!(
            r#"
const texts = (node) => node.nodeType === Node.TEXT_NODE
  ? [node]
  : [...node.childNodes, ...(node.shadowRoot ? [node.shadowRoot] : [])].flatMap(texts);
for (const text of texts(document.body).filter(({{ data }}) => data.trim() !== "")) {{
  const font = document.createElement("font");
  {translate}
}}"#
        ));
    }
    change(stage, &page, slug);
    visit::settle(&page);
    assert_eq!(page.uncaught(), Vec::<String>::new());
    // Engines differ in the empty lines around an element in a summary.
    page.visible_text().lines().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n")
}
