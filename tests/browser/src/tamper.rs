//! Another script changes what the buyer pays by: the widget replaces it by a warning. Other changes are ignored.

use sandbox::Action;
use serde_json::json;

use crate::harness::{Page, Stage, Test, in_one_engine, tests};

/// A method, and what a script does to its screen. `part(name)` finds a part of it.
type Change = (&'static str, &'static str, &'static str);

const CHANGES: &[Change] = &[
    ("number_replaced", "va_bca", r#"part("payment-code").textContent = "1234567890123456""#),
    ("digit_changed", "va_bca", r#"part("payment-code").querySelector("span").firstChild.data = "1111""#),
    ("amount_changed", "va_bca", r#"part("amount").firstChild.textContent = "Rp1""#),
    ("holder_changed", "va_bca", r#"part("account-holder").textContent = "a.n. Orang Lain""#),
    ("bank_changed", "va_bca", r#"part("bank").textContent = "BRI""#),
    ("number_removed", "va_bca", r#"part("payment-code").remove()"#),
    ("number_without_its_part", "va_bca", r#"part("payment-code").removeAttribute("part")"#),
    ("second_number_added", "va_bca", r#"part("payment-code").after(part("payment-code").cloneNode(true))"#),
    ("card_removed", "va_bca", r#"part("payment-code").closest("section").remove()"#),
    ("everything_removed", "va_bca", r#"while (host.shadowRoot.firstChild) host.shadowRoot.firstChild.remove()"#),
    (
        "card_replaced",
        "va_bca",
        r#"const card = part("payment-code").closest("section"), other = card.cloneNode(true);
        other.querySelector("[part=payment-code]").textContent = "1234567890123456"; card.replaceWith(other)"#,
    ),
    ("qr_path_changed", "qris", r#"part("qr").lastElementChild.setAttribute("d", "M4 4h9v1h-9z")"#),
    ("qr_path_added", "qris", r#"part("qr").append(part("qr").lastElementChild.cloneNode())"#),
    (
        "qr_replaced",
        "qris",
        r#"const image = new Image(); image.src = "data:,"; image.setAttribute("part", "qr");
        part("qr").replaceWith(image)"#,
    ),
    ("barcode_changed", "alfamart", r#"part("barcode").lastElementChild.setAttribute("d", "M4 0h9v1h-9z")"#),
    ("pay_link_changed", "dana", r#"part("pay-link").href = "https://evil.example/""#),
    ("fallback_link_changed", "va_bca", r#"part("fallback-link").href = "https://evil.example/""#),
];

/// The changes that every engine must detect: a text, an attribute, and elements that are removed, added and moved.
const SAMPLE: [&str; 6] = [
    "digit_changed",
    "number_removed",
    "second_number_added",
    "everything_removed",
    "card_replaced",
    "qr_path_changed",
];

const PART: &str = r#"const host = document.querySelector("scalev-checkout");
const part = (name) => host.shadowRoot.querySelector(`[part="${name}"]`);"#;

pub fn tests() -> Vec<Test> {
    let noticed =
        |change: &'static Change| Test::new(module_path!(), change.0, |stage| tampering_is_reported(stage, change));
    let mut all = in_one_engine(CHANGES.iter().map(noticed).collect(), &SAMPLE);
    all.extend(tests![
        repeated_tampering_leaves_the_merchants_link,
        repeated_removal_causes_no_loop,
        paid_shows_after_tampering,
        undone_change_is_reported,
        number_renamed_to_countdown_is_checked,
        other_changes_are_ignored,
    ]);
    let own = |method: &'static str| {
        Test::new(module_path!(), format!("own_changes_of_{method}_are_ignored"), move |stage| {
            own_changes_are_ignored(stage, method)
        })
    };
    let own = ["va_bca", "qris", "dana", "bank_transfer"].map(own).to_vec();
    all.extend(in_one_engine(own, &["own_changes_of_va_bca_are_ignored", "own_changes_of_qris_are_ignored"]));
    all
}

fn change(page: &Page<'_>, script: &str) {
    page.script(&format!("{PART} {script}"));
}

/// Asserts a warning, a link to the hosted page, an `error` event, and nothing to pay with.
fn is_warned(page: &Page<'_>) {
    page.wait_state("unavailable");
    page.wait("the warning", |page| page.visible_text().contains("diubah oleh program lain"));
    for name in ["payment-code", "amount", "qr", "barcode", "account-holder", "pay-link", "countdown", "steps"] {
        assert!(!page.shows(name), "{name} shows");
    }
    assert!(!page.markup().contains("evil.example"), "{}", page.markup());
    let errors = page.events_named("error");
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!(errors[0].detail["code"], "integrity");
    let lines = page.console();
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].text.starts_with("[scalev-checkout] integrity: another script"), "{lines:?}");
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn tampering_is_reported(stage: &Stage<'_>, (_, method, script): &Change) {
    let (slug, page) = stage.open_on_a_clock(method);
    change(&page, script);
    is_warned(&page);
    let way = page.part("fallback-link").expect("a way on").attribute("href").map(str::to_owned);
    let document = stage.document(&slug);
    assert_eq!(way.as_deref(), document["redirect_url"].as_str());
    page.script(r#"document.querySelector("scalev-checkout").setAttribute("locale", "en")"#);
    page.wait("English", |page| page.visible_text().contains("Another program changed this page"));
}

/// The link that the script changes is not offered; the merchant's own is shown, and the page does not hang.
fn repeated_tampering_leaves_the_merchants_link(stage: &Stage<'_>) {
    let (_, page) = stage.open_on_a_clock("va_bca");
    change(
        &page,
        r#"window.spoiled = 0;
const spoil = () => {
  for (const link of host.shadowRoot.querySelectorAll("a"))
    if (!link.href.includes("evil")) { link.href = "https://evil.example/"; spoiled += 1; }
};
new MutationObserver(spoil).observe(host.shadowRoot, { subtree: true, childList: true });
part("payment-code").textContent = "1";"#,
    );
    page.wait("the merchant's own link", Page::shows_own_link);
    assert!(!page.shows("fallback-link"));
    page.pass(60);
    let spoiled = page.script("return spoiled").as_u64().expect("a number");
    assert!(spoiled < 20, "{spoiled} times");
    assert_eq!(page.events_named("error").len(), 1);
}

/// Neither the page nor the widget hangs.
fn repeated_removal_causes_no_loop(stage: &Stage<'_>) {
    let (slug, page) = stage.open_on_a_clock("va_bca");
    change(
        &page,
        r#"window.taken = 0;
const take = () => { for (const child of [...host.shadowRoot.children]) { child.remove(); taken += 1; } };
new MutationObserver(take).observe(host.shadowRoot, { childList: true });
take();"#,
    );
    page.wait_state("unavailable");
    assert!(!page.shows("payment-code"));
    page.pass(60);
    let taken = page.script("return taken").as_u64().expect("a number");
    assert!(taken < 20, "{taken} times");
    assert_eq!(page.events_named("error").len(), 1);
    stage.act(&slug, Action::Pay);
    page.pass(60);
    page.wait_state("paid");
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn paid_shows_after_tampering(stage: &Stage<'_>) {
    let (slug, page) = stage.open_on_a_clock("va_bca");
    change(&page, r#"part("payment-code").textContent = "1""#);
    is_warned(&page);
    stage.act(&slug, Action::Pay);
    page.check();
    page.wait_state("paid");
    assert_eq!(page.text("amount"), "Rp147.000");
}

/// The buyer may have seen the wrong number before it was restored.
fn undone_change_is_reported(stage: &Stage<'_>) {
    let (_, page) = stage.open_on_a_clock("va_bca");
    change(
        &page,
        r#"const code = part("payment-code"), kept = code.innerHTML; code.textContent = "1";
Promise.resolve().then(() => Promise.resolve()).then(() => code.append(kept));"#,
    );
    is_warned(&page);
}

/// The countdown's text may change, but no other element becomes exempt by taking its part name.
fn number_renamed_to_countdown_is_checked(stage: &Stage<'_>) {
    let (_, page) = stage.open_on_a_clock("va_bca");
    change(&page, r#"part("payment-code").querySelector("span").setAttribute("part", "countdown")"#);
    page.settle();
    assert_eq!(page.state(), "unpaid");
    change(&page, r#"part("payment-code").querySelector("span").textContent = "1111""#);
    is_warned(&page);
}

/// Every update that the widget makes itself, from the countdown to the payment.
fn own_changes_are_ignored(stage: &Stage<'_>, method: &str) {
    let (slug, page) = stage.open_on_a_clock(method);
    page.pass(3);
    if method == "qris" {
        page.click("enlarge-qr");
        page.wait("the large code", |page| page.shows("qr-large"));
        page.click("close");
    } else if method != "dana" {
        page.click("copy-code");
        page.wait("the word", |page| page.markup().contains("Tersalin"));
    }
    for locale in ["en", "id"] {
        page.script(&format!(r#"document.querySelector("scalev-checkout").setAttribute("locale", "{locale}")"#));
    }
    let set = json!({ "gross_revenue": "150000.00" });
    stage.sandbox.patch(&slug, &set).expect("the order takes the patch");
    page.check();
    page.pass(10);
    page.settle();
    assert_eq!(page.state(), "unpaid", "{method}");
    assert_eq!(page.events_named("error").len(), 0, "{method}: {:?}", page.console());
    page.script(
        r#"const box = document.createElement("div"); document.body.append(box);
box.append(document.querySelector("scalev-checkout"));"#,
    );
    stage.act(&slug, Action::Pay);
    page.check();
    page.wait_state("paid");
    assert_eq!(page.events_named("error").len(), 0, "{method}: {:?}", page.console());
}

/// Changes by translators, by extensions for dark pages or legibility, and by printing.
fn other_changes_are_ignored(stage: &Stage<'_>) {
    let (_, page) = stage.open_on_a_clock("va_bca");
    change(
        &page,
        r#"const texts = (node) => node.nodeType === Node.TEXT_NODE ? [node] : [...node.childNodes].flatMap(texts);
for (const text of texts(host.shadowRoot)) {
  const font = document.createElement("font");
  text.replaceWith(font);
  font.append(text);
}
const sheet = document.createElement("style");
sheet.textContent = "* { color: inherit }";
host.shadowRoot.prepend(sheet);
for (const element of host.shadowRoot.querySelectorAll("*")) element.style.setProperty("letter-spacing", "1px");
part("status").textContent = "Menunggu";
part("amount").append(" ");
dispatchEvent(new Event("beforeprint"));
dispatchEvent(new Event("afterprint"));"#,
    );
    page.pass(5);
    page.check();
    assert_eq!(page.state(), "unpaid");
    assert_eq!(page.events_named("error").len(), 0, "{:?}", page.console());
    assert!(page.shows("payment-code"));
}
