//! Saving a QRIS code as a poster: by the share sheet, as a download, or shown in full size, with the message of each.
//!
//! A script in the page replaces the browser's sharing and downloads, so Chromium alone runs the tests of the choice between
//! them. Pictures, policies and missing files differ by engine.

mod choice;
mod cover;
mod gateway_picture;
mod script;

use base64::{Engine, prelude::BASE64_STANDARD};
use sandbox::NewOrder;
use serde_json::{Value, json};

use self::{choice::*, cover::*, gateway_picture::*, script::*};
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

/// The text of the live region.
const LIVE: &str =
    r#"return document.querySelector("scalev-checkout").shadowRoot.querySelector("[role=status]").textContent.trim()"#;
