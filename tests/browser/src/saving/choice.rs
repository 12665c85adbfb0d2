//! The choice between share sheet, download and the poster on screen, with the message of each.

use sandbox::NewOrder;

use super::{
    ANDROID, DOWNLOADED, HOLD, LIVE, NO_SHARING, SHARED, code_of, has_no_console_line, head, is_poster, is_shown, kept,
    of_data, open, picture, says, sharing, shows_steps, status,
};
use crate::harness::{Page, Stage, Store};

pub fn share_sheet_gets_the_poster(stage: &Stage<'_>) {
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

pub fn canceled_share_restores_the_screen(stage: &Stage<'_>) {
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

pub fn downloads(page: &Page<'_>, code: &str) {
    page.click("save-qr");
    says(page, DOWNLOADED);
    let names = kept(page, "downloads");
    let name = names[0].as_str().expect("a name");
    assert!(names.len() == 1 && name.starts_with("qris-26") && name.ends_with(".png"), "{names:?}");
    is_poster(&picture(page), code);
    assert!(shows_steps(page));
    has_no_console_line(page);
}

pub fn refused_share_downloads_instead(stage: &Stage<'_>) {
    let refusal = r#"return Promise.reject(new DOMException("not now", "NotAllowedError"));"#;
    let (code, page) = open(stage, ANDROID, &sharing(refusal));
    page.click("save-qr");
    says(&page, DOWNLOADED);
    assert_eq!((kept(&page, "shared").len(), kept(&page, "downloads").len()), (1, 1));
    page.wait("the picture, twice", |page| kept(page, "pictures").len() == 2);
    is_poster(&of_data(kept(&page, "pictures")[1].as_str().expect("a URL")), &code);
}

pub fn without_share_sheet_it_downloads(stage: &Stage<'_>) {
    let (code, page) = open(stage, ANDROID, NO_SHARING);
    downloads(&page, &code);
}

pub fn share_sheet_without_files_downloads(stage: &Stage<'_>) {
    let stub = r#"set("canShare", () => false); set("share", () => { throw new TypeError("no files"); });"#;
    let (code, page) = open(stage, ANDROID, stub);
    downloads(&page, &code);
}

pub fn desktop_downloads_instead_of_sharing(stage: &Stage<'_>) {
    let agent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
    let (code, page) = open(stage, agent, &sharing("return Promise.resolve();"));
    downloads(&page, &code);
    assert_eq!(kept(&page, "shared").len(), 0);
}

pub fn blocked_download_shows_the_poster(stage: &Stage<'_>) {
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
pub fn poster_is_offered_after_a_download(stage: &Stage<'_>) {
    let (code, page) = open(stage, ANDROID, &format!("{NO_SHARING}HTMLAnchorElement.prototype.click = () => {{}};"));
    page.click("save-qr");
    says(&page, DOWNLOADED);
    page.click("show-qr");
    is_poster(&is_shown(&page, HOLD), &code);
}

pub fn labels_are_in_english(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("qris"));
    let head = head(ANDROID, &sharing("return Promise.resolve();"));
    let page = stage.open(&Store { head, lang: "en", ..Store::of(&order.slug) });
    page.wait_state("unpaid");
    assert_eq!(page.text("save-qr"), "Save QR");
    page.click("save-qr");
    says(&page, "The QR was saved or shared.");
    is_poster(&picture(&page), &code_of(stage, &order.slug));
}
