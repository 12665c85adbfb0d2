//! Opening a screen, and waiting until it is complete.

use std::{fs, path::Path};

use sandbox::{NewOrder, PaymentAction};
use serde_json::Value;

use super::screen::{Screen, Source, Step};
use crate::{
    backend,
    harness::{Page, Stage, Store, workspace},
};

/// The moment at which all pictures are taken, in seconds since 1970: 20 November 2026, 19.17 WIB.
const MOMENT: i64 = 1_795_177_070;

const STILL: &str = include_str!("still.js");

const STYLE: &str = r#"
:root { background: Canvas }
body { font: 16px Roboto }
main > h1 { position: absolute; clip-path: inset(50%) }
/* The second font is the merchant's link's while the widget loads: else it is the machine's usual one. */
scalev-checkout { --scalev-font: Roboto; font: 16px Roboto; caret-color: transparent }"#;

/// Opens the page and performs the steps to the screen. It is in Indonesian, light, and for a phone.
pub fn visit<'a>(stage: &'a Stage<'_>, screen: &Screen) -> Page<'a> {
    go(stage, screen).1
}

/// Opens the page of an unpaid order; returns its slug, too.
pub fn order<'a>(stage: &'a Stage<'_>, method: &str) -> (String, Page<'a>) {
    go(stage, &Screen::order("unpaid", NewOrder::of(method)))
}

/// Opens the page of an order that is there already and unpaid.
pub fn order_again<'a>(stage: &'a Stage<'_>, slug: &str) -> Page<'a> {
    stage.sandbox.stop_clock(MOMENT);
    let screen = Screen::order("unpaid", NewOrder::of("va_bca"));
    let page = stage.open(&store(stage, &screen, slug));
    page.wait_state("unpaid");
    settle(&page);
    page
}

fn go<'a>(stage: &'a Stage<'_>, screen: &Screen) -> (String, Page<'a>) {
    stage.sandbox.stop_clock(MOMENT);
    let slug = match &screen.source {
        Source::Order(new) => stage.order(new.clone()).slug,
        _ => String::new(),
    };
    for step in &screen.before {
        match step {
            Step::Act(action) => stage.act(&slug, *action),
            Step::Fault(route, fault) => stage.fault(&slug, *route, fault.clone(), None),
            _ => panic!("{step:?} needs a page"),
        }
    }
    let page = stage.open(&store(stage, screen, &slug));
    if let Source::InHand(file) = screen.source {
        mount(&page, file);
    }
    if !screen.after.is_empty() {
        let is_over = screen.before.iter().any(|step| matches!(step, Step::Act(_)));
        page.wait_state(if is_over { screen.state } else { "unpaid" });
    }
    for step in &screen.after {
        match step {
            Step::Press(part) if leads_away(&page, part) => stage.press_link(&page, part),
            Step::Press(part) => page.click(part),
            Step::Run(script) => drop(page.script(script)),
            Step::Expire => {
                let Source::Backend(gateway) = screen.source else { panic!("no backend") };
                backend::act_at_gateway(stage, gateway, PaymentAction::Expire);
            }
            Step::Patch(patch) => stage.sandbox.patch(&slug, patch).expect("the order"),
            Step::Reads(words) => page.wait(words, |page| page.visible_text().contains(words)),
            _ => panic!("{step:?} is too late on an open page"),
        }
    }
    page.wait_state(screen.state);
    settle(&page);
    (slug, page)
}

fn leads_away(page: &Page<'_>, part: &str) -> bool {
    page.part(part).and_then(|link| link.attribute("href").map(|href| href.starts_with("https:"))).unwrap_or_default()
}

/// Waits for pictures and for two frames.
pub fn settle(page: &Page<'_>) {
    let loaded = r#"return [...document.querySelector("scalev-checkout").shadowRoot.querySelectorAll("img")]
  .every((image) => image.complete && image.naturalWidth > 0)"#;
    page.wait("pictures in the page", |page| page.script(loaded) == true);
    let frames = "requestAnimationFrame(() => requestAnimationFrame(arguments[0]))";
    page.wait_script(frames, Vec::new());
}

/// A page with the widget in its main part.
fn store(stage: &Stage<'_>, screen: &Screen, slug: &str) -> Store {
    let plain = match screen.source {
        Source::Order(_) => Store::of(slug),
        Source::Backend(gateway) => backend::store(stage, gateway, &screen.method),
        Source::InHand(_) => Store::with(&[]),
    };
    let mut element = match screen.source {
        Source::InHand(_) => r#"<div id="place"><a id="own-link" href="/hosted">Lanjutkan pembayaran</a></div>"#.into(),
        _ => plain.body,
    };
    if let Some((name, value)) = screen.attribute {
        // The first of two attributes counts.
        element = element.replacen("<scalev-checkout", &format!(r#"<scalev-checkout {name}="{value}""#), 1);
    }
    Store {
        head: format!("<style>{STYLE}</style><script nonce=\"recorder\">{STILL}{}</script>", screen.head),
        body: format!(r#"<main><h1 tabindex="-1">Pesanan Anda</h1>{element}</main>"#),
        ..Store { body: String::new(), ..plain }
    }
    .allowing("img-src", "{gateways}")
}

fn mount(page: &Page<'_>, file: &str) {
    let path = workspace().join("tests/fixtures").join(Path::new(file));
    let payload = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let payload: Value = serde_json::from_str(&payload).expect("a payload is JSON");
    page.wait("the global", |page| page.script("return typeof ScalevCheckout") == "object");
    page.script(&format!(r##"ScalevCheckout.mount("#place", {{ payment: {payload} }})"##));
}
