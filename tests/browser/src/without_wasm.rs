//! Where WebAssembly may not run the buyer still has number, amount and deadline, can copy them, and is told what becomes
//! of the payment; and so where the first part runs and the rest does not come.

use fantoccini::key::Key;
use sandbox::{Action, Fault, NewOrder, Route};
use serde_json::json;

use crate::{
    harness::{Page, Profile, Stage, Store, Test, in_one_engine, is_split, tests},
    preview::{has_a_preview, number},
    states::fires_once,
    unavailable::{reports_once, shows_only_the_link},
};

/// Takes away what Safari lacks in Lockdown Mode (WebKit's `adjustSettingsForLockdownMode`), and Web Cryptography, which some
/// report to be missing.
const LOCKDOWN: &str = "
for (const name of ['WebAssembly', 'indexedDB', 'caches', 'FileReader', 'Notification', 'RTCPeerConnection', 'AudioContext',
  'WebGLRenderingContext', 'WebGL2RenderingContext', 'OffscreenCanvas', 'VideoDecoder', 'MathMLElement', 'SpeechSynthesisUtterance',
  'SharedWorker', 'CompressionStream', 'FontFace'])
  Object.defineProperty(window, name, { value: undefined, configurable: true });
for (const name of ['locks', 'serviceWorker', 'gpu', 'mediaDevices', 'wakeLock', 'share', 'canShare', 'getGamepads'])
  Object.defineProperty(navigator, name, { value: undefined, configurable: true });
Object.defineProperty(crypto, 'subtle', { value: undefined });";

/// The test's name, the code that the merchant hears, and a script of the page that runs before ours.
const ENGINES: [(&str, &str, &str); 7] = [
    ("none", "no-wasm", "delete window.WebAssembly"),
    ("below_the_floor", "no-wasm", "WebAssembly.validate = () => false"),
    ("that_throws", "no-wasm", "window.WebAssembly = new Proxy({}, { get() { throw new Error('locked down') } })"),
    ("of_lockdown_mode", "no-wasm", LOCKDOWN),
    (
        "that_compiles_nothing",
        "no-wasm",
        "for (const name of ['compile', 'compileStreaming'])
           WebAssembly[name] = () => Promise.reject(new WebAssembly.CompileError('locked down'))",
    ),
    (
        "that_starts_nothing",
        "no-wasm",
        "for (const name of ['instantiate', 'instantiateStreaming']) delete WebAssembly[name]",
    ),
    ("without_big_integers", "no-wasm", "delete window.WebAssembly; delete window.BigInt"),
];

/// A policy: the test's name, sources of scripts, addresses, and what follows them.
const POLICIES: [(&str, &str, &str, &str); 4] = [
    ("of_sources", "{assets}", "{assets}", ""),
    ("of_trusted_types", "{assets}", "{assets}", "; require-trusted-types-for 'script'; trusted-types scalev-checkout"),
    ("of_a_nonce", "'strict-dynamic'", "{assets}", ""),
    ("of_addresses", "{assets} 'wasm-unsafe-eval'", "", ""),
];

/// The test's name, the order, and the parts that pay it.
const KINDS: [(&str, &str, &[&str]); 6] = [
    ("virtual_account", "va_bca", &["bank", "payment-code", "account-holder"]),
    ("qris", "qris", &["qr"]),
    ("retail_code", "alfamart", &["outlet", "payment-code"]),
    ("transfer", "bank_transfer", &["bank", "payment-code", "account-holder"]),
    ("page", "card", &["pay-link"]),
    ("wallet", "dana", &["pay-link"]),
];

/// An event of the order, the state that follows, and words of it.
const ENDS: [(&str, Action, &str, &str); 3] = [
    ("paid", Action::Pay, "paid", "Pembayaran diterima"),
    ("expired", Action::Expire, "expired", "Waktu pembayaran habis"),
    ("closed", Action::Cancel, "closed", "Pesanan ini sudah ditutup"),
];

pub fn tests() -> Vec<Test> {
    let mut all = tests![
        a_meta_element_forbids_it,
        nothing_else_comes_either,
        the_files_come_later,
        a_policy_against_all_of_our_files,
        money_is_told_once_in_all,
        it_asks_again_on_return,
        an_api_that_is_away_at_first,
        another_order_takes_its_place,
        gone_it_asks_nothing,
        in_english,
        it_is_pressed_by_keys,
    ];
    let phone = Profile { phone: true, ..Profile::default() };
    all.push(Test::new(module_path!(), "every_press_is_told", every_press_is_told).at(phone));
    let mut add = |name: String, run: Box<dyn Fn(&Stage<'_>) + Send + Sync>, profile: Profile| {
        all.push(Test::new(module_path!(), name, run).at(profile));
    };
    for (name, code, script) in ENGINES {
        let run = move |stage: &Stage<'_>| {
            let order = stage.order(NewOrder::of("va_bca"));
            pays(stage, &without(script, &order.slug), &order.slug, code);
        };
        add(format!("engine_{name}"), Box::new(run), Profile::default());
    }
    for (name, scripts, addresses, more) in POLICIES {
        let run = move |stage: &Stage<'_>| policy(stage, scripts, addresses, more);
        add(format!("policy_{name}"), Box::new(run), Profile::default());
    }
    all.extend(in_one_engine(payments(), &SAMPLE));
    all
}

/// Of the tests of payments those for every engine.
const SAMPLE: [&str; 4] = ["kind_virtual_account", "kind_qris", "paid", "paid_before_the_rest"];

/// The kinds of payment and their ends, which the same script reads and shows in every engine.
fn payments() -> Vec<Test> {
    let phone = Profile { phone: true, ..Profile::default() };
    let kind = |(name, method, parts): (&str, &'static str, &'static [&str])| {
        Test::new(module_path!(), format!("kind_{name}"), move |stage| shows(stage, method, parts)).at(phone)
    };
    let both = |(name, action, state, words): (&str, Action, &'static str, &'static str)| {
        let before_the_rest = format!("{name}_before_the_rest");
        [
            Test::new(module_path!(), name, move |stage| ends(stage, action, state, words)),
            Test::new(module_path!(), before_the_rest, move |stage| ends_before_the_rest(stage, action, state, words)),
        ]
    };
    KINDS.into_iter().map(kind).chain(ENDS.into_iter().flat_map(both)).collect()
}

const NONE: &str = "delete window.WebAssembly";

fn head(script: &str) -> String {
    format!(r#"<script nonce="recorder">{{ {script} }}</script>"#)
}

fn without(script: &str, slug: &str) -> Store {
    Store { head: head(script), ..Store::of(slug) }
}

/// Opens the page of an order in a browser without WebAssembly, once the number is there.
fn open<'a>(stage: &'a Stage<'_>, more: &str) -> (String, Page<'a>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&without(&format!("{NONE}; {more}"), &order.slug));
    page.wait("the number", |page| page.shows("payment-code"));
    (order.slug, page)
}

/// The number, the sum and the deadline are shown and copied, the merchant hears the code, and the API was asked once.
#[track_caller]
fn pays(stage: &Stage<'_>, store: &Store, slug: &str, code: &str) {
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

fn policy(stage: &Stage<'_>, scripts: &str, addresses: &str, more: &str) {
    let named = |sources: &str| sources.replace("{assets}", stage.sandbox.assets());
    let order = stage.order(NewOrder::of("va_bca"));
    let mut store = Store::of(&order.slug);
    if scripts.contains("strict-dynamic") {
        store.script = store.script.replace("<script", r#"<script nonce="recorder""#);
    }
    pays(
        stage,
        &store.limited_to(stage.sandbox, &named(scripts), &named(&format!("{addresses}{more}"))),
        &order.slug,
        "csp",
    );
}

fn a_meta_element_forbids_it(stage: &Stage<'_>) {
    let assets = stage.sandbox.assets();
    let policy = format!("script-src 'nonce-recorder' {assets}");
    let order = stage.order(NewOrder::of("va_bca"));
    let head = format!(r#"<meta http-equiv="content-security-policy" content="{policy}">"#);
    pays(stage, &Store { head, ..Store::of(&order.slug) }.with_others(), &order.slug, "csp");
}

fn shows(stage: &Stage<'_>, method: &str, parts: &[&str]) {
    let order = stage.order(NewOrder::of(method));
    let page = stage.open(&without(NONE, &order.slug));
    page.wait_state("unpaid");
    for part in parts.iter().chain(&["amount", "check-status"]) {
        assert!(page.shows(part), "no {part}");
    }
    reports_once(&page, "no-wasm");
}

/// Gone at once, with the words of it.
#[track_caller]
fn is_over(page: &Page<'_>, state: &str, words: &str) {
    page.wait_state(state);
    assert!(page.visible_text().contains(words), "{}", page.visible_text());
    assert!(page.shows_own_link());
    for part in ["payment-code", "qr", "pay-link", "copy-code", "deadline"] {
        assert!(!page.shows(part), "{part} shows");
    }
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn ends(stage: &Stage<'_>, action: Action, state: &str, words: &str) {
    let (slug, page) = open(stage, "");
    page.click("check-status");
    page.wait("the check", |page| page.visible_text().contains("Belum ada pembayaran masuk"));
    stage.act(&slug, action);
    page.click("check-status");
    is_over(&page, state, words);
    fires_once(&page, state);
}

/// The rest of the widget tells the end once more, but the event of it comes once.
fn ends_before_the_rest(stage: &Stage<'_>, action: Action, state: &str, words: &str) {
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
    is_over(&page, state, words);
    stage.sandbox.clear_asset_faults();
    page.script("dispatchEvent(new Event('online'))");
    page.wait("the widget", |page| page.markup().contains("aria-labelledby"));
    page.wait_state(state);
    fires_once(&page, state);
    assert_eq!(page.markup().matches("card outcome").count(), 1, "{}", page.markup());
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn nothing_else_comes_either(stage: &Stage<'_>) {
    for (start, end) in [("follow-", ".js"), ("preview-", ".js")] {
        shows_only_the_link(&missing(stage, start, end), "no-wasm");
        stage.sandbox.clear_asset_faults();
    }
}

/// The buyer has the link, and the files are asked for again.
fn the_files_come_later(stage: &Stage<'_>) {
    let page = missing(stage, "preview-", ".js");
    shows_only_the_link(&page, "no-wasm");
    stage.sandbox.clear_asset_faults();
    page.wait("the number, once the files are there", |page| {
        page.script("dispatchEvent(new Event('online'))");
        page.state() == "unpaid" && page.shows("payment-code")
    });
    assert_eq!(page.events_named("error").len(), 1);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

/// A page without WebAssembly, while one of the other files is missing too.
#[track_caller]
fn missing<'a>(stage: &'a Stage<'_>, start: &str, end: &str) -> Page<'a> {
    let file = stage.published(start, end).rsplit('/').next().expect("a name").to_owned();
    stage.sandbox.asset_fault(&file, Fault::Status { code: 404, body: None, content_type: None }, None);
    stage.open(&without(NONE, &stage.order(NewOrder::of("va_bca")).slug))
}

fn a_policy_against_all_of_our_files(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let loader = stage.published("checkout.js", ".js");
    let page = stage.open(&Store::of(&order.slug).limited_to(stage.sandbox, &loader, ""));
    shows_only_the_link(&page, "csp");
}

/// The money is reported once: here, in a tab with WebAssembly, and after a reload.
fn money_is_told_once_in_all(stage: &Stage<'_>) {
    let (slug, page) = open(stage, "");
    stage.act(&slug, Action::Pay);
    page.click("check-status");
    is_over(&page, "paid", "Pembayaran diterima");
    let detail = page.events_named("paid")[0].detail.clone();
    assert_eq!(detail["amount"], "147000");
    assert_eq!((&detail["currency"], &detail["isProbablySpam"]), (&json!("IDR"), &json!(false)));
    let page = stage.open(&Store::of(&slug));
    page.wait_state("paid");
    page.wait("all of it", |page| page.shows("check-status") || page.shows("fallback-link"));
    assert_eq!(page.events_named("paid").len(), 0);
    assert_eq!(page.script("return localStorage.length"), 1);
}

/// As the widget tells them, with what the last answer says of the order.
fn every_press_is_told(stage: &Stage<'_>) {
    let record = r#"window.told = [];
        addEventListener("scalev-checkout:action", ({ detail }) => told.push(detail));
        addEventListener("click", (event) => event.preventDefault());"#;
    let pressed = |method: &str, parts: &[&str], actions: &[&str]| {
        let order = stage.order(NewOrder::of(method));
        let page = stage.open(&without(&format!("{NONE}; {record}"), &order.slug));
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
        page.wait("the actions", |page| page.script("return told.map(({ action }) => action)") == json!(actions));
        page.script("return told[0]")
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

fn it_asks_again_on_return(stage: &Stage<'_>) {
    for event in [
        "document.dispatchEvent(new Event('visibilitychange'))",
        "dispatchEvent(new Event('pageshow'))",
        "dispatchEvent(new Event('online'))",
    ] {
        let (slug, page) = open(stage, "");
        stage.act(&slug, Action::Pay);
        page.wait("the moment for it", |page| {
            page.script(event);
            page.state() == "paid"
        });
        is_over(&page, "paid", "Pembayaran diterima");
    }
}

fn an_api_that_is_away_at_first(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    stage.fault(&order.slug, Route::Any, Fault::Reset, Some(2));
    let page = stage.open(&without(NONE, &order.slug));
    page.wait_state("unavailable");
    assert!(page.shows_own_link() && page.shows("check-status"));
    page.wait("the number", |page| {
        page.click_if_shown("check-status");
        page.shows("payment-code")
    });
    page.wait_state("unpaid");
    reports_once(&page, "no-wasm");
}

fn another_order_takes_its_place(stage: &Stage<'_>) {
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

fn gone_it_asks_nothing(stage: &Stage<'_>) {
    let (_, page) = open(stage, "");
    page.script("document.querySelector('scalev-checkout').remove()");
    let before = stage.requests().len();
    for event in ["document.dispatchEvent(new Event('visibilitychange'))", "dispatchEvent(new Event('online'))"] {
        page.script(event);
    }
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert_eq!(stage.requests().len(), before);
}

fn in_english(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&without(NONE, &order.slug).and("locale", "en"));
    page.wait("the number", |page| page.shows("payment-code"));
    assert_eq!(page.text("check-status"), "Check payment status");
    stage.act(&order.slug, Action::Pay);
    page.click("check-status");
    is_over(&page, "paid", "Payment received");
}

fn it_is_pressed_by_keys(stage: &Stage<'_>) {
    let (_, page) = open(stage, "");
    page.script(r#"document.querySelector("scalev-checkout").shadowRoot.querySelector("[part=check-status]").focus()"#);
    page.press(&[Key::Enter]);
    page.wait("the check", |page| page.visible_text().contains("Belum ada pembayaran masuk"));
    assert_eq!(page.focused(), "check-status");
    has_no_error(&page);
}

#[track_caller]
fn has_no_error(page: &Page<'_>) {
    assert_eq!(page.uncaught(), Vec::<String>::new());
    reports_once(page, "no-wasm");
}
