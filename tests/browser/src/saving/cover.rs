//! The poster over the page.

use fantoccini::key::Key;
use sandbox::{Action, NewOrder};

use super::{
    HOLD, INSTAGRAM, NO_SHARING, code_of, has_no_console_line, head, is_poster, is_shown, kept, open, shows_steps,
    status,
};
use crate::harness::{Stage, Store};

pub fn in_app_browser_shows_the_poster(stage: &Stage<'_>) {
    let (code, page) = open(stage, INSTAGRAM, NO_SHARING);
    page.script(r#"document.querySelector("scalev-checkout").shadowRoot.querySelector("[part=save-qr]").focus()"#);
    page.press(&[Key::Enter]);
    is_poster(&is_shown(&page, HOLD), &code);
    assert_eq!(kept(&page, "downloads").len(), 0);
    page.press(&[Key::Escape]);
    page.wait("the card again", |page| !page.shows("poster"));
    assert_eq!(page.focused(), "save-qr");
    assert!(shows_steps(&page) && status(&page).is_none());
    has_no_console_line(&page);
}

pub fn poster_shows_under_a_strict_policy(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("qris"));
    let store = Store { head: head(INSTAGRAM, NO_SHARING), ..Store::of(&order.slug) };
    let page = stage.open(&store.strict(stage.sandbox));
    page.wait_state("unpaid");
    page.click("save-qr");
    is_poster(&is_shown(&page, HOLD), &code_of(stage, &order.slug));
    let natural =
        r#"return document.querySelector("scalev-checkout").shadowRoot.querySelector("[part=poster]").naturalWidth"#;
    page.wait("the policy allows the picture", |page| page.script(natural) == 1080);
    has_no_console_line(&page);
}

pub fn payment_closes_the_poster(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("qris"));
    let page = stage.open(&Store { head: head(INSTAGRAM, NO_SHARING), ..Store::of(&order.slug) });
    page.wait_state("unpaid");
    page.click("save-qr");
    page.wait("the picture", |page| page.shows("poster"));
    stage.act(&order.slug, Action::Pay);
    page.wait_state("paid");
    for name in ["poster", "save-qr", "save-steps", "copy-qr", "enlarge-qr", "cover"] {
        assert!(!page.shows(name), "{name} shows");
    }
    assert!(page.shows("fallback-link"), "the link is not covered");
    stage.press_link(&page, "fallback-link");
}
