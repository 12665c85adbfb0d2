//! The pages of the libraries: a shop's markup for each, and the answers of their vendors' servers.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use super::contender::{Subject, beside, source};
use crate::harness::Stage;

/// The page has the payment from the shop's own server, so the library does not request it.
pub fn adyen(stage: &Stage<'_>, subject: Subject, shown: &str) -> (String, String) {
    let amount = json!({ "value": 147_000, "currency": "IDR" });
    let action = match subject {
        Subject::Number => json!({
            "type": "voucher", "paymentMethodType": "doku_bca_va", "reference": shown, "totalAmount": amount,
            "expiresAt": "2030-01-01T00:00:00", "shopperName": "Pembeli Contoh", "merchantName": "Toko Contoh",
            "instructionsUrl": "https://toko.example/bayar",
        }),
        Subject::Code => json!({
            "type": "qrCode", "paymentMethodType": "promptpay", "qrCodeData": shown, "paymentData": "bench",
        }),
        Subject::Wallet => unreachable!("its action for a wallet leaves the page"),
    };
    let files = beside(stage);
    let head = format!(
        r#"<link rel="stylesheet" href="{files}/adyen.css"><script>window.payment = {}</script>
<script async src="{files}/adyen.js" crossorigin="anonymous"></script>"#,
        json!({ "action": action, "amount": amount }),
    );
    (head, place())
}

/// The answers to requests for statistics and for the payment's state.
pub fn adyen_answers() -> Value {
    json!([
        ["/v3/analytics", { "checkoutAttemptId": "bench" }],
        ["/v1/status", { "type": "pending", "resultCode": "pending" }],
    ])
}

/// The session's key is all that the page knows.
pub fn xendit(stage: &Stage<'_>) -> (String, String) {
    let head = format!(
        r#"<script>window.payment = {}</script>
<script async src="{}/xendit.js" crossorigin="anonymous"></script>"#,
        json!({ "componentsSdkKey": "session-0123456789abcdef-pl-key-signature" }),
        beside(stage),
    );
    (head, place())
}

/// A session with one channel, whose payment is asked for without a form. The channel is one of a code's for a number, too: the
/// version knows no channel of virtual accounts yet, but has the screen for their number.
pub fn xendit_answers(subject: Subject, shown: &str) -> Value {
    let now = "2026-01-01T00:00:00Z";
    let session = json!({
        "payment_session_id": "ps-0123456789abcdef", "created": now, "updated": now, "status": "ACTIVE",
        "reference_id": "bench", "description": "", "currency": "IDR", "amount": 147_000, "country": "ID",
        "expires_at": "2030-01-01T00:00:00Z", "session_type": "PAY", "mode": "COMPONENTS", "locale": "id",
        "business_id": "0123456789abcdef", "customer_id": "cust-0123456789abcdef", "capture_method": "AUTOMATIC",
        "allow_save_payment_method": "DISABLED", "items": [],
    });
    let (name, kind) = if subject == Subject::Wallet { ("DANA", "EWALLET") } else { ("QRIS", "QR_CODE") };
    let channel = json!({
        "brand_name": name, "channel_code": name, "brand_logo_url": "https://assets.xendit.co/logo.svg",
        "ui_group": "other", "pm_type": kind, "allow_pay_without_save": true, "allow_save": false,
        "brand_color": "#000000", "min_amount": 1000, "max_amount": 100_000_000, "requires_customer_details": false,
        "form": [], "instructions": [],
    });
    let presented = |descriptor: &str| {
        json!({
            "type": "PRESENT_TO_CUSTOMER", "descriptor": descriptor, "value": shown, "action_title": "Bayar",
            "action_subtitle": "", "action_graphic": "", "instructions": [],
        })
    };
    let action = match subject {
        Subject::Number => presented("VIRTUAL_ACCOUNT_NUMBER"),
        Subject::Code => presented("QR_STRING"),
        Subject::Wallet => json!({ "type": "REDIRECT_CUSTOMER", "descriptor": "DEEPLINK_URL", "value": shown }),
    };
    let request = json!({
        "payment_request_id": "pr-0123456789abcdef", "status": "REQUIRES_ACTION", "channel_code": name,
        "session_token_request_id": "0123456789abcdef", "actions": [action],
    });
    let bare = json!({
        "session": session, "customer": null, "channels": [channel],
        "business": {
            "name": "Toko Contoh", "country_of_operation": "Indonesia", "merchant_profile_picture_url": null,
        },
        "channel_ui_groups": [{ "id": "other", "label": "Lainnya", "icon_url": "https://assets.xendit.co/logo.svg" }],
    });
    json!([
        ["/payment_requests", request],
        ["/poll", { "session": session, "payment_request": request }],
        ["/api/sessions/", bare],
    ])
}

fn place() -> String {
    r#"<div id="pay"></div>"#.to_owned()
}

/// Answers to all that a library asks of its vendor, given in the page without a moment's delay.
pub fn answered(answers: &Value, shown: &str) -> String {
    let script = source("answers.js").replace("CODE", &json!(picture(shown)).to_string());
    script.replace("ANSWERS", &answers.to_string())
}

/// A vendor's picture of a QR code.
fn picture(text: &str) -> String {
    const MODULE: usize = 6;
    let code = qrcode::QrCode::new(text).expect("a QR code");
    let side = code.width() * MODULE;
    let colors = code.to_colors();
    let light = |x: usize, y: usize| colors[y / MODULE * code.width() + x / MODULE] == qrcode::Color::Light;
    let pixels: Vec<u8> = (0..side * side).map(|place| u8::from(light(place % side, place / side)) * 255).collect();
    let mut file = Vec::new();
    let side = u32::try_from(side).expect("a picture of some size");
    let mut encoder = png::Encoder::new(&mut file, side, side);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.write_header().expect("a header").write_image_data(&pixels).expect("a picture");
    format!("data:image/png;base64,{}", BASE64_STANDARD.encode(file))
}
