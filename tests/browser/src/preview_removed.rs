//! The preview is removed where another script changes it, the page sets another payment, or its deadline passes. It stays
//! while the rest of the widget does not load.

use sandbox::{Fault, NewOrder};

use crate::{
    harness::{Page, Stage, Store, Test, tests},
    no_preview::{empty, hand, mount, shows_what_was_handed},
    preview::{has_a_preview, has_none, held, is_quiet, let_go, number},
    unavailable::{gave_up, told_once},
};

/// Changes of the preview by another script; `part(name)` finds a part of it.
const CHANGES: [(&str, &str, &str); 8] = [
    ("the_whole", "va_bca", r#"host.shadowRoot.querySelector(".preview").remove()"#),
    ("the_number", "va_bca", r#"part("payment-code").textContent = "1234567890123456""#),
    ("a_digit", "va_bca", r#"part("payment-code").querySelector("span").firstChild.data = "1111""#),
    ("the_amount", "va_bca", r#"part("amount").firstChild.textContent = "Rp1""#),
    ("a_second_number", "va_bca", r#"part("payment-code").after(part("payment-code").cloneNode(true))"#),
    ("the_holder_is_gone", "bank_transfer", r#"part("account-holder").remove()"#),
    ("the_word_on_a_button", "va_bca", r#"part("copy-code").firstChild.textContent = "Bayar""#),
    ("the_lines_of_the_code", "qris", r#"part("qr").lastChild.setAttribute("d", "M4 4h9v1h-9z")"#),
];

pub fn tests() -> Vec<Test> {
    let mut all = tests![
        another_order,
        another_language,
        a_payload_in_hand,
        its_time_is_over,
        the_rest_is_altered,
        the_rest_does_not_come_in_time,
        the_element_while_the_rest_does_not_come,
    ];
    for (name, method, change) in CHANGES {
        all.push(Test::new(module_path!(), name, |stage| goes(stage, method, change)));
    }
    all
}

const CHANGE: &str = r#"const host = document.querySelector("scalev-checkout");
const part = (name) => host.shadowRoot.querySelector(`[part="${name}"]`);"#;

/// A script that changes the preview removes it, and gains nothing.
fn goes(stage: &Stage<'_>, method: &str, change: &str) {
    let slug = stage.order(NewOrder::of(method)).slug;
    let page = held(stage, &Store::of(&slug));
    page.wait("a preview", has_a_preview);
    let right = ["amount", "payment-code", "qr"].map(|name| page.parts(name).first().map(|part| part.text.clone()));
    page.script(&format!("{CHANGE} {change}"));
    page.wait("the place of the card", |page| !has_a_preview(page) && page.shows_own_link());
    has_none(&page);
    let_go(&page);
    page.wait_state("unpaid");
    let shown = ["amount", "payment-code", "qr"].map(|name| page.parts(name).first().map(|part| part.text.clone()));
    assert_eq!(shown, right);
    if method == "va_bca" {
        assert_eq!(page.text("payment-code"), number(stage, &slug));
    }
    assert!(!page.markup().contains("M4 4h9v1h-9z"));
    is_quiet(&page);
}

fn another_order(stage: &Stage<'_>) {
    let [first, second] = [0; 2].map(|_| stage.order(NewOrder::of("va_bca")).slug);
    let page = held(stage, &Store::of(&first));
    page.wait("a preview", has_a_preview);
    assert_eq!(page.text("payment-code"), number(stage, &first));
    page.script(&format!("{CHANGE} host.setAttribute('order', '{second}')"));
    has_none(&page);
    let_go(&page);
    page.wait_state("unpaid");
    assert_eq!(page.text("payment-code"), number(stage, &second));
    is_quiet(&page);
}

fn another_language(stage: &Stage<'_>) {
    let slug = stage.order(NewOrder::of("va_bca")).slug;
    let page = held(stage, &Store::of(&slug));
    page.wait("a preview", has_a_preview);
    page.script(&format!("{CHANGE} host.setAttribute('locale', 'en')"));
    has_none(&page);
    let_go(&page);
    page.wait_state("unpaid");
    page.wait("English", |page| page.text("status") == "Waiting for your payment");
    assert_eq!(page.text("payment-code"), number(stage, &slug));
    is_quiet(&page);
}

fn a_payload_in_hand(stage: &Stage<'_>) {
    let page = empty(stage);
    mount(&page, stage, &stage.order(NewOrder::of("va_bca")).slug);
    page.wait("a preview", has_a_preview);
    hand(&page);
    has_none(&page);
    shows_what_was_handed(&page);
}

/// The deadline passes while the widget has not loaded.
fn its_time_is_over(stage: &Stage<'_>) {
    let order = stage.order(NewOrder { deadline_in: Some(90), ..NewOrder::of("va_bca") });
    let page = held(stage, &Store::of(&order.slug).on_a_clock());
    page.wait("a preview", has_a_preview);
    page.pass_anyway(60);
    assert!(has_a_preview(&page));
    page.pass_anyway(60);
    page.wait("the place of the card", |page| !has_a_preview(page) && page.shows_own_link());
    has_none(&page);
}

/// A server that alters one file may have altered the stylesheet.
fn the_rest_is_altered(stage: &Stage<'_>) {
    stage.sandbox.asset_fault("rest-", Fault::Altered, None);
    let page = held(stage, &Store::of(&stage.order(NewOrder::of("va_bca")).slug));
    page.wait("a preview", has_a_preview);
    let_go(&page);
    gave_up(&page, "integrity");
    has_none(&page);
}

fn missing() -> Fault {
    Fault::Status { code: 404, body: None, content_type: None }
}

/// A look whose rest is asked for in vain, on a clock.
fn in_vain<'a>(stage: &'a Stage<'_>, deadline_in: i64) -> Page<'a> {
    stage.sandbox.asset_fault("rest-", missing(), None);
    let order = stage.order(NewOrder { deadline_in: Some(deadline_in), ..NewOrder::of("va_bca") });
    let page = held(stage, &Store::of(&order.slug).on_a_clock());
    page.wait("a preview", has_a_preview);
    let_go(&page);
    page.pass_anyway(3);
    page.wait("the merchant hears of it", |page| page.events_named("error").len() == 1);
    told_once(&page, "load");
    assert!(has_a_preview(&page));
    page
}

/// The deadline passes: the buyer sees the link.
fn the_rest_does_not_come_in_time(stage: &Stage<'_>) {
    let page = in_vain(stage, 90);
    page.pass_anyway(60);
    assert!(has_a_preview(&page) && page.state() == "loading");
    // An answer may come between two steps of the page's clock, and the next question is asked later by it.
    page.wait("the end", |page| {
        page.pass_anyway(30);
        page.state() == "unavailable"
    });
    has_none(&page);
    told_once(&page, "load");
}

/// The removed element sends no request.
fn the_element_while_the_rest_does_not_come(stage: &Stage<'_>) {
    let page = in_vain(stage, 86_400);
    let asked = || stage.sandbox.log().iter().filter(|entry| entry.path.contains("/rest-")).count();
    page.pass_anyway(20);
    assert!(has_a_preview(&page));
    assert!(asked() >= 6, "it is asked for again: {}", asked());
    page.script("document.querySelector('scalev-checkout').remove()");
    // Pending requests end.
    page.pass(60);
    let before = asked();
    page.script("dispatchEvent(new Event('online'))");
    page.pass(300);
    assert_eq!(asked(), before);
    told_once(&page, "load");
}
