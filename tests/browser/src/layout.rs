//! Layout: narrow, low and zoomed screens, larger text, wider spacing, and targets for fingers.

use sandbox::NewOrder;
use serde_json::{Value, json};

use crate::{
    gallery::screens::methods,
    harness::{Page, Profile, Stage, Store, Test, in_one_engine, tests},
    nothing_to_pay::ENDINGS,
};

pub fn tests() -> Vec<Test> {
    let other_names = tests![other_methods_show_the_essentials_first];
    let mut all = in_one_engine(other_names, &[]);
    all.extend(tests![endings_fit_small_screens, long_words_fit_320_pixels_at_double_text_size,]);
    let phone = Profile { phone: true, ..Profile::default() };
    for profile in [Profile::default(), phone] {
        all.push(Test::new(module_path!(), "methods_fit_small_screens", methods_fit_small_screens).at(profile));
    }
    all
}

/// A payment of every kind, by name.
fn kinds() -> Vec<(&'static str, NewOrder)> {
    let methods = [
        "va_bca",
        "va_sahabat_sampoerna",
        "qris",
        "dana",
        "shopeepay",
        "ovo",
        "alfamart",
        "indomaret",
        "bank_transfer",
        "card",
        "invoice",
    ];
    let of_midtrans = |method: &str, info: Value| NewOrder {
        info: Some(info),
        provider: Some("midtrans".to_owned()),
        ..NewOrder::of(method)
    };
    let bill = json!({ "payment_type": "echannel", "transaction_status": "pending", "gross_amount": "147000.00",
        "biller_code": "70012", "bill_key": "778347787706" });
    let counter = json!({ "payment_type": "cstore", "transaction_status": "pending", "gross_amount": "147000.00",
        "store": "alfamart", "payment_code": "8127740588870520" });
    let mut kinds: Vec<_> = methods.into_iter().map(|method| (method, NewOrder::of(method))).collect();
    kinds.push(("bill", of_midtrans("va_mandiri", bill)));
    kinds.push(("sixteen digits at a cashier's", of_midtrans("alfamart", counter)));
    kinds.push(("more than fits in cash", NewOrder { amount: Some(4_999_999), ..NewOrder::of("alfamart") }));
    kinds
}

fn open<'a>(stage: &'a Stage<'_>, new: NewOrder) -> Page<'a> {
    let order = stage.order(new);
    let page = stage.open(&Store::of(&order.slug));
    page.wait_state("unpaid");
    page
}

/// Opens all folds; returns elements that overflow the card or their own box, and whether the page scrolls sideways.
const CUT: &str = r#"
const shadow = document.querySelector("scalev-checkout").shadowRoot;
for (const fold of shadow.querySelectorAll("details")) fold.open = true;
const card = shadow.querySelector("section").getBoundingClientRect();
const seen = [...shadow.querySelectorAll("section *")].filter((one) => one.checkVisibility() && !one.closest(".unseen"));
const says = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
const cut = seen.filter((one) => {
  const box = one.getBoundingClientRect();
  const out = box.left < card.left - 0.5 || box.right > card.right + 0.5;
  return out || (says(one) && one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1);
});
const root = document.body;
const words = cut.map((one) => `${one.localName}.${one.className}: ${one.textContent.slice(0, 40)}`);
return root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} wide`, ...words] : words;"#;

#[track_caller]
fn nothing_is_cut(page: &Page<'_>, name: &str) {
    assert_eq!(page.script(CUT), json!([]), "{name}");
}

/// The spacing that a reader may set (WCAG 1.4.12).
const SPACING: &str = r#"
const sheet = window.spacing = new CSSStyleSheet();
sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p, li { margin-bottom: 2em !important }`);
const shadow = document.querySelector("scalev-checkout").shadowRoot;
shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];"#;

const NO_SPACING: &str = "window.spacing.replaceSync('')";

/// Text alone, twice as large (WCAG 1.4.4), as an app's browser does with a phone's text size.
const TWICE_AS_LARGE: &str = r#"
const all = [...document.querySelector("scalev-checkout").shadowRoot.querySelectorAll("section, section :not(svg, svg *)")];
for (const one of all) one.style.fontSize = "";
const sizes = all.map((one) => parseFloat(getComputedStyle(one).fontSize));
all.forEach((one, index) => { one.style.fontSize = `${2 * sizes[index]}px`; });"#;

/// Opens all folds; returns targets smaller than 44 x 44 pixels.
const SMALL: &str = r#"
const shadow = document.querySelector("scalev-checkout").shadowRoot;
for (const fold of shadow.querySelectorAll("details")) fold.open = true;
const pressed = [...shadow.querySelectorAll("a, button, summary"), ...document.querySelectorAll("scalev-checkout a")];
const boxes = pressed.filter((one) => one.checkVisibility()).map((one) => [one, one.getBoundingClientRect()]);
if (boxes.length === 0) return ["nothing can be pressed"];
const small = boxes.filter(([, box]) => box.width > 0 && (box.width < 44 || box.height < 44));
return small.map(([one, box]) => `${one.localName} ${one.textContent}: ${box.width} x ${box.height}`);"#;

fn methods_fit_small_screens(stage: &Stage<'_>) {
    for (name, new) in kinds() {
        let page = open(stage, new);
        essentials_come_first(&page, name);
        // A phone on its side.
        page.resize(640, 360);
        nothing_is_cut(&page, name);
        fits_small_screens(&page, name);
        page.resize(640, 480);
        page.script(TWICE_AS_LARGE);
        nothing_is_cut(&page, name);
        page.narrow(320);
        nothing_is_cut(&page, name);
    }
}

/// The largest sums and names that orders have, in both languages.
fn long_words_fit_320_pixels_at_double_text_size(stage: &Stage<'_>) {
    let name = "Kesejahteraanmasyarakat".repeat(6);
    for (kind, new) in kinds() {
        let patch = json!({ "store": { "name": name }, "pg_payment_info": { "name": name, "account_name": name } });
        let page = open(stage, NewOrder { amount: Some(999_999_999), set: Some(patch), ..new });
        page.narrow(320);
        for (locale, words) in [("id", "Cek status pembayaran"), ("en", "Check payment status")] {
            page.script(&format!(r#"document.querySelector("scalev-checkout").setAttribute("locale", "{locale}")"#));
            page.wait(locale, |page| page.visible_text().contains(words));
            page.script(TWICE_AS_LARGE);
            nothing_is_cut(&page, &format!("{kind} in {locale}"));
        }
    }
}

fn endings_fit_small_screens(stage: &Stage<'_>) {
    for ending in ENDINGS {
        fits_small_screens(&ending.open(stage), ending.name);
    }
}

/// On a small phone and, as 1280 pixels at 400 % (WCAG 1.4.10), on 320 pixels, also with the spacing of WCAG 1.4.12.
#[track_caller]
fn fits_small_screens(page: &Page<'_>, name: &str) {
    page.resize(360, 640);
    assert_eq!(page.script(SMALL), json!([]), "{name}");
    page.narrow(320);
    nothing_is_cut(page, name);
    page.script(SPACING);
    nothing_is_cut(page, name);
    page.script(NO_SPACING);
}

/// The parts above the number.
const FIRST: [&str; 4] = ["status", "deadline", "amount", "copy-amount"];

fn other_methods_show_the_essentials_first(stage: &Stage<'_>) {
    for method in methods().filter(|method| kinds().iter().all(|(kind, _)| kind != method)) {
        essentials_come_first(&open(stage, NewOrder::of(&method)), &method);
    }
}

/// State, deadline, total with its copy button, and the instruction are on the first screen of a small phone, uncut.
fn essentials_come_first(page: &Page<'_>, name: &str) {
    page.resize(360, 640);
    for part in FIRST {
        assert!(page.shows(part), "{name} shows {part}");
    }
    let use_it = ["payment-code", "barcode", "cashier", "qr", "pay-link"];
    let used = use_it.iter().filter(|part| page.shows(part)).count();
    assert!(used > 0 || name == "ovo", "{name} has a thing to use");
    for part in FIRST.into_iter().chain(use_it) {
        if let Some(shown) = page.part(part) {
            let bottom = shown.y + shown.height;
            assert!(shown.y >= 0.0 && bottom <= 640.0, "{name}: {part} ends at {bottom}");
            assert!(shown.x >= 0.0 && shown.x + shown.width <= 360.0, "{name}: {part} is cut off");
        }
    }
}
