//! Presses, keys and language.

use fantoccini::key::Key;
use sandbox::{Action, NewOrder};
use serde_json::json;

use super::{NONE, final_states::shows_the_final_state, open, store_with_script};
use crate::{
    harness::{Page, Stage},
    unavailable::reports_once,
};

/// The events are those of the widget, with the state of the last answer.
pub fn each_press_fires_an_action(stage: &Stage<'_>) {
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

pub fn card_and_final_state_are_in_english(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&store_with_script(NONE, &order.slug).and("locale", "en"));
    page.wait("the number", |page| page.shows("payment-code"));
    assert_eq!(page.text("check-status"), "Check payment status");
    stage.act(&order.slug, Action::Pay);
    page.click("check-status");
    shows_the_final_state(&page, "paid", "Payment received");
}

pub fn check_button_works_by_keyboard(stage: &Stage<'_>) {
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
