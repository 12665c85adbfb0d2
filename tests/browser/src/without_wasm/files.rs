//! Files that are missing or blocked, too.

use sandbox::{Fault, NewOrder};

use super::{NONE, store_with_script};
use crate::{
    harness::{Page, Stage, Store},
    unavailable::shows_only_the_link,
};

pub fn missing_files_leave_the_link(stage: &Stage<'_>) {
    for (start, end) in [("follow-", ".js"), ("preview-", ".js")] {
        shows_only_the_link(&open_without_a_file(stage, start, end), "no-wasm");
        stage.sandbox.clear_asset_faults();
    }
}

pub fn missing_files_are_requested_again(stage: &Stage<'_>) {
    let page = open_without_a_file(stage, "preview-", ".js");
    shows_only_the_link(&page, "no-wasm");
    stage.sandbox.clear_asset_faults();
    page.wait("the number, once the files are there", |page| {
        page.script("dispatchEvent(new Event('online'))");
        page.state() == "unpaid" && page.shows("payment-code")
    });
    assert_eq!(page.events_named("error").len(), 1);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

/// A page without WebAssembly, and with a missing file.
#[track_caller]
fn open_without_a_file<'a>(stage: &'a Stage<'_>, start: &str, end: &str) -> Page<'a> {
    let file = stage.published(start, end).rsplit('/').next().expect("a name").to_owned();
    stage.sandbox.asset_fault(&file, Fault::Status { code: 404, body: None, content_type: None }, None);
    stage.open(&store_with_script(NONE, &stage.order(NewOrder::of("va_bca")).slug))
}

pub fn csp_against_all_files_leaves_the_link(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let loader = stage.published("checkout.js", ".js");
    let page = stage.open(&Store::of(&order.slug).limited_to(stage.sandbox, &loader, ""));
    shows_only_the_link(&page, "csp");
}
