//! Wallets on a phone, and browsers inside other apps: nothing opens without a tap, and an app that does not open has
//! alternatives.

use fantoccini::key::Key;
use sandbox::NewOrder;
use scalev_checkout::screen::text;
use serde_json::{Value, json};

use crate::{
    harness::{Page, Stage, Store, Test, in_one_engine, tests},
    support::phrase::says,
};

pub fn tests() -> Vec<Test> {
    let mut all = tests![
        alternatives_show_if_no_app_opens,
        no_alternatives_show_if_the_app_opens,
        in_app_browser_offers_chrome,
        failed_copy_of_the_link_shows_advice,
        hint_can_be_closed_by_keyboard,
    ];
    // Both tests set the user agent, so that every engine has the same one.
    all.extend(in_one_engine(tests![in_app_browser_on_ios_names_safari, every_in_app_browser_shows_a_hint], &[]));
    all
}

const PHONE: &str =
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";
const INSTAGRAM: &str = "Mozilla/5.0 (Linux; Android 14; SM-A546E Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.6478.71 Mobile Safari/537.36 Instagram 338.0.0.31.106 Android (34/14; 450dpi; 1080x2131; samsung; SM-A546E)";
const IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";

/// Blocks navigation by links, and records it.
const NO_APP: &str = r#"<script>
window.opened = [];
{
  const open = window.open.bind(window);
  window.open = (...words) => { opened.push(words[0]); return open(...words); };
}
addEventListener("click", (event) => {
  const link = event.composedPath().find((target) => target.localName === "a");
  if (link) { event.preventDefault(); opened.push(link.href); window.tapped = performance.now(); }
}, true);
addEventListener("beforeunload", () => opened.push("unload"));
</script>"#;

/// Hides and shows the page as the system does when an app comes and goes.
const APPS: &str = r#"<script>
window.hide = (hidden) => {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
};
</script>"#;

fn agent(agent: &str) -> String {
    format!(r#"<script>Object.defineProperty(navigator, "userAgent", {{ value: "{agent}" }});</script>"#)
}

fn open<'a>(stage: &'a Stage<'_>, new: NewOrder, user_agent: &str, head: &str) -> (String, Page<'a>) {
    let order = stage.order(new);
    let head = format!("{}{NO_APP}{APPS}{head}", agent(user_agent));
    let page = stage.open(&Store { head, ..Store::of(&order.slug) });
    page.resize(360, 640);
    page.wait_state("unpaid");
    (order.slug, page)
}

/// The milliseconds since the last tap.
fn since_tap(page: &Page<'_>) -> f64 {
    page.script("return performance.now() - window.tapped").as_f64().expect("a tap")
}

fn open_without_app<'a>(stage: &'a Stage<'_>, new: NewOrder, user_agent: &str, head: &str) -> (String, Page<'a>) {
    let (slug, page) = open(stage, new, user_agent, head);
    assert!(!page.shows("other-ways") && !page.shows("qr"), "one link and nothing else at first");
    stage.press_link(&page, "pay-link");
    page.wait("other ways", |page| page.shows("other-ways"));
    assert!(since_tap(&page) >= 1900.0, "{} ms after the tap", since_tap(&page));
    (slug, page)
}

fn href(page: &Page<'_>, name: &str) -> String {
    let part = page.part(name).unwrap_or_else(|| panic!("{name} shows"));
    part.attribute("href").expect("it leads somewhere").to_owned()
}

fn alternatives_show_if_no_app_opens(stage: &Stage<'_>) {
    let (slug, page) = open_without_app(stage, NewOrder::of("dana"), PHONE, "");
    let document = stage.document(&slug);
    let link = |place: &str| document.pointer(place).and_then(Value::as_str).expect("a link").to_owned();
    let (web, mobile) = (link("/pg_payment_info/actions/0/url"), link("/pg_payment_info/actions/1/url"));
    assert_eq!(href(&page, "pay-link"), web);
    assert_eq!(href(&page, "wallet-page"), mobile);
    assert!(!page.shows("open-browser"), "it is the phone's own browser");
    page.wait("the QR holds the link", |page| page.picture("qr").qr().as_ref() == Some(&mobile));
    page.click("copy-link");
    page.wait("the word copied", |page| page.text("copy-link").contains("Tersalin"));
    assert_eq!(page.paste(), mobile);
    assert_eq!(page.script("return opened"), json!([web]), "only the tap opened something");
    assert_eq!(page.script("return document.documentElement.scrollWidth <= innerWidth"), true);

    page.script("hide(true); hide(false)");
    page.click("check-status");
    page.wait("an answer", |page| page.visible_text().contains("Belum ada pembayaran masuk"));
    assert!(page.shows("other-ways") && page.shows("copy-link"), "they stay");
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn no_alternatives_show_if_the_app_opens(stage: &Stage<'_>) {
    let (_, page) = open(stage, NewOrder::of("shopeepay"), PHONE, "");
    stage.press_link(&page, "pay-link");
    page.script("hide(true)");
    page.wait("the time an app has", |page| since_tap(page) > 2500.0);
    page.script("hide(false)");
    page.click("check-status");
    page.wait("an answer", |page| page.visible_text().contains("Belum ada pembayaran masuk"));
    assert!(!page.shows("other-ways") && page.shows("pay-link"));
}

fn in_app_browser_offers_chrome(stage: &Stage<'_>) {
    let gopay = NewOrder { provider: Some("singapay".to_owned()), ..NewOrder::of("gopay") };
    let (_, page) = open_without_app(stage, gopay, INSTAGRAM, "");
    let address = page.script("return location.href");
    let address = address.as_str().and_then(|address| address.strip_prefix("http:")).expect("the page's address");
    let intent = format!("intent:{address}#Intent;scheme=http;package=com.android.chrome;end");
    assert_eq!(href(&page, "open-browser"), intent);
    assert!(!page.shows("hint"), "the other ways say the same");
    page.script("hide(true); hide(false)");
    assert!(page.shows("open-browser") && page.shows("copy-link") && page.shows("qr"));
}

fn in_app_browser_on_ios_names_safari(stage: &Stage<'_>) {
    let agent = format!("{IPHONE} Mobile/21F90 Instagram 337.0.3.23.54 (iPhone15,3; iOS 17_5; id_ID)");
    let (_, page) = open_without_app(stage, NewOrder::of("dana"), &agent, "");
    assert!(!page.shows("open-browser") && !page.markup().contains("intent:"));
    let text = page.visible_text().replace('\u{a0}', " ");
    assert!(text.contains("Atau buka halaman ini lewat menu ⋯ › Buka di Safari."), "{text}");
}

fn failed_copy_of_the_link_shows_advice(stage: &Stage<'_>) {
    let nothing = r#"<script>
Object.defineProperty(navigator, "clipboard", { value: undefined }); document.execCommand = () => false;
</script>"#;
    let (_, page) = open_without_app(stage, NewOrder::of("dana"), PHONE, nothing);
    page.click("copy-link");
    page.wait("advice", |page| page.visible_text().contains("Tekan lama tombol bayar di atas"));
    assert!(!says(&page.visible_text(), text::COPIED));
}

fn every_in_app_browser_shows_a_hint(stage: &Stage<'_>) {
    let android = "Mozilla/5.0 (Linux; Android 14; Pixel 7 Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/125.0.0.0 Mobile Safari/537.36";
    let rows = [
        (INSTAGRAM.to_owned(), Some("Instagram")),
        (format!("{android} [FB_IAB/FB4A;FBAV/450.0.0.39.109;]"), Some("Facebook")),
        (format!("{IPHONE} Mobile/21F90 [FBAN/FBIOS;FBAV/468.0.0.35.107;FBDV/iPhone15,2]"), Some("Facebook")),
        (format!("{android} trill_340002 AppName/trill BytedanceWebview/d8a21c6"), Some("TikTok")),
        (format!("{android} Line/13.20.0/IAB"), Some("LINE")),
        (format!("{android} WhatsApp/2.24.6.78 A"), Some("WhatsApp")),
        (format!("{IPHONE} Mobile/21F90 Twitter for iPhone/10.51"), Some("X")),
        (android.to_owned(), None),
        (PHONE.to_owned(), None),
    ];
    for (agent, app) in rows {
        let (_, page) = open(stage, NewOrder::of("va_bca"), &agent, "");
        for name in ["payment-code", "copy-code", "copy-amount", "steps", "check-status", "share", "fallback-link"] {
            assert!(page.shows(name), "{agent}: {name} shows");
        }
        let Some(app) = app else {
            assert!(!page.shows("hint"), "{agent}");
            continue;
        };
        let text = page.text("hint").replace('\u{a0}', " ");
        let menu = if agent.contains("iPhone") { "⋯ › Buka di Safari" } else { "⋮ › Buka di Chrome" };
        let words = format!("Anda di browser {app}. Bila ada yang tidak jalan, buka lewat menu {menu}.");
        assert!(text.starts_with(&words), "{agent}: {text}");
        let (code, hint) = (page.part("payment-code").expect("the code"), page.part("hint").expect("the line"));
        assert!(hint.y > code.y, "what is to be used comes first");
        assert_eq!(page.script("return document.documentElement.scrollWidth <= innerWidth"), true);
    }
}

fn hint_can_be_closed_by_keyboard(stage: &Stage<'_>) {
    let (_, page) = open(stage, NewOrder::of("va_bca"), INSTAGRAM, "");
    let close = page.part("close-hint").expect("the line can be closed");
    assert_eq!((close.tag.as_str(), close.attribute("aria-label")), ("button", Some("Tutup")));
    assert!(close.width >= 44.0 && close.height >= 44.0, "{} x {}", close.width, close.height);
    page.script(r#"document.querySelector("scalev-checkout").shadowRoot.querySelector("[part=close-hint]").focus()"#);
    page.press(&[Key::Enter]);
    page.wait("the line is gone", |page| !page.shows("hint"));
    page.click("check-status");
    page.wait("an answer", |page| page.visible_text().contains("Belum ada pembayaran masuk"));
    assert!(!page.shows("hint") && page.shows("payment-code"));
}
