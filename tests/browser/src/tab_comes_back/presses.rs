//! Presses in the stored card.

use serde_json::json;

use super::{SEEN, open_then_cut_the_api, restore_api, shows_the_stored_card};
use crate::harness::{Stage, Store, is_split};

pub fn check_button_replaces_the_card_by_the_answer(stage: &Stage<'_>) {
    let (slug, page) = open_then_cut_the_api(stage, "va_bca");
    page.reload();
    page.wait_state("unavailable");
    shows_the_stored_card(&page, "payment-code");
    restore_api(stage, &slug);
    page.click("check-status");
    page.wait("the server's answer", |page| page.state() == "unpaid" && !page.visible_text().contains(SEEN));
}

/// JavaScript that drops the tag of this script, as if its download never ended.
fn block_script(file: &str) -> String {
    format!(
        r#"HTMLHeadElement.prototype.append = function (node) {{
          if (!node.src.includes("{file}")) Element.prototype.append.call(this, node); }};"#
    )
}

/// The first request has failed, and the glue or the follower has not loaded.
pub fn check_before_the_widget_loads_sends_a_request(stage: &Stage<'_>) {
    for (file, engine) in [("glue-", ""), ("follow-", "delete window.WebAssembly")] {
        let (slug, _) = open_then_cut_the_api(stage, "va_bca");
        let head = format!(r#"<script nonce="recorder">{} {engine}</script>"#, block_script(file));
        let page = stage.open(&Store { head, ..Store::of(&slug) });
        shows_the_stored_card(&page, "payment-code");
        restore_api(stage, &slug);
        let before = stage.count("POST");
        page.wait("the request of the press", |page| {
            page.click_if_shown("check-status");
            stage.count("POST") > before
        });
        if engine.is_empty() && is_split() {
            page.wait("the server's answer", |page| page.shows("payment-code") && !page.visible_text().contains(SEEN));
        }
        assert_eq!(page.uncaught(), Vec::<String>::new());
        page.script("sessionStorage.clear()");
    }
}

/// The widget fires the events once it has loaded.
pub fn presses_before_the_widget_loads_fire_actions(stage: &Stage<'_>) {
    let (slug, page) = open_then_cut_the_api(stage, "va_bca");
    page.reload();
    page.script(
        "window.actions = []; addEventListener('scalev-checkout:action', ({ detail }) => actions.push(detail.action))",
    );
    shows_the_stored_card(&page, "payment-code");
    page.click("copy-code");
    page.wait("the copy", |page| page.paste() == page.text("payment-code"));
    page.wait_state("unavailable");
    restore_api(stage, &slug);
    page.click("check-status");
    page.wait("the server's answer", |page| page.state() == "unpaid" && !page.visible_text().contains(SEEN));
    page.wait("both actions", |page| page.script("return actions.sort()") == json!(["check-status", "copy-code"]));
}
