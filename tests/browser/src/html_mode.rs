//! The document of `docs/html-mode.md` in a page that imitates Scalev's HTML Mode: a policy made of domains, and `window.Scalev`.

use std::{collections::BTreeMap, fs};

use sandbox::{Action, Created, NewOrder};
use serde_json::json;

use crate::{
    harness::{Page, Stage, Store, Test, in_one_engine, tests, workspace},
    snippets,
};

const PAGE: &str = "docs/html-mode.md";

pub fn tests() -> Vec<Test> {
    let mut all = tests![
        widget_replaces_the_form_and_shows_paid,
        csp_of_domains_alone_shows_the_number,
        csp_without_our_domain_leaves_the_link,
    ];
    // The page's own script decides, in every engine alike.
    all.extend(in_one_engine(tests![failed_order_can_be_placed_again, pay_link_method_leads_to_scalev], &[]));
    all
}

/// The domains that the page tells merchants to enter, by field.
fn domains() -> BTreeMap<String, Vec<String>> {
    let text = fs::read_to_string(workspace().join(PAGE)).expect("the page");
    let mut domains: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in text.lines().filter(|line| line.starts_with("| `") && line.contains("_src` | `https://")) {
        let cells: Vec<&str> = line.split('`').skip(1).step_by(2).collect();
        domains.entry(cells[0].to_owned()).or_default().push(cells[1].to_owned());
    }
    domains
}

/// The policy that a host makes of domains: it allows its own pages inline scripts and styles, and has no keyword that the widget needs.
fn policy(stage: &Stage<'_>, more_scripts: &str) -> String {
    let named = domains();
    assert_eq!(named.keys().map(String::as_str).collect::<Vec<_>>(), ["connect_src", "script_src", "style_src"]);
    let sources = |field: &str| {
        let all = named[field].join(" ").replace("https://cdn.example", stage.sandbox.assets());
        all.replace("https://api.scalev.com", stage.sandbox.api())
    };
    format!(
        "default-src 'none'; base-uri 'none'; script-src 'self' 'unsafe-inline' {} {more_scripts}; connect-src 'self' {}; \
         style-src 'self' 'unsafe-inline' {}; img-src 'self' data:",
        sources("script_src"),
        sources("connect_src"),
        sources("style_src"),
    )
}

/// Opens the documented document under this policy. Its first order fails where `calls` is 2.
fn opened<'a>(stage: &'a Stage<'_>, order: &Created, policy: &str, calls: u8) -> Page<'a> {
    let document = snippets::filled(&snippets::block(PAGE, "html"), &order.slug);
    let inner = |name: &str| {
        let (_, rest) = document.split_once(&format!("<{name}>")).expect("the start");
        rest.split_once(&format!("</{name}>")).expect("the end").0.to_owned()
    };
    let created =
        json!({ "secretSlug": order.slug, "publicOrderUrl": format!("{}/o/{}", stage.sandbox.shop(), order.slug) });
    let runtime = format!(
        "<script>window.payloadOf = () => ({{}});
window.calls = 0;
window.Scalev = {{ checkout: {{ createOrder: async () => {{
  if (++calls < {calls}) throw new Error(\"no order\");
  return {created};
}} }} }};</script>"
    );
    let head = format!("{runtime}{}", inner("head"));
    let headers = vec![("content-security-policy", policy.to_owned())];
    let page = stage.open(&Store { head, body: inner("body"), script: String::new(), headers, ..Store::with(&[]) });
    page.wait("the document", |page| page.script("return document.readyState") == "complete");
    assert_eq!(stage.requests().len(), 0, "nothing is asked before there is an order");
    page
}

/// Two presses place one order.
fn ordered<'a>(stage: &'a Stage<'_>, order: &Created, policy: &str) -> Page<'a> {
    let page = opened(stage, order, policy, 1);
    page.script("const button = document.querySelector('#order button'); button.click(); button.click();");
    page.wait("the element", |page| page.script("return !!document.querySelector('body > scalev-checkout')") == true);
    assert_eq!(page.script("return document.querySelector('#order')"), json!(null), "it has replaced the form");
    assert_eq!(page.script("return calls"), 1);
    page
}

fn leads_to_the_order(page: &Page<'_>, order: &Created) {
    let link = page.script("return document.querySelector('scalev-checkout > a').pathname");
    assert_eq!(link, format!("/o/{}", order.slug));
}

fn widget_replaces_the_form_and_shows_paid(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = ordered(stage, &order, &policy(stage, "'wasm-unsafe-eval'"));
    page.wait_state("unpaid");
    assert!(page.shows("payment-code"));
    stage.act(&order.slug, Action::Pay);
    page.click("check-status");
    page.wait_state("paid");
    assert_eq!(page.uncaught(), Vec::<String>::new());
    assert_eq!(page.events_named("error").len(), 0, "{:?}", page.console());
}

fn failed_order_can_be_placed_again(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = opened(stage, &order, &policy(stage, "'wasm-unsafe-eval'"), 2);
    page.script("document.querySelector('#order button').click()");
    let alert = "return document.querySelector('[role=alert]').checkVisibility()";
    page.wait("the sentence", |page| page.script(alert) == true);
    page.script("document.querySelector('#order button').click()");
    page.wait("the element", |page| page.script("return !!document.querySelector('body > scalev-checkout')") == true);
    page.wait_state("unpaid");
}

fn pay_link_method_leads_to_scalev(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("payment_link"));
    let page = ordered(stage, &order, &policy(stage, "'wasm-unsafe-eval'"));
    page.wait_state("unpaid");
    assert!(page.shows("pay-link") && !page.shows("payment-code"));
    leads_to_the_order(&page, &order);
}

fn csp_of_domains_alone_shows_the_number(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = ordered(stage, &order, &policy(stage, ""));
    page.wait("the number", |page| page.shows("payment-code"));
    assert!(page.shows("amount") && page.shows("deadline") && page.shows("copy-code"));
    page.wait("the line", |page| page.console().iter().any(|line| line.text.starts_with("[scalev-checkout] csp: ")));
    leads_to_the_order(&page, &order);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn csp_without_our_domain_leaves_the_link(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = ordered(stage, &order, "default-src 'self' 'unsafe-inline'");
    leads_to_the_order(&page, &order);
    assert!(page.visible_text().contains("Lanjutkan pembayaran"), "{}", page.visible_text());
    assert_eq!(stage.requests().len(), 0);
}
