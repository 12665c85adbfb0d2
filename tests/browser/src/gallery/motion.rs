//! Motion on a screen under `prefers-reduced-motion`.

use serde_json::Value;

use crate::harness::Page;

/// Elements that go on moving with reduced motion; only Chromium can be asked.
pub fn restless(page: &Page<'_>) -> Vec<String> {
    page.prefer(&[("prefers-reduced-motion", "reduce")]);
    let found = page.script(RESTLESS);
    page.prefer(&[("prefers-reduced-motion", "no-preference")]);
    let found = found.as_array().cloned().unwrap_or_default();
    found.iter().filter_map(Value::as_str).map(|line| format!("moves with reduced motion: {line}")).collect()
}

const RESTLESS: &str = r#"
const root = document.querySelector("scalev-checkout").shadowRoot;
const lasts = (times) => times.split(",").some((time) => parseFloat(time) > 0);
const found = [];
for (const element of root.querySelectorAll("*")) {
  for (const pseudo of ["", "::before", "::after", "::backdrop", "::marker"]) {
    const style = getComputedStyle(element, pseudo || null);
    const moves = style.animationName !== "none" && lasts(style.animationDuration);
    const changes = style.transitionProperty !== "none" && lasts(style.transitionDuration);
    if (moves || changes) found.push(`${element.localName}.${element.className.baseVal ?? element.className}${pseudo}`);
  }
}
return [...new Set(found)];"#;
