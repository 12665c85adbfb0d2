//! The upload from the choice of a file to the received proof.

use sandbox::{Entry, Fault, NewOrder, Route};
use serde_json::json;

use super::{
    RECEIVED, choose, count, is_received, open_proof_section,
    pictures::{JPEG, PNG, large, picture},
    says, unfold, within,
};
use crate::harness::{Page, Stage, Store};

pub fn picture_is_uploaded(stage: &Stage<'_>, name: &str, bytes: &'static [u8]) {
    let order = stage.order(NewOrder::of("bank_transfer"));
    let cookie = r#"<script>document.cookie = "session=1; path=/"</script>"#;
    let page = stage.open(&Store { head: cookie.to_owned(), ..Store::of(&order.slug) });
    unfold(&page);
    // The extension says nothing about the type.
    choose(&page, &picture("bukti.gambar", bytes));
    let shown = page.part("proof-picture").expect("a small picture");
    assert!(shown.attribute("src").is_some_and(|source| source.starts_with("data:image/jpeg;base64,")));
    let width = within("return root.querySelector('[part=proof-picture]').naturalWidth");
    page.wait("the small picture", |page| page.script(&width) == 1);
    page.click("send-proof");
    is_received(&page);
    says(&page, "Dikirim");

    let document = stage.document(&order.slug);
    assert_eq!(document["payment_account_number"], "0098765432");
    assert_eq!(document["payment_account_holder"], "PT Contoh Niaga");
    assert!(document["transfer_time"].is_string());
    let url = document["transferproof_url"].as_str().expect("the order has the file");
    let file = page.script(&format!(
        "return fetch('{url}').then(async (file) => [file.headers.get('content-type'), (await file.arrayBuffer()).byteLength])"
    ));
    assert_eq!(file, json!([format!("image/{name}"), bytes.len()]));

    page.wait("the order is read again", |_| stage.requests().last().is_some_and(|entry| entry.status.is_some()));
    let asked: Vec<Entry> = stage.requests().into_iter().filter(|entry| !entry.path.ends_with("/payment")).collect();
    let methods: Vec<&str> = asked.iter().map(|entry| entry.method.as_str()).take(4).collect();
    assert_eq!(methods, ["POST", "PUT", "PATCH", "GET"]);
    for entry in asked {
        let storage = entry.path.starts_with("/uploads/");
        // The `fetch` above.
        if storage && entry.method == "GET" {
            continue;
        }
        assert!(!entry.cookie, "{entry:?}");
        assert_eq!(entry.key, !storage, "the key is for the API alone: {entry:?}");
        // The storage gets the referrer that the page's policy gives to everybody: by default the origin, never the path.
        let origin =
            entry.referer.as_deref().is_none_or(|referer| storage && referer == format!("{}/", stage.sandbox.shop()));
        assert!(origin, "{entry:?}");
    }
    let output = format!("{:?} {:?}", page.console(), page.events());
    assert!(!output.contains("bukti.") && !output.contains("uploads"), "{output}");
}

pub fn upload_works_under_a_strict_policy(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("bank_transfer"));
    let head = r#"<script nonce="recorder">window.refused = [];
document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => refused.push(effectiveDirective));
</script>"#;
    let page = stage.open(&Store { head: head.to_owned(), ..Store::of(&order.slug) }.strict(stage.sandbox));
    unfold(&page);
    choose(&page, &picture("bukti.png", PNG));
    let width = within("return root.querySelector('[part=proof-picture]').naturalWidth");
    page.wait("the small picture", |page| page.script(&width) == 1);
    page.click("send-proof");
    is_received(&page);
    // The test page's own style is refused.
    let refused = page.script("return refused.filter((name) => !name.startsWith('style-src'))");
    assert_eq!(refused, json!([]));
}

pub fn script_loads_when_the_section_opens(stage: &Stage<'_>) {
    let loads = || stage.sandbox.log().iter().filter(|entry| entry.path.contains("/proof-")).count();
    let (_, page) = stage.open_order(NewOrder::of("bank_transfer"));
    page.wait_state("unpaid");
    page.click("check-status");
    page.wait("a read", |_| stage.count("GET") == 1);
    assert_eq!(loads(), 0);
    unfold(&page);
    page.wait("the script", |_| loads() == 1);
    choose(&page, &picture("bukti.png", PNG));
    assert_eq!(loads(), 1);
}

pub fn missing_script_offers_the_hosted_page_and_a_retry(stage: &Stage<'_>) {
    stage.sandbox.asset_fault("/proof-", Fault::Status { code: 503, body: None, content_type: None }, None);
    let (_, page) = open_proof_section(stage);
    let file = picture("bukti.png", PNG);
    page.choose_file(&file.path);
    says(&page, "Koneksi terputus");
    assert!(page.shows("proof-link"), "the hosted page is the other way");
    stage.sandbox.clear_asset_faults();
    page.script(&within("root.querySelector('[type=radio]').click()"));
    page.click("send-proof");
    page.wait("the picture", |page| page.shows("proof-picture"));
    page.click("send-proof");
    is_received(&page);
}

pub fn upload_shows_progress_and_can_be_canceled(stage: &Stage<'_>) {
    let (order, page) = open_proof_section(stage);
    choose(&page, &large(10_000_000));
    stage.fault(&order.slug, Route::Put, Fault::Slow { bytes_per_second: 1_000_000 }, None);
    page.click("send-proof");
    let percent = |page: &Page<'_>| -> u32 {
        let value = page.part("proof-progress").and_then(|part| part.attribute("value").map(str::to_owned));
        value.and_then(|value| value.parse().ok()).unwrap_or_default()
    };
    page.wait("some bytes are sent", |page| (1..100).contains(&percent(page)));
    let first = percent(&page);
    page.wait("more bytes are sent", |page| percent(page) > first);
    says(&page, "Mengirim bukti… ");
    assert_eq!(page.part("send-proof").expect("the button stays").attribute("aria-disabled"), Some("true"));
    page.click("cancel-proof");
    page.wait("the upload is canceled", |page| !page.shows("proof-progress"));
    assert!(page.shows("proof-picture") && !page.shows("cancel-proof"), "the picture stays");
    stage.sandbox.clear_faults(&order.slug).expect("the order");
    page.click("send-proof");
    is_received(&page);
    assert_eq!((count(stage, "POST"), count(stage, "PATCH")), (1, 1));
}

pub fn sent_proof_can_be_replaced(stage: &Stage<'_>) {
    let (order, page) = open_proof_section(stage);
    choose(&page, &picture("satu.png", PNG));
    page.click("send-proof");
    is_received(&page);
    let first = stage.document(&order.slug)["transferproof_url"].clone();
    page.reload();
    page.wait("the received proof", |page| page.part("status").is_some_and(|part| part.text == RECEIVED));
    unfold(&page);
    says(&page, "Dikirim");
    choose(&page, &picture("dua.jpg", JPEG));
    page.click("send-proof");
    is_received(&page);
    assert_ne!(stage.document(&order.slug)["transferproof_url"], first);
}
