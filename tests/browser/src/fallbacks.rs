//! When it cannot run: the buyer has the merchant's link, the merchant one event and one line, the page no error.

use sandbox::{Action, Fault, NewOrder, Route};

use crate::{
    harness::{Engine, Page, Stage, Store, Test, tests},
    unavailable::told_once,
};

/// Something about the page, and the code that tells of it.
type Row = (&'static str, &'static str, &'static str);

/// Scripts of pages, before ours.
const PAGES: &[Row] = &[
    ("no_webassembly", "no-wasm", "delete window.WebAssembly"),
    ("an_engine_below_the_floor", "no-wasm", "WebAssembly.validate = () => false"),
    (
        "a_module_that_does_not_compile",
        "no-wasm",
        "for (const name of ['instantiate', 'instantiateStreaming'])
           WebAssembly[name] = () => Promise.reject(new WebAssembly.CompileError('out of memory'))",
    ),
    (
        "a_panic_at_the_start",
        "panic",
        "const make = Document.prototype.createElement;
         Document.prototype.createElement = function (name) {
           if (name.toLowerCase() === 'section') throw new Error('not today');
           return make.apply(this, arguments);
         }",
    ),
    ("a_broken_clock_at_the_start", "panic", "Date.now = () => { throw new Error('not today') }"),
];

/// What becomes broken while the number is on the screen.
const LATER: &[Row] = &[
    ("a_panic_later", "panic", "Document.prototype.createElement = () => { throw new Error('not today') }"),
    ("a_broken_clock_later", "panic", "Performance.prototype.now = () => { throw new Error('not today') }"),
];

/// What `script-src` and `connect-src` allow, besides the tests' own script and the API.
const POLICIES: &[Row] = &[
    ("a_policy_without_wasm", "{loader} {glue}", "{wasm} {css}"),
    ("a_policy_without_the_glue", "{loader} 'wasm-unsafe-eval'", "{wasm} {css}"),
    ("a_policy_without_the_wasm_file", "{loader} {glue} 'wasm-unsafe-eval'", "{css}"),
    ("a_policy_without_the_stylesheet", "{loader} {glue} 'wasm-unsafe-eval'", "{wasm}"),
];

/// What can happen to a file on its way, and the codes that tell of it: of the glue, and of the others.
fn faults() -> Vec<(&'static str, Fault, [Option<&'static str>; 2])> {
    let missing = Fault::Status { code: 404, body: None, content_type: None };
    vec![
        ("missing", missing, [Some("load"); 2]),
        ("of_a_wrong_type", Fault::Mime { kind: "text/html".into() }, [Some("load"), None]),
        ("altered", Fault::Altered, [Some("integrity"); 2]),
        ("truncated", Fault::Truncate, [Some("load"); 2]),
        ("without_cors", Fault::NoCors, [Some("load"); 2]),
    ]
}

const FILES: [(&str, &str); 3] = [("glue", "glue"), ("wasm", ".wasm"), ("css", ".css")];

pub fn tests() -> Vec<Test> {
    let named = |name: String, run: Box<dyn Fn(&Stage<'_>) + Send + Sync>| Test::new(module_path!(), name, run);
    let mut all = tests![
        no_script,
        a_missing_script,
        a_policy_without_the_widget,
        no_custom_elements,
        no_trusted_types,
        late_files_and_an_api_that_fails,
    ];
    for (name, code, script) in PAGES {
        all.push(named((*name).to_owned(), Box::new(|stage| page_is_in_the_way(stage, script, code))));
    }
    for (name, code, script) in LATER {
        all.push(named((*name).to_owned(), Box::new(|stage| page_gets_in_the_way(stage, script, code))));
    }
    for (name, script, connect) in POLICIES {
        all.push(named((*name).to_owned(), Box::new(|stage| policy_is_in_the_way(stage, script, connect))));
    }
    for (file, part) in FILES {
        for (name, fault, [glue, other]) in faults() {
            let Some(code) = (if file == "glue" { glue } else { other }) else { continue };
            let run = move |stage: &Stage<'_>| file_does_not_come(stage, part, &fault, code);
            all.push(named(format!("{file}_{name}"), Box::new(run)));
        }
        for (name, fault) in [("hanging", Fault::HangHeaders), ("hanging_half_way", Fault::HangBody)] {
            all.push(named(format!("{file}_{name}"), Box::new(move |stage| file_hangs(stage, part, &fault))));
        }
    }
    all
}

/// In time, the link shows and nothing else; the merchant is told once.
fn gave_up(page: &Page<'_>, code: &str) {
    page.wait_state("unavailable");
    page.wait("the merchant hears of it", |page| !page.events_named("error").is_empty());
    has_the_link(page);
    told_once(page, code);
    let at = page.events_named("error")[0].at;
    assert!(at < 9000.0, "only after {at} ms");
}

fn has_the_link(page: &Page<'_>) {
    assert!(page.shows_own_link());
    for name in ["payment-code", "qr", "pay-link", "amount"] {
        assert!(!page.shows(name), "{name} shows");
    }
}

/// The widget is not there at all.
fn nothing_happens(page: &Page<'_>) {
    page.wait("the document", |page| page.script("return document.readyState") == "complete");
    has_the_link(page);
    assert_eq!(page.state(), "");
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn no_script(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    nothing_happens(&stage.open(&Store { script: String::new(), ..Store::of(&order.slug) }));
}

fn a_missing_script(stage: &Stage<'_>) {
    stage.sandbox.asset_fault("checkout.js", Fault::Status { code: 404, body: None, content_type: None }, None);
    let (_, page) = stage.open_order(NewOrder::of("va_bca"));
    page.wait("the script was asked for", |_| {
        stage.sandbox.log().iter().any(|entry| entry.path.ends_with("checkout.js"))
    });
    nothing_happens(&page);
}

fn a_policy_without_the_widget(stage: &Stage<'_>) {
    nothing_happens(&with_policy(stage, "'wasm-unsafe-eval'", "{wasm} {css}"));
}

/// Browsers from before custom elements.
fn no_custom_elements(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let head = script("Object.defineProperty(window, 'customElements', { value: undefined })");
    let page = stage.open(&Store { head, ..Store::of(&order.slug) });
    page.wait("the line", |page| page.console().len() == 1);
    assert!(page.console()[0].text.starts_with("[scalev-checkout] no-wasm: "), "{:?}", page.console());
    nothing_happens(&page);
}

/// A page that allows policies of other names alone. Browsers without Trusted Types do not hear of it.
fn no_trusted_types(stage: &Stage<'_>) {
    let scripts = "{loader} {glue} 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types other";
    let page = with_policy(stage, scripts, "{wasm} {css}");
    if page.script("return 'trustedTypes' in window") == true {
        gave_up(&page, "csp");
    } else {
        page.wait_state("unpaid");
    }
}

fn page_is_in_the_way(stage: &Stage<'_>, page: &str, code: &str) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store { head: script(page), ..Store::of(&order.slug) });
    gave_up(&page, code);
}

fn page_gets_in_the_way(stage: &Stage<'_>, script: &str, code: &str) {
    let (order, page) = stage.open_order(NewOrder::of("va_bca"));
    page.wait_state("unpaid");
    stage.act(&order.slug, Action::Pay);
    // In one go: a tick of the countdown may run into it just as well, and take the button away.
    let press = r#"document.querySelector("scalev-checkout").shadowRoot.querySelector("[part=check-status]").click()"#;
    page.script(&format!("const button = () => {press}; {script}; button();"));
    page.wait_state("unavailable");
    has_the_link(&page);
    told_once(&page, code);
    page.script(r#"document.querySelector("scalev-checkout").setAttribute("locale", "en")"#);
    page.script(r#"document.querySelector("scalev-checkout").remove()"#);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn policy_is_in_the_way(stage: &Stage<'_>, script: &str, connect: &str) {
    gave_up(&with_policy(stage, script, connect), "csp");
}

fn file_does_not_come(stage: &Stage<'_>, file: &str, fault: &Fault, code: &str) {
    // Firefox takes half a file for a whole one.
    let whole = *fault == Fault::Truncate && stage.engine() == Engine::Firefox;
    stage.sandbox.asset_fault(file, fault.clone(), None);
    let (_, page) = stage.open_order(NewOrder::of("va_bca"));
    gave_up(&page, if whole { "integrity" } else { code });
}

/// It is told in time, and gone on with: who waits loses nothing.
fn file_hangs(stage: &Stage<'_>, file: &str, fault: &Fault) {
    stage.sandbox.asset_fault(file, fault.clone(), None);
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store::of(&order.slug).on_a_clock());
    page.wait("the file was asked for", |_| stage.sandbox.log().iter().any(|entry| entry.path.contains(file)));
    assert_eq!(page.state(), "loading");
    has_the_link(&page);
    page.pass_anyway(9);
    page.wait("the merchant hears of it", |page| page.events_named("error").len() == 1);
    told_once(&page, "timeout");
    has_the_link(&page);
}

/// The merchant hears once that this payment has a problem, and again of another payment.
fn late_files_and_an_api_that_fails(stage: &Stage<'_>) {
    stage.sandbox.asset_fault(".wasm", Fault::Delay { ms: 3000 }, Some(1));
    let order = stage.order(NewOrder::of("va_bca"));
    stage.fault(&order.slug, Route::Any, Fault::Html, None);
    let page = stage.open(&Store::of(&order.slug).on_a_clock());
    page.wait("the file was asked for", |_| stage.sandbox.log().iter().any(|entry| entry.path.contains(".wasm")));
    page.pass_anyway(9);
    page.wait("the merchant hears of it", |page| page.events_named("error").len() == 1);
    page.wait_state("unavailable");
    told_once(&page, "timeout");
    let other = stage.order(NewOrder::of("va_bca"));
    stage.fault(&other.slug, Route::Any, Fault::Html, None);
    page.script(&format!("document.querySelector('scalev-checkout').setAttribute('order', '{}')", other.slug));
    page.wait("another payment's error", |page| page.events_named("error").len() == 2);
    assert_eq!(page.events_named("error")[1].detail["code"], "bad-response");
}

fn script(text: &str) -> String {
    format!(r#"<script nonce="recorder">{{ {text} }}</script>"#)
}

/// The page of an order with this policy.
fn with_policy<'a>(stage: &'a Stage<'_>, script: &str, connect: &str) -> Page<'a> {
    let named = |sources: &str| {
        sources
            .replace("{loader}", &stage.published("checkout.js", ".js"))
            .replace("{glue}", &stage.published("glue", ".js"))
            .replace("{wasm}", &stage.published("checkout", ".wasm"))
            .replace("{css}", &stage.published("checkout", ".css"))
    };
    let order = stage.order(NewOrder::of("qris"));
    stage.open(&Store::of(&order.slug).limited_to(stage.sandbox, &named(script), &named(connect)))
}
