//! The room there is: narrow, low and zoomed screens, larger text, wider spacing, and fingers.

use sandbox::NewOrder;
use serde_json::{Value, json};

use crate::{
    gallery::screens::methods,
    harness::{Page, Profile, Stage, Store, Test, tests},
    nothing_to_pay::ENDINGS,
};

pub fn tests() -> Vec<Test> {
    let mut all = tests![
        methods_fit_with_wider_spacing,
        endings_fit_with_wider_spacing,
        methods_fit_with_text_twice_as_large,
        long_words_fit_a_narrow_phone_with_text_twice_as_large,
        a_phone_on_its_side,
        what_is_pressed_is_large_enough,
    ];
    let phone = Profile { phone: true, ..Profile::default() };
    for look in [Profile::default(), phone] {
        all.push(Test::new(module_path!(), "what_matters_comes_first", what_matters_comes_first).at(look));
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

/// Opens all folds; then what reaches out of the card or of its own box, and whether the page scrolls sideways.
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
const sheet = new CSSStyleSheet();
sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p, li { margin-bottom: 2em !important }`);
const shadow = document.querySelector("scalev-checkout").shadowRoot;
shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];"#;

/// 320 pixels are 1280 at 400 % (WCAG 1.4.10).
fn methods_fit_with_wider_spacing(stage: &Stage<'_>) {
    for (name, new) in kinds() {
        let page = open(stage, new);
        page.narrow(320);
        nothing_is_cut(&page, name);
        page.script(SPACING);
        nothing_is_cut(&page, name);
    }
}

fn endings_fit_with_wider_spacing(stage: &Stage<'_>) {
    for ending in ENDINGS {
        let page = ending.open(stage);
        page.narrow(320);
        nothing_is_cut(&page, ending.name);
        page.script(SPACING);
        nothing_is_cut(&page, ending.name);
    }
}

/// Text alone, twice as large (WCAG 1.4.4), as an app's browser does with a phone's text size.
const TWICE_AS_LARGE: &str = r#"
const all = [...document.querySelector("scalev-checkout").shadowRoot.querySelectorAll("section, section :not(svg, svg *)")];
const sizes = all.map((one) => parseFloat(getComputedStyle(one).fontSize));
all.forEach((one, index) => { one.style.fontSize = `${2 * sizes[index]}px`; });"#;

fn methods_fit_with_text_twice_as_large(stage: &Stage<'_>) {
    for (name, new) in kinds() {
        let page = open(stage, new);
        page.resize(640, 480);
        page.script(TWICE_AS_LARGE);
        nothing_is_cut(&page, name);
        page.narrow(320);
        nothing_is_cut(&page, name);
    }
}

/// The largest sums and names that orders have, in both languages.
fn long_words_fit_a_narrow_phone_with_text_twice_as_large(stage: &Stage<'_>) {
    let name = "Kesejahteraanmasyarakat".repeat(6);
    for locale in ["id", "en"] {
        for (kind, new) in kinds() {
            let patch = json!({ "store": { "name": name }, "pg_payment_info": { "name": name, "account_name": name } });
            let new = NewOrder { amount: Some(999_999_999), set: Some(patch), ..new };
            let order = stage.order(new);
            let page = stage.open(&Store::of(&order.slug).and("locale", locale));
            page.wait_state("unpaid");
            page.narrow(320);
            page.script(TWICE_AS_LARGE);
            nothing_is_cut(&page, &format!("{kind} in {locale}"));
        }
    }
}

fn a_phone_on_its_side(stage: &Stage<'_>) {
    for (name, new) in kinds() {
        let page = open(stage, new);
        page.resize(640, 360);
        nothing_is_cut(&page, name);
    }
}

fn what_is_pressed_is_large_enough(stage: &Stage<'_>) {
    let small = r#"
const shadow = document.querySelector("scalev-checkout").shadowRoot;
for (const fold of shadow.querySelectorAll("details")) fold.open = true;
const pressed = [...shadow.querySelectorAll("a, button, summary"), ...document.querySelectorAll("scalev-checkout a")];
const boxes = pressed.filter((one) => one.checkVisibility()).map((one) => [one, one.getBoundingClientRect()]);
if (boxes.length === 0) return ["nothing can be pressed"];
const small = boxes.filter(([, box]) => box.width > 0 && (box.width < 44 || box.height < 44));
return small.map(([one, box]) => `${one.localName} ${one.textContent}: ${box.width} x ${box.height}`);"#;
    for (name, new) in kinds() {
        let page = open(stage, new);
        page.resize(360, 640);
        assert_eq!(page.script(small), json!([]), "{name}");
    }
    for ending in ENDINGS {
        let page = ending.open(stage);
        page.resize(360, 640);
        assert_eq!(page.script(small), json!([]), "{}", ending.name);
    }
}

/// The parts above the number.
const FIRST: [&str; 4] = ["status", "deadline", "amount", "copy-amount"];

/// State, deadline, total with its copy and the thing to use, whole, on the first screen of a small phone.
fn what_matters_comes_first(stage: &Stage<'_>) {
    let others = methods().map(|method| (method, NewOrder::of(method)));
    let others = others.filter(|(method, _)| kinds().iter().all(|(kind, _)| kind != method));
    for (name, new) in kinds().into_iter().chain(others) {
        let page = open(stage, new);
        page.resize(360, 640);
        for part in FIRST {
            assert!(page.shows(part), "{name} shows {part}");
        }
        let use_it = ["payment-code", "barcode", "cashier", "qr", "pay-link"];
        let used = use_it.iter().filter(|part| page.shows(part)).count();
        assert!(used > 0 || name == "ovo", "{name} has a thing to use");
        for part in FIRST.into_iter().chain(use_it) {
            if let Some(shown) = page.part(part) {
                assert!(
                    shown.y >= 0.0 && shown.y + shown.height <= 640.0,
                    "{name}: {part} ends at {}",
                    shown.y + shown.height
                );
                assert!(shown.x >= 0.0 && shown.x + shown.width <= 360.0, "{name}: {part} is cut off");
            }
        }
    }
}
