//! A payload that the page already has and gives to `mount`.

use sandbox::PaymentAction;
use serde_json::{Value, json};

use crate::{
    backend::{REFERENCE, act_at_gateway, charge, is_paid, requests},
    harness::{Page, Stage, Store, Test, tests},
};

pub fn tests() -> Vec<Test> {
    tests![payload_is_followed_by_its_status_url, payload_alone_sends_no_request]
}

/// The page requests the payload from its backend and gives it to the widget.
fn payload_is_followed_by_its_status_url(stage: &Stage<'_>) {
    let page = open_with_a_place(stage);
    let payment = stage.sandbox.payment_url("paymenku", REFERENCE, "qris");
    let status = stage.sandbox.status_url("paymenku", REFERENCE);
    page.script(&format!(
        r##"fetch("{payment}", {{ method: "POST" }}).then((answer) => answer.json()).then((payment) => {{
  window.handle = ScalevCheckout.mount("#place", {{ payment, statusUrl: "{status}" }});
}});"##
    ));
    page.wait_state("unpaid");
    page.wait("the code can be read", |page| page.picture("qr").qr() == Some(charge(stage, "paymenku").payment().qr()));
    act_at_gateway(stage, "paymenku", PaymentAction::Pay);
    page.script("handle.checkStatus()");
    page.wait_state("paid");
    is_paid(&page, &charge(stage, "paymenku").amount.to_string());
    assert_eq!(requests(stage, "backend", "POST").len(), 1, "the page's own");
}

fn payload_alone_sends_no_request(stage: &Stage<'_>) {
    let page = open_with_a_place(stage);
    page.script(&format!(r##"ScalevCheckout.mount("#place", {{ payment: {} }})"##, payload()));
    page.wait_state("unpaid");
    assert_eq!((page.text("bank"), page.text("payment-code")), ("BNI".to_owned(), "8808999900000001".to_owned()));
    assert_eq!(page.text("amount"), "Rp147.000");
    assert!(!page.shows("check-status"), "nobody can be asked");
    let asked = stage.sandbox.log().into_iter().filter(|entry| entry.server != "assets").count();
    assert_eq!(asked, 0);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

/// A page with a place for a widget, and the loader in it.
fn open_with_a_place<'a>(stage: &'a Stage<'_>) -> Page<'a> {
    let body = r#"<div id="place"><a id="own-link" href="/hosted">Lanjutkan pembayaran</a></div>"#.to_owned();
    let page = stage.open(&Store { body, ..Store::with(&[]) }.allowing("connect-src", "'self'"));
    page.wait("the global", |page| page.script("return typeof ScalevCheckout") == "object");
    page
}

/// A payload of Fazz.
pub fn payload() -> Value {
    let instructions = json!({ "bankShortCode": "BNI", "accountNo": "8808999900000001", "displayName": "Toko Contoh" });
    json!({ "data": { "id": "contract_1", "type": "payment", "attributes": {
        "status": "pending", "amount": "147000.0", "currency": "IDR", "expiredAt": "2040-01-01T00:00:00Z",
        "paymentMethod": { "id": "va_1", "type": "virtual_bank_account", "instructions": instructions },
    } } })
}
