//! The element's slots, and the `action` event.

use sandbox::{Action, NewOrder};
use serde_json::json;

use crate::{
    harness::{Page, Stage, Store, Test, tests},
    preview::{has_a_preview, load_widget, open_with_widget_delayed},
};

pub fn tests() -> Vec<Test> {
    tests![
        slots_are_shown_in_their_places,
        each_final_state_shows_its_slot,
        slots_cover_no_number,
        link_in_a_slot_is_not_the_fallback,
        each_press_fires_an_action,
        presses_in_the_preview_fire_actions,
    ]
}

/// The page of this order with this markup inside the element.
fn with(slug: &str, words: &str) -> Store {
    let store = Store::of(slug);
    Store { body: store.body.replace("</scalev-checkout>", &format!("{words}</scalev-checkout>")), ..store }
}

/// Top and height of an element of the page on the screen, in CSS pixels; the height is 0 where it is not shown.
fn place(page: &Page<'_>, id: &str) -> (f64, f64) {
    let shown = page.script(&format!(
        "const {{ top, height }} = document.getElementById('{id}').getBoundingClientRect(); return [top, height];"
    ));
    (shown[0].as_f64().expect("a top"), shown[1].as_f64().expect("a height"))
}

const WORDS: &str = r#"<p slot="note" id="note">Kirim bukti ke admin.</p><p slot="help" id="help">Jam kerja 9 sampai 17.</p>
<p slot="paid" id="paid">Sampai besok!</p><p slot="expired" id="expired">Pesan lagi, ya.</p>"#;

fn slots_are_shown_in_their_places(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = open_with_widget_delayed(stage, &with(&order.slug, WORDS));
    page.wait("a preview", has_a_preview);
    let above = |page: &Page<'_>| {
        let (top, height) = place(page, "note");
        let [amount, number] = ["amount", "payment-code"].map(|name| page.part(name).expect("the part").y);
        assert!(height > 0.0 && amount < top && top < number, "{amount} {top} {number}");
        top
    };
    let before = above(&page);
    load_widget(&page);
    page.wait("the widget", |page| page.shows("check-status"));
    assert!((above(&page) - before).abs() < 1.0, "the words stay where they were in the preview");
    let (top, height) = place(&page, "help");
    assert!(height > 0.0 && top > page.part("help-link").expect("a link").y);
    assert_eq!(["paid", "expired"].map(|id| place(&page, id).1), [0.0, 0.0]);
    assert!(!page.shows_own_link());
}

fn each_final_state_shows_its_slot(stage: &Stage<'_>) {
    for (action, shown, others) in [
        (Action::Pay, "paid", ["note", "expired"]),
        (Action::Expire, "expired", ["note", "paid"]),
        (Action::Cancel, "help", ["paid", "expired"]),
    ] {
        let order = stage.order(NewOrder::of("va_bca"));
        stage.act(&order.slug, action);
        let page = stage.open(&with(&order.slug, WORDS));
        page.wait("the words", |page| place(page, shown).1 > 0.0);
        assert_eq!(others.map(|id| place(&page, id).1), [0.0, 0.0], "{shown}");
    }
}

/// Content that is positioned, oversized or scaled stays within its slot.
fn slots_cover_no_number(stage: &Stage<'_>) {
    for style in [
        "position:fixed;inset:0;background:#fff;z-index:99999",
        "position:absolute;top:-900px;left:0;width:999px;height:2000px;background:#fff",
        "margin-bottom:-400px;height:400px;background:#fff;position:relative;z-index:9",
        "height:3000px;background:#fff",
        "transform:scale(20);background:#fff",
        "box-shadow:0 0 0 9999px #fff;position:relative;z-index:9",
    ] {
        let order = stage.order(NewOrder::of("va_bca"));
        let words = format!(r#"<p slot="note" id="note">Halo</p><style>#note {{ {style} }}</style>"#);
        let page = stage.open(&with(&order.slug, &words).with_others().allowing("style-src", "'unsafe-inline'"));
        page.wait("the widget", |page| page.shows("check-status"));
        for name in ["amount", "payment-code", "countdown"] {
            let reached = page.script(&format!(
                r#"const root = document.querySelector("scalev-checkout").shadowRoot;
const part = root.querySelector("[part={name}]"), box = part.getBoundingClientRect();
const at = root.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
return part === at || part.contains(at) || at === null && "nothing";"#
            ));
            assert_eq!(reached, json!(true), "{style}: {name}");
        }
        let number = page.part("payment-code").expect("a number");
        assert!(number.y + number.height < 640.0, "{style}: {}", number.y);
    }
}

fn link_in_a_slot_is_not_the_fallback(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let store = with(&order.slug, "");
    let note =
        r#"<p slot="note"><a href="/syarat">Syarat</a></p><a slot="help" href="/bantuan">Bantuan</a><a id="own-link""#;
    let page = stage.open(&Store { body: store.body.replace(r#"<a id="own-link""#, note), ..store });
    stage.act(&order.slug, Action::Pay);
    page.wait_state("paid");
    let link = page.part("fallback-link").and_then(|link| link.attribute("href").map(str::to_owned));
    assert!(link.is_none_or(|link| !link.contains("syarat") && !link.contains("bantuan")));
}

fn listen(page: &Page<'_>) {
    page.script(
        "window.actions = []; addEventListener('scalev-checkout:action', ({ detail }) => actions.push(detail.action + ' ' + detail.status));",
    );
}

fn each_press_fires_an_action(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store::of(&order.slug));
    page.wait("the widget", |page| page.shows("check-status"));
    listen(&page);
    page.click("copy-code");
    page.click("copy-code");
    page.click("copy-amount");
    page.click("check-status");
    page.script("document.querySelector('scalev-checkout').shadowRoot.querySelector('[part=steps] summary').click()");
    let expected = ["copy-code", "copy-code", "copy-amount", "check-status", "open-steps"];
    page.wait("all actions", |page| page.script("return actions.length") == expected.len());
    let actions = page.script("return actions.map((action) => action.split(' ')[0])");
    assert_eq!(actions, json!(expected));
    assert!(page.script("return actions[0]") == "copy-code unpaid");
}

fn presses_in_the_preview_fire_actions(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = open_with_widget_delayed(stage, &Store::of(&order.slug));
    page.wait("a preview", has_a_preview);
    listen(&page);
    page.click("copy-amount");
    page.click("copy-code");
    page.click("copy-code");
    load_widget(&page);
    page.wait("the widget", |page| page.shows("check-status"));
    page.wait("all actions", |page| page.script("return actions.length") == 3);
    assert_eq!(page.script("return actions"), json!(["copy-amount unpaid", "copy-code unpaid", "copy-code unpaid"]));
}
