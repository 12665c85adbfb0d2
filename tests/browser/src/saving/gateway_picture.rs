//! A code that the gateway sends only as a picture.

use sandbox::NewOrder;
use serde_json::json;

use super::{ANDROID, DOWNLOADED, HOLD, NO_SHARING, code_of, has_no_console_line, head, kept, says};
use crate::harness::{Page, Stage, Store};

/// The gateway's picture has `access-control-allow-origin`.
pub fn gateway_picture_is_downloaded(stage: &Stage<'_>) {
    let code = code_of(stage, &stage.order(NewOrder::of("qris")).slug);
    let drawn = qrcode::QrCode::new(&code).expect("it fits");
    let picture = drawn.render::<qrcode::render::svg::Color<'_>>().module_dimensions(4, 4).build();
    let headers = [("content-type", "image/svg+xml"), ("access-control-allow-origin", "*")];
    stage.sandbox.add_page("/qr.svg", &picture, &headers);
    let page = open_picture(stage, &format!("{}/qr.svg", stage.sandbox.shop()));
    assert!(!page.shows("copy-qr"), "a picture has no text to copy");
    page.click("save-qr");
    says(&page, DOWNLOADED);
    assert_eq!(super::picture(&page).qr().as_deref(), Some(code.as_str()));
    has_no_console_line(&page);
}

pub fn gateway_picture_without_cors_is_shown(stage: &Stage<'_>) {
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
