//! A shop's colors: the widget uses them, and text on them has enough contrast.

use sandbox::NewOrder;
use serde_json::{Value, json};

use crate::harness::{Page, Stage, Store, Test, tests};

pub fn tests() -> Vec<Test> {
    tests![
        accent_colors_keep_their_contrast,
        on_accent_sets_the_text_color,
        qr_stays_black_on_white,
        property_values_inject_nothing
    ]
}

/// From nearly white to nearly black, and the colors that are hardest to judge by their lightness alone.
const ACCENTS: [&str; 8] = ["#fff3b0", "#ffd400", "#7dd3fc", "#00a651", "#e11d48", "#808080", "#1d4ed8", "#04040a"];

/// The lowest contrast between text and its background: in buttons, in links, around the number.
const CONTRASTS: &str = r#"
const root = document.querySelector("scalev-checkout").shadowRoot;
const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
const channels = (color) => {
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
};
const luminance = (color) => {
  const [red, green, blue] = channels(color).map((value) => value / 255)
    .map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (text, ground) => {
  const [light, dark] = [luminance(text), luminance(ground)].sort((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
};
const style = (selector) => getComputedStyle(root.querySelector(selector));
const button = style("[part=copy-code]"), panel = style(".panel").backgroundColor;
const card = style("section").backgroundColor;
return [
  contrast(button.color, button.backgroundColor), contrast(style("[part=help-link]").color, card),
  contrast(style("[part=copy-amount]").color, card), contrast(style("[part=payment-code]").color, panel),
  contrast(style(".holder").color, panel),
];"#;

fn open<'a>(stage: &'a Stage<'_>, theme: &str, style: &str) -> Page<'a> {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store::of(&order.slug).and("theme", theme).and("style", style));
    page.wait_state("unpaid");
    page
}

fn accent_colors_keep_their_contrast(stage: &Stage<'_>) {
    for theme in ["light", "dark"] {
        let page = open(stage, theme, "");
        for accent in ACCENTS {
            page.script(&format!(
                r#"const style = document.querySelector("scalev-checkout").style;
style.setProperty("--scalev-accent", "{accent}"); style.setProperty("--scalev-accent-dark", "{accent}");"#
            ));
            let found: Vec<f64> = serde_json::from_value(page.script(CONTRASTS)).expect("numbers");
            assert!(found.iter().all(|contrast| *contrast >= 4.5), "{theme}, {accent}: {found:?}");
        }
    }
}

fn on_accent_sets_the_text_color(stage: &Stage<'_>) {
    let page = open(stage, "light", "--scalev-accent: rgb(1, 2, 3); --scalev-on-accent: rgb(250, 251, 252)");
    let colors = r#"const button = document.querySelector("scalev-checkout").shadowRoot.querySelector("[part=copy-code]");
return [getComputedStyle(button).backgroundColor, getComputedStyle(button).color];"#;
    assert_eq!(page.script(colors), json!(["rgb(1, 2, 3)", "rgb(250, 251, 252)"]));
}

fn qr_stays_black_on_white(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("qris"));
    let hostile = "--scalev-card: #123; --scalev-accent: #f0f; --scalev-ink: #fff; color: #fff; background: #000";
    let page = stage.open(&Store::of(&order.slug).and("style", hostile));
    page.wait_state("unpaid");
    let document = stage.document(&order.slug);
    let place = "/pg_payment_info/payment_method/qr_code/channel_properties/qr_string";
    let code = document.pointer(place).and_then(Value::as_str).map(str::to_owned);
    page.wait("the code can be scanned", |page| page.picture("qr").qr() == code);
    let paths = r#"return [...document.querySelector("scalev-checkout").shadowRoot.querySelectorAll("[part=qr] path")]
  .map((path) => getComputedStyle(path).fill);"#;
    assert_eq!(page.script(paths), json!(["rgb(255, 255, 255)", "rgb(0, 0, 0)"]));
}

/// No value of a property loads a file, hides an element or ends a rule.
fn property_values_inject_nothing(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store::of(&order.slug).allowing("img-src", "{assets}"));
    page.wait_state("unpaid");
    let address = format!("url({}/evil.png)", stage.sandbox.assets());
    let values = [
        address.as_str(),
        "red; } * { display: none !important } {",
        "red } </style><script>alert(1)</script>",
        "expression(alert(1))",
        "var(--scalev-accent)",
        "-9999px",
        "9999px",
        "calc(1px / 0)",
        "{}",
        "initial",
    ];
    for value in values {
        for name in ["accent", "accent-dark", "on-accent", "on-accent-dark", "card", "card-dark", "radius", "font"] {
            let set = r#"document.querySelector("scalev-checkout").style.setProperty(arguments[0], arguments[1])"#;
            page.script_with(set, vec![json!(format!("--scalev-{name}")), json!(value)]);
        }
        page.wait_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))", Vec::new());
        let number = page.part("payment-code").unwrap_or_else(|| panic!("{value} hides the number"));
        assert!(number.width >= 120.0 && number.height >= 14.0, "{value}: {number:?}");
        assert!(page.shows("amount") && page.shows("copy-code"), "{value}");
    }
    assert!(stage.sandbox.log().iter().all(|entry| !entry.path.contains("evil")), "a value is asked for");
    assert_eq!(page.uncaught(), Vec::<String>::new());
}
