//! The documented scripts that listen to events.

use sandbox::{Action, NewOrder};
use serde_json::json;

use super::{PIXELS, block, blocks, shows_the_number};
use crate::harness::{Stage, Store};

/// The pages with conversion snippets, and the number of their calls. `tests/loader/conversion.test.mjs` compares each call.
const CONVERSIONS: [(&str, usize); 3] = [("docs/events.md", 5), ("docs/start.md", 1), ("docs/mulai.md", 1)];

pub fn conversion_pixels_fire_once(stage: &Stage<'_>) {
    for (page, count) in CONVERSIONS {
        let order = stage.order(NewOrder::of("va_bca"));
        let scripts: String = blocks(page, "js").iter().map(|script| format!("<script>{script}</script>")).collect();
        let store = Store { head: format!("{PIXELS}{scripts}"), ..Store::of(&order.slug) };
        let opened = stage.open(&store);
        shows_the_number(&opened);
        stage.act(&order.slug, Action::Pay);
        opened.click("check-status");
        opened.wait_state("paid");
        let purchases = "return fired.filter((call) => call.some((word) => 'value' in Object(word))).length";
        opened.wait("the pixels", |page| page.script(purchases) == count);
        let fired = opened.script("return JSON.stringify(fired)");
        let fired = fired.as_str().expect("text");
        assert_eq!(fired.matches("\"value\":147000").count(), count, "{page}: {fired}");
        assert!(fired.contains(&format!("{}-Purchase-FORM", order.order_id)), "{page}: {fired}");
        let again = stage.open(&store);
        again.wait_state("paid");
        assert_eq!(again.script("return fired"), json!([]), "{page}: not again");
        assert_eq!(fired.contains("\"action\":\"check-status\""), count > 1, "{page}: {fired}");
    }
}

/// The browser refuses storage; `docs/events.md` describes the result.
pub fn paid_fires_again_without_storage(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    stage.act(&order.slug, Action::Pay);
    let refuse = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused') } })";
    for (head, times) in [(format!("<script>{refuse}</script>"), [1, 1]), (String::new(), [1, 0])] {
        for expected in times {
            let page = stage.open(&Store { head: head.clone(), ..Store::of(&order.slug) });
            page.wait_state("paid");
            page.wait("the status event", |page| !page.events_named("status").is_empty());
            if expected == 1 {
                page.wait("paid", |page| page.events_named("paid").len() == 1);
            }
            assert_eq!(page.events_named("paid").len(), expected);
        }
    }
}

pub fn documented_error_listener_gets_the_code(stage: &Stage<'_>) {
    let script = format!("{PIXELS}<script>{}</script>", block("docs/errors.md", "js"));
    let page = stage.open(&Store { head: script, ..Store::with(&[("order", "SECRET_SLUG")]) });
    page.wait_state("unavailable");
    page.wait("the report", |page| page.script("return fired") == json!([["checkout", "config"]]));
}
