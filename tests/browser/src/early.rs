//! The early request: it is sent before any wasm has loaded, for an order as well as for a `payment-url`.

use sandbox::{Fault, NewOrder, Route};

use crate::{
    backend::{REFERENCE, requests},
    harness::{Page, Stage, Store, Test, is_split, tests},
    preview::{has_a_preview, load_widget, open_with_widget_delayed},
};

pub fn tests() -> Vec<Test> {
    tests![
        slug_is_requested_before_the_wasm,
        attributes_set_after_the_insertion_are_requested_before_the_wasm,
        slug_in_the_path_is_requested_before_the_wasm,
        slug_in_a_success_path_is_requested_before_the_wasm,
        own_backend_is_requested_before_the_wasm,
        backend_elsewhere_is_requested_before_the_wasm,
        scalev_payload_of_a_backend_has_a_preview,
        invalid_url_or_key_sends_no_request,
        early_answer_is_requested_again_after_a_minute,
    ]
}

/// Delays every wasm file by 1.5 seconds.
fn delay_wasm(stage: &Stage<'_>) {
    stage.sandbox.asset_fault(".wasm", Fault::Delay { ms: 1500 }, None);
}

/// Asserts one create, sent before the first wasm file was answered.
fn was_requested_early(stage: &Stage<'_>, page: &Page<'_>, server: &str) {
    page.wait_state("unpaid");
    let creates = requests(stage, server, "POST");
    assert_eq!(creates.len(), 1, "{creates:?}");
    let log = stage.sandbox.log();
    let wasm = log.iter().find(|entry| entry.path.ends_with(".wasm")).expect("the wasm was asked for");
    assert!(Some(creates[0].started_ms) < wasm.answered_ms, "{creates:?} {wasm:?}");
    assert_eq!(page.events_named("error").len(), 0);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn slug_is_requested_before_the_wasm(stage: &Stage<'_>) {
    delay_wasm(stage);
    let (_, page) = stage.open_order(NewOrder::of("va_bca"));
    was_requested_early(stage, &page, "api");
}

/// A script puts the element into the page and then sets its attributes one by one.
fn attributes_set_after_the_insertion_are_requested_before_the_wasm(stage: &Stage<'_>) {
    delay_wasm(stage);
    let order = stage.order(NewOrder::of("va_bca"));
    let usual = Store::of(&order.slug);
    let script = format!(
        r#"{}<script>addEventListener("load", () => {{
const place = document.body.appendChild(document.createElement("div"));
place.innerHTML = {};
const filled = place.firstElementChild, host = document.createElement("scalev-checkout");
place.replaceWith(host);
for (const {{ name, value }} of filled.attributes) host.setAttribute(name, value);
}})</script>"#,
        usual.script.replace("async ", ""),
        serde_json::json!(usual.body.replace("scalev-checkout", "p")).to_string().replace("</", "<\\/"),
    );
    let page = stage.open(&Store { script, body: String::new(), ..usual }.with_others());
    page.wait("the element", |page| page.script("return !!document.querySelector('scalev-checkout')") == true);
    was_requested_early(stage, &page, "api");
}

/// The page of an order whose slug is in the path alone.
fn slug_in_the_path(stage: &Stage<'_>, end: &str) {
    delay_wasm(stage);
    let order = stage.order(NewOrder::of("va_bca"));
    // The sandbox's shop serves its own page at such a path, so a script sets the address.
    let path = format!(r#"<script>history.replaceState(null, "", "/o/{}{end}")</script>"#, order.slug);
    let page = stage.open(&Store { head: path, ..Store::of("auto") });
    was_requested_early(stage, &page, "api");
    if is_split() {
        let path = format!(r#"<script>history.replaceState(null, "", "/o/{}{end}")</script>"#, order.slug);
        let page = open_with_widget_delayed(stage, &Store { head: path, ..Store::of("auto") });
        page.wait("a preview", has_a_preview);
        load_widget(&page);
    }
}

fn slug_in_the_path_is_requested_before_the_wasm(stage: &Stage<'_>) {
    slug_in_the_path(stage, "");
}

fn slug_in_a_success_path_is_requested_before_the_wasm(stage: &Stage<'_>) {
    slug_in_the_path(stage, "/success");
}

fn with_payment_url(payment: &str) -> Store {
    Store::with(&[("payment-url", payment)]).with_others()
}

fn own_backend_is_requested_before_the_wasm(stage: &Stage<'_>) {
    delay_wasm(stage);
    let address = stage.sandbox.payment_url("paymenku", REFERENCE, "va_bca");
    let path = address.strip_prefix(stage.sandbox.shop()).expect("the shop's own").to_owned();
    let page = stage.open(&with_payment_url(&path));
    was_requested_early(stage, &page, "backend");
}

/// A `payment-url` on another origin, which answers with an order of Scalev's.
fn on_another_origin(stage: &Stage<'_>) -> Store {
    let order = stage.order(NewOrder::of("va_bca"));
    let status = Fault::Json { body: stage.document(&order.slug) };
    stage.fault(&order.slug, Route::Create, status, None);
    let address = format!("{}/v3/stores/none/public/orders/{}/payment", stage.sandbox.api(), order.slug);
    with_payment_url(&address)
}

fn backend_elsewhere_is_requested_before_the_wasm(stage: &Stage<'_>) {
    delay_wasm(stage);
    let page = stage.open(&on_another_origin(stage));
    was_requested_early(stage, &page, "api");
}

fn scalev_payload_of_a_backend_has_a_preview(stage: &Stage<'_>) {
    if !is_split() {
        return;
    }
    let page = open_with_widget_delayed(stage, &on_another_origin(stage));
    page.wait("a preview", has_a_preview);
    assert!(page.shows("payment-code") && page.shows("amount"));
    load_widget(&page);
    page.wait("the whole widget", |page| page.shows("payment-code") && !has_a_preview(page));
    assert_eq!(stage.count("POST"), 1);
}

/// Each page has one invalid attribute.
fn invalid_url_or_key_sends_no_request(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let payment = stage.sandbox.payment_url("paymenku", REFERENCE, "va_bca");
    for store in [
        Store::of(&order.slug).and("status-url", "ftp://toko.example/status"),
        with_payment_url(&payment).and("status-url", "javascript:1"),
        with_payment_url(&payment).and("publishable-key", "sk_0123456789abcdef"),
        with_payment_url("http://toko.example/pay"),
    ] {
        let page = stage.open(&store);
        page.wait_state("unavailable");
        assert_eq!((stage.count("POST"), requests(stage, "backend", "POST").len()), (0, 0), "{}", store.body);
    }
}

/// The page's clock jumps by a minute between the answer and the widget's files, as on a device that slept.
fn early_answer_is_requested_again_after_a_minute(stage: &Stage<'_>) {
    delay_wasm(stage);
    let order = stage.order(NewOrder::of("va_bca"));
    let late = "<script>const now = Date.now; setTimeout(() => { Date.now = () => now() + 60000; }, 1200)</script>";
    let page = stage.open(&Store { head: late.to_owned(), ..Store::of(&order.slug) });
    page.wait_state("unpaid");
    assert_eq!(requests(stage, "api", "POST").len(), 2);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}
