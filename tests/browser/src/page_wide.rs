//! State that all elements of a page share (rate limits, answers), and what a page does to all of them (prerendering, service
//! workers, telephone links).

use sandbox::{Fault, NewOrder, PUBLISHABLE_KEY, Route, STORE_ID};
use serde_json::json;

use crate::harness::{Page, Stage, Store, Test, tests};

pub fn tests() -> Vec<Test> {
    tests![
        rate_limit_applies_to_every_element,
        answer_serves_the_next_element_of_the_order,
        aborted_request_is_sent_again,
        prerendered_page_sends_no_request,
        service_worker_cache_does_not_freeze_the_state,
        detected_telephone_link_does_not_dial,
    ]
}

fn later(page: &Page<'_>, millis: u32) {
    page.script(&format!("return new Promise((done) => setTimeout(done, {millis}))"));
}

/// Puts another element of an order into the page.
fn insert(stage: &Stage<'_>, page: &Page<'_>, slug: &str) {
    let attributes = json!({
        "store-id": STORE_ID, "publishable-key": PUBLISHABLE_KEY, "order": slug, "api-base": stage.sandbox.api(),
    });
    page.script(&format!(
        r#"const host = document.createElement("scalev-checkout");
for (const [name, value] of Object.entries({attributes})) host.setAttribute(name, value);
document.body.append(host);"#
    ));
}

fn rate_limit_applies_to_every_element(stage: &Stage<'_>) {
    let [first, second, third] = [(); 3].map(|()| stage.order(NewOrder::of("va_bca")));
    let body = [&first, &second].map(|order| Store::of(&order.slug).body).concat();
    let page = stage.open(&Store { body, ..Store::of(&first.slug) });
    page.wait_state("unpaid");
    page.widget(1).wait_state("unpaid");
    stage.fault(&first.slug, Route::Read, Fault::RateLimit { reset: 60, retry_after: None }, Some(1));
    page.click("check-status");
    page.wait("the limit is heard of", |page| page.visible_text().contains("Mencoba lagi"));
    stage.sandbox.clear_log();
    insert(stage, &page, &third.slug);
    page.widget(1).click("check-status");
    page.widget(1).wait("it is said", |page| page.visible_text().contains("Mencoba lagi"));
    page.widget(2).wait_state("unavailable");
    later(&page, 1500);
    assert_eq!(stage.requests().len(), 0, "{:?}", stage.requests());
    assert!(page.widget(1).shows("payment-code"), "the number stays");
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn answer_serves_the_next_element_of_the_order(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let store = Store::of(&order.slug);
    let page = stage.open(&Store { body: store.body.repeat(2), ..store.clone() });
    page.wait_state("unpaid");
    page.widget(1).wait_state("unpaid");
    assert_eq!(page.text("payment-code"), page.widget(1).text("payment-code"));
    insert(stage, &page, &order.slug);
    page.widget(2).wait_state("unpaid");
    assert_eq!(stage.count("POST"), 1);
    let other = stage.order(NewOrder::of("va_bni"));
    insert(stage, &page, &other.slug);
    page.widget(3).wait_state("unpaid");
    assert_eq!((page.widget(3).text("bank"), stage.count("POST")), ("BNI".to_owned(), 2), "another order asks");
}

fn aborted_request_is_sent_again(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    stage.fault(&order.slug, Route::Create, Fault::HangHeaders, Some(1));
    let store = Store::of(&order.slug);
    let page = stage.open(&store);
    page.wait("the first request", |_| stage.count("POST") == 1);
    page.script(r#"document.querySelector("scalev-checkout").remove()"#);
    insert(stage, &page, &order.slug);
    page.wait_state("unpaid");
    assert_eq!(page.events_named("error").len(), 0);
}

/// As Chrome prerenders pages that it expects to be opened next.
fn prerendered_page_sends_no_request(stage: &Stage<'_>) {
    let head = r#"<script>
window.hidden = true;
Object.defineProperty(Document.prototype, "prerendering", { configurable: true, get: () => window.hidden });
window.activate = () => { window.hidden = false; document.dispatchEvent(new Event("prerenderingchange")); };
</script>"#;
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store { head: head.to_owned(), ..Store::of(&order.slug) });
    later(&page, 1500);
    let asked = |stage: &Stage<'_>| {
        let files = |path: &str| path.contains(".wasm") || path.contains(".css");
        stage.requests().len() + stage.sandbox.log().iter().filter(|entry| files(&entry.path)).count()
    };
    assert_eq!((asked(stage), page.state().as_str()), (0, "loading"));
    assert!(page.shows_own_link());
    assert_eq!(page.script("return events.length"), 0);
    page.script("activate()");
    page.wait_state("unpaid");
    assert_eq!((stage.count("POST"), page.events_named("ready").len()), (1, 1));
}

/// A worker that answers from its cache first, whatever the request says.
fn service_worker_cache_does_not_freeze_the_state(stage: &Stage<'_>) {
    let worker = r#"
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  event.respondWith(caches.open("all").then(async (cache) => {
    const known = await cache.match(event.request);
    if (known) return known;
    const answer = await fetch(event.request);
    if (answer.ok) await cache.put(event.request, answer.clone());
    return answer;
  }));
});"#;
    stage.sandbox.add_page(
        "/worker.js",
        worker,
        &[("content-type", "text/javascript"), ("service-worker-allowed", "/")],
    );
    let order = stage.order(NewOrder::of("va_bca"));
    let policy = ("content-security-policy", "worker-src 'self'".to_owned());
    let store = Store { headers: vec![policy], ..Store::of(&order.slug) };
    let page = stage.open(&store);
    page.script(
        r#"return navigator.serviceWorker.register("/worker.js", { scope: "/" }).then(() => new Promise((done) => {
const wait = () => (navigator.serviceWorker.controller ? done() : setTimeout(wait, 20)); wait(); }))"#,
    );
    page.wait_state("unpaid");
    page.click("check-status");
    page.wait("nothing has come", |page| page.visible_text().contains("Belum ada pembayaran masuk"));
    stage.act(&order.slug, sandbox::Action::Pay);
    page.wait("money has come", |page| {
        page.click_if_shown("check-status");
        page.state() == "paid"
    });
    page.script("return navigator.serviceWorker.getRegistrations().then((all) => Promise.all(all.map((one) => one.unregister())))");
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

/// iOS makes links of numbers in pages.
fn detected_telephone_link_does_not_dial(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let store = Store::of(&order.slug);
    let body = store
        .body
        .replace("</scalev-checkout>", r#"<a id="phone" href="tel:+62811">Telepon toko</a></scalev-checkout>"#);
    let page = stage.open(&Store { body, ..store });
    page.wait_state("unpaid");
    let code = page.text("payment-code");
    page.script(
        r#"
const host = document.querySelector("scalev-checkout"), code = host.shadowRoot.querySelector("[part=payment-code]");
for (const group of [...code.children]) {
  const link = document.createElement("a");
  link.href = "tel:" + group.textContent; link.dir = "ltr"; link.setAttribute("x-apple-data-detectors", "true");
  link.append(...group.childNodes); group.append(link);
}
window.dialed = [];
addEventListener("click", (event) => {
  const link = event.composedPath().find((element) => element.localName === "a");
  if (link && !event.defaultPrevented) { dialed.push(link.href); event.preventDefault(); }
});"#,
    );
    later(&page, 100);
    assert_eq!((page.state().as_str(), page.text("payment-code")), ("unpaid", code.clone()));
    page.script(
        r#"document.querySelector("scalev-checkout").shadowRoot.querySelector("[part=payment-code] a").click()"#,
    );
    page.click("payment-code");
    assert_eq!(page.script("return dialed"), json!([]));
    page.click("copy-code");
    page.wait("it still copies", |page| page.visible_text().contains("Tersalin"));
    page.script(r##"document.querySelector("#phone").click()"##);
    assert_eq!(page.script("return dialed"), json!(["tel:+62811"]), "the merchant's own link dials");
}
