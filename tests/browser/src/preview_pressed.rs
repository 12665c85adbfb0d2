//! Presses in the preview: their result, their label, and that they carry over to the widget.

use fantoccini::key::Key;
use sandbox::NewOrder;
use serde_json::json;

use crate::{
    harness::{Page, Profile, Stage, Store, Test, tests},
    preview::{has_a_preview, held, is_quiet, let_go, number},
};

pub fn tests() -> Vec<Test> {
    let phone = Profile { phone: true, ..Profile::default() };
    let wallets = tests![a_wallet_that_does_not_come_up, a_wallet_that_came_up];
    let mut all = tests![
        a_number_and_the_amount,
        one_account_of_several,
        by_keys,
        without_the_clipboard_api,
        nothing_is_claimed_when_nothing_works,
        the_word_goes_after_four_seconds,
        a_press_is_not_lost,
        a_page_sees_nothing_of_it,
    ];
    all.extend(wallets.into_iter().map(|test| test.at(phone)));
    all
}

const NO_API: &str = r#"<script>Object.defineProperty(navigator, "clipboard", { value: undefined });</script>"#;
const NO_COMMAND: &str = "<script>document.execCommand = () => false;</script>";

fn look<'a>(stage: &'a Stage<'_>, method: &str, head: &str) -> (String, Page<'a>) {
    let slug = stage.order(NewOrder::of(method)).slug;
    let page = held(stage, &Store { head: head.to_owned(), ..Store::of(&slug) });
    page.wait("a preview", has_a_preview);
    (slug, page)
}

/// True where only the copy button at this index says "copied".
fn says_copied(page: &Page<'_>, place: usize) -> bool {
    let body = r#"
const root = document.querySelector("scalev-checkout").shadowRoot;
const told = [...root.querySelectorAll(".copy")].map((one) => one.innerText.includes("Tersalin") && one.ariaLabel.startsWith("Tersalin. "));
return told.lastIndexOf(true) === told.indexOf(true) ? told.indexOf(true) : -2;"#;
    page.script(body) == json!(place)
}

#[track_caller]
fn copies(page: &Page<'_>, part: &str, nth: usize, place: usize, text: &str) {
    page.click_nth(part, nth);
    page.wait("the word copied", |page| says_copied(page, place));
    assert_eq!(page.paste(), text);
    assert!(has_a_preview(page));
}

/// The whole screen takes its place.
#[track_caller]
fn goes_on(page: &Page<'_>) {
    let_go(page);
    page.wait_state("unpaid");
    page.wait("what can be pressed", |page| page.shows("check-status"));
    assert!(!has_a_preview(page));
}

fn a_number_and_the_amount(stage: &Stage<'_>) {
    let (slug, page) = look(stage, "va_bca", "");
    copies(&page, "copy-code", 0, 1, &number(stage, &slug));
    copies(&page, "copy-amount", 0, 0, "147000");
    goes_on(&page);
    page.wait("the word stays", |page| says_copied(page, 0));
    assert_eq!(page.text("payment-code"), number(stage, &slug));
    is_quiet(&page);
}

fn one_account_of_several(stage: &Stage<'_>) {
    let (_, page) = look(stage, "bank_transfer", "");
    copies(&page, "copy-code", 1, 2, "0098765432");
    copies(&page, "copy-code", 0, 1, "1234567890");
    copies(&page, "copy-amount", 0, 0, "146724");
    copies(&page, "copy-code", 1, 2, "0098765432");
    goes_on(&page);
    page.wait("the word stays", |page| says_copied(page, 2));
    let chosen = r#"return [...document.querySelector("scalev-checkout").shadowRoot.querySelectorAll("[type=radio]")].map((one) => one.checked)"#;
    page.click("proof");
    page.wait("the account is chosen", |page| page.script(chosen) == json!([false, true]));
    is_quiet(&page);
}

/// The focus is where it was when the whole screen stands.
fn by_keys(stage: &Stage<'_>) {
    for key in [Key::Enter, Key::Space] {
        let (slug, page) = look(stage, "va_bca", "");
        page.press(&[Key::Tab, Key::Tab, key]);
        page.wait("the word copied", |page| says_copied(page, 1));
        assert_eq!(page.focused(), "copy-code");
        goes_on(&page);
        page.wait("the focus", |page| page.focused() == "copy-code");
        page.press(&[Key::Tab]);
        assert_ne!(page.focused(), "copy-code");
        assert_eq!(page.paste(), number(stage, &slug));
        is_quiet(&page);
    }
}

fn without_the_clipboard_api(stage: &Stage<'_>) {
    let (slug, page) = look(stage, "va_bca", NO_API);
    copies(&page, "copy-code", 0, 1, &number(stage, &slug));
    goes_on(&page);
    is_quiet(&page);
}

/// The whole screen says what to do instead.
fn nothing_is_claimed_when_nothing_works(stage: &Stage<'_>) {
    for (part, advice) in [("copy-code", "nomor di atas"), ("copy-amount", "nomor di atas")] {
        let (_, page) = look(stage, "va_bca", &format!("{NO_API}{NO_COMMAND}"));
        page.click(part);
        goes_on(&page);
        page.wait("advice", |page| page.visible_text().contains(advice));
        assert!(!page.visible_text().contains("Tersalin"));
        is_quiet(&page);
    }
}

fn the_word_goes_after_four_seconds(stage: &Stage<'_>) {
    let slug = stage.order(NewOrder::of("va_bca")).slug;
    let page = held(stage, &Store::of(&slug).on_a_clock());
    page.wait("a preview", has_a_preview);
    copies(&page, "copy-code", 0, 1, &number(stage, &slug));
    page.pass_anyway(3);
    assert!(says_copied(&page, 1));
    page.pass_anyway(2);
    assert!(!page.visible_text().contains("Tersalin") && has_a_preview(&page));
    goes_on(&page);
    assert!(!page.visible_text().contains("Tersalin"), "it is told no more");
}

/// A button that is held down while the widget appears stays under the finger.
fn a_press_is_not_lost(stage: &Stage<'_>) {
    let (slug, page) = look(stage, "va_bca", "");
    page.hold("copy-code");
    let_go(&page);
    page.wait("all files", |page| {
        let body = "return performance.getEntriesByType('resource').some(({ name }) => name.includes('/rest-'))";
        page.script(body) == true
    });
    page.wait_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))", Vec::new());
    assert!(has_a_preview(&page));
    page.let_loose();
    page.wait_state("unpaid");
    page.wait("the word copied", |page| says_copied(page, 1));
    assert!(!has_a_preview(&page));
    assert_eq!(page.paste(), number(stage, &slug));
    is_quiet(&page);
}

/// The copied text comes from the answer; the page's elements and attributes do not contain it.
fn a_page_sees_nothing_of_it(stage: &Stage<'_>) {
    let (slug, page) = look(stage, "va_bca", "");
    let attributes = r#"
const root = document.querySelector("scalev-checkout").shadowRoot;
return [...root.querySelectorAll(".copy")].flatMap((one) => [...one.attributes].map(({ name }) => name));"#;
    let names = page.script(attributes);
    assert_eq!(
        names,
        json!([["type", "class", "part", "aria-label"], ["type", "class", "part", "aria-label"]].concat())
    );
    assert!(!page.markup().contains(&number(stage, &slug)), "the number stands in groups alone");
}

/// Links that are tapped lead nowhere.
const NO_APP: &str = r#"<script>addEventListener("click", (event) => {
  const link = event.composedPath().find((target) => target.localName === "a");
  if (link) { event.preventDefault(); window.tapped = link.href; }
}, true);</script>"#;

/// A wallet's look whose link was pressed.
fn pressed<'a>(stage: &'a Stage<'_>) -> Page<'a> {
    let slug = stage.order(NewOrder::of("dana")).slug;
    let page = held(stage, &Store { head: NO_APP.to_owned(), ..Store::of(&slug) }.on_a_clock());
    page.wait("a preview", has_a_preview);
    stage.press_link(&page, "pay-link");
    let address = page.part("pay-link").and_then(|part| part.attribute("href").map(str::to_owned));
    assert_eq!(page.script("return window.tapped").as_str(), address.as_deref());
    page
}

/// Other ways unfold as if it had been pressed later.
fn a_wallet_that_does_not_come_up(stage: &Stage<'_>) {
    let page = pressed(stage);
    goes_on(&page);
    page.wait("the focus", |page| page.focused() == "pay-link");
    assert!(!page.shows("other-ways"));
    page.pass(3);
    page.wait("other ways", |page| page.shows("other-ways"));
    is_quiet(&page);
}

/// The buyer is back from it, and is not told that it has not opened.
fn a_wallet_that_came_up(stage: &Stage<'_>) {
    let page = pressed(stage);
    page.script("document.dispatchEvent(new Event('visibilitychange'))");
    goes_on(&page);
    page.pass(3);
    assert!(page.shows("pay-link") && !page.shows("other-ways"));
    is_quiet(&page);
}
