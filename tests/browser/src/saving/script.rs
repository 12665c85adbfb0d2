//! The script that makes the poster, and a canvas that falsifies it.

use sandbox::Fault;

use super::{ANDROID, DOWNLOADED, FAILED, NO_SHARING, is_poster, kept, open, picture, says};
use crate::harness::{Page, Stage};

/// The number of requests for the script.
fn asked(stage: &Stage<'_>) -> usize {
    stage.sandbox.log().iter().filter(|entry| entry.server == "assets" && entry.path.contains("poster")).count()
}

pub fn script_loads_on_the_first_press(stage: &Stage<'_>) {
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

pub fn missing_script_is_reported_and_retried(stage: &Stage<'_>) {
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

pub fn script_that_fails_once_is_retried(stage: &Stage<'_>) {
    stage.sandbox.asset_fault("poster", Fault::Reset, Some(1));
    let (code, page) = open(stage, ANDROID, NO_SHARING);
    downloads_at_last(&page, &code);
}

/// Some browsers falsify the pixels that scripts read, against fingerprinting.
pub fn canvas_noise_makes_the_poster_fail(stage: &Stage<'_>) {
    let noise = r#"const read = CanvasRenderingContext2D.prototype.getImageData;
CanvasRenderingContext2D.prototype.getImageData = function (...place) { const image = read.apply(this, place); image.data.fill(255); return image; };"#;
    let (_, page) = open(stage, ANDROID, &format!("{NO_SHARING}{noise}"));
    page.click("save-qr");
    says(&page, FAILED);
    assert_eq!(kept(&page, "downloads").len(), 0);
}
