//! Saving a number as a picture, and a calendar reminder of the deadline.

use sandbox::NewOrder;
use serde_json::{Value, json};

use crate::harness::{Page, Stage, Store, Test, tests};

pub fn tests() -> Vec<Test> {
    tests![
        reminder_is_downloaded_as_calendar_file,
        reminder_is_shown_in_an_in_app_browser,
        number_is_saved_as_a_picture,
        no_reminder_in_the_last_hour
    ]
}

const INSTAGRAM: &str = "Mozilla/5.0 (Linux; Android 13; SM-A145F; wv) AppleWebKit/537.36 (KHTML, like Gecko) \
    Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36 Instagram 355.1.0.44.103 Android";

/// Records the name, type and text of each download.
const DOWNLOADS: &str = r#"<script nonce="recorder">
window.kept = [];
const blobs = new Map(), create = URL.createObjectURL.bind(URL);
URL.createObjectURL = (blob) => { const url = create(blob); blobs.set(url, blob); return url; };
HTMLAnchorElement.prototype.click = function () {
  const blob = blobs.get(this.href);
  blob.text().then((text) => kept.push({ name: this.download, type: blob.type, size: blob.size, text }));
};
Object.defineProperty(navigator, "canShare", { value: undefined }); Object.defineProperty(navigator, "share", { value: undefined });
</script>"#;

fn open<'a>(stage: &'a Stage<'_>, new: NewOrder, head: &str) -> Page<'a> {
    let order = stage.order(new);
    let page = stage.open(&Store { head: format!("{DOWNLOADS}{head}"), ..Store::of(&order.slug) });
    page.wait_state("unpaid");
    page
}

fn kept(page: &Page<'_>) -> Value {
    page.wait("a file", |page| page.script("return kept.length") == 1);
    page.script("return kept[0]")
}

fn reminder_is_downloaded_as_calendar_file(stage: &Stage<'_>) {
    let page = open(stage, NewOrder::of("va_bca"), "");
    let number = page.text("payment-code");
    assert_eq!(page.text("remind"), "Ingatkan saya");
    page.click("remind");
    let file = kept(&page);
    let name = file["name"].as_str().expect("a name");
    assert!(name.starts_with("bayar-26") && name.ends_with(".ics"), "{name}");
    assert_eq!(file["type"], "text/calendar");
    let text = file["text"].as_str().expect("a text");
    let lines: Vec<&str> = text.strip_suffix("\r\n").expect("a last line").split("\r\n").collect();
    assert!(lines.iter().all(|line| line.len() <= 75), "{lines:?}");
    let unfolded = text.replace("\r\n ", "");
    for part in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "BEGIN:VEVENT",
        "UID:",
        "DTSTAMP:",
        "DTSTART:",
        "DTEND:",
        "BEGIN:VALARM",
        "URL:http",
    ] {
        assert!(unfolded.contains(part), "{part}: {unfolded}");
    }
    assert!(unfolded.contains("SUMMARY:Bayar Rp147.000 sebelum ") && unfolded.contains("\\, "), "{unfolded}");
    assert!(!unfolded.contains(&number), "no number to pay to");
    page.wait("it is said", |page| page.text("keep-status").starts_with("Browser diminta mengunduhnya."));
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

/// An in-app browser may ignore downloads, so the reminder is shown instead.
fn reminder_is_shown_in_an_in_app_browser(stage: &Stage<'_>) {
    let head = format!(
        r#"<script nonce="recorder">Object.defineProperty(navigator, "userAgent", {{ value: {} }})</script>"#,
        json!(INSTAGRAM)
    );
    let page = open(stage, NewOrder::of("va_bca"), &head);
    page.click("remind");
    page.wait("the reminder", |page| page.shows("cover-words"));
    assert!(page.text("cover-words").starts_with("Bayar Rp147.000 sebelum "), "{}", page.text("cover-words"));
    page.click("close");
    page.wait("the card again", |page| !page.shows("cover"));
    assert_eq!(page.focused(), "remind");
}

fn number_is_saved_as_a_picture(stage: &Stage<'_>) {
    for method in ["va_bca", "bank_transfer", "alfamart"] {
        let page = open(stage, NewOrder::of(method), "");
        page.click("save-picture");
        let file = kept(&page);
        assert_eq!(file["type"], "image/png", "{method}");
        assert!(
            file["name"].as_str().is_some_and(|name| name.starts_with("bayar-26") && name.ends_with(".png")),
            "{file}"
        );
        assert!(file["size"].as_u64().is_some_and(|size| size > 10_000), "{method}: {}", file["size"]);
        assert_eq!(page.uncaught(), Vec::<String>::new());
    }
}

fn no_reminder_in_the_last_hour(stage: &Stage<'_>) {
    let page = open(stage, NewOrder { deadline_in: Some(3500), ..NewOrder::of("va_bca") }, "");
    assert!(!page.shows("remind") && page.shows("save-picture"));
}
