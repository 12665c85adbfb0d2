//! `ScalevCheckout.open`: the widget in a dialog over the merchant's page.

use fantoccini::key::Key;
use sandbox::{NewOrder, PUBLISHABLE_KEY, STORE_ID};
use serde_json::{Value, json};

use crate::harness::{Page, Stage, Store, Test, tests};

pub fn tests() -> Vec<Test> {
    tests![
        takes_the_focus_and_returns_it,
        close_button_closes_and_returns_the_focus,
        unmount_ends_timers_and_requests,
        page_behind_it_does_not_scroll,
        second_open_changes_the_same_dialog,
        opens_again_after_the_page_removed_it,
        keeps_the_focus_inside,
        labels_are_in_the_pages_language,
        close_button_is_at_the_end_of_the_line,
        strict_policy_and_hostile_style_do_not_shrink_it,
        works_without_native_dialogs,
        escape_closes_an_enlarged_code_first,
        shows_the_link_if_the_widget_cannot_run,
    ]
}

/// A page with a button that opens the dialog, taller than the window.
fn shop() -> Store {
    let body = r#"<button id="pay">Bayar</button><p>Keranjang</p><div style="height: 3000px"></div>"#.to_owned();
    Store { body, ..Store::with(&[]) }
}

/// Loads the page, and opens the dialog from its button, which has the focus.
fn open<'a>(stage: &'a Stage<'_>, store: &Store, method: &str, more: &Value) -> Page<'a> {
    let order = stage.order(NewOrder::of(method));
    let page = stage.open(store);
    page.wait("the global", |page| page.script("return typeof ScalevCheckout") == "object");
    let mut options = json!({
        "storeId": STORE_ID, "publishableKey": PUBLISHABLE_KEY, "order": order.slug, "apiBase": stage.sandbox.api(),
    });
    for (name, value) in more.as_object().into_iter().flatten() {
        options[name] = value.clone();
    }
    page.script_with(
        r##"const pay = document.querySelector("#pay"); pay.focus();
pay.onclick = () => {
  window.handle = ScalevCheckout.open(arguments[0]);
  handle.closed.then((state) => (window.closedIn = state));
};
pay.click();"##,
        vec![options],
    );
    page.wait_state("unpaid");
    page
}

fn wait_until_closed(page: &Page<'_>) {
    page.wait("it is closed", |page| page.script("return window.closedIn ?? null") != Value::Null);
    assert_eq!(page.script("return document.querySelector('dialog, scalev-checkout')"), Value::Null);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

/// The element with the focus, by its id or its tag.
fn focus(page: &Page<'_>) -> Value {
    page.script("return document.activeElement.id || document.activeElement.localName")
}

fn takes_the_focus_and_returns_it(stage: &Stage<'_>) {
    let page = open(stage, &shop(), "va_bca", &json!({}));
    assert!(page.shows("payment-code"));
    assert_eq!(focus(&page), "dialog");
    page.press(&[Key::Escape]);
    wait_until_closed(&page);
    assert_eq!(page.script("return closedIn"), "unpaid");
    assert_eq!(focus(&page), "pay");
}

fn close_button_closes_and_returns_the_focus(stage: &Stage<'_>) {
    let page = open(stage, &shop(), "va_bca", &json!({}));
    let button = page.script(
        r#"const button = document.querySelector("dialog > button"), { width, height } = button.getBoundingClientRect();
return [width >= 44, height >= 44, button.getAttribute("aria-label")];"#,
    );
    assert_eq!(button, json!([true, true, "Tutup"]));
    // The key that opened the dialog, pressed again, does nothing.
    page.press(&[Key::Enter]);
    assert!(page.shows("payment-code"));
    page.press(&[Key::Tab]);
    assert_eq!(focus(&page), "button");
    page.press(&[Key::Enter]);
    wait_until_closed(&page);
    assert_eq!(focus(&page), "pay");
}

fn unmount_ends_timers_and_requests(stage: &Stage<'_>) {
    let page = open(stage, &shop().on_a_clock(), "qris", &json!({}));
    assert!(page.timers() > 0);
    page.script("handle.unmount(); handle.unmount();");
    wait_until_closed(&page);
    page.settle();
    assert_eq!(page.timers(), 0);
    stage.sandbox.clear_log();
    page.pass(600);
    assert_eq!(stage.requests().len(), 0, "{:?}", stage.requests());
}

fn page_behind_it_does_not_scroll(stage: &Stage<'_>) {
    let overflow = "return document.documentElement.style.overflow";
    let mut store = shop();
    store.body += "<script>document.documentElement.style.overflow = 'scroll'</script>";
    let page = open(stage, &store, "va_bca", &json!({}));
    assert_eq!(page.script(overflow), "hidden");
    page.press(&[Key::End, Key::PageDown]);
    let settled = "requestAnimationFrame(() => requestAnimationFrame(() => arguments[0](scrollY)))";
    assert_eq!(page.wait_script(settled, Vec::new()), 0);
    page.press(&[Key::Escape]);
    wait_until_closed(&page);
    assert_eq!(page.script(overflow), "scroll", "as the page had it");
}

fn second_open_changes_the_same_dialog(stage: &Stage<'_>) {
    let page = open(stage, &shop(), "va_bca", &json!({}));
    let other = stage.order(NewOrder::of("alfamart"));
    let same = format!(r#"return ScalevCheckout.open({{ order: "{}" }}) === handle"#, other.slug);
    assert_eq!(page.script(&same), true);
    page.wait("the other order", |page| page.shows("outlet"));
    assert_eq!(page.script("return document.querySelectorAll('dialog').length"), 1);
    assert_eq!(page.script("return window.closedIn ?? null"), Value::Null);
    page.press(&[Key::Escape]);
    wait_until_closed(&page);
    page.script(r##"document.querySelector("#pay").click()"##);
    page.wait_state("unpaid");
    assert!(page.shows("payment-code"), "and opens anew");
}

fn opens_again_after_the_page_removed_it(stage: &Stage<'_>) {
    let page = open(stage, &shop(), "va_bca", &json!({}));
    page.script(r##"document.querySelector("dialog").remove(); document.querySelector("#pay").click();"##);
    page.wait_state("unpaid");
    assert!(page.shows("payment-code"));
    // The promise of the first dialog has set it.
    page.script("delete window.closedIn");
    page.press(&[Key::Escape]);
    wait_until_closed(&page);
    assert_eq!(page.script("return document.documentElement.style.overflow"), "");
}

/// After every key the focus is in the dialog, or in the browser's own controls.
fn keeps_the_focus_inside(stage: &Stage<'_>) {
    let page = open(stage, &shop(), "va_bca", &json!({}));
    for _ in 0..20 {
        page.press(&[Key::Tab]);
        let inside = page.script("return document.activeElement.closest('dialog, body')?.localName");
        assert!(inside == "dialog" || focus(&page) == "body", "{inside}, {}", focus(&page));
    }
}

fn labels_are_in_the_pages_language(stage: &Stage<'_>) {
    let words = r#"return ["dialog", "dialog > button"].map((name) => document.querySelector(name).getAttribute("aria-label"))"#;
    let english = Store { lang: "en-GB", ..shop() };
    assert_eq!(open(stage, &english, "va_bca", &json!({})).script(words), json!(["Payment", "Close"]));
    let indonesian = open(stage, &english, "va_bca", &json!({ "locale": "id" }));
    assert_eq!(indonesian.script(words), json!(["Pembayaran", "Tutup"]));
    assert_eq!(indonesian.text("status"), "Menunggu pembayaran");
}

/// The middle of the close button, as a share of the window's width.
const PLACE: &str = r#"const { left, right } = document.querySelector("dialog > button").getBoundingClientRect();
return (left + right) / 2 / innerWidth;"#;

fn close_button_is_at_the_end_of_the_line(stage: &Stage<'_>) {
    let place = |page: &Page<'_>| page.script(PLACE).as_f64().expect("a place");
    assert!(place(&open(stage, &shop(), "va_bca", &json!({}))) > 0.6);
    let head = "<script>document.documentElement.dir = 'rtl'</script>".to_owned();
    assert!(place(&open(stage, &Store { head, ..shop() }, "va_bca", &json!({}))) < 0.4);
}

fn strict_policy_and_hostile_style_do_not_shrink_it(stage: &Stage<'_>) {
    let head = "<style nonce=\"page\">dialog, button { display: none !important; position: static !important; \
         width: 1px !important; background: red !important } body { transform: scale(.5) }</style>"
        .to_owned();
    let page = open(stage, &Store { head, ..shop() }.strict(stage.sandbox), "va_bca", &json!({}));
    assert!(page.shows("payment-code"));
    let boxes = page.script(
        r#"const box = (name) => { const { x, y, width, height } = document.querySelector(name).getBoundingClientRect(); return { x, y, width, height }; };
return [box("dialog"), { x: 0, y: 0, width: innerWidth, height: innerHeight }, box("dialog > button").width];"#,
    );
    assert_eq!(boxes[0], boxes[1], "it covers the window");
    assert_eq!(boxes[2], 44);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn works_without_native_dialogs(stage: &Stage<'_>) {
    let head =
        "<script>for (const name of ['showModal', 'show', 'close']) delete HTMLDialogElement.prototype[name]</script>";
    let page = open(stage, &Store { head: head.to_owned(), ..shop() }, "va_bca", &json!({}));
    assert!(page.shows("payment-code"));
    assert_eq!(focus(&page), "dialog");
    let seen = r#"const button = document.querySelector("dialog > button"), box = button.getBoundingClientRect();
return [button === document.elementFromPoint(box.x + 22, box.y + 22), document.querySelector("dialog").getAttribute("role")];"#;
    assert_eq!(page.script(seen), json!([true, "dialog"]));
    page.press(&[Key::Escape]);
    wait_until_closed(&page);
    assert_eq!(focus(&page), "pay");
}

fn escape_closes_an_enlarged_code_first(stage: &Stage<'_>) {
    let page = open(stage, &shop(), "qris", &json!({}));
    page.click("enlarge-qr");
    page.wait("the large code", |page| page.shows("qr-large"));
    page.press(&[Key::Escape]);
    page.wait("the card again", |page| !page.markup().contains("qr-large"));
    assert!(page.shows("qr"));
    assert_eq!(page.script("return window.closedIn ?? null"), Value::Null);
    page.press(&[Key::Escape]);
    wait_until_closed(&page);
}

/// The page's own link, appended to the element, is shown, and the dialog can be closed.
fn shows_the_link_if_the_widget_cannot_run(stage: &Stage<'_>) {
    let head = "<script>delete window.WebAssembly</script>".to_owned();
    let page = stage.open(&Store { head, ..shop() });
    page.wait("the global", |page| page.script("return typeof ScalevCheckout") == "object");
    page.script(
        r#"const link = Object.assign(document.createElement("a"), { id: "own-link", href: "/hosted", textContent: "Bayar" });
window.handle = ScalevCheckout.open({});
handle.closed.then((state) => (window.closedIn = state));
handle.element.append(link);"#,
    );
    page.wait_state("unavailable");
    assert!(page.shows_own_link());
    page.press(&[Key::Escape]);
    wait_until_closed(&page);
    assert_eq!(page.script("return closedIn"), "unavailable");
}
