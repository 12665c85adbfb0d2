//! Names for screen readers: a text beside each number and amount, which is read digit by digit and never selected.

use sandbox::NewOrder;
use serde_json::{Value, json};

use crate::harness::{Page, Stage, Store, Test, tests};

pub fn tests() -> Vec<Test> {
    tests![number_and_total_are_read_digit_by_digit, total_is_read_in_english, buttons_say_what_they_copy]
}

/// The text that a screen reader reads around the part that it must skip.
fn spoken_text_of(page: &Page<'_>, part: &str) -> String {
    let found = page.script(&format!(
        r#"const part = document.querySelector("scalev-checkout").shadowRoot.querySelector('[part="{part}"]');
const beside = part.parentElement.querySelector(".unseen");
return [part.getAttribute("aria-hidden"), beside.textContent, getComputedStyle(beside).webkitUserSelect];"#
    ));
    assert_eq!((&found[0], &found[2]), (&json!("true"), &json!("none")), "{part}");
    found[1].as_str().expect("words").to_owned()
}

fn number_and_total_are_read_digit_by_digit(stage: &Stage<'_>) {
    let (_, page) = stage.open_order(NewOrder::of("va_bca"));
    page.wait_state("unpaid");
    let number = page.text("payment-code");
    let groups: Vec<String> = number
        .as_bytes()
        .chunks(4)
        .map(|group| {
            let digits: Vec<String> = group.iter().map(|digit| char::from(*digit).to_string()).collect();
            digits.join(" ")
        })
        .collect();
    assert_eq!(spoken_text_of(&page, "payment-code"), groups.join(", "));
    assert_eq!(spoken_text_of(&page, "amount"), "147.000 rupiah");
}

fn total_is_read_in_english(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("qris"));
    let page = stage.open(&Store::of(&order.slug).and("locale", "en"));
    page.wait_state("unpaid");
    assert_eq!(
        (page.text("amount").as_str(), spoken_text_of(&page, "amount").as_str()),
        ("Rp147.000", "147,000 rupiah")
    );
}

fn buttons_say_what_they_copy(stage: &Stage<'_>) {
    let table: [(&str, &str, Value); 4] = [
        ("va_bca", "copy-code", json!(["Salin nomor virtual account BCA"])),
        ("alfamart", "copy-code", json!(["Salin kode pembayaran Alfamart"])),
        (
            "bank_transfer",
            "copy-code",
            json!(["Salin nomor rekening Bank Central Asia", "Salin nomor rekening Bank Negara Indonesia"]),
        ),
        ("qris", "copy-amount", json!(["Salin total bayar"])),
    ];
    for (method, part, names) in table {
        let (_, page) = stage.open_order(NewOrder::of(method));
        page.wait_state("unpaid");
        let shown: Vec<String> =
            page.parts(part).iter().filter_map(|part| part.attribute("aria-label").map(str::to_owned)).collect();
        assert_eq!(json!(shown), names, "{method}");
    }
}
