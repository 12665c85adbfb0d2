//! Another script changes what the buyer pays by: it is noticed at once, and nothing can be paid by it. What is not such
//! a change is none.

use sandbox::Action;
use serde_json::json;

use crate::harness::{Page, Stage, Test, in_one_engine, tests};

/// A method, and what a script does to its screen. `part(name)` finds a part of it.
type Change = (&'static str, &'static str, &'static str);

const CHANGES: &[Change] = &[
    ("the_number", "va_bca", r#"part("payment-code").textContent = "1234567890123456""#),
    ("a_digit", "va_bca", r#"part("payment-code").querySelector("span").firstChild.data = "1111""#),
    ("the_amount", "va_bca", r#"part("amount").firstChild.textContent = "Rp1""#),
    ("the_holder", "va_bca", r#"part("account-holder").textContent = "a.n. Orang Lain""#),
    ("the_bank", "va_bca", r#"part("bank").textContent = "BRI""#),
    ("the_number_is_gone", "va_bca", r#"part("payment-code").remove()"#),
    ("the_number_is_no_part", "va_bca", r#"part("payment-code").removeAttribute("part")"#),
    ("a_second_number", "va_bca", r#"part("payment-code").after(part("payment-code").cloneNode(true))"#),
    ("the_card_is_gone", "va_bca", r#"part("payment-code").closest("section").remove()"#),
    ("all_is_gone", "va_bca", r#"while (host.shadowRoot.firstChild) host.shadowRoot.firstChild.remove()"#),
    (
        "another_card",
        "va_bca",
        r#"const card = part("payment-code").closest("section"), other = card.cloneNode(true);
        other.querySelector("[part=payment-code]").textContent = "1234567890123456"; card.replaceWith(other)"#,
    ),
    ("the_qr", "qris", r#"part("qr").lastElementChild.setAttribute("d", "M4 4h9v1h-9z")"#),
    ("more_of_the_qr", "qris", r#"part("qr").append(part("qr").lastElementChild.cloneNode())"#),
    (
        "another_qr",
        "qris",
        r#"const image = new Image(); image.src = "data:,"; image.setAttribute("part", "qr");
        part("qr").replaceWith(image)"#,
    ),
    ("the_barcode", "alfamart", r#"part("barcode").lastElementChild.setAttribute("d", "M4 0h9v1h-9z")"#),
    ("the_pay_link", "dana", r#"part("pay-link").href = "https://evil.example/""#),
    ("the_way_on", "va_bca", r#"part("fallback-link").href = "https://evil.example/""#),
];

/// The changes that every engine must detect: a text, an attribute, and elements that are removed, added and moved.
const SAMPLE: [&str; 6] = ["a_digit", "the_number_is_gone", "a_second_number", "all_is_gone", "another_card", "the_qr"];

const PART: &str = r#"const host = document.querySelector("scalev-checkout");
const part = (name) => host.shadowRoot.querySelector(`[part="${name}"]`);"#;

pub fn tests() -> Vec<Test> {
    let noticed =
        |change: &'static Change| Test::new(module_path!(), change.0, |stage| change_is_noticed(stage, change));
    let mut all = in_one_engine(CHANGES.iter().map(noticed).collect(), &SAMPLE);
    all.extend(tests![
        a_script_that_never_stops,
        a_script_that_takes_all_away_for_ever,
        the_money_is_still_noticed,
        what_is_put_back,
        a_number_that_is_named_countdown,
        other_changes_are_none,
    ]);
    let own = |method: &'static str| {
        Test::new(module_path!(), format!("our_own_of_{method}"), move |stage| our_own_changes_are_none(stage, method))
    };
    let own = ["va_bca", "qris", "dana", "bank_transfer"].map(own).to_vec();
    all.extend(in_one_engine(own, &["our_own_of_va_bca", "our_own_of_qris"]));
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

fn change_is_noticed(stage: &Stage<'_>, (_, method, script): &Change) {
    let (slug, page) = stage.open_on_a_clock(method);
    change(&page, script);
    is_warned(&page);
    let way = page.part("fallback-link").expect("a way on").attribute("href").map(str::to_owned);
    let document = stage.document(&slug);
    assert_eq!(way.as_deref(), document["redirect_url"].as_str());
    page.script(r#"document.querySelector("scalev-checkout").setAttribute("locale", "en")"#);
    page.wait("English", |page| page.visible_text().contains("Another program changed this page"));
}

/// The link that it spoils is not offered; the merchant's own is there, and the page does not stand still.
fn a_script_that_never_stops(stage: &Stage<'_>) {
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

/// The page goes on, and so does the widget.
fn a_script_that_takes_all_away_for_ever(stage: &Stage<'_>) {
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

fn the_money_is_still_noticed(stage: &Stage<'_>) {
    let (slug, page) = stage.open_on_a_clock("va_bca");
    change(&page, r#"part("payment-code").textContent = "1""#);
    is_warned(&page);
    stage.act(&slug, Action::Pay);
    page.check();
    page.wait_state("paid");
    assert_eq!(page.text("amount"), "Rp147.000");
}

/// Somebody may have seen it by then.
fn what_is_put_back(stage: &Stage<'_>) {
    let (_, page) = stage.open_on_a_clock("va_bca");
    change(
        &page,
        r#"const code = part("payment-code"), kept = code.innerHTML; code.textContent = "1";
Promise.resolve().then(() => Promise.resolve()).then(() => code.append(kept));"#,
    );
    is_warned(&page);
}

/// The countdown's seconds are no change, but a number that has its name is none of them.
fn a_number_that_is_named_countdown(stage: &Stage<'_>) {
    let (_, page) = stage.open_on_a_clock("va_bca");
    change(&page, r#"part("payment-code").querySelector("span").setAttribute("part", "countdown")"#);
    page.settle();
    assert_eq!(page.state(), "unpaid");
    change(&page, r#"part("payment-code").querySelector("span").textContent = "1111""#);
    is_warned(&page);
}

/// A life in which all that the widget draws anew is drawn anew.
fn our_own_changes_are_none(stage: &Stage<'_>, method: &str) {
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

/// Of translators, of programs that make pages dark or longer to read, and of printing.
fn other_changes_are_none(stage: &Stage<'_>) {
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
