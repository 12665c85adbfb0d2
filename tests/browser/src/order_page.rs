//! `order.html`, which merchants fill in and host.

use std::fs;

use sandbox::{NewOrder, PUBLISHABLE_KEY, STORE_ID};
use serde_json::json;

use crate::harness::{Page, Stage, Test, dist, tests, version_folder};

pub fn tests() -> Vec<Test> {
    tests![filled_in_page_shows_the_number, unfilled_page_leads_to_the_shop]
}

/// Is before the page's policy, which does not apply to earlier elements.
const RECORDER: &str = "<script>window.refused = [];
addEventListener('securitypolicyviolation', (event) => refused.push(`${event.effectiveDirective} ${event.blockedURI}`))</script>";

/// The page as it was built, with this sandbox for the hosts that it names.
fn page(stage: &Stage<'_>) -> String {
    let html = fs::read_to_string(dist().join(version_folder()).join("order.html")).expect("the page is built");
    html.replace("https://cdn.example", stage.sandbox.assets())
        .replace("https://api.scalev.com", stage.sandbox.api())
        .replacen("<head>", &format!("<head>{RECORDER}"), 1)
}

fn is_within_its_policy(page: &Page<'_>) {
    assert_eq!(page.script("return refused"), json!([]));
}

fn filled_in_page_shows_the_number(stage: &Stage<'_>) {
    // The simulated API is elsewhere than the real one, which needs no attribute.
    let key = format!(r#"{PUBLISHABLE_KEY}" api-base="{}"#, stage.sandbox.api());
    let html = page(stage).replace("STORE_ID", STORE_ID).replace("PUBLISHABLE_KEY", &key);
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open_page(&format!("/o/{}/", order.slug), &html);
    page.wait_state("unpaid");
    assert!(page.shows("payment-code"));
    assert!(page.part("payment-code").is_some_and(|code| code.height > 20.0), "it is styled");
    is_within_its_policy(&page);
    assert!(stage.sandbox.log().iter().all(|entry| entry.referer.is_none()), "the slug goes nowhere as a referrer");
}

fn unfilled_page_leads_to_the_shop(stage: &Stage<'_>) {
    let page = stage.open_page("/order.html", &page(stage));
    page.wait_state("unavailable");
    assert!(page.visible_text().contains("Hubungi toko"), "{}", page.visible_text());
    assert_eq!(stage.requests().len(), 0);
    is_within_its_policy(&page);
}
