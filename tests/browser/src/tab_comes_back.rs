//! A tab that the system discarded and that is loaded again: it shows the card that was stored last until the server answers,
//! and shows no card that may be outdated.

use sandbox::{Action, Fault, NewOrder, Route};
use serde_json::json;

use crate::{
    harness::{Page, Profile, Stage, Store, Test, in_one_engine, is_split, tests},
    states::fires_once,
};

/// The words that mark a stored card with its time.
const SEEN: &str = "Terakhir dilihat pukul";

/// A kind of instruction for the test's name, the order's method, and the part that the buyer pays by.
const KINDS: [(&str, &str, &str); 5] = [
    ("virtual_account", "va_bca", "payment-code"),
    ("qris", "qris", "qr"),
    ("wallet", "dana", "pay-link"),
    ("retail_code", "alfamart", "payment-code"),
    ("transfer", "bank_transfer", "payment-code"),
];

/// A final state for the test's name, the action that leads to it, and its name in the contract.
const ENDS: [(&str, Action, &str); 4] = [
    ("paid", Action::Pay, "paid"),
    ("expired", Action::Expire, "expired"),
    ("closed", Action::Cancel, "closed"),
    ("conflict", Action::Conflict, "conflict"),
];

/// What the API does, for the test's name, and the fault. None of them says anything about the order.
type Row = (&'static str, fn() -> Fault);

const FAULTS: [Row; 6] = [
    ("resets", || Fault::Reset),
    ("hangs", || Fault::HangHeaders),
    ("answers_html", || Fault::Html),
    ("answers_garbage", || Fault::Garbage),
    ("answers_503", || Fault::Status { code: 503, body: None, content_type: None }),
    ("limits_requests", || Fault::RateLimit { reset: 30, retry_after: None }),
];

/// A change of the stored entry by another script: the test's name, and the new value as JavaScript.
const CHANGES: [(&str, &str); 6] = [
    ("another_character", "value.slice(0, 40) + (value[40] === 'A' ? 'B' : 'A') + value.slice(41)"),
    ("another_start", "'A' + value.slice(4)"),
    ("its_end_cut_off", "value.slice(0, -8)"),
    ("unencrypted_lines", "btoa(JSON.stringify([0, 9e15, '0\\tp\\t12345\\tpart=payment-code']))"),
    ("markup", "'<script>'"),
    ("no_content", "''"),
];

pub fn tests() -> Vec<Test> {
    let mut all = tests![
        card_is_shown_before_other_files_load,
        check_button_replaces_the_card_by_the_answer,
        number_that_changed_while_away_is_reported,
        no_card_is_shown_after_the_deadline,
        card_is_removed_at_the_deadline,
        clock_set_back_far_hides_the_card,
        corrected_clock_hides_a_card_past_its_deadline,
        check_before_the_widget_loads_sends_a_request,
        presses_before_the_widget_loads_fire_actions,
        number_stays_while_the_follower_does_not_load,
        other_order_store_key_or_api_shows_no_card,
        other_locale_or_status_url_discards_the_card,
        next_order_of_a_payment_url_shows_no_card,
        navigation_type_decides_for_a_payment_url,
        window_opened_by_the_page_shows_no_card,
        remember_off_stores_and_shows_no_card,
        setting_remember_off_deletes_the_card,
        refused_storage_causes_no_error,
        insecure_context_stores_no_card,
        stored_card_is_encrypted,
        card_is_shown_without_webassembly,
    ];
    let mut rows = Vec::new();
    let mut add = |name: String, run: Box<dyn Fn(&Stage<'_>) + Send + Sync>, profile: Profile| {
        rows.push(Test::new(module_path!(), name, run).at(profile));
    };
    for (name, method, part) in KINDS {
        let run = move |stage: &Stage<'_>| card_stays_until_the_answer(stage, method, part);
        add(
            format!("{name}_card_stays_until_the_answer"),
            Box::new(run),
            Profile { phone: true, ..Profile::default() },
        );
    }
    for (name, action, state) in ENDS {
        add(
            format!("{name}_before_the_reload_shows_no_card"),
            Box::new(move |stage| ends_before_the_reload(stage, action, state)),
            Profile::default(),
        );
        add(
            format!("{name}_while_away_removes_the_card"),
            Box::new(move |stage| ends_while_away(stage, action, state)),
            Profile::default(),
        );
    }
    for (name, fault) in FAULTS {
        add(
            format!("card_stays_while_the_api_{name}"),
            Box::new(move |stage| card_stays_under_a_fault(stage, fault())),
            Profile::default(),
        );
    }
    for (name, change) in CHANGES {
        add(
            format!("entry_with_{name}_is_discarded"),
            Box::new(move |stage| changed_entry_is_discarded(stage, change)),
            Profile::default(),
        );
    }
    all.extend(in_one_engine(rows, &SAMPLE));
    all
}

/// The cases that run in every engine: one of each table, and the faults of connections. The wasm reads states, payloads
/// and answers alike in every engine.
const SAMPLE: [&str; 8] = [
    "virtual_account_card_stays_until_the_answer",
    "qris_card_stays_until_the_answer",
    "paid_before_the_reload_shows_no_card",
    "paid_while_away_removes_the_card",
    "card_stays_while_the_api_resets",
    "card_stays_while_the_api_hangs",
    "entry_with_another_character_is_discarded",
    "entry_with_no_content_is_discarded",
];

/// Waits until the tab has stored a card.
#[track_caller]
fn card_is_stored(page: &Page<'_>) {
    page.wait("an entry", |page| page.script("return sessionStorage.length") == 1);
}

/// Waits until no card is stored: the entry is deleted after the state has changed.
#[track_caller]
fn no_card_is_stored(page: &Page<'_>) {
    page.wait("no entry", |page| page.script("return sessionStorage.length") == 0);
}

/// Opens an order's page, waits until its card is stored, and makes every later request to the API fail.
fn open_then_cut_the_api<'a>(stage: &'a Stage<'_>, method: &str) -> (String, Page<'a>) {
    let order = stage.order(NewOrder::of(method));
    let page = stage.open(&Store::of(&order.slug));
    page.wait_state("unpaid");
    card_is_stored(&page);
    stage.fault(&order.slug, Route::Any, Fault::Reset, None);
    (order.slug, page)
}

#[track_caller]
fn restore_api(stage: &Stage<'_>, slug: &str) {
    assert!(stage.sandbox.clear_faults(slug).is_ok());
}

#[track_caller]
fn shows_the_stored_card(page: &Page<'_>, part: &str) {
    page.wait("the stored card", |page| page.shows(part) && page.visible_text().contains(SEEN));
    assert!(page.shows("amount") && page.shows("check-status") && page.shows_own_link());
}

/// Waits for `unavailable`, and asserts that neither a number, code or link nor the mark of a stored card is shown.
#[track_caller]
fn stays_without_a_card(page: &Page<'_>) {
    page.wait_state("unavailable");
    shows_no_instruction(page);
}

#[track_caller]
fn shows_no_instruction(page: &Page<'_>) {
    for part in ["payment-code", "qr", "pay-link"] {
        assert!(!page.shows(part), "{part} shows");
    }
    assert!(!page.visible_text().contains(SEEN), "{}", page.visible_text());
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn card_stays_until_the_answer(stage: &Stage<'_>, method: &str, part: &str) {
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

fn card_is_shown_before_other_files_load(stage: &Stage<'_>) {
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

fn check_button_replaces_the_card_by_the_answer(stage: &Stage<'_>) {
    let (slug, page) = open_then_cut_the_api(stage, "va_bca");
    page.reload();
    page.wait_state("unavailable");
    shows_the_stored_card(&page, "payment-code");
    restore_api(stage, &slug);
    page.click("check-status");
    page.wait("the server's answer", |page| page.state() == "unpaid" && !page.visible_text().contains(SEEN));
}

fn number_that_changed_while_away_is_reported(stage: &Stage<'_>) {
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

/// The tab learns the final state before the reload.
fn ends_before_the_reload(stage: &Stage<'_>, action: Action, state: &str) {
    let (order, page) = stage.open_order(NewOrder::of("va_bca"));
    page.wait_state("unpaid");
    card_is_stored(&page);
    stage.act(&order.slug, action);
    page.click("check-status");
    page.wait_state(state);
    no_card_is_stored(&page);
    stage.fault(&order.slug, Route::Any, Fault::Reset, None);
    page.reload();
    stays_without_a_card(&page);
}

/// The tab learns the final state by the first answer after the reload.
fn ends_while_away(stage: &Stage<'_>, action: Action, state: &str) {
    let (slug, page) = open_then_cut_the_api(stage, "va_bca");
    page.reload();
    shows_the_stored_card(&page, "payment-code");
    restore_api(stage, &slug);
    stage.act(&slug, action);
    page.script("dispatchEvent(new Event('online'))");
    page.wait_state(state);
    shows_no_instruction(&page);
    fires_once(&page, state);
    no_card_is_stored(&page);
}

fn card_stays_under_a_fault(stage: &Stage<'_>, fault: Fault) {
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

/// Loads the order again in the same tab, on a page whose clock is this many minutes ahead.
fn open_with_the_clock_ahead<'a>(stage: &'a Stage<'_>, slug: &str, minutes: i64) -> Page<'a> {
    let script = format!("const now = Date.now; Date.now = () => now() + {minutes} * 60000;");
    stage.open(&Store { head: format!(r#"<script nonce="recorder">{{{script}}}</script>"#), ..Store::of(slug) })
}

fn no_card_is_shown_after_the_deadline(stage: &Stage<'_>) {
    let (slug, page) = open_then_cut_the_api(stage, "va_bca");
    page.reload();
    shows_the_stored_card(&page, "payment-code");
    shows_the_stored_card(&open_with_the_clock_ahead(stage, &slug, 23 * 60), "payment-code");
    let page = open_with_the_clock_ahead(stage, &slug, 24 * 60 + 1);
    stays_without_a_card(&page);
    no_card_is_stored(&page);
}

fn card_is_removed_at_the_deadline(stage: &Stage<'_>) {
    let order = stage.order(NewOrder { deadline_in: Some(8), ..NewOrder::of("va_bca") });
    let page = stage.open(&Store::of(&order.slug));
    page.wait_state("unpaid");
    card_is_stored(&page);
    stage.fault(&order.slug, Route::Any, Fault::Reset, None);
    page.reload();
    shows_the_stored_card(&page, "payment-code");
    page.wait("the end", |page| !page.shows("payment-code"));
    shows_no_instruction(&page);
}

/// A clock that is set back by ten minutes or less counts as corrected; by more it makes the card's times unusable.
fn clock_set_back_far_hides_the_card(stage: &Stage<'_>) {
    let (slug, _) = open_then_cut_the_api(stage, "va_bca");
    shows_the_stored_card(&open_with_the_clock_ahead(stage, &slug, -5), "payment-code");
    shows_the_stored_card(&open_with_the_clock_ahead(stage, &slug, -9), "payment-code");
    let page = open_with_the_clock_ahead(stage, &slug, -30);
    stays_without_a_card(&page);
    no_card_is_stored(&page);
}

/// The clock was five minutes ahead when the card was stored. After its correction the card is not shown past the deadline.
fn corrected_clock_hides_a_card_past_its_deadline(stage: &Stage<'_>) {
    for (seconds, is_there) in [(600, true), (45, false)] {
        let order = stage.order(NewOrder { deadline_in: Some(seconds), ..NewOrder::of("va_bca") });
        let page = open_with_the_clock_ahead(stage, &order.slug, 5);
        page.wait_state("unpaid");
        card_is_stored(&page);
        stage.fault(&order.slug, Route::Any, Fault::Reset, None);
        if is_there {
            shows_the_stored_card(&stage.open(&Store::of(&order.slug)), "payment-code");
        } else {
            // A minute later by the correct clock, past the deadline in 45 seconds.
            stays_without_a_card(&open_with_the_clock_ahead(stage, &order.slug, 1));
        }
    }
}

/// JavaScript that drops the tag of this script, as if its download never ended.
fn block_script(file: &str) -> String {
    format!(
        r#"HTMLHeadElement.prototype.append = function (node) {{
          if (!node.src.includes("{file}")) Element.prototype.append.call(this, node); }};"#
    )
}

/// The first request has failed, and the glue or the follower has not loaded.
fn check_before_the_widget_loads_sends_a_request(stage: &Stage<'_>) {
    for (file, engine) in [("glue-", ""), ("follow-", "delete window.WebAssembly")] {
        let (slug, _) = open_then_cut_the_api(stage, "va_bca");
        let head = format!(r#"<script nonce="recorder">{} {engine}</script>"#, block_script(file));
        let page = stage.open(&Store { head, ..Store::of(&slug) });
        shows_the_stored_card(&page, "payment-code");
        restore_api(stage, &slug);
        let before = stage.count("POST");
        page.wait("the request of the press", |page| {
            page.click_if_shown("check-status");
            stage.count("POST") > before
        });
        if engine.is_empty() && is_split() {
            page.wait("the server's answer", |page| page.shows("payment-code") && !page.visible_text().contains(SEEN));
        }
        assert_eq!(page.uncaught(), Vec::<String>::new());
        page.script("sessionStorage.clear()");
    }
}

/// The widget fires the events once it has loaded.
fn presses_before_the_widget_loads_fire_actions(stage: &Stage<'_>) {
    let (slug, page) = open_then_cut_the_api(stage, "va_bca");
    page.reload();
    page.script(
        "window.actions = []; addEventListener('scalev-checkout:action', ({ detail }) => actions.push(detail.action))",
    );
    shows_the_stored_card(&page, "payment-code");
    page.click("copy-code");
    page.wait("the copy", |page| page.paste() == page.text("payment-code"));
    page.wait_state("unavailable");
    restore_api(stage, &slug);
    page.click("check-status");
    page.wait("the server's answer", |page| page.state() == "unpaid" && !page.visible_text().contains(SEEN));
    page.wait("both actions", |page| page.script("return actions.sort()") == json!(["check-status", "copy-code"]));
}

/// Without WebAssembly, and with a missing follower: it is requested again when the page is online.
fn number_stays_while_the_follower_does_not_load(stage: &Stage<'_>) {
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

fn other_order_store_key_or_api_shows_no_card(stage: &Stage<'_>) {
    let (slug, page) = open_then_cut_the_api(stage, "va_bca");
    page.reload();
    shows_the_stored_card(&page, "payment-code");
    let other = stage.order(NewOrder::of("va_bri")).slug;
    stage.fault(&other, Route::Any, Fault::Reset, None);
    stays_without_a_card(&stage.open(&Store::of(&other)));
    for (from, to) in [
        ("store-id=\"", "store-id=\"store_other"),
        ("publishable-key=\"sfpk_", "publishable-key=\"sfpk_other"),
        ("api-base=\"{api}\"", "api-base=\"http://localhost:1\""),
    ] {
        let mut store = Store::of(&slug);
        assert!(store.body.contains(from), "{from}");
        store.body = store.body.replacen(from, to, 1);
        stays_without_a_card(&stage.open(&store.with_others()));
    }
    shows_the_stored_card(&stage.open(&Store::of(&slug)), "payment-code");
}

/// The discarded card stays away from later loads too, because the order may be paid meanwhile.
fn other_locale_or_status_url_discards_the_card(stage: &Stage<'_>) {
    for (name, value) in [("locale", "en"), ("status-url", "/status")] {
        let (slug, page) = open_then_cut_the_api(stage, "va_bca");
        page.reload();
        shows_the_stored_card(&page, "payment-code");
        stays_without_a_card(&stage.open(&Store::of(&slug).and(name, value).with_others()));
        stays_without_a_card(&stage.open(&Store::of(&slug)));
    }
}

/// After a navigation the same `payment-url` may answer with another order.
fn next_order_of_a_payment_url_shows_no_card(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let body = stage.document(&order.slug);
    stage.fault(&order.slug, Route::Create, Fault::Json { body }, None);
    let address = format!("{}/v3/stores/none/public/orders/{}/payment", stage.sandbox.api(), order.slug);
    let store = Store::with(&[("payment-url", &address)]).with_others();
    let page = stage.open(&store);
    page.wait_state("unpaid");
    card_is_stored(&page);
    restore_api(stage, &order.slug);
    stage.fault(&order.slug, Route::Any, Fault::Reset, None);
    page.reload();
    shows_the_stored_card(&page, "payment-code");
    page.script("const own = document.querySelector('scalev-checkout'); own.replaceWith(own.cloneNode(true))");
    stays_without_a_card(&page);
    let page = stage.open(&store);
    stays_without_a_card(&page);
    page.reload();
    stays_without_a_card(&page);
}

/// Chrome reports the load of a discarded tab as `back_forward` (2), Safari as `navigate` (0; GoogleChrome/web-vitals#280).
/// A `navigate` with a `payment-url` may be for another order.
fn navigation_type_decides_for_a_payment_url(stage: &Stage<'_>) {
    for (kind, of_backend) in [(0, false), (1, true), (2, true)] {
        let order = stage.order(NewOrder::of("va_bca"));
        let address = format!("{}/v3/stores/none/public/orders/{}/payment", stage.sandbox.api(), order.slug);
        let kind = format!("Object.defineProperty(PerformanceNavigation.prototype, 'type', {{ get: () => {kind} }})");
        let head = format!(r#"<script nonce="recorder">{kind}</script>"#);
        for (store, is_there) in
            [(Store::of(&order.slug), true), (Store::with(&[("payment-url", &address)]), of_backend)]
        {
            let store = Store { head: head.clone(), ..store.with_others() };
            stage.fault(&order.slug, Route::Create, Fault::Json { body: stage.document(&order.slug) }, None);
            let page = stage.open(&store);
            page.wait_state("unpaid");
            card_is_stored(&page);
            restore_api(stage, &order.slug);
            stage.fault(&order.slug, Route::Any, Fault::Reset, None);
            let page = stage.open(&store);
            if is_there {
                shows_the_stored_card(&page, "payment-code")
            } else {
                stays_without_a_card(&page)
            }
            page.script("sessionStorage.clear()");
            restore_api(stage, &order.slug);
        }
    }
}

/// A window that a page opens begins with a copy of the page's sessionStorage.
fn window_opened_by_the_page_shows_no_card(stage: &Stage<'_>) {
    let (_, page) = open_then_cut_the_api(stage, "va_bca");
    page.script(
        "window.other = window.open(location.href);
         other.addEventListener('load', () => { window.isLoaded = true; });",
    );
    page.wait("the other window", |page| {
        page.script("return other.document.querySelector('scalev-checkout')?.dataset.state") == "unavailable"
    });
    let seen = page.script("return [other.sessionStorage.length, !!other.document.querySelector('scalev-checkout').shadowRoot.querySelector('[part=payment-code]')]");
    page.script("other.close()");
    assert_eq!(seen, json!([0, false]));
    page.reload();
    shows_the_stored_card(&page, "payment-code");
}

fn remember_off_stores_and_shows_no_card(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    {
        let page = stage.open(&Store::of(&order.slug).and("remember", "off"));
        page.wait_state("unpaid");
        page.click("check-status");
        page.wait("the check", |page| page.visible_text().contains("Belum ada pembayaran masuk"));
        no_card_is_stored(&page);
    }
    let page = stage.open(&Store::of(&order.slug).and("remember", "on"));
    page.wait_state("unpaid");
    card_is_stored(&page);
    stage.fault(&order.slug, Route::Any, Fault::Reset, None);
    let page = stage.open(&Store::of(&order.slug).and("remember", "off"));
    stays_without_a_card(&page);
    no_card_is_stored(&page);
}

fn setting_remember_off_deletes_the_card(stage: &Stage<'_>) {
    let (_, page) = stage.open_order(NewOrder::of("va_bca"));
    page.wait_state("unpaid");
    card_is_stored(&page);
    page.script("document.querySelector('scalev-checkout').setAttribute('remember', 'off')");
    no_card_is_stored(&page);
    assert_eq!(page.state(), "unpaid");
}

/// A changed entry shows no card and is deleted.
fn changed_entry_is_discarded(stage: &Stage<'_>, change: &str) {
    let (slug, page) = open_then_cut_the_api(stage, "va_bca");
    page.reload();
    shows_the_stored_card(&page, "payment-code");
    // Runs before the widget's script, because the page that is left stores its card once more.
    let script =
        format!("for (const [name, value] of Object.entries(sessionStorage)) sessionStorage.setItem(name, {change})");
    let head = format!(r#"<script nonce="recorder">{{{script}}}</script>"#);
    let page = stage.open(&Store { head, ..Store::of(&slug) });
    stays_without_a_card(&page);
    no_card_is_stored(&page);
}

fn refused_storage_causes_no_error(stage: &Stage<'_>) {
    for script in [
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('', 'SecurityError') } })",
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }",
        "Storage.prototype.getItem = () => { throw new Error() }",
        "Object.defineProperty(window, 'crypto', { value: { getRandomValues() { throw new Error() } } })",
    ] {
        let order = stage.order(NewOrder::of("va_bca"));
        let head = format!(r#"<script nonce="recorder">{{{script}}}</script>"#);
        let page = stage.open(&Store { head, ..Store::of(&order.slug) });
        page.wait_state("unpaid");
        page.click("check-status");
        page.wait("the check", |page| page.visible_text().contains("Belum ada pembayaran masuk"));
        assert_eq!((page.uncaught(), page.console().len()), (Vec::<String>::new(), 0));
        stage.fault(&order.slug, Route::Any, Fault::Reset, None);
        page.reload();
        page.wait_state("unavailable");
        assert_eq!(page.uncaught(), Vec::<String>::new());
    }
}

/// Without a secure context there is no Web Cryptography, so no card is stored.
fn insecure_context_stores_no_card(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open_insecurely(&Store::of(&order.slug).with_others());
    page.wait_state("unpaid");
    if page.script("return isSecureContext") == true {
        return;
    }
    page.click("check-status");
    page.wait("the check", |page| page.visible_text().contains("Belum ada pembayaran masuk"));
    no_card_is_stored(&page);
    assert_eq!((page.uncaught(), page.console().len()), (Vec::<String>::new(), 0));
}

fn stored_card_is_encrypted(stage: &Stage<'_>) {
    let (slug, page) = open_then_cut_the_api(stage, "va_bca");
    let number = page.text("payment-code");
    let kept = |script: &str| page.script(script).as_str().expect("a text").to_owned();
    let raw = kept("return JSON.stringify(Object.entries(sessionStorage))");
    // The names and the decoded bytes; `atob` throws where a value is not Base64.
    let read = kept("return Object.entries(sessionStorage).map(([name, value]) => name + atob(value)).join()");
    for secret in [&*slug, &*number, "sfpk_", "BCA", "147", "payment-code"] {
        assert!(!read.contains(secret), "{secret} can be read");
        // Three given letters occur in the Base64 of random bytes about once in a hundred runs.
        assert!(secret.len() == 3 || !raw.contains(secret), "{secret} can be read");
    }
}

/// The reload has no API and no WebAssembly; the first load had WebAssembly or not.
fn card_is_shown_without_webassembly(stage: &Stage<'_>) {
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
