//! Data that leaves the page, and data that must not.

use sandbox::{Action, Created, Fault, NewOrder, PUBLISHABLE_KEY, Route, STORE_ID};
use serde_json::json;

use crate::{
    backend,
    harness::{Page, Stage, Store, Test, in_one_engine, tests},
    states::fires_once,
    unavailable::reports_once,
};

pub fn tests() -> Vec<Test> {
    let mut all = tests![
        requests_have_no_cookie_or_referrer,
        gateway_picture_is_requested_without_a_referrer,
        after_payment_only_a_mark_is_stored,
        slug_and_key_are_not_exposed,
        panic_exposes_no_slug_or_key,
        only_the_api_and_the_assets_are_requested,
    ];
    // The wasm makes the details and reads the update, in every engine alike.
    all.extend(in_one_engine(tests![event_details_contain_no_private_data, secret_key_in_an_update_is_refused], &[]));
    all
}

fn shows_the_number(page: &Page<'_>) {
    page.wait_state("unpaid");
    assert!(page.shows("payment-code"));
}

fn requests_have_no_cookie_or_referrer(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let cookie = r#"<script>document.cookie = "session=1; path=/"</script>"#;
    stage.sends_referrers();
    let headers = vec![("referrer-policy", "unsafe-url".to_owned())];
    let page = stage.open(&Store { head: cookie.to_owned(), headers, ..Store::of(&order.slug) });
    shows_the_number(&page);
    page.click("check-status");
    page.wait("a read", |_| stage.count("GET") == 1);
    let log = stage.sandbox.log();
    assert!(log.iter().any(|entry| entry.server == "assets"));
    for entry in log {
        assert!(!entry.cookie, "a cookie went along: {entry:?}");
        let slug = entry.referer.as_ref().is_some_and(|referer| referer.contains(&order.slug));
        let own = entry.path.ends_with("checkout.js");
        assert!(!slug && (own || entry.referer.is_none()), "a referrer went along: {entry:?}");
    }
}

/// The gateway gets a request only for a QR code that it sends as a picture.
fn gateway_picture_is_requested_without_a_referrer(stage: &Stage<'_>) {
    let headers = vec![("referrer-policy", "unsafe-url".to_owned())];
    stage.sends_referrers();
    let page = stage.open(&Store { headers, ..backend::store(stage, "fazz", "qris") });
    page.wait_state("unpaid");
    assert_eq!(page.part("qr").expect("the code").tag, "img");
    let pictures = || stage.sandbox.log().into_iter().filter(|entry| entry.path.starts_with("/qr/"));
    page.wait("the picture", |_| pictures().next().is_some());
    for entry in pictures() {
        assert_eq!(entry.referer, None, "{entry:?}");
    }
}

fn after_payment_only_a_mark_is_stored(stage: &Stage<'_>) {
    let (order, page) = stage.open_order(NewOrder::of("va_bca"));
    shows_the_number(&page);
    // The card for a reload; the theme `tab_comes_back` tests its content.
    page.wait("an entry", |page| page.script("return sessionStorage.length") == 1);
    assert_eq!(page.script("return [localStorage.length, document.cookie]"), json!([0, ""]));
    stage.act(&order.slug, Action::Pay);
    page.click("check-status");
    page.wait_state("paid");
    fires_once(&page, "paid");
    let kept = page.script("return [localStorage.length, sessionStorage.length, document.cookie]");
    assert_eq!(kept, json!([1, 0, ""]));
    let mark = page.script("return JSON.stringify(Object.entries(localStorage))");
    assert!(!mark.as_str().expect("text").contains(&order.slug), "the slug is stored: {mark}");
}

fn event_details_contain_no_private_data(stage: &Stage<'_>) {
    let (order, page) = stage.open_order(NewOrder::of("va_bca"));
    page.wait_state("unpaid");
    let code = page.text("payment-code");
    stage.act(&order.slug, Action::Pay);
    page.click("check-status");
    page.wait_state("paid");
    fires_once(&page, "paid");
    let names = ["status", "method", "orderId", "amount", "currency", "isProbablySpam", "code"];
    for event in page.events() {
        let detail = event.detail.as_object().expect("a detail");
        assert!(detail.keys().all(|key| names.contains(&key.as_str())), "{detail:?}");
        let text = event.detail.to_string();
        for secret in [order.slug.as_str(), "sfpk_", "Pembeli", code.as_str()] {
            assert!(!text.contains(secret), "{secret} is in {text}");
        }
    }
}

/// Asserts that neither slug nor key is in console lines, events, attributes that the widget sets, markup or storage. Links
/// are not checked: the address of the order's page contains the slug.
fn exposes_no_secret(page: &Page<'_>, order: &Created) {
    let own = page.script(
        r#"const host = document.querySelector("scalev-checkout"), copy = host.shadowRoot.cloneNode
  ? [...host.shadowRoot.children].map((child) => child.cloneNode(true)) : [];
for (const link of copy.flatMap((child) => [...child.querySelectorAll("a")])) link.removeAttribute("href");
const attributes = [...host.attributes].filter(({ name }) => !["order", "publishable-key"].includes(name));
return JSON.stringify([
  attributes.map(({ name, value }) => [name, value]), copy.map((child) => child.outerHTML),
  Object.entries(localStorage), Object.entries(sessionStorage), document.cookie, window.name, document.title,
  Object.keys(window),
]);"#,
    );
    let output = format!("{own} {:?} {:?} {:?}", page.console(), page.events(), page.uncaught());
    for secret in [order.slug.as_str(), PUBLISHABLE_KEY] {
        assert!(!output.contains(secret), "{secret} is in {output}");
    }
}

fn slug_and_key_are_not_exposed(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store::of(&order.slug).on_a_clock());
    page.wait_state("unpaid");
    exposes_no_secret(&page, &order);
    let missing = Fault::Status { code: 404, body: None, content_type: None };
    for fault in [Fault::Reset, Fault::Html, Fault::Garbage, missing] {
        stage.fault(&order.slug, Route::Read, fault, Some(1));
        page.check();
        exposes_no_secret(&page, &order);
        page.pass(20);
    }
    page.script(r#"document.querySelector("scalev-checkout").setAttribute("heading-level", "nonsense")"#);
    stage.act(&order.slug, Action::Pay);
    page.check();
    page.wait_state("paid");
    fires_once(&page, "paid");
    exposes_no_secret(&page, &order);
}

fn panic_exposes_no_slug_or_key(stage: &Stage<'_>) {
    let (order, page) = stage.open_order(NewOrder::of("va_bca"));
    shows_the_number(&page);
    stage.act(&order.slug, Action::Pay);
    page.script(&format!(
        r#"Document.prototype.createElement = () => {{ throw new Error("{} {PUBLISHABLE_KEY}") }}"#,
        order.slug
    ));
    page.click("check-status");
    page.wait_state("unavailable");
    reports_once(&page, "panic");
    exposes_no_secret(&page, &order);
}

fn only_the_api_and_the_assets_are_requested(stage: &Stage<'_>) {
    for method in ["va_bca", "qris", "dana", "alfamart", "bank_transfer"] {
        let (order, page) = stage.open_order(NewOrder::of(method));
        page.wait_state("unpaid");
        for part in ["steps", "save-qr", "copy-code"] {
            page.click_if_shown(part);
        }
        stage.act(&order.slug, Action::Pay);
        page.click("check-status");
        page.wait_state("paid");
        let asked = page.script(
            r#"return performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => !/^(data|blob):/.test(name))"#,
        );
        let asked = asked.as_array().expect("a list");
        assert!(asked.len() > 4, "{asked:?}");
        for address in asked {
            let address = address.as_str().expect("an address");
            let own = [stage.sandbox.api(), stage.sandbox.assets()].iter().any(|origin| address.starts_with(*origin));
            assert!(own, "{method}: {address}");
        }
    }
}

fn secret_key_in_an_update_is_refused(stage: &Stage<'_>) {
    let secrets = [
        ("publishableKey", "sk_live_abcdef1234567890abcdef"),
        ("publishableKey", "Mid-server-abcdefghijklmnop"),
        ("storeId", "sk_live_abcdef1234567890abcdef"),
    ];
    for (option, secret) in secrets {
        let order = stage.order(NewOrder::of("va_bca"));
        let body = r#"<div id="place"><a id="own-link" href="/hosted">Lanjutkan pembayaran</a></div>"#.to_owned();
        let page = stage.open(&Store { body, ..Store::with(&[]) });
        page.wait("the global", |page| page.script("return typeof ScalevCheckout") == "object");
        let options = json!({
            "storeId": STORE_ID, "publishableKey": PUBLISHABLE_KEY, "order": order.slug, "apiBase": stage.sandbox.api(),
        });
        page.script(&format!(r##"window.handle = ScalevCheckout.mount("#place", {options})"##));
        shows_the_number(&page);
        let before = stage.requests().len();
        page.script(&format!(r#"handle.update({{ {option}: "{secret}" }})"#));
        page.wait_state("unavailable");
        assert!(!page.shows("payment-code"));
        reports_once(&page, "secret-key");
        assert!(page.console()[0].text.contains("revoke"), "{:?}", page.console());
        let output = format!("{:?} {:?} {}", page.console(), page.events(), page.markup());
        assert!(!output.contains(secret), "{output}");
        page.script("handle.checkStatus()");
        assert_eq!(stage.requests().len(), before, "nothing is asked with a secret");
    }
}
