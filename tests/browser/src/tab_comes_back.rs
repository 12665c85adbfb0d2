//! A tab that the system discarded and that is loaded again: it shows the card that was stored last until the server answers,
//! and shows no card that may be outdated.

mod ends;
mod presses;
mod scope;
mod shown;
mod storage;
mod time;

use sandbox::{Action, Fault, NewOrder, Route};

use self::{ends::*, presses::*, scope::*, shown::*, storage::*, time::*};
use crate::harness::{Page, Profile, Stage, Store, Test, in_one_engine, tests};

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

/// The test's name and a fault of the API. No fault says anything about the order.
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
        final_state_before_the_preview_part_loads_removes_the_card,
        navigation_type_decides_for_a_payment_url,
        window_opened_by_the_page_shows_no_card,
        refused_storage_causes_no_error,
        insecure_context_stores_no_card,
        stored_card_is_encrypted,
        card_is_shown_without_webassembly,
    ];
    let mut rows = tests![
        other_order_store_key_or_api_shows_no_card,
        other_locale_or_status_url_discards_the_card,
        language_that_a_script_sets_keeps_the_card,
        next_order_of_a_payment_url_shows_no_card,
        remember_off_stores_and_shows_no_card,
        setting_remember_off_deletes_the_card,
    ];
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

/// The cases that run in every engine: one or two of each kind, and the faults of connections. The wasm reads attributes,
/// states, payloads and answers alike in every engine.
const SAMPLE: [&str; 9] = [
    "other_order_store_key_or_api_shows_no_card",
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
