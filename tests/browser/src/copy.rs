//! Copying: bare digits on the clipboard, and the label "copied" only after success.

use sandbox::NewOrder;
use scalev_checkout::screen::text;
use serde_json::{Value, json};

use crate::{
    harness::{Page, Stage, Store, Test, tests},
    support::phrase::says,
};

pub fn tests() -> Vec<Test> {
    tests![
        number_and_amount_are_copied_as_digits,
        code_with_letters_is_copied,
        text_of_a_qris_code_is_copied,
        text_of_a_qris_code_is_shown_if_copying_fails,
        each_account_has_its_copy_button,
        copies_without_the_clipboard_api,
        copies_when_the_clipboard_api_refuses,
        failed_copy_shows_advice_and_no_copied_label,
        copies_in_a_frame_without_permission,
        copies_over_plain_http,
    ]
}

const NO_API: &str = r#"<script>Object.defineProperty(navigator, "clipboard", { value: undefined });</script>"#;
const REFUSING_API: &str = r#"<script>
Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("no")) } });
</script>"#;
const NO_COMMAND: &str = "<script>document.execCommand = () => false;</script>";

fn open<'a>(stage: &'a Stage<'_>, method: &str, head: &str) -> Page<'a> {
    let order = stage.order(NewOrder::of(method));
    let page = stage.open(&Store { head: head.to_owned(), ..Store::of(&order.slug) });
    page.wait_state("unpaid");
    page
}

/// Presses the button, waits until it says "copied", and returns the clipboard's text.
fn copy(page: &Page<'_>, button: &str, place: usize) -> String {
    page.click_nth(button, place);
    page.wait("the word copied", |page| says_copied(page, button, place));
    page.paste()
}

fn says_copied(page: &Page<'_>, button: &str, place: usize) -> bool {
    page.parts(button).get(place).is_some_and(|part| part.text.contains("Tersalin"))
}

fn number_and_amount_are_copied_as_digits(stage: &Stage<'_>) {
    let page = open(stage, "va_bca", "");
    let number = page.text("payment-code");
    assert!(number.len() == 16 && number.bytes().all(|byte| byte.is_ascii_digit()));
    assert_eq!(copy(&page, "copy-code", 0), number);
    assert_eq!(copy(&page, "copy-amount", 0), "147000");
    assert!(!says_copied(&page, "copy-code", 0), "only the last one says so");
}

fn code_with_letters_is_copied(stage: &Stage<'_>) {
    let page = open(stage, "alfamart", "");
    let code = page.text("payment-code");
    assert!(code.starts_with("XENVCQ"));
    assert_eq!(copy(&page, "copy-code", 0), code);
}

/// The QRIS string of the order.
fn qris_of(stage: &Stage<'_>, slug: &str) -> String {
    let document = stage.document(slug);
    let place = "/pg_payment_info/payment_method/qr_code/channel_properties/qr_string";
    document.pointer(place).and_then(Value::as_str).expect("a QRIS string").to_owned()
}

fn text_of_a_qris_code_is_copied(stage: &Stage<'_>) {
    let (order, page) = stage.open_order(NewOrder::of("qris"));
    page.wait_state("unpaid");
    assert_eq!(copy(&page, "copy-qr", 0), qris_of(stage, &order.slug));
    assert!(!page.shows("qr-text"));
}

fn text_of_a_qris_code_is_shown_if_copying_fails(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("qris"));
    let page = stage.open(&Store { head: format!("{NO_API}{NO_COMMAND}"), ..Store::of(&order.slug) });
    page.wait_state("unpaid");
    page.click("copy-qr");
    page.wait("the text", |page| page.shows("qr-text"));
    assert_eq!(page.text("qr-text"), qris_of(stage, &order.slug));
    assert!(page.visible_text().contains("Tekan lama teks ini, lalu pilih Salin."));
    assert!(!says_copied(&page, "copy-qr", 0));
}

fn each_account_has_its_copy_button(stage: &Stage<'_>) {
    let page = open(stage, "bank_transfer", "");
    assert_eq!(copy(&page, "copy-code", 1), "0098765432");
    assert_eq!(copy(&page, "copy-code", 0), "1234567890");
    assert_eq!(copy(&page, "copy-amount", 0), "146724");
}

fn copies_without_the_clipboard_api(stage: &Stage<'_>) {
    let page = open(stage, "va_bca", NO_API);
    assert_eq!(copy(&page, "copy-code", 0), page.text("payment-code"));
}

fn copies_when_the_clipboard_api_refuses(stage: &Stage<'_>) {
    let page = open(stage, "va_bca", REFUSING_API);
    assert_eq!(copy(&page, "copy-amount", 0), "147000");
}

fn failed_copy_shows_advice_and_no_copied_label(stage: &Stage<'_>) {
    for head in [format!("{NO_API}{NO_COMMAND}"), format!("{REFUSING_API}{NO_COMMAND}")] {
        let page = open(stage, "va_bca", &head);
        page.click("copy-code");
        page.wait("advice", |page| page.visible_text().contains("Tekan lama nomor di atas, lalu pilih Salin."));
        assert!(!says(&page.visible_text(), text::COPIED) && !says_copied(&page, "copy-code", 0));
        assert_eq!(page.uncaught(), Vec::<String>::new());
    }
}

fn copies_in_a_frame_without_permission(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open_framed(&Store::of(&order.slug));
    page.wait_state("unpaid");
    let permitted = "return document.featurePolicy ? document.featurePolicy.allowsFeature('clipboard-write') : false";
    assert_eq!(page.script("return window !== top"), true);
    assert_eq!(page.script(permitted), false);
    copies_all(&page);
}

fn copies_over_plain_http(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open_insecurely(&Store::of(&order.slug));
    page.wait_state("unpaid");
    assert_eq!(page.script("return [isSecureContext, typeof navigator.clipboard]"), json!([false, "undefined"]));
    copies_all(&page);
}

fn copies_all(page: &Page<'_>) {
    assert_eq!(copy(page, "copy-code", 0), page.text("payment-code"));
    assert_eq!(copy(page, "copy-amount", 0), "147000");
    assert!(copy(page, "share", 0).contains(&page.text("payment-code")));
    assert_eq!(page.uncaught(), Vec::<String>::new());
}
