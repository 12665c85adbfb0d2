//! The upload of a transfer's proof through a real file field.
//!
//! File types and answers are read alike in every engine, so Chromium alone runs those tests. Fields, pictures, connections
//! and the focus differ by engine.

use std::{fs, path::PathBuf};

use fantoccini::key::Key;
use sandbox::{Action, Created, Entry, Fault, NewOrder, Route};
use serde_json::json;
use tempfile::TempDir;

use crate::harness::{Engine, Page, Stage, Store, Test, in_one_engine, tests};

pub fn tests() -> Vec<Test> {
    let mut all = Vec::new();
    for (name, bytes) in [("jpeg", JPEG), ("png", PNG), ("webp", WEBP)] {
        let run = move |stage: &Stage<'_>| picture_is_uploaded(stage, name, bytes);
        all.push(Test::new(module_path!(), format!("{name}_picture_is_uploaded"), run));
    }
    for (step, route) in STEPS {
        let run = move |stage: &Stage<'_>| faults_are_explained_and_retried(stage, route);
        all.push(Test::new(module_path!(), format!("{step}_faults_are_explained_and_retried"), run));
    }
    all.extend(tests![
        upload_works_under_a_strict_policy,
        script_loads_when_the_section_opens,
        missing_script_offers_the_hosted_page_and_a_retry,
        upload_shows_progress_and_can_be_canceled,
        file_deleted_before_reading_asks_for_another,
        same_file_can_be_chosen_again,
        upload_resumes_when_back_online,
        hanging_upload_times_out_after_a_minute,
        payment_during_the_upload_ends_it,
        removal_aborts_the_upload,
        moving_the_element_keeps_the_upload,
        another_order_discards_the_picture,
        proof_can_be_sent_by_keyboard_alone,
        controls_have_names_and_44_pixels,
        poll_keeps_the_chosen_account,
    ]);
    let read_alike = tests![
        unsupported_files_are_refused,
        file_name_gets_the_extension_of_its_content,
        rate_limit_says_when_the_upload_continues,
        closed_order_still_takes_the_proof,
        sent_proof_can_be_replaced,
    ];
    all.extend(in_one_engine(read_alike, &[]));
    all
}

const STEPS: [(&str, Route); 3] =
    [("upload_url", Route::Upload), ("upload", Route::Put), ("order_update", Route::Patch)];

/// One pixel each.
const JPEG: &[u8] =
    b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xdb\x00C\x00P7<F<2PFAFZUP_x\
    \xc8\x82xnnx\xf5\xaf\xb9\x91\xc8\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\
    \xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xdb\x00C\
    \x01UZZxix\xeb\x82\x82\xeb\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\
    \xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\
    \xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xc0\x00\x11\x08\x00\x01\x00\x01\x03\x01\x22\x00\x02\
    \x11\x01\x03\x11\x01\xff\xc4\x00\x15\x00\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\
    \x00\x00\x03\xff\xc4\x00\x14\x10\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\
    \xff\xc4\x00\x15\x01\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x04\xff\xc4\
    \x00\x14\x11\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xff\xda\x00\x0c\x03\
    \x01\x00\x02\x11\x03\x11\x00?\x00\x90\x03X\xff\xd9";
const PNG: &[u8] =
    b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90w\
    S\xde\x00\x00\x00\x0cIDATx\x9cc\xf8\xcf\xc0\x00\x00\x03\x01\x01\x00\xc9\xfe\x92\xef\x00\x00\x00\x00I\
    END\xaeB`\x82";
const WEBP: &[u8] =
    b"RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00/\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00";

const RECEIVED: &str = "Bukti diterima, menunggu penjual";

/// A file on this machine, deleted at the end of the test.
struct Picture {
    path: PathBuf,
    _folder: TempDir,
}

fn picture(name: &str, bytes: &[u8]) -> Picture {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("a file");
    Picture { path, _folder: folder }
}

/// A picture of this many bytes: the decoder ignores the zeros after its end.
fn large(length: usize) -> Picture {
    let mut bytes = JPEG.to_vec();
    bytes.resize(length, 0);
    picture("besar.jpg", &bytes)
}

/// The page of a transfer, with the section of the proof open.
fn open_proof_section<'a>(stage: &'a Stage<'_>) -> (Created, Page<'a>) {
    let (order, page) = stage.open_order(NewOrder::of("bank_transfer"));
    unfold(&page);
    (order, page)
}

fn unfold(page: &Page<'_>) {
    page.wait_state("unpaid");
    page.script(&within("root.querySelector('[part=proof] summary').click()"));
    page.wait("the field", |page| page.shows("proof-file"));
}

/// A script with the widget's shadow root as `root`.
fn within(body: &str) -> String {
    format!(r#"const root = document.querySelector("scalev-checkout").shadowRoot; {body}"#)
}

/// Chooses the last account, if there are several, and this picture.
fn choose(page: &Page<'_>, picture: &Picture) {
    page.script(&within("[...root.querySelectorAll('[type=radio]')].at(-1)?.click()"));
    page.choose_file(&picture.path);
    page.wait("it can be sent", |page| page.shows("send-proof"));
}

fn is_received(page: &Page<'_>) {
    page.wait("it is received", |page| page.text("proof").contains("Ganti bukti"));
    assert_eq!(page.text("status"), RECEIVED);
    assert!(!page.shows("send-proof") && !page.shows("cancel-proof") && !page.shows("proof-progress"));
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn says(page: &Page<'_>, words: &str) {
    page.wait(words, |page| page.text("proof").contains(words));
}

/// The number of requests with this method, without those for the payment: `POST` asks for an upload URL.
fn count(stage: &Stage<'_>, method: &str) -> usize {
    let asked = |entry: &Entry| entry.method == method && !entry.path.ends_with("/payment");
    stage.requests().into_iter().filter(asked).count()
}

fn picture_is_uploaded(stage: &Stage<'_>, name: &str, bytes: &'static [u8]) {
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

fn upload_works_under_a_strict_policy(stage: &Stage<'_>) {
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

fn unsupported_files_are_refused(stage: &Stage<'_>) {
    let (_, page) = open_proof_section(stage);
    let heic = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic";
    for (file, words) in [
        (picture("kosong.png", b""), "kosong"),
        (picture("IMG_0001.jpg", heic), "HEIC"),
        (picture("bukti.png", b"%PDF-1.7 and so on"), "Punya PDF?"),
        (large(10_485_761), "lebih dari 10 MB"),
    ] {
        page.choose_file(&file.path);
        says(&page, words);
        assert!(!page.shows("send-proof") && page.shows("proof-file"));
    }
    assert_eq!(count(stage, "POST"), 0, "an unsupported file is not sent");
    choose(&page, &picture("bukti.png", PNG));
    page.click("send-proof");
    is_received(&page);
}

fn file_name_gets_the_extension_of_its_content(stage: &Stage<'_>) {
    let (_, page) = open_proof_section(stage);
    let long = "é".repeat(110);
    let shown = within("return root.querySelector('.file')?.textContent");
    for (given, bytes, name) in [
        ("Screenshot_2026-11-20-16.02.11.png", PNG, "Screenshot_2026-11-20-16.02.11.png".to_owned()),
        ("IMG_0001.HEIC", JPEG, "IMG_0001.jpg".to_owned()),
        ("bukti", WEBP, "bukti.webp".to_owned()),
        ("bukti\u{202e}gpj.png", PNG, "buktigpj.png".to_owned()),
        ("...", PNG, "bukti-transfer.png".to_owned()),
        (&long, PNG, format!("{}.png", "é".repeat(95))),
    ] {
        choose(&page, &picture(given, bytes));
        page.wait(&name, |page| page.script(&shown) == name.as_str());
    }
}

fn script_loads_when_the_section_opens(stage: &Stage<'_>) {
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

fn missing_script_offers_the_hosted_page_and_a_retry(stage: &Stage<'_>) {
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

fn upload_shows_progress_and_can_be_canceled(stage: &Stage<'_>) {
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

/// The faults of a step, each with words of the message that it causes.
fn faults(route: Route) -> Vec<(Fault, &'static str)> {
    let status = |code| Fault::Status { code, body: None, content_type: None };
    let refused = if route == Route::Put { "sedang terganggu" } else { "tidak bisa diterima lewat sini" };
    let mut faults = vec![
        (status(404), refused),
        (status(500), "sedang terganggu"),
        (Fault::Reset, "Koneksi terputus"),
        (Fault::Truncate, "Koneksi terputus"),
        (Fault::NoCors, "Koneksi terputus"),
    ];
    if route == Route::Put {
        // The storage's answer is not read, and an answer without a body cannot be truncated.
        faults.retain(|(fault, _)| !matches!(fault, Fault::Reset | Fault::Truncate));
    } else {
        faults.push((Fault::Html, "sedang terganggu"));
        faults.push((Fault::Garbage, "sedang terganggu"));
        faults.push((Fault::Json { body: json!({}) }, "sedang terganggu"));
    }
    faults
}

fn faults_are_explained_and_retried(stage: &Stage<'_>, route: Route) {
    let (order, page) = open_proof_section(stage);
    let file = picture("bukti.png", PNG);
    let is_answer = |fault: &Fault| matches!(fault, Fault::Status { .. } | Fault::Html | Fault::Json { .. });
    let all = faults(route).into_iter();
    for (fault, words) in all.filter(|(fault, _)| stage.engine() == Engine::Chromium || !is_answer(fault)) {
        let name = format!("{fault:?}");
        let refused = matches!(fault, Fault::Status { code: 404, .. });
        choose(&page, &file);
        stage.sandbox.clear_log();
        stage.fault(&order.slug, route, fault, Some(1));
        page.click("send-proof");
        page.wait(&format!("{words} after {name}"), |page| page.text("proof").contains(words));
        assert!(page.shows("proof-picture") && page.shows("payment-code"), "{name} keeps picture and number");
        assert!(page.text("send-proof").contains("Coba lagi"), "{name}");
        page.click("send-proof");
        page.wait(&format!("received after {name}"), |page| page.text("proof").contains("Ganti bukti"));
        let asked = ["POST", "PUT", "PATCH"].map(|method| count(stage, method));
        let expected = match route {
            Route::Upload => [2, 1, 1],
            // A refused upload URL is replaced by another one.
            Route::Put if refused => [2, 2, 1],
            Route::Put => [1, 2, 1],
            _ => [1, 1, 2],
        };
        assert_eq!(asked, expected, "{name}: only what failed is done again");
    }
    assert_eq!(page.uncaught(), Vec::<String>::new());
    assert_eq!(page.events_named("error").len(), 0, "no `error` event");
}

/// Phones delete files, here before the script that reads them has loaded.
fn file_deleted_before_reading_asks_for_another(stage: &Stage<'_>) {
    stage.sandbox.asset_fault("/proof-", Fault::Delay { ms: 1000 }, Some(1));
    let (_, page) = open_proof_section(stage);
    page.choose_file(&picture("bukti.png", PNG).path);
    // Chromium reads it as an empty file.
    page.wait("advice", |page| page.text("proof").to_lowercase().contains("pilih gambar lain"));
    assert!(page.shows("proof-file") && !page.shows("send-proof"));
}

fn same_file_can_be_chosen_again(stage: &Stage<'_>) {
    let (_, page) = open_proof_section(stage);
    let file = picture("bukti.png", b"");
    page.choose_file(&file.path);
    says(&page, "kosong");
    fs::write(&file.path, PNG).expect("a file");
    choose(&page, &file);
}

fn upload_resumes_when_back_online(stage: &Stage<'_>) {
    let (order, page) = open_proof_section(stage);
    choose(&page, &picture("bukti.png", PNG));
    stage.fault(&order.slug, Route::Put, Fault::NoCors, Some(1));
    page.script("dispatchEvent(new Event('offline'))");
    page.click("send-proof");
    says(&page, "Tidak ada koneksi internet");
    page.script("dispatchEvent(new Event('online'))");
    is_received(&page);
    assert_eq!(count(stage, "POST"), 1);
}

/// The page's clock is moved by 61 seconds.
fn hanging_upload_times_out_after_a_minute(stage: &Stage<'_>) {
    let head = r#"<script>window.skipped = 0; const now = performance.now.bind(performance);
performance.now = () => now() + window.skipped;</script>"#;
    let order = stage.order(NewOrder { deadline_in: Some(3600), ..NewOrder::of("bank_transfer") });
    let page = stage.open(&Store { head: head.to_owned(), ..Store::of(&order.slug) });
    unfold(&page);
    choose(&page, &picture("bukti.png", PNG));
    stage.fault(&order.slug, Route::Put, Fault::HangHeaders, Some(1));
    page.click("send-proof");
    says(&page, "Mengirim bukti… 100%");
    assert!(page.shows("cancel-proof"), "there is still time");
    page.script("window.skipped = 61_000");
    says(&page, "koneksi lambat");
    assert!(page.shows("proof-picture"));
    page.click("send-proof");
    is_received(&page);
    assert_eq!((count(stage, "POST"), count(stage, "PUT")), (1, 2));
}

fn rate_limit_says_when_the_upload_continues(stage: &Stage<'_>) {
    for (_, route) in STEPS {
        let (order, page) = open_proof_section(stage);
        choose(&page, &picture("bukti.png", PNG));
        stage.fault(&order.slug, route, Fault::RateLimit { reset: 600, retry_after: None }, Some(1));
        page.click("send-proof");
        says(&page, "dilanjutkan sendiri pukul");
        assert!(!page.shows("send-proof") && page.shows("cancel-proof") && page.shows("proof-picture"));
        page.click("cancel-proof");
        page.click("send-proof");
        is_received(&page);
    }
}

fn payment_during_the_upload_ends_it(stage: &Stage<'_>) {
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

fn closed_order_still_takes_the_proof(stage: &Stage<'_>) {
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

fn removal_aborts_the_upload(stage: &Stage<'_>) {
    let (order, page) = open_proof_section(stage);
    start_a_slow_upload(stage, &order, &page);
    page.script("window.kept = document.querySelector('scalev-checkout'); kept.remove();");
    page.script("document.body.append(kept)");
    page.wait_state("unpaid");
    assert!(!page.shows("proof-picture"), "the chosen picture is discarded");
    assert_eq!(page.uncaught(), Vec::<String>::new());
    assert!(stage.document(&order.slug)["transferproof_url"].is_null());
}

fn moving_the_element_keeps_the_upload(stage: &Stage<'_>) {
    let (order, page) = open_proof_section(stage);
    start_a_slow_upload(stage, &order, &page);
    page.script("const box = document.createElement('div'); document.body.append(box); box.append(document.querySelector('scalev-checkout'));");
    is_received(&page);
    assert_eq!(count(stage, "PUT"), 1);
}

fn another_order_discards_the_picture(stage: &Stage<'_>) {
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

fn sent_proof_can_be_replaced(stage: &Stage<'_>) {
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

fn proof_can_be_sent_by_keyboard_alone(stage: &Stage<'_>) {
    let (order, page) = stage.open_order(NewOrder::of("bank_transfer"));
    page.wait_state("unpaid");
    page.script(&within("[...root.querySelectorAll('[part=copy-code]')].at(-1).focus()"));
    page.press(&[Key::Tab]);
    assert_eq!(page.focused(), "summary in proof");
    page.press(&[Key::Enter]);
    page.wait("the field", |page| page.shows("proof-file"));
    page.press(&[Key::Tab]);
    page.press(&[Key::Space]);
    assert_eq!(page.focused(), "radio in proof-accounts");
    page.press(&[Key::Down]);
    assert_eq!(page.script(&within("return root.querySelectorAll('[type=radio]')[1].checked")), true);
    page.press(&[Key::Tab]);
    assert_eq!(page.focused(), "file in proof-file");
    let ring = within("return getComputedStyle(root.querySelector('[part=proof-file] span'), '::after').outlineStyle");
    // Without a window manager WebKitGTK's window is never active, and no style for the focus applies in it.
    let in_front = page.script("return document.hasFocus()") == true;
    assert_eq!(page.script(&ring) == "solid", in_front, "the focus can be seen");
    let file = picture("bukti.png", PNG);
    page.choose_file(&file.path);
    page.wait("it can be sent", |page| page.shows("send-proof"));
    assert_eq!(page.focused(), "file in proof-file", "the focus stays where it was");
    page.press(&[Key::Tab]);
    assert_eq!(page.focused(), "send-proof");
    page.press(&[Key::Space]);
    is_received(&page);
    assert_eq!(stage.document(&order.slug)["payment_account_number"], "0098765432");
    page.press(&[Key::Tab]);
    assert!(page.focused().len() > 1, "the focus goes on within the widget: {}", page.focused());
}

fn controls_have_names_and_44_pixels(stage: &Stage<'_>) {
    let (order, page) = open_proof_section(stage);
    page.resize(360, 640);
    let controls = within(
        r#"return [...root.querySelectorAll("[part=proof] :is(button, input, a, summary, progress)")].map((control) => {
  const place = control.labels?.[0] ?? control;
  const box = place.getBoundingClientRect();
  const name = control.getAttribute("aria-label") ?? place.textContent;
  return [name.trim(), control.localName === "progress" || (box.height >= 44 && box.width >= 44)];
});"#,
    );
    let check = |page: &Page<'_>, least: usize| {
        let found = page.script(&controls);
        let rows = found.as_array().expect("rows");
        assert!(rows.len() >= least, "{found}");
        assert!(rows.iter().all(|row| row[0].as_str().is_some_and(|name| name.len() > 3) && row[1] == true), "{found}");
        assert_eq!(page.script("return document.documentElement.scrollWidth <= innerWidth"), true);
    };
    check(&page, 5);
    choose(&page, &picture("a-very-long-name-of-a-screenshot-that-a-phone-may-have-given-it-20261120-160211.png", PNG));
    check(&page, 6);
    stage.fault(&order.slug, Route::Put, Fault::HangHeaders, Some(1));
    page.click("send-proof");
    page.wait("progress", |page| page.shows("proof-progress"));
    check(&page, 5);
    let live = within("return root.querySelector('[role=status]').textContent");
    page.wait("the announcement", |page| page.script(&live).as_str().is_some_and(|text| text.contains("Mengirim bukti")));
}

/// An update of the screen does not touch the field, because browsers would drop the chosen file.
fn poll_keeps_the_chosen_account(stage: &Stage<'_>) {
    let (_, page) = open_proof_section(stage);
    page.script(&within(
        r#"window.changes = 0; const field = root.querySelector("[type=file]");
new MutationObserver((records) => (changes += records.length)).observe(field, { attributes: true });
root.querySelectorAll("[type=radio]")[1].click();"#,
    ));
    page.click("check-status");
    page.wait("another screen", |page| page.visible_text().contains("Belum ada pembayaran masuk"));
    assert_eq!(page.script("return changes"), 0);
    assert_eq!(page.script(&within("return root.querySelectorAll('[type=radio]')[1].checked")), true);
    assert_eq!(page.script(&within("return root.querySelector('[part=proof]').open")), true);
}
