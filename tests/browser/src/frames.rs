//! Links of a page that is in a frame of another origin open in the top window.

use sandbox::{Fault, NewOrder, Route};
use serde_json::json;

use crate::harness::{Page, Stage, Store, Test, tests};

pub fn tests() -> Vec<Test> {
    tests![
        a_sandboxed_frame_offers_the_other_ways_at_once,
        a_page_to_pay_on,
        a_wallet,
        the_merchants_link_while_the_api_is_down,
        a_link_with_a_target,
        not_in_a_frame
    ]
}

const PAY_LINK: &str = "return document.querySelector('scalev-checkout').shadowRoot.querySelector('[part~=pay-link]')";

/// A page that refuses to be shown in a frame.
fn refusing(stage: &Stage<'_>) -> String {
    stage.sandbox.add_page("/pay", "<!doctype html><title>Bayar</title>", &[("x-frame-options", "DENY")]);
    format!("{}/pay", stage.sandbox.shop())
}

fn hosted(stage: &Stage<'_>) -> String {
    let set = json!({ "redirect_url": refusing(stage) });
    stage.order(NewOrder { set: Some(set), ..NewOrder::of("payment_link") }).slug
}

#[track_caller]
fn top_is_at_the_link(page: &Page<'_>) {
    page.leave_frame();
    page.wait("the top window at the link", |page| page.script("return location.pathname") == "/pay");
}

fn a_page_to_pay_on(stage: &Stage<'_>) {
    let page = stage.open_framed(&Store::of(&hosted(stage)));
    page.wait_state("unpaid");
    page.click_away(PAY_LINK);
    top_is_at_the_link(&page);
}

fn a_wallet(stage: &Stage<'_>) {
    let link = refusing(stage);
    let actions = json!({ "desktop_web_checkout_url": link, "mobile_web_checkout_url": link });
    let info = json!({ "status": "PENDING", "channel_code": "ID_DANA", "charge_amount": 147000, "actions": actions });
    let order = stage.order(NewOrder { info: Some(info), ..NewOrder::of("dana") });
    let page = stage.open_framed(&Store::of(&order.slug));
    page.wait_state("unpaid");
    page.click_away(PAY_LINK);
    top_is_at_the_link(&page);
}

fn the_merchants_link_while_the_api_is_down(stage: &Stage<'_>) {
    let slug = hosted(stage);
    stage.fault(&slug, Route::Create, Fault::HangHeaders, None);
    let page = stage.open_framed(&Store::of(&slug));
    page.wait("the merchant's link", Page::shows_own_link);
    page.script_with("document.querySelector('scalev-checkout a').href = arguments[0]", vec![json!(refusing(stage))]);
    page.click_away("return document.querySelector('scalev-checkout a')");
    top_is_at_the_link(&page);
}

fn a_link_with_a_target(stage: &Stage<'_>) {
    let page = stage.open_framed(&Store::of(&hosted(stage)));
    page.wait_state("unpaid");
    let target = "const link = document.querySelector('scalev-checkout a'); link.target = '_blank'; \
                  link.addEventListener('click', (event) => event.preventDefault()); link.click(); return link.target";
    assert_eq!(page.script(target), "_blank");
}

fn not_in_a_frame(stage: &Stage<'_>) {
    let page = stage.open(&Store::of(&hosted(stage)));
    page.wait_state("unpaid");
    let target = "const link = document.querySelector('scalev-checkout').shadowRoot.querySelector('[part~=pay-link]'); \
                  link.addEventListener('click', (event) => event.preventDefault()); link.click(); return link.target";
    assert_eq!(page.script(target), "");
}

/// The top may not be moved: the page can be opened in a tab of its own, or its link copied.
fn a_sandboxed_frame_offers_the_other_ways_at_once(stage: &Stage<'_>) {
    stage.sandbox.add_origin("null");
    for sandbox in ["allow-scripts allow-popups", "allow-scripts allow-popups allow-same-origin"] {
        let page = stage.open_framed_with(&Store::of(&hosted(stage)), &format!(r#"sandbox="{sandbox}""#));
        page.wait_state("unpaid");
        assert!(!page.shows("other-ways"), "{sandbox}");
        page.click("pay-link");
        page.wait("the other ways", |page| page.shows("other-ways"));
        let link = page.part("wallet-page").expect("a link");
        assert_eq!((link.text.as_str(), link.attribute("target")), ("Buka di tab baru", Some("_blank")));
        assert!(link.attribute("href").is_some_and(|href| href.ends_with("/pay")), "{link:?}");
        assert!(page.shows("copy-link"));
        page.leave_frame();
        assert!(page.script("return location.pathname").as_str().is_some_and(|path| path.starts_with("/frame")));
    }
    stage.sandbox.remove_origin("null");
}
