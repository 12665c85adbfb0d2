//! A walk through the page with the Tab key.

use fantoccini::key::Key;
use serde::Deserialize;

use crate::harness::{Engine, Page};

/// A place where the focus stops.
#[derive(Debug, Deserialize)]
pub struct Stop {
    /// Tag, part and name.
    pub line: String,
    /// The reason why the focus is not visible; empty where it is.
    pub unseen: String,
}

/// More than any screen has.
const MOST: usize = 60;

/// Every stop from the page's heading on, in order.
pub fn walk(page: &Page<'_>, engine: Engine) -> Vec<Stop> {
    page.script("delete still.first; document.querySelector('main > h1').focus()");
    // A dialog keeps the focus that it has; a finger or a mouse opened it, so it need not be seen there.
    let kept = here(page).map(|stop| Stop { unseen: String::new(), ..stop });
    let mut stops = Vec::from_iter(kept);
    while stops.len() < MOST {
        page.press(&[Key::Tab]);
        let Some(mut stop) = here(page) else {
            return stops;
        };
        if engine == Engine::WebKit {
            // No window manager gives its window the focus, and without that it shows none.
            stop.unseen.clear();
        }
        // On its way around WebKit stops on a dialog itself.
        if !stop.line.starts_with("dialog ") {
            stops.push(stop);
        }
    }
    panic!("the Tab key never leaves the page: {stops:?}");
}

fn here(page: &Page<'_>) -> Option<Stop> {
    serde_json::from_value(page.script(HERE)).expect("a stop")
}

/// The element with the focus; null outside of the widget, and at the start of the page.
const HERE: &str = r#"
const host = document.querySelector("scalev-checkout");
const own = host.contains(document.activeElement) && document.activeElement !== host;
const active = own ? document.activeElement : host.shadowRoot.activeElement;
if (!active || active === still.first) return null;
still.first ??= active;
const name = (active.getAttribute("aria-label") ?? active.innerText ?? "").replaceAll(/\s+/g, " ").trim();
const line = [active.localName, active.getAttribute("part") ?? "", JSON.stringify(name)].filter(Boolean).join(" ");
const style = getComputedStyle(active);
const box = active.getBoundingClientRect();
// A part of it is enough (WCAG 2.4.11): Firefox scrolls no further.
const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
const [above, below] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
const [x, y] = [(left + right) / 2, (above + below) / 2];
const inside = left < right && above < below;
const root = own ? document : host.shadowRoot;
const top = inside ? root.elementFromPoint(x, y) : null;
const unseen = [];
if (!active.matches(":focus-visible")) unseen.push("does not match :focus-visible");
if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 1) unseen.push(`outline ${style.outline}`);
if (!inside) unseen.push(`outside of the viewport, at ${Math.round(x)}, ${Math.round(y)}`);
else if (!top || !(active.contains(top) || top.contains(active))) unseen.push(`covered by ${top && top.outerHTML.slice(0, 80)}`);
return { line, unseen: unseen.join("; ") };"#;
