//! Without WebAssembly the buyer still has number, amount and deadline, can copy them, and sees the final state. The same
//! holds while the widget part does not load.

use fantoccini::key::Key;
use sandbox::{Action, Fault, NewOrder, Route};
use serde_json::json;

use crate::{
    harness::{Page, Profile, Stage, Store, Test, in_one_engine, is_split, tests},
    preview::{has_a_preview, number},
    states::fires_once,
    unavailable::{reports_once, shows_only_the_link},
};

/// Removes the APIs that Safari lacks in Lockdown Mode (WebKit's `adjustSettingsForLockdownMode`), and Web Cryptography, which
/// is reported to be missing, too.
const LOCKDOWN: &str = "
for (const name of ['WebAssembly', 'indexedDB', 'caches', 'FileReader', 'Notification', 'RTCPeerConnection', 'AudioContext',
  'WebGLRenderingContext', 'WebGL2RenderingContext', 'OffscreenCanvas', 'VideoDecoder', 'MathMLElement', 'SpeechSynthesisUtterance',
  'SharedWorker', 'CompressionStream', 'FontFace'])
  Object.defineProperty(window, name, { value: undefined, configurable: true });
for (const name of ['locks', 'serviceWorker', 'gpu', 'mediaDevices', 'wakeLock', 'share', 'canShare', 'getGamepads'])
  Object.defineProperty(navigator, name, { value: undefined, configurable: true });
Object.defineProperty(crypto, 'subtle', { value: undefined });";

/// The engine in the test's name, the code of the `error` event, and a script that runs before ours.
const ENGINES: [(&str, &str, &str); 7] = [
    ("no_webassembly", "no-wasm", "delete window.WebAssembly"),
    ("an_old_webassembly", "no-wasm", "WebAssembly.validate = () => false"),
    (
        "a_throwing_webassembly",
        "no-wasm",
        "window.WebAssembly = new Proxy({}, { get() { throw new Error('locked down') } })",
    ),
    ("lockdown_mode", "no-wasm", LOCKDOWN),
    (
        "a_refused_compilation",
        "no-wasm",
        "for (const name of ['compile', 'compileStreaming'])
           WebAssembly[name] = () => Promise.reject(new WebAssembly.CompileError('locked down'))",
    ),
    (
        "a_missing_instantiation",
        "no-wasm",
        "for (const name of ['instantiate', 'instantiateStreaming']) delete WebAssembly[name]",
    ),
    ("no_big_integers", "no-wasm", "delete window.WebAssembly; delete window.BigInt"),
];

/// The policy in the test's name, its sources in `script-src` and `connect-src`, and further directives.
const POLICIES: [(&str, &str, &str, &str); 4] = [
    ("a_csp_of_sources", "{assets}", "{assets}", ""),
    (
        "a_csp_with_trusted_types",
        "{assets}",
        "{assets}",
        "; require-trusted-types-for 'script'; trusted-types scalev-checkout",
    ),
    ("a_csp_with_a_nonce", "'strict-dynamic'", "{assets}", ""),
    ("a_csp_without_connections", "{assets} 'wasm-unsafe-eval'", "", ""),
];

/// The kind of instruction in the test's name, the order's method, and the parts that the buyer pays by.
const KINDS: [(&str, &str, &[&str]); 6] = [
    ("virtual_account", "va_bca", &["bank", "payment-code", "account-holder"]),
    ("qris", "qris", &["qr"]),
    ("retail_code", "alfamart", &["outlet", "payment-code"]),
    ("transfer", "bank_transfer", &["bank", "payment-code", "account-holder"]),
    ("page", "card", &["pay-link"]),
    ("wallet", "dana", &["pay-link"]),
];

/// The final state in the test's name, the action that leads to it, its name in the contract, and words of its screen.
const ENDS: [(&str, Action, &str, &str); 3] = [
    ("paid", Action::Pay, "paid", "Pembayaran diterima"),
    ("expired", Action::Expire, "expired", "Waktu pembayaran habis"),
    ("closed", Action::Cancel, "closed", "Pesanan ini sudah ditutup"),
];

pub fn tests() -> Vec<Test> {
    let mut all = tests![
        csp_in_a_meta_element_leaves_the_number,
        missing_files_leave_the_link,
        missing_files_are_requested_again,
        csp_against_all_files_leaves_the_link,
        paid_fires_once_over_follower_and_widget,
        return_to_the_page_asks_again,
        failed_first_request_is_retried,
        changed_order_attribute_shows_its_number,
        removed_element_sends_no_request,
        card_and_final_state_are_in_english,
        check_button_works_by_keyboard,
    ];
    let phone = Profile { phone: true, ..Profile::default() };
    all.push(Test::new(module_path!(), "each_press_fires_an_action", each_press_fires_an_action).at(phone));
    let mut add = |name: String, run: Box<dyn Fn(&Stage<'_>) + Send + Sync>, profile: Profile| {
        all.push(Test::new(module_path!(), name, run).at(profile));
    };
    for (name, code, script) in ENGINES {
        let run = move |stage: &Stage<'_>| {
            let order = stage.order(NewOrder::of("va_bca"));
            shows_and_copies_the_number(stage, &store_with_script(script, &order.slug), &order.slug, code);
        };
        add(format!("number_shows_with_{name}"), Box::new(run), Profile::default());
    }
    for (name, scripts, addresses, more) in POLICIES {
        let run = move |stage: &Stage<'_>| number_shows_under_a_policy(stage, scripts, addresses, more);
        add(format!("number_shows_under_{name}"), Box::new(run), Profile::default());
    }
    all.extend(in_one_engine(payments(), &SAMPLE));
    all
}

/// The cases of [`payments`] that run in every engine.
const SAMPLE: [&str; 4] =
    ["virtual_account_shows_its_parts", "qris_shows_its_parts", "paid_ends_it", "paid_before_the_widget_part_ends_it"];

/// Kinds of instructions and final states, which are read alike in every engine.
fn payments() -> Vec<Test> {
    let phone = Profile { phone: true, ..Profile::default() };
    let kind = |(name, method, parts): (&str, &'static str, &'static [&str])| {
        Test::new(module_path!(), format!("{name}_shows_its_parts"), move |stage| shows_the_parts(stage, method, parts))
            .at(phone)
    };
    let both = |(name, action, state, words): (&str, Action, &'static str, &'static str)| {
        let before_the_widget_part = format!("{name}_before_the_widget_part_ends_it");
        [
            Test::new(module_path!(), format!("{name}_ends_it"), move |stage| {
                ends_in_the_follower(stage, action, state, words)
            }),
            Test::new(module_path!(), before_the_widget_part, move |stage| {
                ends_before_the_widget_part(stage, action, state, words)
            }),
        ]
    };
    KINDS.into_iter().map(kind).chain(ENDS.into_iter().flat_map(both)).collect()
}

const NONE: &str = "delete window.WebAssembly";

fn head(script: &str) -> String {
    format!(r#"<script nonce="recorder">{{ {script} }}</script>"#)
}

fn store_with_script(script: &str, slug: &str) -> Store {
    Store { head: head(script), ..Store::of(slug) }
}

/// Opens the page of an order in a browser without WebAssembly, once the number is there.
fn open<'a>(stage: &'a Stage<'_>, more: &str) -> (String, Page<'a>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&store_with_script(&format!("{NONE}; {more}"), &order.slug));
    page.wait("the number", |page| page.shows("payment-code"));
    (order.slug, page)
}

/// Asserts that number, amount and deadline are shown, that number and amount can be copied, that the code is reported once,
/// and that one create was sent.
#[track_caller]
fn shows_and_copies_the_number(stage: &Stage<'_>, store: &Store, slug: &str, code: &str) {
    let page = stage.open(store);
    page.wait("the number", |page| page.shows("payment-code"));
    for part in ["amount", "deadline", "copy-amount", "copy-code", "bank", "account-holder", "check-status"] {
        assert!(page.shows(part), "no {part}");
    }
    assert_eq!(page.text("payment-code"), number(stage, slug));
    assert!(page.shows_own_link());
    page.click("copy-code");
    page.wait("the copy", |page| page.paste() == page.text("payment-code"));
    page.click("copy-amount");
    page.wait("the copy of the sum", |page| page.paste() == "147000");
    reports_once(&page, code);
    page.wait_state("unpaid");
    assert_eq!(stage.count("POST"), 1);
    fires_once(&page, "ready");
    fires_once(&page, "instructions");
}

fn number_shows_under_a_policy(stage: &Stage<'_>, scripts: &str, addresses: &str, more: &str) {
    let named = |sources: &str| sources.replace("{assets}", stage.sandbox.assets());
    let order = stage.order(NewOrder::of("va_bca"));
    let mut store = Store::of(&order.slug);
    if scripts.contains("strict-dynamic") {
        store.script = store.script.replace("<script", r#"<script nonce="recorder""#);
    }
    shows_and_copies_the_number(
        stage,
        &store.limited_to(stage.sandbox, &named(scripts), &named(&format!("{addresses}{more}"))),
        &order.slug,
        "csp",
    );
}

fn csp_in_a_meta_element_leaves_the_number(stage: &Stage<'_>) {
    let assets = stage.sandbox.assets();
    let policy = format!("script-src 'nonce-recorder' {assets}");
    let order = stage.order(NewOrder::of("va_bca"));
    let head = format!(r#"<meta http-equiv="content-security-policy" content="{policy}">"#);
    shows_and_copies_the_number(stage, &Store { head, ..Store::of(&order.slug) }.with_others(), &order.slug, "csp");
}

fn shows_the_parts(stage: &Stage<'_>, method: &str, parts: &[&str]) {
    let order = stage.order(NewOrder::of(method));
    let page = stage.open(&store_with_script(NONE, &order.slug));
    page.wait_state("unpaid");
    for part in parts.iter().chain(&["amount", "check-status"]) {
        assert!(page.shows(part), "no {part}");
    }
    reports_once(&page, "no-wasm");
}

/// Asserts the state with its words, the merchant's link, and no instruction.
#[track_caller]
fn shows_the_final_state(page: &Page<'_>, state: &str, words: &str) {
    page.wait_state(state);
    assert!(page.visible_text().contains(words), "{}", page.visible_text());
    assert!(page.shows_own_link());
    for part in ["payment-code", "qr", "pay-link", "copy-code", "deadline"] {
        assert!(!page.shows(part), "{part} shows");
    }
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn ends_in_the_follower(stage: &Stage<'_>, action: Action, state: &str, words: &str) {
    let (slug, page) = open(stage, "");
    page.click("check-status");
    page.wait("the check", |page| page.visible_text().contains("Belum ada pembayaran masuk"));
    stage.act(&slug, action);
    page.click("check-status");
    shows_the_final_state(&page, state, words);
    fires_once(&page, state);
}

/// The widget shows the final state again once it has loaded, but does not fire its event again.
fn ends_before_the_widget_part(stage: &Stage<'_>, action: Action, state: &str, words: &str) {
    if !is_split() {
        return;
    }
    let file = stage.published("rest", ".wasm").rsplit('/').next().expect("a name").to_owned();
    stage.sandbox.asset_fault(&file, Fault::Status { code: 404, body: None, content_type: None }, None);
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store::of(&order.slug));
    page.wait("the number and the button", |page| page.shows("payment-code") && page.shows("check-status"));
    assert!(has_a_preview(&page));
    assert_eq!(page.state(), "loading");
    reports_once(&page, "load");
    page.click("copy-code");
    page.wait("the copy", |page| page.paste() == number(stage, &order.slug));
    stage.act(&order.slug, action);
    page.click("check-status");
    shows_the_final_state(&page, state, words);
    stage.sandbox.clear_asset_faults();
    page.script("dispatchEvent(new Event('online'))");
    page.wait("the widget", |page| page.markup().contains("aria-labelledby"));
    page.wait_state(state);
    fires_once(&page, state);
    assert_eq!(page.markup().matches("card outcome").count(), 1, "{}", page.markup());
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn missing_files_leave_the_link(stage: &Stage<'_>) {
    for (start, end) in [("follow-", ".js"), ("preview-", ".js")] {
        shows_only_the_link(&open_without_a_file(stage, start, end), "no-wasm");
        stage.sandbox.clear_asset_faults();
    }
}

fn missing_files_are_requested_again(stage: &Stage<'_>) {
    let page = open_without_a_file(stage, "preview-", ".js");
    shows_only_the_link(&page, "no-wasm");
    stage.sandbox.clear_asset_faults();
    page.wait("the number, once the files are there", |page| {
        page.script("dispatchEvent(new Event('online'))");
        page.state() == "unpaid" && page.shows("payment-code")
    });
    assert_eq!(page.events_named("error").len(), 1);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

/// A page without WebAssembly, and with a missing file.
#[track_caller]
fn open_without_a_file<'a>(stage: &'a Stage<'_>, start: &str, end: &str) -> Page<'a> {
    let file = stage.published(start, end).rsplit('/').next().expect("a name").to_owned();
    stage.sandbox.asset_fault(&file, Fault::Status { code: 404, body: None, content_type: None }, None);
    stage.open(&store_with_script(NONE, &stage.order(NewOrder::of("va_bca")).slug))
}

fn csp_against_all_files_leaves_the_link(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let loader = stage.published("checkout.js", ".js");
    let page = stage.open(&Store::of(&order.slug).limited_to(stage.sandbox, &loader, ""));
    shows_only_the_link(&page, "csp");
}

/// The follower fires `paid`; a later load with the widget does not.
fn paid_fires_once_over_follower_and_widget(stage: &Stage<'_>) {
    let (slug, page) = open(stage, "");
    stage.act(&slug, Action::Pay);
    page.click("check-status");
    shows_the_final_state(&page, "paid", "Pembayaran diterima");
    let detail = page.events_named("paid")[0].detail.clone();
    assert_eq!(detail["amount"], "147000");
    assert_eq!((&detail["currency"], &detail["isProbablySpam"]), (&json!("IDR"), &json!(false)));
    let page = stage.open(&Store::of(&slug));
    page.wait_state("paid");
    page.wait("the whole widget", |page| page.shows("check-status") || page.shows("fallback-link"));
    assert_eq!(page.events_named("paid").len(), 0);
    assert_eq!(page.script("return localStorage.length"), 1);
}

/// The events are those of the widget, with the state of the last answer.
fn each_press_fires_an_action(stage: &Stage<'_>) {
    let record = r#"window.actions = [];
        addEventListener("scalev-checkout:action", ({ detail }) => actions.push(detail));
        addEventListener("click", (event) => event.preventDefault());"#;
    let pressed = |method: &str, parts: &[&str], actions: &[&str]| {
        let order = stage.order(NewOrder::of(method));
        let page = stage.open(&store_with_script(&format!("{NONE}; {record}"), &order.slug));
        page.wait_state("unpaid");
        for part in parts {
            // A real press makes Chromium connect to the link's server beforehand.
            if *part == "pay-link" {
                page.script(
                    r#"document.querySelector("scalev-checkout").shadowRoot.querySelector("[part=pay-link]").click()"#,
                );
            } else {
                page.click(part);
            }
        }
        page.wait("the actions", |page| page.script("return actions.map(({ action }) => action)") == json!(actions));
        page.script("return actions[0]")
    };
    let parts = ["copy-code", "copy-amount", "check-status", "copy-code"];
    let detail = pressed("va_bca", &parts, &parts);
    assert_eq!((&detail["status"], &detail["method"]), (&json!("unpaid"), &json!("va_bca")));
    assert_eq!((&detail["amount"], &detail["currency"]), (&json!("147000"), &json!("IDR")));
    assert!(detail["orderId"].is_string(), "{detail}");
    for (method, parts, actions) in [
        ("dana", ["pay-link", "copy-amount"], ["open-link", "copy-amount"]),
        ("alfamart", ["copy-code", "check-status"], ["copy-code", "check-status"]),
    ] {
        pressed(method, &parts, &actions);
    }
}

fn return_to_the_page_asks_again(stage: &Stage<'_>) {
    for event in [
        "document.dispatchEvent(new Event('visibilitychange'))",
        "dispatchEvent(new Event('pageshow'))",
        "dispatchEvent(new Event('online'))",
    ] {
        let (slug, page) = open(stage, "");
        stage.act(&slug, Action::Pay);
        page.wait("the answer to the request", |page| {
            page.script(event);
            page.state() == "paid"
        });
        shows_the_final_state(&page, "paid", "Pembayaran diterima");
    }
}

fn failed_first_request_is_retried(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    stage.fault(&order.slug, Route::Any, Fault::Reset, Some(2));
    let page = stage.open(&store_with_script(NONE, &order.slug));
    page.wait_state("unavailable");
    assert!(page.shows_own_link() && page.shows("check-status"));
    page.wait("the number", |page| {
        page.click_if_shown("check-status");
        page.shows("payment-code")
    });
    page.wait_state("unpaid");
    reports_once(&page, "no-wasm");
}

fn changed_order_attribute_shows_its_number(stage: &Stage<'_>) {
    let (slug, page) = open(stage, "");
    let first = page.text("payment-code");
    let other = stage.order(NewOrder::of("va_bri"));
    page.script(&format!("document.querySelector('scalev-checkout').setAttribute('order', '{}')", other.slug));
    page.wait("the other number", |page| page.shows("payment-code") && page.text("payment-code") != first);
    stage.act(&slug, Action::Pay);
    page.click("check-status");
    page.wait("the check", |page| page.visible_text().contains("Belum ada pembayaran masuk"));
    assert_eq!(page.state(), "unpaid");
}

fn removed_element_sends_no_request(stage: &Stage<'_>) {
    let (_, page) = open(stage, "");
    page.script("document.querySelector('scalev-checkout').remove()");
    let before = stage.requests().len();
    for event in ["document.dispatchEvent(new Event('visibilitychange'))", "dispatchEvent(new Event('online'))"] {
        page.script(event);
    }
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert_eq!(stage.requests().len(), before);
}

fn card_and_final_state_are_in_english(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&store_with_script(NONE, &order.slug).and("locale", "en"));
    page.wait("the number", |page| page.shows("payment-code"));
    assert_eq!(page.text("check-status"), "Check payment status");
    stage.act(&order.slug, Action::Pay);
    page.click("check-status");
    shows_the_final_state(&page, "paid", "Payment received");
}

fn check_button_works_by_keyboard(stage: &Stage<'_>) {
    let (_, page) = open(stage, "");
    page.script(r#"document.querySelector("scalev-checkout").shadowRoot.querySelector("[part=check-status]").focus()"#);
    page.press(&[Key::Enter]);
    page.wait("the check", |page| page.visible_text().contains("Belum ada pembayaran masuk"));
    assert_eq!(page.focused(), "check-status");
    reports_only_no_wasm(&page);
}

#[track_caller]
fn reports_only_no_wasm(page: &Page<'_>) {
    assert_eq!(page.uncaught(), Vec::<String>::new());
    reports_once(page, "no-wasm");
}
