//! Faults of the requests and of the network.

use sandbox::{Fault, NewOrder, Route};
use serde_json::json;

use super::{
    STEPS, choose, count, is_received, open_proof_section,
    pictures::{PNG, picture},
    says, unfold,
};
use crate::harness::{Engine, Stage, Store};

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

pub fn faults_are_explained_and_retried(stage: &Stage<'_>, route: Route) {
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

pub fn upload_resumes_when_back_online(stage: &Stage<'_>) {
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
pub fn hanging_upload_times_out_after_a_minute(stage: &Stage<'_>) {
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

pub fn rate_limit_says_when_the_upload_continues(stage: &Stage<'_>) {
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
