//! A widget that cannot run: the buyer sees the merchant's link, the merchant gets one event and one console line, and the
//! page has no uncaught error.

use sandbox::{Action, Fault, NewOrder};

use crate::{
    files::FILES,
    harness::{Page, Stage, Store, Test, tests},
    unavailable::{has_the_link, reports_once, shows_only_the_link},
};

/// A test's name, and two texts whose meaning the table says.
type Row = (&'static str, &'static str, &'static str);

/// The test's name, the code, and a script that runs before ours.
const PAGES: &[Row] = &[
    (
        "panic_at_the_start",
        "panic",
        "const make = Document.prototype.createElement;
         Document.prototype.createElement = function (name) {
           if (name.toLowerCase() === 'section') throw new Error('not today');
           return make.apply(this, arguments);
         }",
    ),
    ("throwing_clock_at_the_start", "panic", "Date.now = () => { throw new Error('not today') }"),
];

/// As [`PAGES`], with scripts that run while the number is on the screen.
const LATER: &[Row] = &[
    (
        "panic_while_the_number_shows",
        "panic",
        "Document.prototype.createElement = () => { throw new Error('not today') }",
    ),
    (
        "throwing_clock_while_the_number_shows",
        "panic",
        "Performance.prototype.now = () => { throw new Error('not today') }",
    ),
];

/// The test's name, and the sources in `script-src` and `connect-src` besides the tests' own script and the API.
const POLICIES: &[Row] = &[
    ("csp_without_wasm", "{loader} {glue}", "{preview} {widget}"),
    ("csp_without_the_glue", "{loader} 'wasm-unsafe-eval'", "{preview} {widget}"),
    ("csp_without_the_preview_part", "{loader} {glue} 'wasm-unsafe-eval'", "{widget}"),
    ("csp_without_the_widget_part", "{loader} {glue} 'wasm-unsafe-eval'", "{preview}"),
];

pub fn tests() -> Vec<Test> {
    let named = |name: String, run: Box<dyn Fn(&Stage<'_>) + Send + Sync>| Test::new(module_path!(), name, run);
    let mut all = tests![
        page_without_the_script_shows_the_link,
        missing_script_leaves_the_link,
        csp_without_the_script_leaves_the_link,
        missing_custom_elements_leave_the_link,
        forbidden_trusted_types_report_csp,
    ];
    for (name, code, script) in PAGES {
        all.push(named((*name).to_owned(), Box::new(|stage| page_breaks_the_start(stage, script, code))));
    }
    for (name, code, script) in LATER {
        all.push(named((*name).to_owned(), Box::new(|stage| page_breaks_the_running_widget(stage, script, code))));
    }
    for (name, script, connect) in POLICIES {
        all.push(named((*name).to_owned(), Box::new(|stage| csp_blocks_a_file(stage, script, connect))));
    }
    all
}

/// Asserts that the widget has not started.
fn has_only_the_merchants_markup(page: &Page<'_>) {
    page.wait("the document", |page| page.script("return document.readyState") == "complete");
    has_the_link(page);
    assert_eq!(page.state(), "");
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn page_without_the_script_shows_the_link(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    has_only_the_merchants_markup(&stage.open(&Store { script: String::new(), ..Store::of(&order.slug) }));
}

fn missing_script_leaves_the_link(stage: &Stage<'_>) {
    stage.sandbox.asset_fault("checkout.js", Fault::Status { code: 404, body: None, content_type: None }, None);
    let (_, page) = stage.open_order(NewOrder::of("va_bca"));
    page.wait("the script was asked for", |_| {
        stage.sandbox.log().iter().any(|entry| entry.path.ends_with("checkout.js"))
    });
    has_only_the_merchants_markup(&page);
}

fn csp_without_the_script_leaves_the_link(stage: &Stage<'_>) {
    has_only_the_merchants_markup(&with_policy(stage, "'wasm-unsafe-eval'", "{preview} {widget}"));
}

/// Browsers from before custom elements.
fn missing_custom_elements_leave_the_link(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let head = script("Object.defineProperty(window, 'customElements', { value: undefined })");
    let page = stage.open(&Store { head, ..Store::of(&order.slug) });
    page.wait("the line", |page| page.console().len() == 1);
    assert!(page.console()[0].text.starts_with("[scalev-checkout] no-wasm: "), "{:?}", page.console());
    has_only_the_merchants_markup(&page);
}

/// A page that allows policies of other names alone. Browsers without Trusted Types ignore it.
fn forbidden_trusted_types_report_csp(stage: &Stage<'_>) {
    let scripts = "{loader} {glue} 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types other";
    let page = with_policy(stage, scripts, "{preview} {widget}");
    if page.script("return 'trustedTypes' in window") == true {
        shows_only_the_link(&page, "csp");
    } else {
        page.wait_state("unpaid");
    }
}

fn page_breaks_the_start(stage: &Stage<'_>, page: &str, code: &str) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store { head: script(page), ..Store::of(&order.slug) });
    shows_only_the_link(&page, code);
}

fn page_breaks_the_running_widget(stage: &Stage<'_>, script: &str, code: &str) {
    let (order, page) = stage.open_order(NewOrder::of("va_bca"));
    page.wait_state("unpaid");
    stage.act(&order.slug, Action::Pay);
    // In one script, because a tick of the countdown may meet the failure first and remove the button.
    let press = r#"document.querySelector("scalev-checkout").shadowRoot.querySelector("[part=check-status]").click()"#;
    page.script(&format!("const button = () => {press}; {script}; button();"));
    page.wait_state("unavailable");
    has_the_link(&page);
    reports_once(&page, code);
    page.script(r#"document.querySelector("scalev-checkout").setAttribute("locale", "en")"#);
    page.script(r#"document.querySelector("scalev-checkout").remove()"#);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn csp_blocks_a_file(stage: &Stage<'_>, script: &str, connect: &str) {
    shows_only_the_link(&with_policy(stage, script, connect), "csp");
}

fn script(text: &str) -> String {
    format!(r#"<script nonce="recorder">{{ {text} }}</script>"#)
}

/// The page of an order with this policy.
fn with_policy<'a>(stage: &'a Stage<'_>, script: &str, connect: &str) -> Page<'a> {
    let named = |sources: &str| {
        let named = sources.replace("{loader}", &stage.published("checkout.js", ".js"));
        FILES.iter().fold(named, |named, file| named.replace(&format!("{{{}}}", file.called), &file.address(stage)))
    };
    let order = stage.order(NewOrder::of("qris"));
    stage.open(&Store::of(&order.slug).limited_to(stage.sandbox, &named(script), &named(connect)))
}
