//! Orders without a preview, because only the whole widget can show them correctly.
//!
//! The preview part decides alike in every engine, so that Firefox and WebKit run one case.

use sandbox::{Action, Fault, NewOrder, PUBLISHABLE_KEY, Route, STORE_ID};
use serde_json::{Value, json};

use crate::{
    given_payload::payload,
    harness::{Page, Stage, Store, Test, in_one_engine, tests},
    preview::{has_a_preview, has_no_preview, is_quiet, load_widget, open_with_widget_delayed},
    unavailable::is_unavailable,
};

/// The test's name, the order's slug, and the assertion on the widget.
type Case = (&'static str, fn(&Stage<'_>) -> String, fn(&Page<'_>));

const CASES: [Case; 9] = [
    (
        "amounts_that_differ",
        |stage| with("va_bca", stage, json!({ "pg_payment_info": { "amount": 150_000 } })),
        |page| reads(page, "unpaid", "tetapi yang akan ditagih Rp150.000."),
    ),
    ("expired_order", |stage| after(stage, Action::Expire), |page| page.wait_state("expired")),
    ("paid_order", |stage| after(stage, Action::Pay), |page| page.wait_state("paid")),
    ("conflict", |stage| after(stage, Action::Conflict), |page| page.wait_state("conflict")),
    (
        "wallet_on_a_desktop",
        |stage| stage.order(NewOrder::of("dana")).slug,
        |page| page.wait("the link", |page| page.shows("pay-link")),
    ),
    ("qr_with_a_wrong_checksum", with_wrong_checksum, |page| reads(page, "unpaid", "tidak lolos pemeriksaan")),
    (
        "answer_of_another_order",
        |stage| with("va_bca", stage, json!({ "secret_slug": "another" })),
        |page| is_unavailable(page, "bad-response"),
    ),
    (
        "order_created_in_the_future",
        |stage| with("va_bca", stage, json!({ "draft_time": "2040-01-01T00:00:00Z" })),
        |page| page.wait("the number", |page| page.shows("payment-code")),
    ),
    (
        "unknown_gateway",
        |stage| with("va_bca", stage, json!({ "epayment_provider": "tokopay" })),
        |page| page.wait("the number", |page| page.shows("payment-code")),
    ),
];

pub fn tests() -> Vec<Test> {
    let order =
        |case: &'static Case| Test::new(module_path!(), case.0, |stage| no_preview_before_the_widget(stage, case));
    let orders = in_one_engine(CASES.iter().map(order).collect(), &["wallet_on_a_desktop"]);
    [tests![payload_given_to_mount, payload_set_before_the_answer], orders].concat()
}

fn with(method: &str, stage: &Stage<'_>, set: Value) -> String {
    stage.order(NewOrder { set: Some(set), ..NewOrder::of(method) }).slug
}

fn after(stage: &Stage<'_>, action: Action) -> String {
    let slug = stage.order(NewOrder::of("va_bca")).slug;
    stage.act(&slug, action);
    slug
}

fn with_wrong_checksum(stage: &Stage<'_>) -> String {
    let slug = stage.order(NewOrder::of("qris")).slug;
    let place = "/pg_payment_info/payment_method/qr_code/channel_properties/qr_string";
    let code = stage.document(&slug).pointer(place).and_then(Value::as_str).expect("a QRIS string").to_owned();
    let patch = json!([{ "op": "replace", "path": place, "value": format!("{}0000", &code[..code.len() - 4]) }]);
    stage.sandbox.patch(&slug, &patch).expect("the order takes the patch");
    slug
}

fn reads(page: &Page<'_>, state: &str, words: &str) {
    page.wait_state(state);
    page.wait(words, |page| page.visible_text().contains(words));
}

/// A widget at the end of the page, with these attributes.
const ADD: &str = r#"const other = document.createElement("scalev-checkout");
for (const [name, value] of Object.entries(arguments[0])) other.setAttribute(name, value);
document.body.append(other);"#;

/// Asserts no preview by the time at which a second widget, which started later, has one.
fn never_had_a_preview(stage: &Stage<'_>, page: &Page<'_>) {
    let slug = stage.order(NewOrder::of("va_bca")).slug;
    let other = json!({
        "store-id": STORE_ID, "publishable-key": PUBLISHABLE_KEY, "order": slug, "api-base": stage.sandbox.api(),
    });
    page.script_with(ADD, vec![other]);
    page.wait("the second one's preview", |page| has_a_preview(&page.widget(1)));
    has_no_preview(page);
}

fn no_preview_before_the_widget(stage: &Stage<'_>, (_, order, says): &Case) {
    let slug = order(stage);
    let page = open_with_widget_delayed(stage, &Store::of(&slug));
    wait_for_the_answer(&page, stage, &slug);
    never_had_a_preview(stage, &page);
    load_widget(&page);
    says(&page);
    assert!(!has_a_preview(&page));
}

/// A page with a place for a widget, once one can be mounted there.
#[track_caller]
pub fn open_with_a_place<'a>(stage: &'a Stage<'_>) -> Page<'a> {
    let body = r#"<div id="place"><a id="own-link" href="/hosted">Lanjutkan pembayaran</a></div>"#.to_owned();
    let page = open_with_widget_delayed(stage, &Store { body, ..Store::with(&[]) });
    page.wait("the global", |page| page.script("return typeof ScalevCheckout") == "object");
    page
}

/// Mounts an order's widget in it, and keeps the handle.
#[track_caller]
pub fn mount(page: &Page<'_>, stage: &Stage<'_>, slug: &str) {
    let options = json!({
        "storeId": STORE_ID, "publishableKey": PUBLISHABLE_KEY, "order": slug, "apiBase": stage.sandbox.api(),
    });
    page.script_with("window.handle = ScalevCheckout.mount('#place', arguments[0])", vec![options]);
}

/// Gives that widget Fazz's payload.
#[track_caller]
pub fn set_payment(page: &Page<'_>) {
    page.script_with("handle.update({ payment: arguments[0] })", vec![payload()]);
}

/// The whole widget shows that payload.
#[track_caller]
pub fn shows_the_set_payment(page: &Page<'_>) {
    load_widget(page);
    page.wait_state("unpaid");
    assert_eq!((page.text("bank"), page.text("payment-code")), ("BNI".to_owned(), "8808999900000001".to_owned()));
    is_quiet(page);
}

fn payload_given_to_mount(stage: &Stage<'_>) {
    let page = open_with_a_place(stage);
    let mount = "ScalevCheckout.mount('#place', { payment: arguments[0] })";
    page.script_with(&format!("{mount}; return null"), vec![payload()]);
    never_had_a_preview(stage, &page);
    shows_the_set_payment(&page);
}

/// The payload is shown, not the order, whose answer arrives later.
fn payload_set_before_the_answer(stage: &Stage<'_>) {
    let slug = stage.order(NewOrder::of("va_bca")).slug;
    stage.fault(&slug, Route::Create, Fault::Delay { ms: 500 }, None);
    let page = open_with_a_place(stage);
    mount(&page, stage, &slug);
    set_payment(&page);
    wait_for_the_answer(&page, stage, &slug);
    never_had_a_preview(stage, &page);
    shows_the_set_payment(&page);
}

fn wait_for_the_answer(page: &Page<'_>, stage: &Stage<'_>, slug: &str) {
    page.wait("its answer", |_| {
        stage.requests().iter().any(|entry| entry.path.contains(slug) && entry.answered_ms.is_some())
    });
}
