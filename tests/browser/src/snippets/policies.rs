//! The documented policies for scripts and styles.

use std::fs;

use sandbox::NewOrder;
use serde_json::json;

use super::{bare, block, filled, shows_the_number};
use crate::{
    harness::{Engine, SCRIPT, Stage, Store, workspace},
    older_browsers::NO_ADOPTED_STYLESHEETS,
};

/// The documented policy with the sandbox's hosts, and nothing else allowed.
fn strict_policy(stage: &Stage<'_>, more: &str) -> Vec<(&'static str, String)> {
    let policy = format!("{}; {more}", block("docs/policy.md", "csp").trim());
    let policy =
        policy.replace("https://api.scalev.com", stage.sandbox.api()).replace("ASSETS", stage.sandbox.assets());
    let policy = policy.replace("script-src", "script-src 'nonce-recorder'");
    let types = "require-trusted-types-for 'script'; trusted-types scalev-checkout";
    vec![("content-security-policy", format!("default-src 'none'; {policy}; {types}"))]
}

pub fn documented_csp_is_sufficient(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let headers = strict_policy(stage, "");
    let head = r#"<script nonce="recorder">window.broken = [];
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => broken.push(`${effectiveDirective} ${blockedURI}`));</script>"#;
    let page = stage.open(&Store { headers, head: head.to_owned(), ..Store::of(&order.slug) });
    shows_the_number(&page);
    page.click("steps");
    page.wait("the steps of the bank", |page| page.markup().contains("KlikBCA"));
    let broken = page
        .script("return broken.filter((line) => !line.startsWith('style-src') && !line.startsWith('img-src data'))");
    assert_eq!(broken, json!([]), "the page's own style and icon aside");
}

/// The sources of `docs/policy.md` for a page with nonces and `'strict-dynamic'`, by which browsers ignore hosts.
pub fn documented_nonce_csp_is_sufficient(stage: &Stage<'_>) {
    let sources = ["'strict-dynamic'", "'wasm-unsafe-eval'"];
    let text = fs::read_to_string(workspace().join("docs/policy.md")).expect("the page");
    assert!(sources.iter().all(|source| text.contains(&format!("`{source}`"))), "docs/policy.md names {sources:?}");
    let order = stage.order(NewOrder::of("qris"));
    let policy = format!("script-src 'nonce-recorder' {}; object-src 'none'; base-uri 'none'", sources.join(" "));
    let script = SCRIPT.replace("<script", "<script nonce=\"recorder\"");
    let headers = vec![("content-security-policy", policy)];
    let page = stage.open(&Store { headers, script, ..Store::of(&order.slug) });
    page.wait_state("unpaid");
    page.wait("the whole widget", |page| page.shows("check-status"));
    page.click("save-qr");
    page.wait("the script on demand", |page| page.shows("save-status"));
    assert_eq!(page.events_named("error").len(), 0, "{:?}", page.console());
}

/// The addition for browsers without adopted stylesheets, which a script of the page removes.
pub fn documented_style_src_allows_stylesheet_files(stage: &Stage<'_>) {
    let addition = "style-src ASSETS";
    let text = fs::read_to_string(workspace().join("docs/policy.md")).expect("the page");
    assert!(text.contains(&format!("`{addition}`")), "docs/policy.md names {addition}");
    for (more, is_styled) in [(addition, true), ("", false)] {
        let order = stage.order(NewOrder::of("va_bca"));
        let head = format!(r#"<script nonce="recorder">{{{NO_ADOPTED_STYLESHEETS}}}</script>"#);
        let page = stage.open(&Store { headers: strict_policy(stage, more), head, ..Store::of(&order.slug) });
        shows_the_number(&page);
        let size = r#"const root = document.querySelector("scalev-checkout").shadowRoot;
return getComputedStyle(root.querySelector("[part=payment-code]")).fontSize"#;
        if is_styled {
            page.wait("the style", |page| page.script(size) == "25px");
        } else {
            assert_ne!(page.script(size), "25px", "the addition is needed");
        }
    }
}

/// The documented `Integrity-Policy`. Chromium, which implements it, blocks a tag without `integrity`.
pub fn documented_integrity_policy_is_sufficient(stage: &Stage<'_>) {
    let line = block("docs/policy.md", "http");
    let (name, value) = line.trim().split_once(": ").expect("a header");
    assert_eq!(name, "Integrity-Policy");
    let headers = || vec![("integrity-policy", value.to_owned())];
    let order = stage.order(NewOrder::of("va_bca"));
    let store = bare(filled(&block("docs/embed.md", "html"), &order.slug)).with_others();
    let headers_of = |store: Store| Store { headers: [store.headers.clone(), headers()].concat(), ..store };
    shows_the_number(&stage.open(&headers_of(store)));
    if stage.engine() == Engine::Chromium {
        let order = stage.order(NewOrder::of("va_bca"));
        let page = stage.open(&headers_of(Store::of(&order.slug).with_others()));
        page.wait("the document", |page| page.script("return document.readyState") == "complete");
        assert_eq!(page.script("return typeof ScalevCheckout"), "undefined", "its tag has no integrity");
    }
}
