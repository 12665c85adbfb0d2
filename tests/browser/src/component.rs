//! The React component of the npm package, in React 19 and 18: in the browser alone, and over a server's markup.

use std::{fs, process::Command};

use sandbox::{Action, NewOrder, PUBLISHABLE_KEY, STORE_ID};
use serde_json::{Value, json};

use crate::{
    bundle::{bundle_with, libraries, page, run},
    given_payload::payload,
    harness::{Page, SCRIPT, Stage, Store, Test, in_one_engine, tests},
    installed::project,
};

/// Chromium alone runs most: React calls the element alike in every engine.
pub fn tests() -> Vec<Test> {
    let all = tests![
        runs_in_the_browser_alone,
        hydrates_a_servers_markup,
        hydrates_an_element_that_already_runs,
        takes_a_payload,
        takes_a_payload_over_a_servers_markup,
        runs_in_react_18,
    ];
    in_one_engine(all, &["hydrates_a_servers_markup"])
}

/// Options of esbuild that take React 18 in the place of React 19.
const BEFORE_19: [&str; 2] = ["--alias:react=react-18", "--alias:react-dom=react-dom-18"];

/// A shop with the component, with these options of esbuild.
struct Shop {
    client: String,
    server: Option<String>,
}

impl Shop {
    fn bundled(options: &[&str], start: &Value, by_server: bool) -> Self {
        let project = project();
        for name in ["Shop.jsx", "client.jsx", "server.jsx"] {
            fs::copy(page("component").join(name), project.path().join(name)).expect("a script of the shop");
        }
        let client = bundle_with(&project.path().join("client.jsx"), options);
        // The harness gives each `<script>` a nonce; the tag's name in a library's text must stay as it is.
        let client = client.replace("<script>", r"<\x73cript>");
        let server = by_server.then(|| {
            let bundled = project.path().join("server.cjs");
            run(Command::new("esbuild").arg(project.path().join("server.jsx")).args(options).args([
                "--bundle",
                "--platform=node",
                "--jsx=automatic",
                "--log-level=error",
                "--define:process.env.NODE_ENV=\"development\"",
                &format!("--outfile={}", bundled.display()),
            ]));
            run(Command::new("node").arg(bundled).arg(start.to_string())).trim().to_owned()
        });
        Self { client, server }
    }
}

/// The props of an order.
fn of_order(stage: &Stage<'_>, slug: &str) -> Value {
    json!({
        "src": stage.loader(), "storeId": STORE_ID, "publishableKey": PUBLISHABLE_KEY, "order": slug,
        "apiBase": stage.sandbox.api(),
    })
}

/// The shop's page; `before` is the markup before React's script.
fn open<'a>(stage: &'a Stage<'_>, shop: &Shop, start: &Value, before: &str) -> Page<'a> {
    let markup = shop.server.as_deref().unwrap_or_default();
    let body = format!(
        r#"<div id="place">{markup}</div><script>window.start = {start}</script>{before}<script>{}</script>"#,
        shop.client,
    );
    stage.open(&Store { body, script: String::new(), ..Store::with(&[]) }.with_others())
}

/// Shows the order with its attributes, changes to another order, shows that it is paid, and is removed.
fn works_until_removed(stage: &Stage<'_>, page: &Page<'_>) {
    page.wait_state("unpaid");
    assert_eq!(page.text("bank"), "BCA");
    let element = "const element = shop.checkout.current.element;";
    let attributes = page.script(&format!(
        "{element} return ['class', 'data-place', 'aria-label', 'heading-level'].map((name) => element.getAttribute(name))"
    ));
    assert_eq!(attributes, json!(["shop", "cart", "Pembayaran", "3"]));
    assert_eq!(page.script(&format!("{element} return element.style.maxWidth")), "25rem");
    assert!(page.visible_text().contains("Kirim sebelum pukul 15.00."), "the shop's own words");

    let other = stage.order(NewOrder::of("alfamart"));
    page.script_with("shop.order(arguments[0])", vec![json!(other.slug)]);
    page.wait("the other order", |page| page.shows("outlet"));
    stage.act(&other.slug, Action::Pay);
    page.script("shop.checkout.current.checkStatus()");
    page.wait_state("paid");
    let paid = json!(["paid", other.order_id]);
    page.wait("the paid event", |page| recorded(page).contains(&paid));
    assert_eq!(recorded(page).iter().filter(|line| **line == paid).count(), 1);

    page.script("shop.checkout.current.update({ locale: 'en' })");
    page.wait("English", |page| page.text("status") == "Payment received");
    page.script("shop.leave()");
    page.wait("it is gone", |page| page.script("return document.querySelector('scalev-checkout') === null") == true);
    is_silent(page);
}

fn recorded(page: &Page<'_>) -> Vec<Value> {
    page.script("return heard").as_array().cloned().unwrap_or_default()
}

/// Asserts that neither React nor the widget has logged a warning or an error.
fn is_silent(page: &Page<'_>) {
    assert_eq!(page.uncaught(), Vec::<String>::new());
    let lines = page.console().into_iter().filter(|line| ["warn", "error"].contains(&&*line.level));
    let lines: Vec<String> = lines.map(|line| line.text).collect();
    assert_eq!(lines, Vec::<String>::new());
}

fn runs_in_the_browser_alone(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let start = of_order(stage, &order.slug);
    let page = open(stage, &Shop::bundled(&[], &start, false), &start, "");
    page.wait_state("unpaid");
    let integrity = page.script(r#"return document.querySelector("script[src$='checkout.js']").integrity"#);
    assert!(integrity.as_str().is_some_and(|hash| hash.starts_with("sha384-")), "{integrity}");
    works_until_removed(stage, &page);
}

fn hydrates_a_servers_markup(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let start = of_order(stage, &order.slug);
    let shop = Shop::bundled(&[], &start, true);
    let markup = shop.server.clone().expect("markup");
    for wanted in ["<scalev-checkout", &*order.slug, "Lanjutkan pembayaran", "rel=\"preload\"", "as=\"script\""] {
        assert!(markup.contains(wanted), "{wanted}: {markup}");
    }
    let page = open(stage, &shop, &start, "");
    page.wait_state("unpaid");
    assert_eq!(page.script("return first === shop.checkout.current.element"), true, "the server's element stays");
    let loads = |name: &str| stage.sandbox.log().iter().filter(|entry| entry.path.contains(name)).count();
    assert_eq!(loads("/checkout.js"), 1, "what was preloaded is used");
    works_until_removed(stage, &page);
}

/// The page has the script's tag, so the element runs before React starts.
fn hydrates_an_element_that_already_runs(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let mut start = of_order(stage, &order.slug);
    start.as_object_mut().expect("props").remove("src");
    let page = open(stage, &Shop::bundled(&[], &start, true), &start, &SCRIPT.replace("async ", ""));
    works_until_removed(stage, &page);
}

fn takes_a_payload(stage: &Stage<'_>) {
    shows_and_replaces_the_payload(stage, false);
}

fn takes_a_payload_over_a_servers_markup(stage: &Stage<'_>) {
    shows_and_replaces_the_payload(stage, true);
}

fn shows_and_replaces_the_payload(stage: &Stage<'_>, by_server: bool) {
    let start = json!({ "src": stage.loader(), "payment": payload() });
    let page = open(stage, &Shop::bundled(&[], &start, by_server), &start, "");
    page.wait_state("unpaid");
    assert_eq!(page.text("payment-code"), "8808999900000001");
    page.script(
        "const next = structuredClone(start.payment);
        next.data.attributes.paymentMethod.instructions.accountNo = '8808999900000002';
        shop.payment(next)",
    );
    page.wait("the other payload", |page| page.text("payment-code") == "8808999900000002");
    assert!(!recorded(&page).iter().any(|line| line[0] == "error"), "{:?}", recorded(&page));
    is_silent(&page);
}

fn runs_in_react_18(stage: &Stage<'_>) {
    assert!(libraries().join("react-18").exists());
    for by_server in [false, true] {
        let order = stage.order(NewOrder::of("va_bca"));
        let start = of_order(stage, &order.slug);
        let page = open(stage, &Shop::bundled(&BEFORE_19, &start, by_server), &start, "");
        works_until_removed(stage, &page);
    }
}
