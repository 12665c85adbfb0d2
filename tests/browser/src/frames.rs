//! Links of a page that is in a frame of another origin open in the top window.

use sandbox::{Fault, NewOrder, Route};
use serde_json::json;

use crate::harness::{Page, Stage, Store, Test, tests};

pub fn tests() -> Vec<Test> {
    tests![
        a_page_to_pay_on,
        a_wallet,
        the_merchants_link_while_the_api_is_down,
        a_link_with_a_target,
        not_in_a_frame,
        a_sandbox_without_its_origin
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
    page.wait_path("/pay");
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

/// As `docs/troubleshooting.md` says of `allow-same-origin`: the frame's origin is `null`, which no store has registered.
fn a_sandbox_without_its_origin(stage: &Stage<'_>) {
    for (permissions, may_ask) in [("allow-scripts", false), ("allow-scripts allow-same-origin", true)] {
        let order = stage.order(NewOrder::of("va_bca"));
        let path = format!("/framed/{}", order.slug);
        stage.open(&Store { path: Some(path.clone()), ..Store::of(&order.slug) }).wait_state("unpaid");
        stage.sandbox.clear_log();
        let frame =
            format!(r#"<!doctype html><title>Bingkai</title><iframe sandbox="{permissions}" src="{path}"></iframe>"#);
        let page = stage.open_page(&format!("/frame{path}"), &frame);
        let api = || stage.sandbox.log().into_iter().filter(|entry| entry.server == "api");
        page.wait("a request to the API", |_| api().any(|entry| entry.status.is_some()));
        let own = stage.sandbox.shop();
        let origins: Vec<_> = api().filter_map(|entry| entry.origin).collect();
        assert!(origins.iter().all(|origin| origin == if may_ask { own } else { "null" }), "{origins:?}");
        if may_ask {
            page.wait("the request for the payment", |_| api().any(|entry| entry.method == "POST"));
        } else {
            assert!(api().all(|entry| entry.method == "OPTIONS"), "the browser sends nothing after the preflight");
        }
    }
}
