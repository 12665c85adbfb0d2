//! A final state removes the card.

use sandbox::{Action, Fault, NewOrder, Route};

use super::{
    card_is_stored, no_card_is_stored, open_then_cut_the_api, restore_api, shows_no_instruction, shows_the_stored_card,
    stays_without_a_card,
};
use crate::{
    harness::{Stage, Store},
    states::fires_once,
};

/// The tab learns the final state before the reload.
pub fn ends_before_the_reload(stage: &Stage<'_>, action: Action, state: &str) {
    let (order, page) = stage.open_order(NewOrder::of("va_bca"));
    page.wait_state("unpaid");
    card_is_stored(&page);
    stage.act(&order.slug, action);
    page.click("check-status");
    page.wait_state(state);
    no_card_is_stored(&page);
    stage.fault(&order.slug, Route::Any, Fault::Reset, None);
    page.reload();
    stays_without_a_card(&page);
}

/// The tab learns the final state by the first answer after the reload.
pub fn ends_while_away(stage: &Stage<'_>, action: Action, state: &str) {
    let (slug, page) = open_then_cut_the_api(stage, "va_bca");
    page.reload();
    shows_the_stored_card(&page, "payment-code");
    restore_api(stage, &slug);
    stage.act(&slug, action);
    page.script("dispatchEvent(new Event('online'))");
    page.wait_state(state);
    shows_no_instruction(&page);
    fires_once(&page, state);
    no_card_is_stored(&page);
}

/// The answer arrives before the module that reads it.
pub fn final_state_before_the_preview_part_loads_removes_the_card(stage: &Stage<'_>) {
    let (slug, _) = open_then_cut_the_api(stage, "va_bca");
    let never = "WebAssembly.compileStreaming = WebAssembly.compile = () => new Promise(() => {});";
    let head = format!(r#"<script nonce="recorder">{never}</script>"#);
    let page = stage.open(&Store { head, ..Store::of(&slug) });
    shows_the_stored_card(&page, "payment-code");
    restore_api(stage, &slug);
    stage.act(&slug, Action::Pay);
    page.wait("no number", |page| {
        if page.shows("check-status") {
            page.click("check-status");
        }
        !page.shows("payment-code")
    });
    no_card_is_stored(&page);
    assert_eq!(page.state(), "loading");
    assert!(page.shows_own_link());
    shows_no_instruction(&page);
    page.reload();
    page.wait("the link", |page| page.shows_own_link());
    shows_no_instruction(&page);
}
