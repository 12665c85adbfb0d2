//! The preview is removed where another script changes it, the page sets another payment, or its deadline passes. It stays
//! while the widget part does not load.

use sandbox::{Fault, NewOrder};

use crate::{
    harness::{Page, Stage, Store, Test, in_one_engine, tests},
    no_preview::{mount, open_with_a_place, set_payment, shows_the_set_payment},
    preview::{has_a_preview, has_no_preview, is_quiet, load_widget, number, open_with_widget_delayed},
    unavailable::{reports_once, shows_only_the_link},
};

/// Changes of the preview by another script; `part(name)` finds a part of it.
const CHANGES: [(&str, &str, &str); 8] = [
    ("whole_preview_removed", "va_bca", r#"host.shadowRoot.querySelector(".preview").remove()"#),
    ("number_replaced", "va_bca", r#"part("payment-code").textContent = "1234567890123456""#),
    ("digit_changed", "va_bca", r#"part("payment-code").querySelector("span").firstChild.data = "1111""#),
    ("amount_changed", "va_bca", r#"part("amount").firstChild.textContent = "Rp1""#),
    ("second_number_added", "va_bca", r#"part("payment-code").after(part("payment-code").cloneNode(true))"#),
    ("holder_removed", "bank_transfer", r#"part("account-holder").remove()"#),
    ("button_label_changed", "va_bca", r#"part("copy-code").firstChild.textContent = "Bayar""#),
    ("qr_path_changed", "qris", r#"part("qr").lastChild.setAttribute("d", "M4 4h9v1h-9z")"#),
];

pub fn tests() -> Vec<Test> {
    let mut all = tests![
        new_order_attribute_removes_it,
        new_locale_removes_it,
        set_payment_removes_it,
        deadline_removes_it,
        altered_widget_part_removes_it,
        deadline_removes_it_without_the_widget_part,
        removal_ends_requests_for_the_widget_part,
    ];
    let changed = |(name, method, change): (&'static str, &'static str, &'static str)| {
        Test::new(module_path!(), name, move |stage| tampering_removes_it(stage, method, change))
    };
    // One check compares the whole preview, in every engine alike.
    all.extend(in_one_engine(CHANGES.map(changed).to_vec(), &["digit_changed", "second_number_added"]));
    all
}

const CHANGE: &str = r#"const host = document.querySelector("scalev-checkout");
const part = (name) => host.shadowRoot.querySelector(`[part="${name}"]`);"#;

/// A changed preview is removed, and the widget shows the right number.
fn tampering_removes_it(stage: &Stage<'_>, method: &str, change: &str) {
    let slug = stage.order(NewOrder::of(method)).slug;
    let page = open_with_widget_delayed(stage, &Store::of(&slug));
    page.wait("a preview", has_a_preview);
    let right = ["amount", "payment-code", "qr"].map(|name| page.parts(name).first().map(|part| part.text.clone()));
    page.script(&format!("{CHANGE} {change}"));
    page.wait("the place of the card", |page| !has_a_preview(page) && page.shows_own_link());
    has_no_preview(&page);
    load_widget(&page);
    page.wait_state("unpaid");
    let shown = ["amount", "payment-code", "qr"].map(|name| page.parts(name).first().map(|part| part.text.clone()));
    assert_eq!(shown, right);
    if method == "va_bca" {
        assert_eq!(page.text("payment-code"), number(stage, &slug));
    }
    assert!(!page.markup().contains("M4 4h9v1h-9z"));
    is_quiet(&page);
}

fn new_order_attribute_removes_it(stage: &Stage<'_>) {
    let [first, second] = [0; 2].map(|_| stage.order(NewOrder::of("va_bca")).slug);
    let page = open_with_widget_delayed(stage, &Store::of(&first));
    page.wait("a preview", has_a_preview);
    assert_eq!(page.text("payment-code"), number(stage, &first));
    page.script(&format!("{CHANGE} host.setAttribute('order', '{second}')"));
    has_no_preview(&page);
    load_widget(&page);
    page.wait_state("unpaid");
    assert_eq!(page.text("payment-code"), number(stage, &second));
    is_quiet(&page);
}

fn new_locale_removes_it(stage: &Stage<'_>) {
    let slug = stage.order(NewOrder::of("va_bca")).slug;
    let page = open_with_widget_delayed(stage, &Store::of(&slug));
    page.wait("a preview", has_a_preview);
    page.script(&format!("{CHANGE} host.setAttribute('locale', 'en')"));
    has_no_preview(&page);
    load_widget(&page);
    page.wait_state("unpaid");
    page.wait("English", |page| page.text("status") == "Waiting for your payment");
    assert_eq!(page.text("payment-code"), number(stage, &slug));
    is_quiet(&page);
}

fn set_payment_removes_it(stage: &Stage<'_>) {
    let page = open_with_a_place(stage);
    mount(&page, stage, &stage.order(NewOrder::of("va_bca")).slug);
    page.wait("a preview", has_a_preview);
    set_payment(&page);
    has_no_preview(&page);
    shows_the_set_payment(&page);
}

/// The deadline passes while the widget has not loaded.
fn deadline_removes_it(stage: &Stage<'_>) {
    let order = stage.order(NewOrder { deadline_in: Some(90), ..NewOrder::of("va_bca") });
    let page = open_with_widget_delayed(stage, &Store::of(&order.slug).on_a_clock());
    page.wait("a preview", has_a_preview);
    page.pass_anyway(60);
    assert!(has_a_preview(&page));
    page.pass_anyway(60);
    page.wait("the place of the card", |page| !has_a_preview(page) && page.shows_own_link());
    has_no_preview(&page);
}

/// A server that alters one file may have altered others, so the preview is not trusted either.
fn altered_widget_part_removes_it(stage: &Stage<'_>) {
    stage.sandbox.asset_fault("rest-", Fault::Altered, None);
    let page = open_with_widget_delayed(stage, &Store::of(&stage.order(NewOrder::of("va_bca")).slug));
    page.wait("a preview", has_a_preview);
    load_widget(&page);
    shows_only_the_link(&page, "integrity");
    has_no_preview(&page);
}

fn missing() -> Fault {
    Fault::Status { code: 404, body: None, content_type: None }
}

/// A preview whose widget part is missing, on a clock.
fn open_without_the_widget_part<'a>(stage: &'a Stage<'_>, deadline_in: i64) -> Page<'a> {
    stage.sandbox.asset_fault("rest-", missing(), None);
    let order = stage.order(NewOrder { deadline_in: Some(deadline_in), ..NewOrder::of("va_bca") });
    let page = open_with_widget_delayed(stage, &Store::of(&order.slug).on_a_clock());
    page.wait("a preview", has_a_preview);
    load_widget(&page);
    page.pass_until("the error event", |page| page.events_named("error").len() == 1);
    reports_once(&page, "load");
    assert!(has_a_preview(&page));
    page
}

/// The deadline passes: the buyer sees the link.
fn deadline_removes_it_without_the_widget_part(stage: &Stage<'_>) {
    let page = open_without_the_widget_part(stage, 90);
    page.pass_anyway(60);
    assert!(has_a_preview(&page) && page.state() == "loading");
    page.pass_anyway(30);
    page.pass_until("the end", |page| page.state() == "unavailable");
    has_no_preview(&page);
    reports_once(&page, "load");
}

/// The removed element sends no request.
fn removal_ends_requests_for_the_widget_part(stage: &Stage<'_>) {
    let page = open_without_the_widget_part(stage, 86_400);
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
    reports_once(&page, "load");
}
