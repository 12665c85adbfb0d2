//! Without WebAssembly the buyer still has number, amount and deadline, can copy them, and sees the final state. The same
//! holds while the widget part does not load.

mod controls;
mod files;
mod final_states;
mod requests;
mod start;

use sandbox::{Action, NewOrder};

use self::{controls::*, files::*, final_states::*, requests::*, start::*};
use crate::harness::{Page, Profile, Stage, Store, Test, in_one_engine, tests};

/// Removes the APIs that Safari lacks in Lockdown Mode (WebKit's `adjustSettingsForLockdownMode`), and Web Cryptography, which
/// is reported to be missing, too.
const LOCKDOWN: &str = "
for (const name of ['WebAssembly', 'indexedDB', 'caches', 'FileReader', 'Notification', 'RTCPeerConnection', 'AudioContext',
  'WebGLRenderingContext', 'WebGL2RenderingContext', 'OffscreenCanvas', 'VideoDecoder', 'MathMLElement', 'SpeechSynthesisUtterance',
  'SharedWorker', 'CompressionStream', 'FontFace'])
  Object.defineProperty(window, name, { value: undefined, configurable: true });
for (const name of ['locks', 'serviceWorker', 'gpu', 'mediaDevices', 'wakeLock', 'share', 'canShare', 'getGamepads'])
  Object.defineProperty(navigator, name, { value: undefined, configurable: true });
Object.defineProperty(crypto, 'subtle', { value: undefined });";

/// The engine in the test's name, the code of the `error` event, and a script that runs before ours.
const ENGINES: [(&str, &str, &str); 7] = [
    ("no_webassembly", "no-wasm", "delete window.WebAssembly"),
    ("an_old_webassembly", "no-wasm", "WebAssembly.validate = () => false"),
    (
        "a_throwing_webassembly",
        "no-wasm",
        "window.WebAssembly = new Proxy({}, { get() { throw new Error('locked down') } })",
    ),
    ("lockdown_mode", "no-wasm", LOCKDOWN),
    (
        "a_refused_compilation",
        "no-wasm",
        "for (const name of ['compile', 'compileStreaming'])
           WebAssembly[name] = () => Promise.reject(new WebAssembly.CompileError('locked down'))",
    ),
    (
        "a_missing_instantiation",
        "no-wasm",
        "for (const name of ['instantiate', 'instantiateStreaming']) delete WebAssembly[name]",
    ),
    ("no_big_integers", "no-wasm", "delete window.WebAssembly; delete window.BigInt"),
];

/// The clock in the test's name, and the seconds by which it is ahead where the server's order is due in an hour.
const CLOCKS: [(&str, i64); 2] = [("a_clock_ahead_of_the_deadline", 7200), ("a_clock_behind_the_order", -300)];

/// The policy in the test's name, its sources in `script-src` and `connect-src`, and further directives.
const POLICIES: [(&str, &str, &str, &str); 4] = [
    ("a_csp_of_sources", "{assets}", "{assets}", ""),
    (
        "a_csp_with_trusted_types",
        "{assets}",
        "{assets}",
        "; require-trusted-types-for 'script'; trusted-types scalev-checkout",
    ),
    ("a_csp_with_a_nonce", "'strict-dynamic'", "{assets}", ""),
    ("a_csp_without_connections", "{assets} 'wasm-unsafe-eval'", "", ""),
];

/// The kind of instruction in the test's name, the order's method, and the parts that the buyer pays by.
const KINDS: [(&str, &str, &[&str]); 6] = [
    ("virtual_account", "va_bca", &["bank", "payment-code", "account-holder"]),
    ("qris", "qris", &["qr"]),
    ("retail_code", "alfamart", &["outlet", "payment-code"]),
    ("transfer", "bank_transfer", &["bank", "payment-code", "account-holder"]),
    ("page", "card", &["pay-link"]),
    ("wallet", "dana", &["pay-link"]),
];

/// The final state in the test's name, the action that leads to it, its name in the contract, and words of its screen.
const ENDS: [(&str, Action, &str, &str); 3] = [
    ("paid", Action::Pay, "paid", "Pembayaran diterima"),
    ("expired", Action::Expire, "expired", "Waktu pembayaran habis"),
    ("closed", Action::Cancel, "closed", "Pesanan ini sudah ditutup"),
];

pub fn tests() -> Vec<Test> {
    let mut all = tests![
        csp_in_a_meta_element_leaves_the_number,
        missing_files_leave_the_link,
        missing_files_are_requested_again,
        csp_against_all_files_leaves_the_link,
        paid_fires_once_over_follower_and_widget,
        return_to_the_page_asks_again,
        failed_first_request_is_retried,
        changed_order_attribute_shows_its_number,
        number_that_changes_is_reported,
        removed_element_sends_no_request,
        card_and_final_state_are_in_english,
        check_button_works_by_keyboard,
    ];
    let phone = Profile { phone: true, ..Profile::default() };
    all.push(Test::new(module_path!(), "each_press_fires_an_action", each_press_fires_an_action).at(phone));
    let mut alike = payments();
    for (name, code, script) in ENGINES {
        let run = move |stage: &Stage<'_>| {
            let order = stage.order(NewOrder::of("va_bca"));
            shows_and_copies_the_number(stage, &store_with_script(script, &order.slug), &order.slug, code);
        };
        alike.push(Test::new(module_path!(), format!("number_shows_with_{name}"), run));
    }
    for (name, ahead) in CLOCKS {
        let run = move |stage: &Stage<'_>| number_shows_on_a_wrong_clock(stage, ahead);
        alike.push(Test::new(module_path!(), format!("number_shows_with_{name}"), run));
    }
    for (name, scripts, addresses, more) in POLICIES {
        let run = move |stage: &Stage<'_>| number_shows_under_a_policy(stage, scripts, addresses, more);
        all.push(Test::new(module_path!(), format!("number_shows_under_{name}"), run));
    }
    all.extend(in_one_engine(alike, &SAMPLE));
    all
}

/// The cases that run in every engine. The others depend on no engine: the test's own script removes WebAssembly or sets the
/// clock, and the same module reads the payments.
const SAMPLE: [&str; 7] = [
    "number_shows_with_no_webassembly",
    "number_shows_with_lockdown_mode",
    "number_shows_with_a_clock_ahead_of_the_deadline",
    "virtual_account_shows_its_parts",
    "qris_shows_its_parts",
    "paid_ends_it",
    "paid_before_the_widget_part_ends_it",
];

/// Kinds of instructions and final states.
fn payments() -> Vec<Test> {
    let phone = Profile { phone: true, ..Profile::default() };
    let kind = |(name, method, parts): (&str, &'static str, &'static [&str])| {
        Test::new(module_path!(), format!("{name}_shows_its_parts"), move |stage| shows_the_parts(stage, method, parts))
            .at(phone)
    };
    let both = |(name, action, state, words): (&str, Action, &'static str, &'static str)| {
        let before_the_widget_part = format!("{name}_before_the_widget_part_ends_it");
        [
            Test::new(module_path!(), format!("{name}_ends_it"), move |stage| {
                ends_in_the_follower(stage, action, state, words)
            }),
            Test::new(module_path!(), before_the_widget_part, move |stage| {
                ends_before_the_widget_part(stage, action, state, words)
            }),
        ]
    };
    KINDS.into_iter().map(kind).chain(ENDS.into_iter().flat_map(both)).collect()
}

const NONE: &str = "delete window.WebAssembly";

fn head(script: &str) -> String {
    format!(r#"<script nonce="recorder">{{ {script} }}</script>"#)
}

fn store_with_script(script: &str, slug: &str) -> Store {
    Store { head: head(script), ..Store::of(slug) }
}

/// Opens the page of an order in a browser without WebAssembly, once the number is there.
fn open<'a>(stage: &'a Stage<'_>, more: &str) -> (String, Page<'a>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&store_with_script(&format!("{NONE}; {more}"), &order.slug));
    page.wait("the number", |page| page.shows("payment-code"));
    (order.slug, page)
}
