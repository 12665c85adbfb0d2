//! The stored card is shown until the server answers.

use sandbox::{Action, Fault, NewOrder, Route};

use super::{
    SEEN, card_is_stored, no_card_is_stored, open_then_cut_the_api, restore_api, shows_no_instruction,
    shows_the_stored_card,
};
use crate::harness::{Stage, Store};

pub fn card_stays_until_the_answer(stage: &Stage<'_>, method: &str, part: &str) {
    let (slug, page) = open_then_cut_the_api(stage, method);
    let text = page.text(part);
    page.reload();
    shows_the_stored_card(&page, part);
    page.wait_state("unavailable");
    shows_the_stored_card(&page, part);
    assert_eq!(page.text(part), text);
    assert_eq!(page.parts(part).iter().filter(|part| part.visible).count(), page.parts(part).len());
    restore_api(stage, &slug);
    page.script("dispatchEvent(new Event('online'))");
    page.wait_state("unpaid");
    page.wait("the server's answer", |page| page.shows(part) && !page.visible_text().contains(SEEN));
    assert_eq!(page.text(part), text);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

/// Records when the script has run and when the number is in the page.
const WATCH: &str = r#"<script nonce="recorder">{
const observe = () => {
  if (!window.scriptAt && customElements.get("scalev-checkout")) window.scriptAt = performance.now();
  const host = document.querySelector("scalev-checkout");
  if (host?.shadowRoot?.querySelector("[part=payment-code]")) window.numberAt ??= performance.now();
  else setTimeout(observe, 1);
};
observe();
}</script>"#;

pub fn card_is_shown_before_other_files_load(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store { head: WATCH.to_owned(), ..Store::of(&order.slug) });
    page.wait_state("unpaid");
    card_is_stored(&page);
    let number = page.text("payment-code");
    stage.fault(&order.slug, Route::Any, Fault::HangHeaders, None);
    for file in [".wasm", ".css", "glue-"] {
        stage.sandbox.asset_fault(file, Fault::HangHeaders, None);
    }
    page.reload();
    shows_the_stored_card(&page, "payment-code");
    assert_eq!(page.text("payment-code"), number);
    let took = page.script("return numberAt - scriptAt").as_f64().expect("a time");
    assert!(took < 300.0, "only after {took} ms");
    page.click("copy-code");
    page.wait("the copy", |page| page.paste() == number);
}

pub fn number_that_changed_while_away_is_reported(stage: &Stage<'_>) {
    let (slug, page) = open_then_cut_the_api(stage, "va_bca");
    let number = page.text("payment-code");
    page.reload();
    page.wait_state("unavailable");
    shows_the_stored_card(&page, "payment-code");
    let other = number.replace('1', "7").replace('2', "3");
    let body = stage.document(&slug).to_string().replace(&number, &other);
    restore_api(stage, &slug);
    stage.fault(&slug, Route::Any, Fault::Json { body: serde_json::from_str(&body).expect("JSON") }, None);
    page.click("check-status");
    page.wait("the other number", |page| page.state() == "unpaid" && page.shows("payment-code"));
    assert_eq!(page.text("payment-code"), other);
    page.wait("the notice", |page| page.visible_text().contains("berubah sejak halaman ini dibuka"));
}

pub fn card_stays_under_a_fault(stage: &Stage<'_>, fault: Fault) {
    let (slug, page) = open_then_cut_the_api(stage, "va_bca");
    restore_api(stage, &slug);
    stage.fault(&slug, Route::Any, fault.clone(), None);
    page.reload();
    shows_the_stored_card(&page, "payment-code");
    if fault != Fault::HangHeaders {
        page.wait_state("unavailable");
    }
    shows_the_stored_card(&page, "payment-code");
}

/// Without WebAssembly, and with a missing follower: it is requested again when the page is online.
pub fn number_stays_while_the_follower_does_not_load(stage: &Stage<'_>) {
    let (slug, _) = open_then_cut_the_api(stage, "va_bca");
    let file = stage.published("follow-", ".js").rsplit('/').next().expect("a name").to_owned();
    stage.sandbox.asset_fault(&file, Fault::Status { code: 404, body: None, content_type: None }, None);
    let head = r#"<script nonce="recorder">delete window.WebAssembly</script>"#.to_owned();
    let page = stage.open(&Store { head, ..Store::of(&slug) });
    page.wait("the error", |page| page.events_named("error").len() == 1);
    std::thread::sleep(std::time::Duration::from_millis(2500));
    shows_the_stored_card(&page, "payment-code");
    stage.sandbox.clear_asset_faults();
    restore_api(stage, &slug);
    page.wait("the server's answer", |page| {
        page.script("dispatchEvent(new Event('online'))");
        page.state() == "unpaid" && !page.visible_text().contains(SEEN)
    });
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

/// The reload has no API and no WebAssembly; the first load had WebAssembly or not.
pub fn card_is_shown_without_webassembly(stage: &Stage<'_>) {
    let head = || r#"<script nonce="recorder">delete window.WebAssembly</script>"#.to_owned();
    for before in [false, true] {
        let order = stage.order(NewOrder::of("va_bca"));
        let first = Store { head: if before { head() } else { String::new() }, ..Store::of(&order.slug) };
        let page = stage.open(&first);
        page.wait("the number", |page| page.shows("payment-code"));
        page.wait("an entry", |page| page.script("return sessionStorage.length") == 1);
        let number = page.text("payment-code");
        stage.fault(&order.slug, Route::Any, Fault::Reset, None);
        let page = stage.open(&Store { head: head(), ..Store::of(&order.slug) });
        shows_the_stored_card(&page, "payment-code");
        assert_eq!(page.text("payment-code"), number);
        restore_api(stage, &order.slug);
        stage.act(&order.slug, Action::Pay);
        page.wait("the money", |page| {
            page.script("dispatchEvent(new Event('online'))");
            page.state() == "paid"
        });
        shows_no_instruction(&page);
        no_card_is_stored(&page);
        page.script("sessionStorage.clear()");
    }
}
