//! A page that stays open: its long tasks on a slow processor, and its memory after a day.

use sandbox::NewOrder;
use serde::Serialize;
use serde_json::json;

use super::{
    contender::source,
    line::{LINES, Line},
    lives::memory_in_use,
};
use crate::harness::{Page, Stage, Store};

/// Seconds at the slow processor, and between two returns to the page.
pub const QUARTER: u32 = 15 * 60;
const AWAY_EVERY: u32 = 180;

const DAY: i64 = 24 * 60 * 60;

/// Lets an hour pass by one call: the driver keeps the answer to each call in the page's heap, some 80 bytes, and
/// [`Page::pass`] calls without a pause.
const HOUR: &str = "
const [done] = arguments;
const wait = () => (clock.passing ? setTimeout(wait, 20) : done());
clock.pass(3600 * 1000);
wait();";

/// Counts tasks of more than 50 ms from now on.
const COUNT: &str = r#"
window.longTasks = [];
new PerformanceObserver((list) => longTasks.push(...list.getEntries())).observe({ type: "longtask" });"#;

/// The cost of a page that stays open.
#[derive(Debug, Serialize)]
pub struct Aging {
    /// Tasks of more than 50 ms in a quarter of an hour of ticks, requests and returns to the page, by the slowest processor.
    pub long_tasks: u64,
    /// Requests to the API meanwhile.
    pub asked: usize,
    /// Growth of the heap and of WebAssembly's memory from the first hour to the end of a day, in bytes.
    pub growth: f64,
}

#[track_caller]
pub fn measure(stage: &Stage<'_>) -> Aging {
    let page = opened(stage);
    page.script(COUNT);
    LINES[1].slow_down(&page);
    stage.sandbox.clear_log();
    for second in 1..=QUARTER {
        page.pass(1);
        if second % AWAY_EVERY == 0 {
            page.hide();
            page.pass(1);
            page.show();
            page.settle();
        }
    }
    let long_tasks = page.script("return longTasks.length").as_u64().expect("a number");
    let asked = stage.requests().len();
    Line::rest(&page);

    let page = opened(stage);
    page.devtools("Performance.enable", json!({}));
    pass_hours(&page, 1);
    let early = memory_in_use(&page);
    pass_hours(&page, 23);
    let late = memory_in_use(&page);
    Aging { long_tasks, asked, growth: late.heap + late.wasm - early.heap - early.wasm }
}

#[track_caller]
fn pass_hours(page: &Page<'_>, hours: u32) {
    for _ in 0..hours {
        page.wait_script(HOUR, Vec::new());
    }
}

/// The page of an order, on a clock that the test moves. It is due in three days: in its last day another screen, with a countdown,
/// would be compared with this one.
#[track_caller]
fn opened<'a>(stage: &'a Stage<'_>) -> Page<'a> {
    let page = stage.renew();
    page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source("memories.js") }));
    let order = stage.order(NewOrder { deadline_in: Some(3 * DAY), ..NewOrder::of("va_bca") });
    let page = stage.open(&Store::of(&order.slug).on_a_clock());
    page.wait_state("unpaid");
    page.settle();
    page
}
