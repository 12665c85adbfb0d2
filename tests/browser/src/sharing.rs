//! Instructions for somebody else: by the browser where it shares, else by the clipboard, and never a false word.

use sandbox::NewOrder;
use serde_json::Value;

use crate::harness::{Page, Stage, Store, Test, tests};

pub fn tests() -> Vec<Test> {
    tests![by_the_browser, thought_better_of, refused, by_the_clipboard, by_nothing, only_what_is_typed]
}

/// A browser whose way to share ends in `end`.
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

/// Everything that somebody else needs, and nothing that opens the order or is the buyer's.
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

fn by_the_browser(stage: &Stage<'_>) {
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

fn thought_better_of(stage: &Stage<'_>) {
    let (_, page) = open(stage, "va_bca", &browser(r#"Promise.reject(new DOMException("", "AbortError"))"#));
    page.click("share");
    page.wait("the text", |page| page.script("return shared.length") == 1);
    page.click("check-status");
    page.wait("an answer", |page| page.visible_text().contains("Belum ada pembayaran masuk"));
    assert!(!says_copied(&page) && !page.visible_text().contains("Tidak bisa disalin"));
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn refused(stage: &Stage<'_>) {
    let (slug, page) = open(stage, "va_bca", &browser(r#"Promise.reject(new DOMException("", "NotAllowedError"))"#));
    page.click("share");
    page.wait("the word copied", says_copied);
    is_complete(stage, &slug, &page, &page.paste());
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn by_the_clipboard(stage: &Stage<'_>) {
    let (slug, page) = open(stage, "va_bca", NONE);
    assert!(page.text("share").starts_with("Salin petunjuk"));
    page.click("share");
    page.wait("the word copied", says_copied);
    is_complete(stage, &slug, &page, &page.paste());
}

fn by_nothing(stage: &Stage<'_>) {
    let refusing = browser(r#"Promise.reject(new DOMException("", "NotAllowedError"))"#);
    for head in [format!("{NONE}{NO_COPY}"), format!("{refusing}{NO_COPY}")] {
        let (_, page) = open(stage, "alfamart", &head);
        page.click("share");
        page.wait("advice", |page| page.visible_text().contains("Tidak bisa disalin di sini. Ambil tangkapan layar"));
        assert!(!says_copied(&page));
        assert_eq!(page.uncaught(), Vec::<String>::new());
    }
}

fn only_what_is_typed(stage: &Stage<'_>) {
    for (method, shown) in
        [("bank_transfer", true), ("indomaret", true), ("qris", false), ("dana", false), ("cod", false)]
    {
        let (_, page) = open(stage, method, "");
        assert_eq!(page.shows("share"), shown, "{method}");
    }
}
