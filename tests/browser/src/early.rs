//! The request that creates the payment goes out before any wasm is there, whichever way the page says what to ask for.

use sandbox::{Fault, NewOrder, Route};

use crate::{
    backend::{REFERENCE, requests},
    harness::{Page, Stage, Store, Test, is_split, tests},
    preview::{has_a_preview, held, let_go},
};

pub fn tests() -> Vec<Test> {
    tests![
        an_order_by_its_slug,
        an_order_of_the_path,
        an_order_of_the_path_of_thanks,
        a_backend_of_the_shop,
        a_backend_elsewhere,
        a_payload_in_scalevs_words_from_a_backend,
        an_address_that_is_refused_is_not_asked,
        an_answer_that_waited_too_long_is_asked_for_again,
    ]
}

/// Holds all wasm back.
fn slow(stage: &Stage<'_>) {
    stage.sandbox.asset_fault(".wasm", Fault::Delay { ms: 1500 }, None);
}

/// The create came before the first wasm was there, and came once.
fn was_early(stage: &Stage<'_>, page: &Page<'_>, server: &str) {
    page.wait_state("unpaid");
    let creates = requests(stage, server, "POST");
    assert_eq!(creates.len(), 1, "{creates:?}");
    let log = stage.sandbox.log();
    let wasm = log.iter().find(|entry| entry.path.ends_with(".wasm")).expect("the wasm was asked for");
    assert!(Some(creates[0].started_ms) < wasm.answered_ms, "{creates:?} {wasm:?}");
    assert_eq!(page.events_named("error").len(), 0);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn an_order_by_its_slug(stage: &Stage<'_>) {
    slow(stage);
    let (_, page) = stage.open_order(NewOrder::of("va_bca"));
    was_early(stage, &page, "api");
}

/// The page of an order whose slug stands in the path alone.
fn of_the_path(stage: &Stage<'_>, end: &str) {
    slow(stage);
    let order = stage.order(NewOrder::of("va_bca"));
    // The shop has a page of its own at such a path.
    let path = format!(r#"<script>history.replaceState(null, "", "/o/{}{end}")</script>"#, order.slug);
    let page = stage.open(&Store { head: path, ..Store::of("auto") });
    was_early(stage, &page, "api");
    if is_split() {
        let path = format!(r#"<script>history.replaceState(null, "", "/o/{}{end}")</script>"#, order.slug);
        let page = held(stage, &Store { head: path, ..Store::of("auto") });
        page.wait("a preview", has_a_preview);
        let_go(&page);
    }
}

fn an_order_of_the_path(stage: &Stage<'_>) {
    of_the_path(stage, "");
}

fn an_order_of_the_path_of_thanks(stage: &Stage<'_>) {
    of_the_path(stage, "/success");
}

fn backed(payment: &str) -> Store {
    Store::with(&[("payment-url", payment)]).with_others()
}

fn a_backend_of_the_shop(stage: &Stage<'_>) {
    slow(stage);
    let address = stage.sandbox.payment_url("paymenku", REFERENCE, "va_bca");
    let path = address.strip_prefix(stage.sandbox.shop()).expect("the shop's own").to_owned();
    let page = stage.open(&backed(&path));
    was_early(stage, &page, "backend");
}

/// Another origin of this machine, whose order is Scalev's.
fn elsewhere(stage: &Stage<'_>) -> Store {
    let order = stage.order(NewOrder::of("va_bca"));
    let status = Fault::Json { body: stage.document(&order.slug) };
    stage.fault(&order.slug, Route::Create, status, None);
    let address = format!("{}/v3/stores/none/public/orders/{}/payment", stage.sandbox.api(), order.slug);
    backed(&address)
}

fn a_backend_elsewhere(stage: &Stage<'_>) {
    slow(stage);
    let page = stage.open(&elsewhere(stage));
    was_early(stage, &page, "api");
}

fn a_payload_in_scalevs_words_from_a_backend(stage: &Stage<'_>) {
    if !is_split() {
        return;
    }
    let page = held(stage, &elsewhere(stage));
    page.wait("a preview", has_a_preview);
    assert!(page.shows("payment-code") && page.shows("amount"));
    let_go(&page);
    page.wait("all of it", |page| page.shows("payment-code") && !has_a_preview(page));
    assert_eq!(stage.count("POST"), 1);
}

/// One attribute that is wrong is enough.
fn an_address_that_is_refused_is_not_asked(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let payment = stage.sandbox.payment_url("paymenku", REFERENCE, "va_bca");
    for store in [
        Store::of(&order.slug).and("status-url", "ftp://toko.example/status"),
        backed(&payment).and("status-url", "javascript:1"),
        backed(&payment).and("publishable-key", "sk_0123456789abcdef"),
        backed("http://toko.example/pay"),
    ] {
        let page = stage.open(&store);
        page.wait_state("unavailable");
        assert_eq!((stage.count("POST"), requests(stage, "backend", "POST").len()), (0, 0), "{}", store.body);
    }
}

/// The widget's files came a minute after the answer, as on a device that slept.
fn an_answer_that_waited_too_long_is_asked_for_again(stage: &Stage<'_>) {
    slow(stage);
    let order = stage.order(NewOrder::of("va_bca"));
    let late = "<script>const now = Date.now; setTimeout(() => { Date.now = () => now() + 60000; }, 1200)</script>";
    let page = stage.open(&Store { head: late.to_owned(), ..Store::of(&order.slug) });
    page.wait_state("unpaid");
    assert_eq!(requests(stage, "api", "POST").len(), 2);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}
