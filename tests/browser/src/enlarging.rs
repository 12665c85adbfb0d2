//! The enlarged code: opened by a tap or a key, closed by a button, Escape or back, with the focus returned.

use fantoccini::key::Key;
use sandbox::{Action, NewOrder};
use serde_json::Value;

use crate::harness::{Page, Profile, Stage, Store, Test, tests};

pub fn tests() -> Vec<Test> {
    let mut all = tests![
        keyboard_opens_and_closes_the_large_code,
        tap_on_the_code_enlarges_it,
        payment_closes_the_large_code,
        works_without_native_dialogs,
        back_closes_the_large_code,
        history_of_the_page_is_kept,
        wake_lock_lasts_while_a_code_is_large,
        large_code_opens_without_network,
    ];
    for profile in [
        Profile { scale: 3, phone: true, ..Profile::default() },
        Profile { dark: true, scale: 2, phone: true, ..Profile::default() },
    ] {
        all.push(Test::new(module_path!(), "barcode_fills_the_width", barcode_fills_the_width).at(profile));
    }
    for profile in [
        Profile::default(),
        Profile { dark: true, ..Profile::default() },
        Profile { scale: 2, phone: true, ..Profile::default() },
    ] {
        all.push(Test::new(module_path!(), "qr_fills_the_screen", qr_fills_the_screen).at(profile));
    }
    all
}

fn open<'a>(stage: &'a Stage<'_>) -> (String, Page<'a>) {
    let (order, page) = stage.open_order(NewOrder::of("qris"));
    page.wait_state("unpaid");
    let document = stage.document(&order.slug);
    let place = "/pg_payment_info/payment_method/qr_code/channel_properties/qr_string";
    let code = document.pointer(place).and_then(Value::as_str).expect("a QRIS string");
    (code.to_owned(), page)
}

fn is_open(page: &Page<'_>) -> bool {
    page.shows("qr-large")
}

/// The browser closes the dialog before the widget's listener empties it.
fn is_gone(page: &Page<'_>) -> bool {
    !page.markup().contains("qr-large")
}

fn focus(page: &Page<'_>, part: &str) {
    page.script(&format!(
        r#"document.querySelector("scalev-checkout").shadowRoot.querySelector("[part={part}]").focus()"#
    ));
}

fn keyboard_opens_and_closes_the_large_code(stage: &Stage<'_>) {
    let (_, page) = open(stage);
    for (key, closing) in [(Key::Enter, Key::Escape), (Key::Space, Key::Enter), (Key::Enter, Key::Space)] {
        focus(&page, "enlarge-qr");
        page.press(&[key]);
        page.wait("the large code", is_open);
        page.wait("the focus on the button", |page| page.focused() == "close");
        assert_eq!(page.text("close"), "Tutup");
        page.press(&[closing]);
        page.wait("the card again", is_gone);
        assert_eq!(page.focused(), "enlarge-qr");
    }
    let modal = r#"return document.querySelector("scalev-checkout").shadowRoot.querySelector("dialog").open"#;
    assert_eq!(page.script(modal), false);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn tap_on_the_code_enlarges_it(stage: &Stage<'_>) {
    let (_, page) = open(stage);
    for _ in 0..2 {
        page.click("qr");
        page.wait("the large code", is_open);
        assert_eq!(page.text("cover-words"), "TOKO CONTOH · Rp147.000");
        let label = page.part("cover").expect("the dialog").attribute("aria-label").map(str::to_owned);
        assert_eq!(label.as_deref(), Some("Kode QRIS untuk membayar Rp147.000 ke TOKO CONTOH"));
        page.click("close");
        page.wait("the card again", is_gone);
    }
}

/// Device pixels between an edge and where its color is read: GTK draws a pixel of its own into the corner of a window.
const CORNER: u32 = 4;

fn qr_fills_the_screen(stage: &Stage<'_>) {
    let (code, page) = open(stage);
    page.click("enlarge-qr");
    page.wait("the large code can be read", |page| {
        is_open(page) && page.picture("qr-large").qr().as_deref() == Some(&code)
    });
    let part = page.part("qr-large").expect("it shows");
    let room = page.script("return [document.documentElement.clientWidth, innerHeight]");
    let room = [0, 1].map(|axis| room[axis].as_f64().expect("a length"));
    let most = room[0].min(room[1] - 140.0);
    assert!(part.width.min(part.height) >= most - 1.0, "{} x {} of {room:?}", part.width, part.height);
    let cover = page.part("cover").expect("the dialog");
    // Browsers round the window's size.
    assert!(cover.width > room[0] - 1.0 && cover.height > room[1] - 1.0, "{} x {}", cover.width, cover.height);
    let button = page.part("close").expect("the button");
    assert!(button.height >= 44.0 && button.y + button.height <= room[1], "{button:?}");
    let picture = page.picture("cover");
    let (right, bottom) = (picture.width - 1 - CORNER, picture.height - 1 - CORNER);
    for (x, y) in [(CORNER, CORNER), (right, CORNER), (CORNER, bottom), (right, bottom)] {
        assert_eq!(picture.pixel(x, y), [255, 255, 255], "white in every theme");
    }
}

fn payment_closes_the_large_code(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("qris"));
    let page = stage.open(&Store::of(&order.slug));
    page.wait_state("unpaid");
    page.click("enlarge-qr");
    page.wait("the large code", is_open);
    stage.act(&order.slug, Action::Pay);
    page.wait_state("paid");
    assert!(!is_open(&page) && !page.shows("cover"));
    assert!(page.visible_text().contains("Pembayaran diterima"));
    stage.press_link(&page, "fallback-link");
}

/// As in Firefox before 98 and Safari before 15.4.
fn works_without_native_dialogs(stage: &Stage<'_>) {
    let head = r#"<script>
delete HTMLDialogElement.prototype.showModal; delete HTMLDialogElement.prototype.close;
</script>"#;
    let order = stage.order(NewOrder::of("qris"));
    let page = stage.open(&Store { head: head.to_owned(), ..Store::of(&order.slug) });
    page.wait_state("unpaid");
    page.click("enlarge-qr");
    page.wait("the large code", is_open);
    let cover = page.part("cover").expect("it covers the page");
    assert!(cover.x <= 0.0 && cover.y <= 0.0 && cover.width >= 1260.0 && cover.height >= 800.0, "{cover:?}");
    page.click("close");
    page.wait("the card again", is_gone);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn open_till<'a>(stage: &'a Stage<'_>) -> Page<'a> {
    let (_, page) = stage.open_order(NewOrder::of("alfamart"));
    page.wait_state("unpaid");
    page
}

fn is_till(page: &Page<'_>) -> bool {
    page.shows("barcode-large") && page.shows("code-large")
}

fn is_card(page: &Page<'_>) -> bool {
    !page.markup().contains("code-large") && page.script("return history.state") == Value::Null
}

fn back_closes_the_large_code(stage: &Stage<'_>) {
    let page = open_till(stage);
    let address = page.script("return location.href");
    for _ in 0..3 {
        focus(&page, "enlarge-code");
        page.press(&[Key::Enter]);
        page.wait("the code for the cashier", is_till);
        page.wait("an entry to go back from", |page| page.script("return history.state !== null") == true);
        page.script("history.back()");
        page.wait("the card again", is_card);
        assert_eq!((page.script("return location.href"), page.focused()), (address.clone(), "enlarge-code".to_owned()));
    }
    // Opened again before the browser has gone back.
    page.script(
        r#"
const root = document.querySelector("scalev-checkout").shadowRoot, press = (part) => root.querySelector(`[part=${part}]`).click();
const after = (millis) => new Promise((done) => setTimeout(done, millis));
return (async () => {
  press("enlarge-code"); while (!history.state) await after(20);
  press("close"); await after(0);
  press("enlarge-code"); await after(300);
})();"#,
    );
    page.wait("an entry to go back from", |page| page.script("return history.state !== null") == true);
    assert!(is_till(&page), "it stays open");
    page.press(&[Key::Escape]);
    page.wait("the card again", is_card);
    assert_eq!(page.state(), "unpaid");
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

/// A page that has its own state in the history finds it unchanged.
fn history_of_the_page_is_kept(stage: &Stage<'_>) {
    let page = open_till(stage);
    page.script(r##"history.replaceState({ own: 7 }, ""); window.pops = []; addEventListener("popstate", (event) => pops.push(event.state))"##);
    page.click("enlarge-code");
    page.wait("an entry of ours", |page| {
        page.script("return history.state.own === 7 && Object.keys(history.state).length") == 2
    });
    page.click("close");
    page.wait("the page's own entry", |page| {
        page.script("return pops.length && Object.keys(history.state).length") == 1
    });
    assert_eq!(page.script("return pops"), serde_json::json!([{ "own": 7 }]));
    page.click("enlarge-code");
    page.wait("the code for the cashier", is_till);
    page.wait("an entry of ours", |page| page.script("return Object.keys(history.state).length") == 2);
    page.script(r#"history.pushState({ elsewhere: 1 }, ""); document.querySelector("scalev-checkout").remove()"#);
    page.script("return new Promise((done) => setTimeout(done, 200))");
    assert_eq!(page.script("return history.state.elsewhere"), 1, "a page that went on is not taken back");
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

/// The wake lock is taken while the code is open, released when it closes or the page is hidden, and taken on return.
fn wake_lock_lasts_while_a_code_is_large(stage: &Stage<'_>) {
    let head = r#"<script>
window.locks = []; window.isHidden = false;
Object.defineProperty(document, "hidden", { get: () => isHidden });
Object.defineProperty(navigator, "wakeLock", { configurable: true, value: { request: async (kind) => {
  const lock = { kind, released: false, release: async () => { lock.released = true; } };
  locks.push(lock); return lock; } } });
window.setHidden = (hidden) => {
  isHidden = hidden; for (const lock of locks) lock.released ||= hidden;
  document.dispatchEvent(new Event("visibilitychange")); };
</script>"#;
    for (method, button) in [("alfamart", "enlarge-code"), ("qris", "enlarge-qr")] {
        let order = stage.order(NewOrder::of(method));
        let page = stage.open(&Store { head: head.to_owned(), ..Store::of(&order.slug) });
        page.wait_state("unpaid");
        let releases = |page: &Page<'_>| page.script("return locks.map((lock) => lock.released)");
        assert_eq!(releases(&page), serde_json::json!([]), "{method}");
        page.click(button);
        page.wait("a lock", |page| releases(page) == serde_json::json!([false]));
        page.script("setHidden(true)");
        page.script("setHidden(false)");
        page.wait("another lock on return", |page| releases(page) == serde_json::json!([true, false]));
        page.click("close");
        page.wait("both are released", |page| releases(page) == serde_json::json!([true, true]));
        page.script("setHidden(true); setHidden(false)");
        page.script("return new Promise((done) => setTimeout(done, 100))");
        assert_eq!(releases(&page), serde_json::json!([true, true]), "{method}: closed, it takes none");
        page.click(button);
        page.wait("a third lock", |page| releases(page) == serde_json::json!([true, true, false]));
        stage.act(&order.slug, Action::Pay);
        page.wait_state("paid");
        page.wait("it ends with the payment", |page| releases(page) == serde_json::json!([true, true, true]));
        assert_eq!(page.uncaught(), Vec::<String>::new());
    }
}

fn large_code_opens_without_network(stage: &Stage<'_>) {
    let page = open_till(stage);
    let code = page.text("payment-code");
    page.script(
        r#"window.fetch = () => Promise.reject(new TypeError("offline")); dispatchEvent(new Event("offline"))"#,
    );
    page.click("enlarge-code");
    page.wait("the code for the cashier", is_till);
    assert_eq!(page.text("code-large"), code);
    assert!(page.text("cover-words").starts_with("Alfamart · Rp147.000"), "{}", page.text("cover-words"));
    page.press(&[Key::Escape]);
    page.wait("the card again", is_card);
    assert_eq!(page.focused(), "enlarge-code");
}

fn barcode_fills_the_width(stage: &Stage<'_>) {
    let page = open_till(stage);
    page.click("enlarge-code");
    page.wait("the code for the cashier", is_till);
    let small = page.picture("barcode-large");
    assert_eq!(small.barcode().as_deref(), Some(page.text("code-large").as_str()), "a scanner reads it");
    let part = page.part("barcode-large").expect("it shows");
    let room = page.script("return document.documentElement.clientWidth").as_f64().expect("a width");
    assert!(
        part.width >= room * 0.5 && part.width <= room && part.height >= 90.0,
        "{} x {} of {room}",
        part.width,
        part.height
    );
    let picture = page.picture("cover");
    for (x, y) in [(CORNER, CORNER), (picture.width - 1 - CORNER, picture.height - 1 - CORNER)] {
        assert_eq!(picture.pixel(x, y), [255, 255, 255], "white in every theme");
    }
}
