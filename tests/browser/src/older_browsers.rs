//! Features that the oldest supported browsers lack are removed before the widget loads. Number, style, copy and payment must
//! still work.

use sandbox::{Action, NewOrder};
use serde_json::json;

use crate::harness::{Page, Stage, Store, Test, tests};

pub fn tests() -> Vec<Test> {
    tests![works_without_adopted_stylesheets, works_without_newer_methods, number_fits_without_container_units]
}

/// Since Firefox 101 and Safari 16.4.
pub const NO_ADOPTED_STYLESHEETS: &str = "
for (const kind of [Document, ShadowRoot]) delete kind.prototype.adoptedStyleSheets;
for (const name of ['replace', 'replaceSync']) delete CSSStyleSheet.prototype[name];";

/// Since Chrome 97 or later, Firefox 80 or later, or Safari 15.1 or later, and some a little before.
const NO_LATER_METHODS: &str = "
const methods = [
  [Object, 'groupBy'], [Promise, 'withResolvers', 'try'], [Map, 'groupBy'],
  [Array.prototype, 'at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'with'],
  [String.prototype, 'at', 'replaceAll', 'isWellFormed', 'toWellFormed'], [Uint8Array.prototype, 'toHex', 'toBase64'],
  [Element.prototype, 'replaceChildren', 'computedStyleMap', 'setHTMLUnsafe'],
  [DocumentFragment.prototype, 'replaceChildren'], [Document.prototype, 'replaceChildren'],
  [HTMLElement.prototype, 'showPopover', 'hidePopover', 'togglePopover'], [HTMLDialogElement.prototype, 'showModal'],
  [AbortSignal, 'timeout', 'any', 'abort'], [AbortSignal.prototype, 'throwIfAborted'], [URL, 'canParse', 'parse'],
  [Response, 'json'], [Response.prototype, 'bytes'], [Navigator.prototype, 'locks', 'userActivation'],
  [window, 'structuredClone', 'reportError', 'scheduler', 'requestIdleCallback', 'BroadcastChannel', 'navigation'],
  // Missing without HTTPS.
  [Crypto.prototype, 'subtle'],
];
for (const [owner, ...names] of methods) for (const name of names) delete owner[name];
// Chromium's driver uses it in the page.
const { hasOwn } = Object;
Object.hasOwn = (...words) => {
  if (new Error().stack.includes('{assets}')) throw new TypeError('Object.hasOwn is not a function');
  return hasOwn(...words);
};";

/// Styles of the number, of the status line and of the sign of a payment, from both stylesheets.
const STYLE: &str = r#"
const root = document.querySelector("scalev-checkout").shadowRoot;
const style = (place) => root.querySelector(place) && getComputedStyle(root.querySelector(place));
return [style("[part=payment-code]")?.fontSize, style(".status")?.display, style(".status-icon")?.display];"#;

/// The page of a number, after this script.
fn open<'a>(stage: &'a Stage<'_>, script: &str) -> (String, Page<'a>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store { head: format!("<script>{{{script}}}</script>"), ..Store::of(&order.slug) });
    page.wait_state("unpaid");
    (order.slug, page)
}

/// The number is shown, in its style, can be copied, and is paid.
fn styles_copies_and_shows_paid(stage: &Stage<'_>, script: &str) {
    let (slug, page) = open(stage, script);
    page.wait("the style", |page| page.script(STYLE) == json!(["25px", "flex", "none"]));
    let number = page.text("payment-code");
    page.click("copy-code");
    page.wait("the copy", |page| page.paste() == number);
    stage.act(&slug, Action::Pay);
    page.click("check-status");
    page.wait_state("paid");
    page.wait("the style of money", |page| page.script(STYLE) == json!([null, "flex", "grid"]));
    assert_eq!(page.uncaught(), Vec::<String>::new());
    assert_eq!(page.events_named("error").len(), 0, "{:?}", page.console());
}

fn works_without_adopted_stylesheets(stage: &Stage<'_>) {
    styles_copies_and_shows_paid(stage, NO_ADOPTED_STYLESHEETS);
}

fn works_without_newer_methods(stage: &Stage<'_>) {
    styles_copies_and_shows_paid(stage, NO_LATER_METHODS);
}

/// Since Chrome 105, Firefox 110 and Safari 16. The stylesheet uses them inside `@supports`, which is removed here.
fn number_fits_without_container_units(stage: &Stage<'_>) {
    let (_, page) = open(stage, "");
    let found = page.script(
        r#"
let found = 0;
for (const sheet of document.querySelector("scalev-checkout").shadowRoot.adoptedStyleSheets)
  for (let index = sheet.cssRules.length - 1; index >= 0; index -= 1)
    if (/cq(w|h|i|b|min|max)\b/.test(sheet.cssRules[index].cssText)) {
      const rule = sheet.cssRules[index];
      if (!(rule instanceof CSSSupportsRule)) return "a unit outside of @supports: " + rule.cssText;
      sheet.deleteRule(index);
      found += 1;
    }
return found;"#,
    );
    assert_eq!(found, 1);
    assert_eq!(page.script(STYLE)[0], "20px");
    page.narrow(320);
    let number = page.part("payment-code").expect("the number");
    assert!(number.x >= 0.0 && number.x + number.width <= 320.0, "{number:?}");
}
