//! Saving a QRIS code as a poster: by the share sheet, as a download, or shown in full size, with the message of each.
//!
//! A script in the page replaces the browser's sharing and downloads, so Chromium alone runs the tests of the choice between
//! them. Pictures, policies and missing files differ by engine.

use base64::{Engine, prelude::BASE64_STANDARD};
use fantoccini::key::Key;
use sandbox::{Action, Fault, NewOrder};
use serde_json::{Value, json};

use crate::harness::{Page, Picture, Profile, Stage, Store, Test, in_one_engine, tests};

pub fn tests() -> Vec<Test> {
    let decided_alike = tests![
        canceled_share_restores_the_screen,
        refused_share_downloads_instead,
        share_sheet_without_files_downloads,
        desktop_downloads_instead_of_sharing,
        blocked_download_shows_the_poster,
        poster_is_offered_after_a_download,
        in_app_browser_shows_the_poster,
        payment_closes_the_poster,
        labels_are_in_english,
    ];
    let mut all = in_one_engine(decided_alike, &[]);
    all.extend(tests![
        share_sheet_gets_the_poster,
        without_share_sheet_it_downloads,
        poster_shows_under_a_strict_policy,
        script_loads_on_the_first_press,
        missing_script_is_reported_and_retried,
        script_that_fails_once_is_retried,
        canvas_noise_makes_the_poster_fail,
        gateway_picture_is_downloaded,
        gateway_picture_without_cors_is_shown,
    ]);
    for phone in [false, true] {
        let profile = Profile { scale: 3, phone, ..Profile::default() };
        all.push(
            Test::new(module_path!(), "without_share_sheet_it_downloads", without_share_sheet_it_downloads).at(profile),
        );
    }
    all
}

const ANDROID: &str =
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";
const INSTAGRAM: &str = "Mozilla/5.0 (Linux; Android 13; SM-A145F; wv) AppleWebKit/537.36 (KHTML, like Gecko) \
    Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36 Instagram 355.1.0.44.103 Android";

/// Records the names of downloads, and their pictures as `data:` URLs.
const DOWNLOADS: &str = r#"
window.downloads = []; window.pictures = [];
const keep = (blob) => { const reader = new FileReader(); reader.onload = () => pictures.push(reader.result); reader.readAsDataURL(blob); };
const blobs = new Map(), create = URL.createObjectURL.bind(URL);
URL.createObjectURL = (blob) => { const url = create(blob); blobs.set(url, blob); return url; };
HTMLAnchorElement.prototype.click = function () { downloads.push(this.download); keep(blobs.get(this.href)); };"#;

/// An order's page in the browser with this user agent; `share` is JavaScript that replaces its share sheet.
fn open<'a>(stage: &'a Stage<'_>, agent: &str, share: &str) -> (String, Page<'a>) {
    let order = stage.order(NewOrder::of("qris"));
    let page = stage.open(&Store { head: head(agent, share), ..Store::of(&order.slug) });
    page.wait_state("unpaid");
    (code_of(stage, &order.slug), page)
}

fn head(agent: &str, share: &str) -> String {
    format!(
        r#"<script nonce="recorder">(() => {{
const set = (name, value) => Object.defineProperty(navigator, name, {{ value, configurable: true }});
set("userAgent", {agent}); window.shared = [];
{DOWNLOADS}
{share}
}})();</script>"#,
        agent = json!(agent)
    )
}

/// JavaScript of a share sheet that takes files; `outcome` returns its promise.
fn sharing(outcome: &str) -> String {
    format!(
        r#"set("canShare", (data) => data.files.length === 1 && Object.keys(data).length === 1);
set("share", ({{ files }}) => {{ shared.push([files[0].name, files[0].type, navigator.userActivation?.isActive]); keep(files[0]); {outcome} }});"#
    )
}

const NO_SHARING: &str = r#"set("canShare", undefined); set("share", undefined);"#;

/// The QRIS string of the order.
fn code_of(stage: &Stage<'_>, slug: &str) -> String {
    let document = stage.document(slug);
    let place = "/pg_payment_info/payment_method/qr_code/channel_properties/qr_string";
    document.pointer(place).and_then(Value::as_str).expect("a QRIS string").to_owned()
}

/// The entries that the page's script recorded under this name.
fn kept(page: &Page<'_>, name: &str) -> Vec<Value> {
    page.script(&format!("return window.{name}")).as_array().expect("a list").clone()
}

/// The one picture that was shared or downloaded.
fn picture(page: &Page<'_>) -> Picture {
    page.wait("one picture", |page| kept(page, "pictures").len() == 1);
    of_data(kept(page, "pictures")[0].as_str().expect("a URL"))
}

fn of_data(url: &str) -> Picture {
    let data = url.strip_prefix("data:image/png;base64,").expect("a PNG in a URL");
    Picture::whole(&BASE64_STANDARD.decode(data).expect("base64"))
}

/// Asserts that a scanner reads the code, that each module has the same whole number of pixels, and that the quiet zone of
/// four modules is white.
fn is_poster(picture: &Picture, code: &str) {
    assert_eq!(picture.qr().as_deref(), Some(code));
    assert!(picture.width == 1080 && picture.height > 1400, "{} x {}", picture.width, picture.height);
    let middle = picture.width / 2;
    let black = |x: u32, y: u32| picture.pixel(x, y) == [0, 0, 0];
    let white = |x: u32, y: u32| picture.pixel(x, y) == [255, 255, 255];
    // No text begins as far left as the code does.
    let (left, top) = (0..picture.height)
        .find_map(|y| Some(((0..middle / 3).find(|x| black(*x, y))?, y)))
        .expect("a finder pattern at the left");
    let edge = (left..middle).find(|x| white(*x, top)).expect("its end") - left;
    assert_eq!(edge % 7, 0, "seven modules are {edge} pixels");
    let module = edge / 7;
    let side = picture.width - 2 * left;
    assert_eq!(side % module, 0, "{side} pixels are no whole modules of {module}");
    assert!(module >= 12 && left >= 4 * module, "{module} pixels a module, {left} beside them");
    let quiet = 4 * module;
    let code = picture.rows(top - quiet..top + side + quiet);
    assert!(code.bands_are_white(0, quiet), "the quiet zone is not white");
    for y in 0..side {
        for x in 0..side {
            let (x, y) = (left + x, top + y);
            assert!(black(x, y) || white(x, y), "grey at {x}, {y}: {:?}", picture.pixel(x, y));
        }
    }
}

fn status(page: &Page<'_>) -> Option<String> {
    page.part("save-status").map(|part| part.text)
}

fn says(page: &Page<'_>, words: &str) {
    page.wait(words, |page| status(page).as_deref() == Some(words));
}

const SHARED: &str = "QR sudah disimpan atau dibagikan.";
const DOWNLOADED: &str = "Browser diminta mengunduh gambar QR. Lihat notifikasi atau folder Unduhan.";
const HOLD: &str = "Tekan lama gambar, lalu pilih Simpan. Tidak ada pilihannya? Ambil tangkapan layar.";
const FAILED: &str = "Gambar belum bisa dibuat. Perbesar QR lalu ambil tangkapan layar, atau coba lagi.";

fn shows_steps(page: &Page<'_>) -> bool {
    page.part("save-steps").is_some_and(|steps| steps.text.contains("Ketuk ikon galeri, lalu pilih gambar ini."))
}

/// Asserts that the poster covers the screen with these words, and returns it.
fn is_shown(page: &Page<'_>, words: &str) -> Picture {
    page.wait("the picture", |page| page.shows("poster"));
    assert_eq!(page.text("cover-words"), words);
    assert_eq!(page.focused(), "close");
    let part = page.part("poster").expect("the picture is visible");
    assert!(part.width > 100.0 && part.height > 300.0, "{} x {}", part.width, part.height);
    of_data(part.attribute("src").expect("its address"))
}

fn has_no_console_line(page: &Page<'_>) {
    assert_eq!(page.uncaught(), Vec::<String>::new());
    let lines: Vec<String> = page.console().into_iter().map(|line| line.text).collect();
    assert_eq!(lines, Vec::<String>::new());
}

fn share_sheet_gets_the_poster(stage: &Stage<'_>) {
    let (code, page) = open(stage, ANDROID, &sharing("return new Promise((done) => { window.done = done; });"));
    page.click("save-qr");
    page.wait("the share sheet", |page| kept(page, "shared").len() == 1);
    let order = stage.sandbox.log().len();
    let file = kept(&page, "shared")[0].clone();
    let name = file[0].as_str().expect("a name");
    assert!(name.starts_with("qris-26") && name.ends_with(".png"), "{name}");
    assert_eq!(file[1], "image/png");
    assert_ne!(file[2], false, "the user activation has not ended");
    page.wait("the steps for the wallet", shows_steps);
    assert_eq!(status(&page), None, "nothing is claimed while the sheet is open");
    page.script("done()");
    says(&page, SHARED);
    is_poster(&picture(&page), &code);
    assert_eq!(kept(&page, "downloads").len(), 0);
    assert_eq!(page.script(LIVE), SHARED, "a screen reader hears it");
    assert!(order > 0);
    has_no_console_line(&page);
}

/// The text of the live region.
const LIVE: &str =
    r#"return document.querySelector("scalev-checkout").shadowRoot.querySelector("[role=status]").textContent.trim()"#;

fn canceled_share_restores_the_screen(stage: &Stage<'_>) {
    let outcome =
        r#"return new Promise((_, no) => { window.cancel = () => no(new DOMException("canceled", "AbortError")); });"#;
    let (_, page) = open(stage, ANDROID, &sharing(outcome));
    let before = (page.visible_text(), page.script(LIVE));
    page.click("save-qr");
    page.wait("the share sheet", |page| kept(page, "shared").len() == 1 && page.shows("save-steps"));
    page.script("cancel()");
    page.wait("the screen as before", |page| !page.shows("save-steps"));
    let without_seconds = |text: &str| text.lines().filter(|line| !line.contains(':')).collect::<String>();
    assert_eq!(without_seconds(&page.visible_text()), without_seconds(&before.0));
    assert_eq!(page.script(LIVE), before.1);
    assert_eq!((status(&page), kept(&page, "downloads").len()), (None, 0));
    has_no_console_line(&page);
}

fn downloads(page: &Page<'_>, code: &str) {
    page.click("save-qr");
    says(page, DOWNLOADED);
    let names = kept(page, "downloads");
    let name = names[0].as_str().expect("a name");
    assert!(names.len() == 1 && name.starts_with("qris-26") && name.ends_with(".png"), "{names:?}");
    is_poster(&picture(page), code);
    assert!(shows_steps(page));
    has_no_console_line(page);
}

fn refused_share_downloads_instead(stage: &Stage<'_>) {
    let refusal = r#"return Promise.reject(new DOMException("not now", "NotAllowedError"));"#;
    let (code, page) = open(stage, ANDROID, &sharing(refusal));
    page.click("save-qr");
    says(&page, DOWNLOADED);
    assert_eq!((kept(&page, "shared").len(), kept(&page, "downloads").len()), (1, 1));
    page.wait("the picture, twice", |page| kept(page, "pictures").len() == 2);
    is_poster(&of_data(kept(&page, "pictures")[1].as_str().expect("a URL")), &code);
}

fn without_share_sheet_it_downloads(stage: &Stage<'_>) {
    let (code, page) = open(stage, ANDROID, NO_SHARING);
    downloads(&page, &code);
}

fn share_sheet_without_files_downloads(stage: &Stage<'_>) {
    let stub = r#"set("canShare", () => false); set("share", () => { throw new TypeError("no files"); });"#;
    let (code, page) = open(stage, ANDROID, stub);
    downloads(&page, &code);
}

fn desktop_downloads_instead_of_sharing(stage: &Stage<'_>) {
    let agent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
    let (code, page) = open(stage, agent, &sharing("return Promise.resolve();"));
    downloads(&page, &code);
    assert_eq!(kept(&page, "shared").len(), 0);
}

fn blocked_download_shows_the_poster(stage: &Stage<'_>) {
    for block in [
        r#"HTMLAnchorElement.prototype.click = () => { throw new Error("blocked"); };"#,
        r#"URL.createObjectURL = () => { throw new Error("blocked"); };"#,
    ] {
        let (code, page) = open(stage, ANDROID, &format!("{NO_SHARING}{block}"));
        page.click("save-qr");
        is_poster(&is_shown(&page, HOLD), &code);
        assert_eq!(status(&page), None);
        has_no_console_line(&page);
    }
}

/// Scripts cannot see whether a browser ignores a download, so the poster is also offered.
fn poster_is_offered_after_a_download(stage: &Stage<'_>) {
    let (code, page) = open(stage, ANDROID, &format!("{NO_SHARING}HTMLAnchorElement.prototype.click = () => {{}};"));
    page.click("save-qr");
    says(&page, DOWNLOADED);
    page.click("show-qr");
    is_poster(&is_shown(&page, HOLD), &code);
}

fn in_app_browser_shows_the_poster(stage: &Stage<'_>) {
    let (code, page) = open(stage, INSTAGRAM, NO_SHARING);
    page.script(r#"document.querySelector("scalev-checkout").shadowRoot.querySelector("[part=save-qr]").focus()"#);
    page.press(&[Key::Enter]);
    is_poster(&is_shown(&page, HOLD), &code);
    assert_eq!(kept(&page, "downloads").len(), 0);
    page.press(&[Key::Escape]);
    page.wait("the card again", |page| !page.shows("poster"));
    assert_eq!(page.focused(), "save-qr");
    assert!(shows_steps(&page) && status(&page).is_none());
    has_no_console_line(&page);
}

fn poster_shows_under_a_strict_policy(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("qris"));
    let store = Store { head: head(INSTAGRAM, NO_SHARING), ..Store::of(&order.slug) };
    let page = stage.open(&store.strict(stage.sandbox));
    page.wait_state("unpaid");
    page.click("save-qr");
    is_poster(&is_shown(&page, HOLD), &code_of(stage, &order.slug));
    let natural =
        r#"return document.querySelector("scalev-checkout").shadowRoot.querySelector("[part=poster]").naturalWidth"#;
    page.wait("the policy allows the picture", |page| page.script(natural) == 1080);
    has_no_console_line(&page);
}

fn payment_closes_the_poster(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("qris"));
    let page = stage.open(&Store { head: head(INSTAGRAM, NO_SHARING), ..Store::of(&order.slug) });
    page.wait_state("unpaid");
    page.click("save-qr");
    page.wait("the picture", |page| page.shows("poster"));
    stage.act(&order.slug, Action::Pay);
    page.wait_state("paid");
    for name in ["poster", "save-qr", "save-steps", "copy-qr", "enlarge-qr", "cover"] {
        assert!(!page.shows(name), "{name} shows");
    }
    assert!(page.shows("fallback-link"), "the link is not covered");
    stage.press_link(&page, "fallback-link");
}

fn labels_are_in_english(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("qris"));
    let head = head(ANDROID, &sharing("return Promise.resolve();"));
    let page = stage.open(&Store { head, lang: "en", ..Store::of(&order.slug) });
    page.wait_state("unpaid");
    assert_eq!(page.text("save-qr"), "Save QR");
    page.click("save-qr");
    says(&page, "The QR was saved or shared.");
    is_poster(&picture(&page), &code_of(stage, &order.slug));
}

/// The number of requests for the script.
fn asked(stage: &Stage<'_>) -> usize {
    stage.sandbox.log().iter().filter(|entry| entry.server == "assets" && entry.path.contains("poster")).count()
}

fn script_loads_on_the_first_press(stage: &Stage<'_>) {
    let (_, page) = open(stage, ANDROID, NO_SHARING);
    page.click("enlarge-qr");
    page.wait("the large code", |page| page.shows("qr-large"));
    page.click("close");
    page.wait("the card again", |page| !page.shows("qr-large"));
    page.click("copy-qr");
    assert_eq!(asked(stage), 0);
    for _ in 0..2 {
        page.click("save-qr");
        says(&page, DOWNLOADED);
    }
    page.wait("two downloads", |page| kept(page, "downloads").len() == 2);
    assert_eq!(asked(stage), 1);
}

fn missing_script_is_reported_and_retried(stage: &Stage<'_>) {
    let gone = Fault::Status { code: 404, body: None, content_type: None };
    stage.sandbox.asset_fault("poster", gone, None);
    let (code, page) = open(stage, ANDROID, NO_SHARING);
    page.click("save-qr");
    says(&page, FAILED);
    assert!(!page.shows("save-steps"));
    page.click("enlarge-qr");
    page.wait("the large code can be read", |page| {
        page.shows("qr-large") && page.picture("qr-large").qr().as_deref() == Some(&code)
    });
    page.click("close");
    assert_eq!(page.uncaught(), Vec::<String>::new());
    stage.sandbox.clear_asset_faults();
    downloads_at_last(&page, &code);
}

fn downloads_at_last(page: &Page<'_>, code: &str) {
    page.click("save-qr");
    says(page, DOWNLOADED);
    is_poster(&picture(page), code);
}

fn script_that_fails_once_is_retried(stage: &Stage<'_>) {
    stage.sandbox.asset_fault("poster", Fault::Reset, Some(1));
    let (code, page) = open(stage, ANDROID, NO_SHARING);
    downloads_at_last(&page, &code);
}

/// Some browsers falsify the pixels that scripts read, against fingerprinting.
fn canvas_noise_makes_the_poster_fail(stage: &Stage<'_>) {
    let noise = r#"const read = CanvasRenderingContext2D.prototype.getImageData;
CanvasRenderingContext2D.prototype.getImageData = function (...place) { const image = read.apply(this, place); image.data.fill(255); return image; };"#;
    let (_, page) = open(stage, ANDROID, &format!("{NO_SHARING}{noise}"));
    page.click("save-qr");
    says(&page, FAILED);
    assert_eq!(kept(&page, "downloads").len(), 0);
}

/// The gateway's picture has `access-control-allow-origin`.
fn gateway_picture_is_downloaded(stage: &Stage<'_>) {
    let code = code_of(stage, &stage.order(NewOrder::of("qris")).slug);
    let drawn = qrcode::QrCode::new(&code).expect("it fits");
    let picture = drawn.render::<qrcode::render::svg::Color<'_>>().module_dimensions(4, 4).build();
    let headers = [("content-type", "image/svg+xml"), ("access-control-allow-origin", "*")];
    stage.sandbox.add_page("/qr.svg", &picture, &headers);
    let page = open_picture(stage, &format!("{}/qr.svg", stage.sandbox.shop()));
    assert!(!page.shows("copy-qr"), "a picture has no text to copy");
    page.click("save-qr");
    says(&page, DOWNLOADED);
    assert_eq!(super::saving::picture(&page).qr().as_deref(), Some(code.as_str()));
    has_no_console_line(&page);
}

fn gateway_picture_without_cors_is_shown(stage: &Stage<'_>) {
    let drawn = qrcode::QrCode::new("00020101").expect("it fits");
    let picture = drawn.render::<qrcode::render::svg::Color<'_>>().module_dimensions(8, 8).build();
    stage.sandbox.add_page("/qr.svg", &picture, &[("content-type", "image/svg+xml")]);
    // `localhost` is the same server under another origin.
    let url = format!("{}/qr.svg", stage.sandbox.shop().replace("127.0.0.1", "localhost"));
    let page = open_picture(stage, &url);
    page.click("save-qr");
    page.wait("the picture", |page| page.shows("poster"));
    assert_eq!(page.text("cover-words"), HOLD);
    assert_eq!(page.part("poster").expect("it shows").attribute("src"), Some(url.as_str()));
    assert_eq!(kept(&page, "downloads").len(), 0);
}

/// The page of an order whose gateway sends the code only as a picture.
fn open_picture<'a>(stage: &'a Stage<'_>, url: &str) -> Page<'a> {
    let info = json!({
        "transaction_id": "0d8178e1-c6c7-4ab4-81a6-893be9d924ab", "order_id": "INV-001", "gross_amount": "147000.00",
        "currency": "IDR", "payment_type": "qris", "transaction_status": "pending",
        "actions": [{ "name": "generate-qr-code", "method": "GET", "url": url }],
    });
    let new = NewOrder { provider: Some("midtrans".to_owned()), info: Some(info), ..NewOrder::of("qris") };
    let order = stage.order(new);
    let store = Store { head: head(ANDROID, NO_SHARING), ..Store::of(&order.slug) };
    let page = stage.open(&store.allowing("img-src", "http:"));
    page.wait_state("unpaid");
    page.wait("the gateway's picture", |page| page.part("qr").is_some_and(|part| part.tag == "img"));
    page
}
