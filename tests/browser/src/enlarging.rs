//! The code as large as the screen: opened by a tap or a key, closed by a button or Escape, and the focus where it was.

use fantoccini::key::Key;
use sandbox::{Action, NewOrder};
use serde_json::Value;

use crate::harness::{Page, Profile, Stage, Store, Test, tests};

pub fn tests() -> Vec<Test> {
    let mut all = tests![by_keyboard, by_a_tap_on_the_code, ends_with_the_payment, without_native_dialogs];
    for profile in [
        Profile::default(),
        Profile { dark: true, ..Profile::default() },
        Profile { scale: 2, phone: true, ..Profile::default() },
    ] {
        all.push(Test::new(module_path!(), "fills_the_screen", fills_the_screen).at(profile));
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

fn by_keyboard(stage: &Stage<'_>) {
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

fn by_a_tap_on_the_code(stage: &Stage<'_>) {
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

fn fills_the_screen(stage: &Stage<'_>) {
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
    // A window of half a pixel is told as a whole one.
    assert!(cover.width > room[0] - 1.0 && cover.height > room[1] - 1.0, "{} x {}", cover.width, cover.height);
    let button = page.part("close").expect("the button");
    assert!(button.height >= 44.0 && button.y + button.height <= room[1], "{button:?}");
    let picture = page.picture("cover");
    for (x, y) in [(1, 1), (picture.width - 2, 1), (1, picture.height - 2), (picture.width - 2, picture.height - 2)] {
        assert_eq!(picture.pixel(x, y), [255, 255, 255], "white in every theme");
    }
}

fn ends_with_the_payment(stage: &Stage<'_>) {
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
fn without_native_dialogs(stage: &Stage<'_>) {
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
