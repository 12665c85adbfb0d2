//! The element as merchants use it: places of the script, attributes, and the global object.

use sandbox::{Action, Fault, NewOrder, PUBLISHABLE_KEY, Route, STORE_ID};
use serde_json::json;

use crate::harness::{Page, SCRIPT, Stage, Store, Test, tests};

pub fn tests() -> Vec<Test> {
    tests![
        script_may_come_before_or_after_the_element,
        script_loaded_twice_creates_once,
        element_made_by_a_script_shows_the_number,
        two_elements_show_their_own_orders,
        removal_ends_requests_and_timers,
        moving_keeps_the_payment,
        moving_to_another_document_keeps_number_and_style,
        changed_order_attribute_shows_the_other_order,
        attributes_may_be_set_one_by_one,
        order_auto_reads_the_slug_from_the_path,
        mount_returns_a_working_handle,
        mount_refuses_a_missing_place,
        the_global_is_frozen,
        tabs_create_one_after_the_other,
    ]
}

fn shows_the_number(page: &Page<'_>) {
    page.wait_state("unpaid");
    assert!(page.shows("payment-code"));
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn script_may_come_before_or_after_the_element(stage: &Stage<'_>) {
    for script in
        [SCRIPT, r#"<script src="{loader}" crossorigin></script>"#, r#"<script defer src="{loader}"></script>"#]
    {
        let order = stage.order(NewOrder::of("va_bca"));
        let usual = Store::of(&order.slug);
        let after = Store { script: String::new(), body: format!("{}{script}", usual.body), ..usual.clone() };
        shows_the_number(&stage.open(&Store { script: script.to_owned(), ..usual }));
        shows_the_number(&stage.open(&after));
    }
}

fn script_loaded_twice_creates_once(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store { script: format!("{SCRIPT}{SCRIPT}"), ..Store::of(&order.slug) });
    shows_the_number(&page);
    assert_eq!(stage.count("POST"), 1);
    assert_eq!(page.events_named("instructions").len(), 1);
}

fn element_made_by_a_script_shows_the_number(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store { body: String::new(), ..Store::of(&order.slug) });
    let attributes = json!({
        "store-id": STORE_ID, "publishable-key": PUBLISHABLE_KEY, "order": order.slug, "api-base": stage.sandbox.api(),
    });
    page.script(&format!(
        r#"const host = document.createElement("scalev-checkout");
for (const [name, value] of Object.entries({attributes})) host.setAttribute(name, value);
document.body.append(host);"#
    ));
    shows_the_number(&page);
}

fn two_elements_show_their_own_orders(stage: &Stage<'_>) {
    let (first, second) = (stage.order(NewOrder::of("va_bca")), stage.order(NewOrder::of("alfamart")));
    let body = format!("{}{}", Store::of(&first.slug).body, Store::of(&second.slug).body);
    let page = stage.open(&Store { body, ..Store::of(&first.slug) });
    shows_the_number(&page);
    page.widget(1).wait_state("unpaid");
    assert_eq!(page.text("bank"), "BCA");
    assert_eq!(page.widget(1).text("outlet"), "Alfamart");
    stage.act(&second.slug, Action::Pay);
    page.widget(1).click("check-status");
    page.widget(1).wait_state("paid");
    assert_eq!(page.state(), "unpaid");
    assert!(page.shows("payment-code"));
}

fn removal_ends_requests_and_timers(stage: &Stage<'_>) {
    let (order, page) = stage.open_order(NewOrder::of("qris"));
    page.wait_state("unpaid");
    stage.fault(&order.slug, Route::Read, Fault::HangHeaders, Some(1));
    page.click("check-status");
    page.wait("a pending request", |_| stage.count("GET") == 1);
    // Only timers of the widget's files count, because drivers start timers in the page, too.
    page.script(&format!(
        r#"window.kept = document.querySelector("scalev-checkout"); kept.remove();
window.timers = 0;
for (const name of ["setTimeout", "setInterval"]) {{
  const start = window[name];
  window[name] = (...words) => {{ if (new Error().stack.includes("{}")) timers += 1; return start(...words); }};
}}"#,
        stage.sandbox.assets()
    ));
    page.wait("the shadow root is empty", |page| page.script("return kept.shadowRoot.childElementCount") == 0);
    stage.sandbox.clear_log();
    // Longer than the time between two reads of a QRIS order would be.
    let start = std::time::Instant::now();
    page.wait("eight quiet seconds", |_| start.elapsed().as_secs() >= 8);
    assert_eq!(stage.requests().len(), 0, "{:?}", stage.requests());
    assert_eq!(page.script("return timers"), 0, "no timer was started");
    assert_eq!(page.uncaught(), Vec::<String>::new());
    page.script("document.body.append(kept)");
    page.wait_state("unpaid");
    assert!(page.shows("qr"), "it comes back to life in the page");
}

fn moving_keeps_the_payment(stage: &Stage<'_>) {
    let (_, page) = stage.open_order(NewOrder::of("va_bca"));
    shows_the_number(&page);
    let code = page.text("payment-code");
    page.script(
        r#"const box = document.createElement("div"); document.body.append(box);
box.append(document.querySelector("scalev-checkout"));"#,
    );
    assert_eq!(page.text("payment-code"), code);
    page.click("check-status");
    page.wait("a read", |_| stage.count("GET") == 1);
    page.wait_state("unpaid");
    assert_eq!(stage.count("POST"), 1, "the payment is not created again");
    assert_eq!(page.events_named("instructions").len(), 1);
}

/// Into a frame of the page, before the first answer and later, with and without WebAssembly. A shadow root adopts no stylesheets
/// of another document, and loses those that it has.
fn moving_to_another_document_keeps_number_and_style(stage: &Stage<'_>) {
    const SIZE: &str = r#"
const host = (document.querySelector("iframe").contentDocument ?? document).querySelector("scalev-checkout")
  ?? document.querySelector("scalev-checkout");
const amount = host.shadowRoot?.querySelector("[part=amount]");
const shows = host.dataset.state === "unpaid" && host.shadowRoot.querySelector("[part=payment-code]");
return shows ? getComputedStyle(amount).fontSize + " " + Math.round(amount.getBoundingClientRect().width) : "";"#;
    const MOVE: &str = r#"
document.querySelector("iframe").contentDocument.body.append(document.querySelector("scalev-checkout"));"#;
    let frame = r#"<iframe title="Bingkai" width="480" height="600"></iframe>"#;
    for script in ["", "delete window.WebAssembly;"] {
        let order = stage.order(NewOrder::of("va_bca"));
        let usual = Store::of(&order.slug);
        let (body, head) = (usual.body.clone() + frame, format!("<script>{script}</script>"));
        let store = Store { body, head, script: usual.script.replace("async ", ""), ..usual }.with_others();
        let page = stage.open(&store);
        page.wait_state("unpaid");
        let size = page.script(SIZE);
        page.script(MOVE);
        page.wait("number and style in the frame", |page| page.script(SIZE) == size);
        let early =
            format!(r#"{}<script>addEventListener("DOMContentLoaded", () => {{ {MOVE} }})</script>"#, store.head);
        let page = stage.open(&Store { head: early, ..store });
        page.wait("number and style in the frame", |page| page.script(SIZE) == size);
        assert!(page.events_named("error").iter().all(|event| event.detail["code"] == "no-wasm"));
        assert_eq!(page.uncaught(), Vec::<String>::new());
    }
}

fn changed_order_attribute_shows_the_other_order(stage: &Stage<'_>) {
    let (_, page) = stage.open_order(NewOrder::of("va_bca"));
    shows_the_number(&page);
    let code = page.text("payment-code");
    let other = stage.order(NewOrder::of("alfamart"));
    page.script(&format!(r#"document.querySelector("scalev-checkout").setAttribute("order", "{}")"#, other.slug));
    page.wait("the other order", |page| page.shows("outlet"));
    assert_eq!(page.text("outlet"), "Alfamart");
    assert!(!page.markup().contains(&code), "nothing of the first order is left");
}

/// A page that sets attributes after insertion: a wrong combination in between is not final.
fn attributes_may_be_set_one_by_one(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store::with(&[]));
    page.wait_state("unavailable");
    for (name, value) in [
        ("api-base", stage.sandbox.api()),
        ("store-id", STORE_ID),
        ("publishable-key", PUBLISHABLE_KEY),
        ("order", &order.slug),
    ] {
        page.script(&format!(r#"document.querySelector("scalev-checkout").setAttribute("{name}", "{value}")"#));
    }
    shows_the_number(&page);
}

fn order_auto_reads_the_slug_from_the_path(stage: &Stage<'_>) {
    for end in ["", "/", "/success", "/success?from=wallet#top"] {
        let order = stage.order(NewOrder::of("va_bca"));
        let path = format!(r#"<script>history.replaceState(null, "", "/o/{}{end}")</script>"#, order.slug);
        let body = Store::of("auto").body;
        let page = stage.open(&Store { head: path, body, ..Store::of("auto") });
        shows_the_number(&page);
        assert_eq!(page.events_named("ready")[0].detail["orderId"], order.order_id);
    }
}

fn mount_returns_a_working_handle(stage: &Stage<'_>) {
    let (order, other) = (stage.order(NewOrder::of("va_bca")), stage.order(NewOrder::of("alfamart")));
    let body = r#"<div id="place"><a id="own-link" href="/hosted">Lanjutkan pembayaran</a></div>"#.to_owned();
    let page = stage.open(&Store { body, ..Store::with(&[]) });
    page.wait("the global", |page| page.script("return typeof ScalevCheckout") == "object");
    let options = json!({
        "storeId": STORE_ID, "publishableKey": PUBLISHABLE_KEY, "order": order.slug, "apiBase": stage.sandbox.api(),
        "locale": "en", "headingLevel": 3,
    });
    page.script(&format!(r##"window.handle = ScalevCheckout.mount("#place", {options})"##));
    shows_the_number(&page);
    assert_eq!(page.text("status"), "Waiting for your payment");
    page.script("handle.checkStatus()");
    page.wait("a read", |_| stage.count("GET") == 1);
    page.script(&format!(r#"handle.update({{ order: "{}", locale: "id" }})"#, other.slug));
    page.wait("the other order", |page| page.shows("outlet"));
    assert_eq!(page.text("status"), "Menunggu pembayaran");
    page.script("handle.unmount(); handle.unmount();");
    assert_eq!(page.script(r#"return document.querySelectorAll("scalev-checkout").length"#), 0);
    assert_eq!(page.script(r##"return document.querySelector("#place > #own-link") !== null"##), true);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn mount_refuses_a_missing_place(stage: &Stage<'_>) {
    let page = stage.open(&Store { body: String::new(), ..Store::with(&[]) });
    page.wait("the global", |page| page.script("return typeof ScalevCheckout") == "object");
    let thrown =
        page.script(r##"try { ScalevCheckout.mount("#nowhere", {}); } catch (error) { return error.message; }"##);
    assert!(thrown.as_str().is_some_and(|message| message.contains("mount")), "{thrown}");
}

fn the_global_is_frozen(stage: &Stage<'_>) {
    let page = stage.open(&Store { body: String::new(), ..Store::with(&[]) });
    page.wait("the global", |page| page.script("return typeof ScalevCheckout") == "object");
    assert_eq!(page.script("return Object.isFrozen(ScalevCheckout)"), true);
    let version = page.script("return ScalevCheckout.version");
    assert!(version.as_str().is_some_and(|version| version.split('.').count() == 3), "{version}");
}

fn tabs_create_one_after_the_other(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    stage.fault(&order.slug, Route::Create, Fault::Delay { ms: 1500 }, None);
    let store = Store::of(&order.slug);
    stage.open(&store);
    let second = stage.open_in_new_tab(&store);
    second.wait_state("unpaid");
    second.wait("both creates", |_| {
        stage.requests().iter().filter(|entry| entry.method == "POST" && entry.answered_ms.is_some()).count() == 2
    });
    let creates: Vec<_> = stage.requests().into_iter().filter(|entry| entry.method == "POST").collect();
    let first_ended = creates[0].answered_ms.expect("an answer");
    assert!(creates[1].started_ms >= first_ended, "{} before {first_ended}", creates[1].started_ms);
}
