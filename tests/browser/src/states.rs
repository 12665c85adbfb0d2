//! Every state: the steps to it, its screen, its events, and what it must never do.
//!
//! Final states are read alike in every engine, so that every engine runs one paid and one unpaid case of them. Timers, locks and storage differ by engine.

use sandbox::{Action, Fault, NewOrder, Route};
use serde_json::json;

use crate::harness::{Page, Stage, Store, Test, in_one_engine, tests};

/// An order that is over, or not there yet, when the page opens.
#[derive(Clone, Copy)]
struct Over {
    name: &'static str,
    action: Action,
    state: &'static str,
    /// The event that comes once, besides `ready` and `status`.
    event: &'static str,
    words: &'static str,
}

const OVER: &[Over] = &[
    Over { name: "paid", action: Action::Pay, state: "paid", event: "paid", words: "Pembayaran diterima" },
    Over { name: "settled", action: Action::Settle, state: "paid", event: "paid", words: "Pembayaran diterima" },
    Over { name: "settled_raw", action: Action::SettleRaw, state: "paid", event: "paid", words: "Pembayaran diterima" },
    Over {
        name: "conflict",
        action: Action::Conflict,
        state: "conflict",
        event: "conflict",
        words: "Jangan bayar lagi",
    },
    Over {
        name: "expired",
        action: Action::Expire,
        state: "expired",
        event: "expired",
        words: "Waktu pembayaran habis",
    },
    Over {
        name: "closed",
        action: Action::Cancel,
        state: "closed",
        event: "closed",
        words: "Pesanan ini sudah ditutup",
    },
];

/// The cases that run in every engine.
const SAMPLE: [&str; 7] = [
    "paid_before_the_page_opens",
    "paid_while_the_number_shows",
    "expired_while_the_number_shows",
    "loading_shows_the_merchants_link",
    "checking_keeps_the_instructions",
    "paid_shows_without_a_press",
    "paid_fires_once_in_a_browser",
];

pub fn tests() -> Vec<Test> {
    let mut all: Vec<Test> = Vec::new();
    for over in OVER {
        let name = over.name;
        all.push(Test::new(module_path!(), format!("{name}_before_the_page_opens"), |stage| {
            shows_the_final_state(stage, over)
        }));
        all.push(Test::new(module_path!(), format!("{name}_while_the_number_shows"), |stage| {
            replaces_the_number(stage, over)
        }));
    }
    all.extend(tests![
        draft_shows_no_instruction,
        loading_shows_the_merchants_link,
        instructions_show_once_they_are_ready,
        checking_keeps_the_instructions,
        paid_shows_without_a_press,
        paid_fires_once_in_a_browser,
        paid_event_says_if_it_is_probably_spam,
        unknown_status_stays_unpaid,
        failed_reads_keep_the_instructions,
        rate_limit_delays_the_next_read,
    ]);
    in_one_engine(all, &SAMPLE)
}

/// Asserts that the screen has no number, code or link to pay with.
fn nothing_to_pay_with(page: &Page<'_>) {
    let parts = ["payment-code", "biller-code", "qr", "pay-link", "copy-code", "copy-amount", "countdown", "deadline"];
    for name in parts {
        assert!(!page.shows(name), "{name} shows in state {}", page.state());
    }
}

fn has_a_way_on(page: &Page<'_>) {
    let way = page.shows("fallback-link") || page.shows("help-link") || page.shows_own_link();
    assert!(way, "no way on in state {}", page.state());
}

/// Waits for the event and asserts that there is one. `paid` is fired after its screen, because the browser's tabs first
/// agree on the tab that fires it.
pub fn fires_once(page: &Page<'_>, event: &str) {
    page.wait(event, |page| !page.events_named(event).is_empty());
    assert_eq!(page.events_named(event).len(), 1);
}

fn shows_the_final_state(stage: &Stage<'_>, over: &Over) {
    let order = stage.order(NewOrder::of("va_bca"));
    stage.act(&order.slug, over.action);
    let page = stage.open(&Store::of(&order.slug));
    page.wait_state(over.state);
    nothing_to_pay_with(&page);
    has_a_way_on(&page);
    assert!(page.visible_text().contains(over.words), "{}", page.visible_text());
    fires_once(&page, over.event);
    assert_eq!(page.events_named("instructions").len(), 0);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn replaces_the_number(stage: &Stage<'_>, over: &Over) {
    let (order, page) = stage.open_order(NewOrder::of("va_bca"));
    page.wait_state("unpaid");
    let code = page.text("payment-code");
    stage.act(&order.slug, over.action);
    page.click("check-status");
    page.wait_state(over.state);
    nothing_to_pay_with(&page);
    has_a_way_on(&page);
    assert!(!page.markup().contains(&code), "the number is gone, not hidden");
    assert!(page.visible_text().contains(over.words), "{}", page.visible_text());
    fires_once(&page, over.event);
    assert_eq!(page.events_named("instructions").len(), 1);
}

fn draft_shows_no_instruction(stage: &Stage<'_>) {
    let set = json!({ "status": "draft" });
    let (_, page) = stage.open_order(NewOrder { set: Some(set), ..NewOrder::of("va_bca") });
    page.wait_state("draft");
    nothing_to_pay_with(&page);
    has_a_way_on(&page);
}

fn loading_shows_the_merchants_link(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    stage.fault(&order.slug, Route::Create, Fault::Delay { ms: 2500 }, Some(1));
    let page = stage.open(&Store::of(&order.slug));
    page.wait_state("loading");
    assert!(page.shows_own_link(), "the link stays until there is something better");
    page.wait_state("unpaid");
    assert!(!page.shows_own_link());
    assert_eq!(stage.count("POST"), 1);
}

fn instructions_show_once_they_are_ready(stage: &Stage<'_>) {
    let (_, page) = stage.open_order(NewOrder { instructions_after: 2500, ..NewOrder::of("va_bca") });
    page.wait_state("preparing");
    nothing_to_pay_with(&page);
    assert!(page.visible_text().contains("Instruksi sedang disiapkan"), "{}", page.visible_text());
    page.wait_state("unpaid");
    assert!(page.shows("payment-code"));
    assert_eq!(stage.count("POST"), 1, "reads follow, not creates");
}

fn checking_keeps_the_instructions(stage: &Stage<'_>) {
    let (order, page) = stage.open_order(NewOrder::of("va_bca"));
    page.wait_state("unpaid");
    let code = page.text("payment-code");
    stage.fault(&order.slug, Route::Read, Fault::Delay { ms: 1500 }, Some(1));
    page.click("check-status");
    page.wait_state("checking");
    assert_eq!(page.text("payment-code"), code);
    page.wait_state("unpaid");
    assert_eq!(page.text("payment-code"), code);
    assert!(page.visible_text().contains("Belum ada pembayaran masuk"), "the check has a visible answer");
}

fn paid_shows_without_a_press(stage: &Stage<'_>) {
    let (order, page) = stage.open_order(NewOrder::of("qris"));
    page.wait_state("unpaid");
    assert!(page.shows("qr"));
    stage.act(&order.slug, Action::Pay);
    page.wait_state("paid");
    nothing_to_pay_with(&page);
    fires_once(&page, "paid");
    let paid = page.events_named("paid");
    assert!(paid[0].composed);
    let expected = json!({
        "status": "paid", "method": "qris", "orderId": order.order_id, "amount": "147000", "currency": "IDR",
        "isProbablySpam": false,
    });
    assert_eq!(paid[0].detail, expected);
}

fn paid_fires_once_in_a_browser(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store::of(&order.slug).on_a_clock());
    page.wait_state("unpaid");
    stage.act(&order.slug, Action::Pay);
    page.click("check-status");
    page.wait_state("paid");
    fires_once(&page, "paid");
    page.reload();
    page.wait_state("paid");
    page.settle();
    assert_eq!(page.events_named("paid").len(), 0, "not again in the same browser");
}

fn paid_event_says_if_it_is_probably_spam(stage: &Stage<'_>) {
    let set = json!({ "is_probably_spam": true });
    let order = stage.order(NewOrder { set: Some(set), ..NewOrder::of("va_bca") });
    stage.act(&order.slug, Action::Pay);
    let page = stage.open(&Store::of(&order.slug));
    page.wait_state("paid");
    fires_once(&page, "paid");
    assert_eq!(page.events_named("paid")[0].detail["isProbablySpam"], true);
}

fn unknown_status_stays_unpaid(stage: &Stage<'_>) {
    let set = json!({ "payment_status": "reviewing", "status": "shipped_rts" });
    let (_, page) = stage.open_order(NewOrder { set: Some(set), ..NewOrder::of("va_bca") });
    page.wait_state("unpaid");
    assert!(page.shows("payment-code"));
    assert_eq!(page.events_named("paid").len(), 0);
}

fn failed_reads_keep_the_instructions(stage: &Stage<'_>) {
    let (order, page) = stage.open_order(NewOrder::of("va_bca"));
    page.wait_state("unpaid");
    let code = page.text("payment-code");
    let faults = [
        Fault::Status { code: 500, body: None, content_type: None },
        Fault::Status { code: 404, body: None, content_type: None },
        Fault::Html,
        Fault::Garbage,
        Fault::Json { body: json!({}) },
        Fault::Json { body: json!({ "secret_slug": order.slug, "payment_method": "va_bca" }) },
        Fault::Truncate,
        Fault::Reset,
        Fault::NoCors,
    ];
    for fault in faults {
        stage.sandbox.clear_log();
        let name = format!("{fault:?}");
        stage.fault(&order.slug, Route::Read, fault, Some(1));
        page.click("check-status");
        page.wait(&format!("an answer with {name}"), |page| {
            let answered = |entry: &sandbox::Entry| !entry.faults.is_empty() && entry.answered_ms.is_some();
            stage.requests().iter().any(answered) && page.state() != "checking"
        });
        assert_eq!(page.state(), "unpaid", "after {name}");
        assert_eq!(page.text("payment-code"), code, "after {name}");
        assert_eq!(page.text("amount"), "Rp147.000", "after {name}");
    }
    assert_eq!(page.uncaught(), Vec::<String>::new());
    stage.act(&order.slug, Action::Pay);
    page.click("check-status");
    page.wait_state("paid");
}

fn rate_limit_delays_the_next_read(stage: &Stage<'_>) {
    let (slug, page) = stage.open_on_a_clock("va_bca");
    let code = page.text("payment-code");
    stage.fault(&slug, Route::Read, Fault::RateLimit { reset: 5, retry_after: None }, Some(1));
    page.check();
    assert!(page.visible_text().contains("Petunjuk di atas tetap berlaku"), "{}", page.visible_text());
    assert_eq!(page.state(), "unpaid");
    assert_eq!(page.text("payment-code"), code);
    page.click("check-status");
    page.pass(2);
    assert_eq!(stage.count("GET"), 1, "nobody asks again at once, not even by hand");
    stage.act(&slug, Action::Pay);
    page.pass(30);
    assert_eq!(page.state(), "paid");
}
