//! The page's lifecycle: the back/forward cache, freezing, offline, and elements that are removed, moved and replaced.

mod back;
mod interruption;
mod removal;

use sandbox::{Created, Fault, NewOrder, Route};

use self::{back::*, interruption::*, removal::*};
use crate::harness::{Page, Stage, Store, Test, tests};

pub fn tests() -> Vec<Test> {
    tests![
        back_restores_the_page_and_reads_once,
        back_after_payment_fires_paid_once,
        back_after_a_hanging_read_asks_again,
        back_after_a_hanging_create_reads_first,
        back_to_an_uncacheable_page_shows_the_number,
        page_in_the_back_cache_blocks_no_other_tab,
        leaving_aborts_the_request,
        freezing_aborts_the_request,
        offline_keeps_the_number_and_online_asks,
        opened_offline_recovers_when_online,
        removal_during_a_request_leaves_nothing,
        removal_while_preparing_leaves_nothing,
        removal_before_a_retry_leaves_nothing,
        removal_after_payment_leaves_nothing,
        moving_keeps_the_pending_request,
        replacement_element_asks_for_its_own_order,
    ]
}

fn methods(stage: &Stage<'_>) -> Vec<String> {
    stage.requests().into_iter().map(|entry| entry.method).collect()
}

fn has_no_error(page: &Page<'_>) {
    assert_eq!(page.events_named("error").len(), 0);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

/// An order, and its page on a clock, with a pending read that hangs.
fn open_with_a_pending_read<'a>(stage: &'a Stage<'_>) -> (Created, Page<'a>) {
    let order = stage.order(NewOrder::of("qris"));
    let page = stage.open(&Store::of(&order.slug).on_a_clock());
    page.wait_state("unpaid");
    stage.fault(&order.slug, Route::Read, Fault::HangHeaders, Some(1));
    page.click("check-status");
    page.wait("a pending read", |_| stage.count("GET") == 1);
    (order, page)
}
