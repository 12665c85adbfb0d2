//! A thousand seconds of the countdown: the changes and the cost of each.

use sandbox::NewOrder;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::load::{metric, metrics};
use crate::harness::{Stage, Store};

pub const SECONDS: u32 = 1000;

/// Starts counting changes in the widget, and frames.
const COUNT: &str = r#"
const seen = (window.seen = { texts: 0, nodes: 0, attributes: 0, frames: 0 });
const kind = ({ type, addedNodes, removedNodes }) => {
  if (type === "attributes") return type;
  return [...addedNodes, ...removedNodes].every((node) => node.nodeType === Node.TEXT_NODE) ? "texts" : "nodes";
};
window.counter = new MutationObserver((changes) => { for (const change of changes) seen[kind(change)] += 1; });
counter.observe(document.querySelector("scalev-checkout").shadowRoot, {
  subtree: true, characterData: true, childList: true, attributes: true,
});
const frame = () => { seen.frames += 1; requestAnimationFrame(frame); };
requestAnimationFrame(frame);"#;

/// The work during the thousand seconds.
#[derive(Debug, Serialize)]
pub struct Ticks {
    pub changes: Changes,
    /// Questions to the API meanwhile.
    pub asked: usize,
    /// Layouts that the browser made.
    pub layouts: f64,
    /// Milliseconds of scripts, the test's clock among them.
    pub script: f64,
}

/// Changes in the widget by kind, and frames that were drawn.
#[derive(Debug, Deserialize, Serialize)]
pub struct Changes {
    pub texts: u32,
    pub nodes: u32,
    pub attributes: u32,
    pub frames: u32,
}

#[track_caller]
pub fn measure(stage: &Stage<'_>) -> Ticks {
    stage.renew();
    let order = stage.order(NewOrder { deadline_in: Some(3 * i64::from(SECONDS)), ..NewOrder::of("va_bca") });
    let page = stage.open(&Store::of(&order.slug).on_a_clock());
    page.wait_state("unpaid");
    page.settle();
    page.devtools("Performance.enable", json!({}));
    stage.sandbox.clear_log();
    page.script(COUNT);
    let before = metrics(&page);
    page.pass(SECONDS);
    let after = metrics(&page);
    let changes = serde_json::from_value(page.script("return seen")).expect("what was counted");
    let spent = |name: &str| metric(&after, name) - metric(&before, name);
    Ticks {
        changes,
        asked: stage.requests().len(),
        layouts: spent("LayoutCount"),
        script: spent("ScriptDuration") * 1000.0,
    }
}
