//! Presses in the preview: their result, the label "copied", and how both carry over to the widget.

use fantoccini::key::Key;
use sandbox::NewOrder;
use scalev_checkout::screen::text;
use serde_json::json;

use crate::{
    harness::{Page, Profile, Stage, Store, Test, tests},
    preview::{has_a_preview, is_quiet, load_widget, number, open_with_widget_delayed},
    support::phrase::says,
};

pub fn tests() -> Vec<Test> {
    let phone = Profile { phone: true, ..Profile::default() };
    let wallets = tests![alternatives_show_if_the_app_does_not_open, no_alternatives_show_if_the_app_opened];
    let mut all = tests![
        number_and_amount_are_copied,
        copied_account_is_chosen_for_the_proof,
        keys_copy_and_the_focus_stays,
        copies_without_the_clipboard_api,
        failed_copy_shows_advice_in_the_widget,
        copied_label_ends_after_four_seconds,
        press_during_the_replacement_copies,
        copied_text_is_not_in_the_markup,
    ];
    all.extend(wallets.into_iter().map(|test| test.at(phone)));
    all
}

const NO_API: &str = r#"<script>Object.defineProperty(navigator, "clipboard", { value: undefined });</script>"#;
const NO_COMMAND: &str = "<script>document.execCommand = () => false;</script>";

fn open_preview<'a>(stage: &'a Stage<'_>, method: &str, head: &str) -> (String, Page<'a>) {
    let slug = stage.order(NewOrder::of(method)).slug;
    let page = open_with_widget_delayed(stage, &Store { head: head.to_owned(), ..Store::of(&slug) });
    page.wait("a preview", has_a_preview);
    (slug, page)
}

/// True where only the copy button at this index says "copied".
fn says_copied(page: &Page<'_>, place: usize) -> bool {
    let body = r#"
const root = document.querySelector("scalev-checkout").shadowRoot;
const copied = [...root.querySelectorAll(".copy")].map((one) => one.innerText.includes("Tersalin") && one.ariaLabel.startsWith("Tersalin. "));
return copied.lastIndexOf(true) === copied.indexOf(true) ? copied.indexOf(true) : -2;"#;
    page.script(body) == json!(place)
}

#[track_caller]
fn copies(page: &Page<'_>, part: &str, nth: usize, place: usize, text: &str) {
    page.click_nth(part, nth);
    page.wait("the word copied", |page| says_copied(page, place));
    assert_eq!(page.paste(), text);
    assert!(has_a_preview(page));
}

/// The widget replaces the preview.
#[track_caller]
fn becomes_the_widget(page: &Page<'_>) {
    load_widget(page);
    page.wait_state("unpaid");
    page.wait("what can be pressed", |page| page.shows("check-status"));
    assert!(!has_a_preview(page));
}

fn number_and_amount_are_copied(stage: &Stage<'_>) {
    let (slug, page) = open_preview(stage, "va_bca", "");
    copies(&page, "copy-code", 0, 1, &number(stage, &slug));
    copies(&page, "copy-amount", 0, 0, "147000");
    becomes_the_widget(&page);
    page.wait("the word stays", |page| says_copied(page, 0));
    assert_eq!(page.text("payment-code"), number(stage, &slug));
    is_quiet(&page);
}

fn copied_account_is_chosen_for_the_proof(stage: &Stage<'_>) {
    let (_, page) = open_preview(stage, "bank_transfer", "");
    copies(&page, "copy-code", 1, 2, "0098765432");
    copies(&page, "copy-code", 0, 1, "1234567890");
    copies(&page, "copy-amount", 0, 0, "146724");
    copies(&page, "copy-code", 1, 2, "0098765432");
    becomes_the_widget(&page);
    page.wait("the word stays", |page| says_copied(page, 2));
    let chosen = r#"return [...document.querySelector("scalev-checkout").shadowRoot.querySelectorAll("[type=radio]")].map((one) => one.checked)"#;
    page.click("proof");
    page.wait("the account is chosen", |page| page.script(chosen) == json!([false, true]));
    is_quiet(&page);
}

/// The focus stays on the button when the widget replaces the preview.
fn keys_copy_and_the_focus_stays(stage: &Stage<'_>) {
    for key in [Key::Enter, Key::Space] {
        let (slug, page) = open_preview(stage, "va_bca", "");
        page.press(&[Key::Tab, Key::Tab, key]);
        page.wait("the word copied", |page| says_copied(page, 1));
        assert_eq!(page.focused(), "copy-code");
        becomes_the_widget(&page);
        page.wait("the focus", |page| page.focused() == "copy-code");
        page.press(&[Key::Tab]);
        assert_ne!(page.focused(), "copy-code");
        assert_eq!(page.paste(), number(stage, &slug));
        is_quiet(&page);
    }
}

fn copies_without_the_clipboard_api(stage: &Stage<'_>) {
    let (slug, page) = open_preview(stage, "va_bca", NO_API);
    copies(&page, "copy-code", 0, 1, &number(stage, &slug));
    becomes_the_widget(&page);
    is_quiet(&page);
}

/// The widget says what to do instead.
fn failed_copy_shows_advice_in_the_widget(stage: &Stage<'_>) {
    for (part, advice) in [("copy-code", "nomor di atas"), ("copy-amount", "nomor di atas")] {
        let (_, page) = open_preview(stage, "va_bca", &format!("{NO_API}{NO_COMMAND}"));
        page.click(part);
        becomes_the_widget(&page);
        page.wait("advice", |page| page.visible_text().contains(advice));
        assert!(!says(&page.visible_text(), text::COPIED));
        is_quiet(&page);
    }
}

fn copied_label_ends_after_four_seconds(stage: &Stage<'_>) {
    let slug = stage.order(NewOrder::of("va_bca")).slug;
    let page = open_with_widget_delayed(stage, &Store::of(&slug).on_a_clock());
    page.wait("a preview", has_a_preview);
    copies(&page, "copy-code", 0, 1, &number(stage, &slug));
    page.pass_anyway(3);
    assert!(says_copied(&page, 1));
    page.pass_anyway(2);
    assert!(!says(&page.visible_text(), text::COPIED) && has_a_preview(&page));
    becomes_the_widget(&page);
    assert!(!says(&page.visible_text(), text::COPIED), "the label has ended");
}

/// The preview stays while a button in it is pressed.
fn press_during_the_replacement_copies(stage: &Stage<'_>) {
    let (slug, page) = open_preview(stage, "va_bca", "");
    page.hold("copy-code");
    load_widget(&page);
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
fn copied_text_is_not_in_the_markup(stage: &Stage<'_>) {
    let (slug, page) = open_preview(stage, "va_bca", "");
    let attributes = r#"
const root = document.querySelector("scalev-checkout").shadowRoot;
return [...root.querySelectorAll(".copy")].flatMap((one) => [...one.attributes].map(({ name }) => name));"#;
    let names = page.script(attributes);
    assert_eq!(
        names,
        json!([["type", "class", "part", "aria-label"], ["type", "class", "part", "aria-label"]].concat())
    );
    assert!(!page.markup().contains(&number(stage, &slug)), "the number is in groups alone");
}

/// Blocks navigation by links, and records it.
const NO_APP: &str = r#"<script>addEventListener("click", (event) => {
  const link = event.composedPath().find((target) => target.localName === "a");
  if (link) { event.preventDefault(); window.tapped = link.href; }
}, true);</script>"#;

/// Opens a wallet's preview and presses its link.
fn press_a_wallets_link<'a>(stage: &'a Stage<'_>) -> Page<'a> {
    let slug = stage.order(NewOrder::of("dana")).slug;
    let page = open_with_widget_delayed(stage, &Store { head: NO_APP.to_owned(), ..Store::of(&slug) }.on_a_clock());
    page.wait("a preview", has_a_preview);
    stage.press_link(&page, "pay-link");
    let address = page.part("pay-link").and_then(|part| part.attribute("href").map(str::to_owned));
    assert_eq!(page.script("return window.tapped").as_str(), address.as_deref());
    page
}

/// The alternatives unfold as after a press in the widget.
fn alternatives_show_if_the_app_does_not_open(stage: &Stage<'_>) {
    let page = press_a_wallets_link(stage);
    becomes_the_widget(&page);
    page.wait("the focus", |page| page.focused() == "pay-link");
    assert!(!page.shows("other-ways"));
    page.pass(3);
    page.wait("other ways", |page| page.shows("other-ways"));
    is_quiet(&page);
}

/// The buyer has returned from the app, so no alternatives are shown.
fn no_alternatives_show_if_the_app_opened(stage: &Stage<'_>) {
    let page = press_a_wallets_link(stage);
    page.script("document.dispatchEvent(new Event('visibilitychange'))");
    becomes_the_widget(&page);
    page.pass(3);
    assert!(page.shows("pay-link") && !page.shows("other-ways"));
    is_quiet(&page);
}
