//! The preview: amount and number or code, at their final places.

use fantoccini::key::Key;
use sandbox::NewOrder;
use serde_json::{Value, json};

use crate::harness::{Engine, Page, Profile, Stage, Store, Test, tests};

/// Delays the widget part until `loadWidget()`. The scrollbar is there from the start.
const GATE: &str = r#"<style nonce="page">html { overflow-y: scroll }</style><script>{
const ask = fetch.bind(window);
const gate = new Promise((resolve) => { window.loadWidget = resolve; });
window.fetch = (address, ...options) =>
  String(address).includes("/rest-") ? gate.then(() => ask(address, ...options)) : ask(address, ...options);
}</script>"#;

/// The test's name, the order, and its visible parts besides state, deadline and amount.
type Kind = (&'static str, fn() -> NewOrder, &'static [&'static str]);

const KINDS: [Kind; 7] = [
    ("virtual_account", || NewOrder::of("va_bca"), &["bank", "payment-code", "account-holder"]),
    ("bill", bill, &["bank", "biller-code", "payment-code"]),
    ("retail_code", || NewOrder::of("alfamart"), &["outlet", "payment-code", "account-holder"]),
    (
        "transfer",
        || NewOrder::of("bank_transfer"),
        &["bank", "bank", "payment-code", "payment-code", "account-holder", "account-holder"],
    ),
    ("qris", || NewOrder::of("qris"), &["qr"]),
    ("page", || NewOrder::of("card"), &["pay-link"]),
    ("wallet_without_a_link", || NewOrder::of("ovo"), &[]),
];

pub fn tests() -> Vec<Test> {
    let mut all = tests![
        preview_in_english_becomes_the_widget,
        preview_is_styled_under_a_strict_policy,
        controls_are_copy_buttons_and_links
    ];
    all.push(
        Test::new(module_path!(), "screen_reader_reads_the_preview", screen_reader_reads_the_preview)
            .only(Engine::Chromium),
    );
    let phone = Profile { phone: true, ..Profile::default() };
    all.push(Test::new(module_path!(), "wallet_on_a_phone", wallet_on_a_phone).at(phone));
    for (name, order, parts) in KINDS {
        for width in [360, 1280] {
            let run = move |stage: &Stage<'_>| {
                stage.open(&Store::with(&[])).resize(width, 800);
                becomes_the_widget_in_place(stage, &Store::of(&stage.order(order()).slug), parts);
            };
            all.push(Test::new(module_path!(), format!("{name}_keeps_its_place_at_{width}"), run));
        }
    }
    all
}

fn bill() -> NewOrder {
    let info = json!({ "payment_type": "echannel", "transaction_status": "pending", "gross_amount": "147000.00",
        "biller_code": "70012", "bill_key": "778347787706" });
    NewOrder { info: Some(info), provider: Some("midtrans".to_owned()), ..NewOrder::of("va_mandiri") }
}

/// The page, whose widget part is requested only after `load_widget`.
#[track_caller]
pub fn open_with_widget_delayed<'a>(stage: &'a Stage<'_>, store: &Store) -> Page<'a> {
    stage.open(&Store { head: format!("{GATE}{}", store.head), ..store.clone() })
}

#[track_caller]
pub fn load_widget(page: &Page<'_>) {
    page.script("loadWidget()");
}

#[track_caller]
pub fn has_a_preview(page: &Page<'_>) -> bool {
    page.markup().contains(r#"class="card preview"#)
}

/// Asserts that the placeholder with the merchant's link is shown instead.
#[track_caller]
pub fn has_no_preview(page: &Page<'_>) {
    assert!(!has_a_preview(page), "{}", page.markup());
    assert!(page.shows_own_link());
    for name in ["amount", "payment-code", "qr", "deadline"] {
        assert!(!page.shows(name), "{name} shows");
    }
}

/// The number of a virtual account.
#[track_caller]
pub fn number(stage: &Stage<'_>, slug: &str) -> String {
    let place = "/pg_payment_info/payment_method/virtual_account/channel_properties/virtual_account_number";
    stage.document(slug).pointer(place).and_then(Value::as_str).expect("a number").to_owned()
}

/// Asserts that there is no event and no console line.
#[track_caller]
pub fn is_quiet(page: &Page<'_>) {
    assert_eq!(page.events_named("error").len(), 0);
    let lines: Vec<String> = page.console().into_iter().map(|line| line.text).collect();
    assert_eq!((lines, page.uncaught()), (Vec::<String>::new(), Vec::new()));
}

/// The name, the text, link or path, and the box of these parts.
const SEEN: &str = r#"
const root = document.querySelector("scalev-checkout").shadowRoot;
const found = arguments[0].flatMap((name) => [...root.querySelectorAll(`[part~="${name}"]`)].map((one) => [name, one]));
return found.filter(([, one]) => one.checkVisibility({ visibilityProperty: true })).map(([name, one]) => {
  const { x, y, width, height } = one.getBoundingClientRect();
  const lines = [...one.querySelectorAll("path")].map((path) => path.getAttribute("d")).join();
  return [name, lines || one.href || one.textContent, [x, y, width, height]];
});"#;

fn seen(page: &Page<'_>, parts: &[&str]) -> Vec<(String, String, [f64; 4])> {
    let mut names = vec!["status", "deadline", "amount"];
    names.extend(parts);
    names.dedup();
    serde_json::from_value(page.script_with(SEEN, vec![json!(names)])).expect("parts")
}

/// Asserts that the preview's parts keep their places in the widget and work.
fn becomes_the_widget_in_place(stage: &Stage<'_>, store: &Store, parts: &[&str]) {
    let page = open_with_widget_delayed(stage, store);
    page.wait("a preview", has_a_preview);
    let before = seen(&page, parts);
    let names: Vec<&str> = before.iter().map(|(name, ..)| name.as_str()).collect();
    assert_eq!(names, [&["status", "deadline", "amount"], parts].concat());
    assert_eq!(page.state(), "loading");
    // A preview has no timer for a countdown.
    assert!(!page.shows("countdown") && page.shows_own_link());
    load_widget(&page);
    page.wait_state("unpaid");
    page.wait("what can be pressed", |page| page.shows("check-status"));
    assert!(!has_a_preview(&page));
    page.wait_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))", Vec::new());
    let after = seen(&page, parts);
    assert_eq!(before.len(), after.len(), "{before:?} {after:?}");
    for ((name, content, place), (_, now, there)) in before.iter().zip(&after) {
        assert_eq!(content, now, "{name}");
        let moved = place.iter().zip(there).any(|(before, after)| (before - after).abs() > 1.0);
        assert!(!moved, "{name} was at {place:?} and is at {there:?}");
    }
    is_quiet(&page);
}

fn preview_in_english_becomes_the_widget(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    for store in [Store { lang: "en", ..Store::of(&order.slug) }, Store::of(&order.slug).and("locale", "en")] {
        let page = open_with_widget_delayed(stage, &store);
        page.wait("a preview", has_a_preview);
        let words = page.visible_text();
        for wanted in ["Waiting for your payment", "Pay before", "Total", "Virtual account number"] {
            assert!(words.contains(wanted), "{wanted}: {words}");
        }
        becomes_the_widget_in_place(stage, &store, &["bank", "payment-code", "account-holder"]);
    }
}

fn preview_is_styled_under_a_strict_policy(stage: &Stage<'_>) {
    for (_, order, parts) in KINDS {
        let store = Store::of(&stage.order(order()).slug).strict(stage.sandbox);
        let page = open_with_widget_delayed(stage, &store);
        page.wait("a preview", has_a_preview);
        let amount = r#"const root = document.querySelector("scalev-checkout").shadowRoot;
return getComputedStyle(root.querySelector("[part=amount]")).fontWeight"#;
        assert!(page.script(amount).as_str().is_some_and(|weight| weight >= "600"), "it is styled");
        becomes_the_widget_in_place(stage, &store, parts);
    }
}

/// The parts of the visible controls of a preview.
const PRESSED: &str = r#"
const preview = document.querySelector("scalev-checkout").shadowRoot.querySelector(".preview");
const all = [...preview.querySelectorAll("a, button, input, textarea, select, summary, [tabindex], [contenteditable]")];
const seen = all.filter((one) => one.checkVisibility({ visibilityProperty: true }));
return seen.map((one) => one.getAttribute("part"));"#;

fn wallet_on_a_phone(stage: &Stage<'_>) {
    for method in ["dana", "shopeepay"] {
        let store = Store::of(&stage.order(NewOrder::of(method)).slug);
        becomes_the_widget_in_place(stage, &store, &["pay-link"]);
    }
}

fn controls_are_copy_buttons_and_links(stage: &Stage<'_>) {
    for (_, order, parts) in KINDS {
        let page = open_with_widget_delayed(stage, &Store::of(&stage.order(order()).slug));
        page.wait("a preview", has_a_preview);
        let codes = parts.iter().filter(|part| part.ends_with("-code"));
        let copies = codes.map(|part| if *part == "biller-code" { "copy-biller" } else { "copy-code" });
        let links = parts.iter().copied().filter(|part| *part == "pay-link");
        let expected: Vec<&str> = ["copy-amount"].into_iter().chain(copies).chain(links).collect();
        assert_eq!(page.script(PRESSED), json!(expected));
        // The tab order: the buttons, then the merchant's link, then the rest of the page.
        for part in expected {
            page.press(&[Key::Tab]);
            assert_eq!(page.focused(), part);
        }
        for reached in ["own-link", "paste"] {
            page.press(&[Key::Tab]);
            assert_eq!(page.script("return document.activeElement.id"), reached);
            assert_eq!(page.focused(), "");
        }
        is_quiet(&page);
    }
}

/// As in the widget, numbers are read digit by digit, and once.
fn screen_reader_reads_the_preview(stage: &Stage<'_>) {
    let slug = stage.order(NewOrder::of("va_bca")).slug;
    let page = open_with_widget_delayed(stage, &Store::of(&slug));
    page.wait("a preview", has_a_preview);
    let tree = page.devtools("Accessibility.getFullAXTree", json!({}));
    let nodes = tree["nodes"].as_array().expect("a tree");
    let heard = |node: &&Value| node["ignored"] == false && node["role"]["value"] != "RootWebArea";
    let names: Vec<&str> = nodes.iter().filter(heard).filter_map(|node| node["name"]["value"].as_str()).collect();
    let number = number(stage, &slug);
    let groups: Vec<String> = number
        .as_bytes()
        .chunks(4)
        .map(|group| group.iter().map(|digit| char::from(*digit).to_string()).collect::<Vec<_>>().join(" "))
        .collect();
    let said = [
        "Lanjutkan pembayaran",
        "Menunggu pembayaran",
        "BCA",
        &groups.join(", "),
        "147.000 rupiah",
        "Salin total bayar",
        "Salin nomor virtual account BCA",
    ];
    for said in said {
        assert!(names.contains(&said), "{said}: {names:?}");
    }
    assert!(!names.iter().any(|name| name.contains("Rp147") || name.contains(&number[..4])), "{names:?}");
}
