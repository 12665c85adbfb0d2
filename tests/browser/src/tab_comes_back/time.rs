//! The card's deadline, and a device's clock that changes.

use sandbox::{Fault, NewOrder, Route};

use super::{
    card_is_stored, no_card_is_stored, open_then_cut_the_api, shows_no_instruction, shows_the_stored_card,
    stays_without_a_card,
};
use crate::harness::{Page, Stage, Store};

/// Loads the order again in the same tab, on a page whose clock is this many minutes ahead.
fn open_with_the_clock_ahead<'a>(stage: &'a Stage<'_>, slug: &str, minutes: i64) -> Page<'a> {
    let script = format!("const now = Date.now; Date.now = () => now() + {minutes} * 60000;");
    stage.open(&Store { head: format!(r#"<script nonce="recorder">{{{script}}}</script>"#), ..Store::of(slug) })
}

pub fn no_card_is_shown_after_the_deadline(stage: &Stage<'_>) {
    let (slug, page) = open_then_cut_the_api(stage, "va_bca");
    page.reload();
    shows_the_stored_card(&page, "payment-code");
    shows_the_stored_card(&open_with_the_clock_ahead(stage, &slug, 23 * 60), "payment-code");
    let page = open_with_the_clock_ahead(stage, &slug, 24 * 60 + 1);
    stays_without_a_card(&page);
    no_card_is_stored(&page);
}

pub fn card_is_removed_at_the_deadline(stage: &Stage<'_>) {
    let order = stage.order(NewOrder { deadline_in: Some(8), ..NewOrder::of("va_bca") });
    let page = stage.open(&Store::of(&order.slug));
    page.wait_state("unpaid");
    card_is_stored(&page);
    stage.fault(&order.slug, Route::Any, Fault::Reset, None);
    page.reload();
    shows_the_stored_card(&page, "payment-code");
    page.wait("the end", |page| !page.shows("payment-code"));
    shows_no_instruction(&page);
}

/// A clock that is set back by ten minutes or less counts as corrected; by more it makes the card's times unusable.
pub fn clock_set_back_far_hides_the_card(stage: &Stage<'_>) {
    let (slug, _) = open_then_cut_the_api(stage, "va_bca");
    shows_the_stored_card(&open_with_the_clock_ahead(stage, &slug, -5), "payment-code");
    shows_the_stored_card(&open_with_the_clock_ahead(stage, &slug, -9), "payment-code");
    let page = open_with_the_clock_ahead(stage, &slug, -30);
    stays_without_a_card(&page);
    no_card_is_stored(&page);
}

/// The clock was five minutes ahead when the card was stored. After its correction the card is not shown past the deadline.
pub fn corrected_clock_hides_a_card_past_its_deadline(stage: &Stage<'_>) {
    for (seconds, is_there) in [(600, true), (45, false)] {
        let order = stage.order(NewOrder { deadline_in: Some(seconds), ..NewOrder::of("va_bca") });
        let page = open_with_the_clock_ahead(stage, &order.slug, 5);
        page.wait_state("unpaid");
        card_is_stored(&page);
        stage.fault(&order.slug, Route::Any, Fault::Reset, None);
        if is_there {
            shows_the_stored_card(&stage.open(&Store::of(&order.slug)), "payment-code");
        } else {
            // A minute later by the correct clock, past the deadline in 45 seconds.
            stays_without_a_card(&open_with_the_clock_ahead(stage, &order.slug, 1));
        }
    }
}
