//! Sharing the instructions: by the browser's share sheet, else by the clipboard, and no claim that is false.

use sandbox::NewOrder;
use scalev_checkout::screen::text;
use serde_json::Value;

use crate::{
    harness::{Page, Stage, Store, Test, tests},
    support::phrase::says,
};

pub fn tests() -> Vec<Test> {
    tests![
        share_sheet_gets_the_instructions,
        canceled_share_claims_nothing,
        refused_share_copies_instead,
        missing_share_sheet_copies_instead,
        failed_copy_shows_advice,
        only_typed_numbers_have_the_button
    ]
}

/// A browser whose `navigator.share` returns `end`.
fn browser(end: &str) -> String {
    format!(
        r#"<script>window.shared = [];
Object.defineProperty(Navigator.prototype, "share", {{ configurable: true, value(data) {{ shared.push(data); return {end}; }} }});
</script>"#
    )
}

const NONE: &str = "<script>delete Navigator.prototype.share;</script>";
const NO_COPY: &str = r#"<script>
Object.defineProperty(navigator, "clipboard", { value: undefined }); document.execCommand = () => false;
</script>"#;

fn open<'a>(stage: &'a Stage<'_>, method: &str, head: &str) -> (String, Page<'a>) {
    let order = stage.order(NewOrder::of(method));
    let page = stage.open(&Store { head: head.to_owned(), ..Store::of(&order.slug) });
    page.wait_state("unpaid");
    (order.slug, page)
}

fn says_copied(page: &Page<'_>) -> bool {
    page.text("share").contains("Tersalin")
}

/// Asserts that the text has all that somebody needs to pay, and neither the slug nor the buyer's data.
fn is_complete(stage: &Stage<'_>, slug: &str, page: &Page<'_>, text: &str) {
    let document = stage.document(slug);
    let deadline = page.text("deadline");
    for wanted in [&page.text("payment-code"), "BCA", "a.n. ", "Toko Contoh", "Rp147.000", &deadline, " WIB"] {
        assert!(text.contains(wanted), "{wanted} is missing in {text:?}");
    }
    let at = |place: &str| document.pointer(place).and_then(Value::as_str).unwrap_or("?").to_owned();
    let foreign = [
        slug.to_owned(),
        at("/id"),
        at("/destination_address/phone"),
        at("/order_id"),
        "http".to_owned(),
        "sfpk_".to_owned(),
    ];
    for foreign in foreign {
        assert!(!text.contains(&foreign), "{foreign} is in {text:?}");
    }
}

fn share_sheet_gets_the_instructions(stage: &Stage<'_>) {
    let (slug, page) = open(stage, "va_bca", &browser("Promise.resolve()"));
    assert!(page.text("share").starts_with("Bagikan petunjuk"));
    page.click("share");
    page.wait("the text", |page| page.script("return shared.length") == 1);
    assert_eq!(page.script("return Object.keys(shared[0]).join()"), "text");
    let text = page.script("return shared[0].text");
    is_complete(stage, &slug, &page, text.as_str().expect("a text"));
    page.click("check-status");
    page.wait("an answer", |page| page.visible_text().contains("Belum ada pembayaran masuk"));
    assert!(!says_copied(&page));
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn canceled_share_claims_nothing(stage: &Stage<'_>) {
    let (_, page) = open(stage, "va_bca", &browser(r#"Promise.reject(new DOMException("", "AbortError"))"#));
    page.click("share");
    page.wait("the text", |page| page.script("return shared.length") == 1);
    page.click("check-status");
    page.wait("an answer", |page| page.visible_text().contains("Belum ada pembayaran masuk"));
    assert!(!says_copied(&page) && !says(&page.visible_text(), text::SHARE_BY_HAND));
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn refused_share_copies_instead(stage: &Stage<'_>) {
    let (slug, page) = open(stage, "va_bca", &browser(r#"Promise.reject(new DOMException("", "NotAllowedError"))"#));
    page.click("share");
    page.wait("the word copied", says_copied);
    is_complete(stage, &slug, &page, &page.paste());
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn missing_share_sheet_copies_instead(stage: &Stage<'_>) {
    let (slug, page) = open(stage, "va_bca", NONE);
    assert!(page.text("share").starts_with("Salin petunjuk"));
    page.click("share");
    page.wait("the word copied", says_copied);
    is_complete(stage, &slug, &page, &page.paste());
}

fn failed_copy_shows_advice(stage: &Stage<'_>) {
    let refusing = browser(r#"Promise.reject(new DOMException("", "NotAllowedError"))"#);
    for head in [format!("{NONE}{NO_COPY}"), format!("{refusing}{NO_COPY}")] {
        let (_, page) = open(stage, "alfamart", &head);
        page.click("share");
        page.wait("advice", |page| page.visible_text().contains("Tidak bisa disalin di sini. Ambil tangkapan layar"));
        assert!(!says_copied(&page));
        assert_eq!(page.uncaught(), Vec::<String>::new());
    }
}

fn only_typed_numbers_have_the_button(stage: &Stage<'_>) {
    for (method, shown) in
        [("bank_transfer", true), ("indomaret", true), ("qris", false), ("dana", false), ("cod", false)]
    {
        let (_, page) = open(stage, method, "");
        assert_eq!(page.shows("share"), shown, "{method}");
    }
}
