//! The payment, the order or the element changes during an upload.

use sandbox::{Action, Created, Fault, NewOrder, Route};
use serde_json::json;

use super::{
    choose, count, is_received, open_proof_section,
    pictures::{PNG, large, picture},
    says, within,
};
use crate::harness::{Page, Stage};

pub fn payment_during_the_upload_ends_it(stage: &Stage<'_>) {
    let (order, page) = open_proof_section(stage);
    choose(&page, &large(5_000_000));
    stage.fault(&order.slug, Route::Put, Fault::Slow { bytes_per_second: 100_000 }, None);
    page.click("send-proof");
    page.wait("the upload has begun", |_| count(stage, "PUT") == 1);
    stage.act(&order.slug, Action::Pay);
    page.click("check-status");
    page.wait_state("paid");
    assert!(page.visible_text().contains("bukti tidak perlu dikirim"), "{}", page.visible_text());
    assert!(!page.shows("proof") && !page.shows("payment-code"));
    assert_eq!(count(stage, "PATCH"), 0);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

pub fn closed_order_still_takes_the_proof(stage: &Stage<'_>) {
    let (order, page) = open_proof_section(stage);
    choose(&page, &picture("bukti.png", PNG));
    stage.fault(&order.slug, Route::Put, Fault::Status { code: 500, body: None, content_type: None }, Some(1));
    page.click("send-proof");
    says(&page, "sedang terganggu");
    stage.act(&order.slug, Action::Cancel);
    page.click("check-status");
    page.wait_state("closed");
    assert!(!page.shows("payment-code"));
    page.click("send-proof");
    page.wait("the proof is received", |page| page.text("proof").contains("Bukti transfer sudah dikirim"));
    assert!(stage.document(&order.slug)["transferproof_url"].is_string());
}

/// Starts an upload of four seconds, and waits until it has begun.
fn start_a_slow_upload(stage: &Stage<'_>, order: &Created, page: &Page<'_>) {
    choose(page, &large(4_000_000));
    stage.fault(&order.slug, Route::Put, Fault::Slow { bytes_per_second: 1_000_000 }, Some(1));
    page.click("send-proof");
    page.wait("the upload has begun", |_| count(stage, "PUT") == 1);
}

pub fn removal_aborts_the_upload(stage: &Stage<'_>) {
    let (order, page) = open_proof_section(stage);
    start_a_slow_upload(stage, &order, &page);
    page.script("window.kept = document.querySelector('scalev-checkout'); kept.remove();");
    page.script("document.body.append(kept)");
    page.wait_state("unpaid");
    assert!(!page.shows("proof-picture"), "the chosen picture is discarded");
    assert_eq!(page.uncaught(), Vec::<String>::new());
    assert!(stage.document(&order.slug)["transferproof_url"].is_null());
}

pub fn moving_the_element_keeps_the_upload(stage: &Stage<'_>) {
    let (order, page) = open_proof_section(stage);
    start_a_slow_upload(stage, &order, &page);
    page.script("const box = document.createElement('div'); document.body.append(box); box.append(document.querySelector('scalev-checkout'));");
    is_received(&page);
    assert_eq!(count(stage, "PUT"), 1);
}

pub fn another_order_discards_the_picture(stage: &Stage<'_>) {
    let (order, page) = open_proof_section(stage);
    start_a_slow_upload(stage, &order, &page);
    let other = stage.order(NewOrder { amount: Some(99_000), ..NewOrder::of("bank_transfer") });
    page.script(&format!("document.querySelector('scalev-checkout').setAttribute('order', '{}')", other.slug));
    page.wait("the other order", |page| page.part("amount").is_some_and(|part| part.text == "Rp98.724"));
    let script = within(
        "return [root.querySelectorAll('[part=proof-picture]').length, root.querySelectorAll(':checked').length]",
    );
    assert_eq!(page.script(&script), json!([0, 0]));
    assert!(stage.document(&order.slug)["transferproof_url"].is_null());
}
