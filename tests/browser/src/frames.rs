//! Links of a page that is in a frame of another origin open in the top window.

use sandbox::{Fault, NewOrder, Route};
use serde_json::json;

use crate::harness::{Page, Stage, Store, Test, tests};

pub fn tests() -> Vec<Test> {
    tests![
        pay_link_opens_in_the_top_window,
        wallet_link_opens_in_the_top_window,
        merchants_link_opens_in_the_top_window,
        link_with_a_target_keeps_it,
        links_outside_a_frame_get_no_target,
        sandbox_without_same_origin_sends_no_create
    ]
}

const PAY_LINK: &str = "return document.querySelector('scalev-checkout').shadowRoot.querySelector('[part~=pay-link]')";

/// A page that refuses to be shown in a frame.
fn unframeable_page(stage: &Stage<'_>) -> String {
    stage.sandbox.add_page("/pay", "<!doctype html><title>Bayar</title>", &[("x-frame-options", "DENY")]);
    format!("{}/pay", stage.sandbox.shop())
}

fn order_with_hosted_page(stage: &Stage<'_>) -> String {
    let set = json!({ "redirect_url": unframeable_page(stage) });
    stage.order(NewOrder { set: Some(set), ..NewOrder::of("payment_link") }).slug
}

#[track_caller]
fn top_is_at_the_link(page: &Page<'_>) {
    page.leave_frame();
    page.wait_path("/pay");
}

fn pay_link_opens_in_the_top_window(stage: &Stage<'_>) {
    let page = stage.open_framed(&Store::of(&order_with_hosted_page(stage)));
    page.wait_state("unpaid");
    page.click_away(PAY_LINK);
    top_is_at_the_link(&page);
}

fn wallet_link_opens_in_the_top_window(stage: &Stage<'_>) {
    let link = unframeable_page(stage);
    let actions = json!({ "desktop_web_checkout_url": link, "mobile_web_checkout_url": link });
    let info = json!({ "status": "PENDING", "channel_code": "ID_DANA", "charge_amount": 147000, "actions": actions });
    let order = stage.order(NewOrder { info: Some(info), ..NewOrder::of("dana") });
    let page = stage.open_framed(&Store::of(&order.slug));
    page.wait_state("unpaid");
    page.click_away(PAY_LINK);
    top_is_at_the_link(&page);
}

fn merchants_link_opens_in_the_top_window(stage: &Stage<'_>) {
    let slug = order_with_hosted_page(stage);
    stage.fault(&slug, Route::Create, Fault::HangHeaders, None);
    let page = stage.open_framed(&Store::of(&slug));
    page.wait("the merchant's link", Page::shows_own_link);
    page.script_with(
        "document.querySelector('scalev-checkout a').href = arguments[0]",
        vec![json!(unframeable_page(stage))],
    );
    page.click_away("return document.querySelector('scalev-checkout a')");
    top_is_at_the_link(&page);
}

fn link_with_a_target_keeps_it(stage: &Stage<'_>) {
    let page = stage.open_framed(&Store::of(&order_with_hosted_page(stage)));
    page.wait_state("unpaid");
    let target = "const link = document.querySelector('scalev-checkout a'); link.target = '_blank'; \
                  link.addEventListener('click', (event) => event.preventDefault()); link.click(); return link.target";
    assert_eq!(page.script(target), "_blank");
}

fn links_outside_a_frame_get_no_target(stage: &Stage<'_>) {
    let page = stage.open(&Store::of(&order_with_hosted_page(stage)));
    page.wait_state("unpaid");
    let target = "const link = document.querySelector('scalev-checkout').shadowRoot.querySelector('[part~=pay-link]'); \
                  link.addEventListener('click', (event) => event.preventDefault()); link.click(); return link.target";
    assert_eq!(page.script(target), "");
}

/// As `docs/troubleshooting.md` says of `allow-same-origin`: the frame's origin is `null`, which no store has registered.
fn sandbox_without_same_origin_sends_no_create(stage: &Stage<'_>) {
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
