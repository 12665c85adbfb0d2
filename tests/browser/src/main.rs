//! End-to-end tests: the built widget in Chromium, Firefox and WebKit, against the sandbox.
//!
//! `cargo run -p browser` runs all; `--engine NAME` and a filter run fewer, as `make e2e ENGINE=chromium FILTER=copy`
//! does. A filter is a part of tests' names, or several with commas between them. `HEADED=1` shows the browsers. `--smoke`
//! runs a quarter of Chromium's tests, which find most faults. `--gallery` draws every screen instead, `--bench` measures,
//! `--ratios` compares some figures with their limits.

mod harness;
mod harness_works;

mod accessible_names;
mod appearance;
mod backend;
mod barcode;
mod bench;
mod bundle;
mod clocks;
mod component;
mod copy;
mod dialog;
mod early;
mod embedding;
mod enlarging;
mod examples;
mod fallbacks;
mod faults;
mod files;
mod forced_colors;
mod foreign;
mod frames;
mod frameworks;
mod gallery;
mod gateways;
mod given_payload;
mod hostile_pages;
mod hostile_payloads;
mod hosting;
mod html_mode;
mod inputs;
mod installed;
mod instructions;
mod keeping;
mod keyboard;
mod late_files;
mod layout;
mod layout_shift;
mod lifecycle;
mod loading;
mod native;
mod no_preview;
mod nothing_to_pay;
mod older_browsers;
mod options;
mod order_page;
mod own_folder;
mod page_wide;
mod playground;
mod preview;
mod preview_pressed;
mod preview_removed;
mod printing;
mod privacy;
mod proof;
mod provenance;
mod qr;
mod refusals;
mod reported;
mod request_counts;
mod saving;
mod script_tags;
mod sharing;
mod slots;
mod snippets;
mod states;
mod support;
mod tab_comes_back;
mod tabs;
mod tamper;
mod theming;
mod time;
mod translators;
mod unavailable;
mod updates_in_place;
mod wallets;
mod without_wasm;

use std::{env, process::ExitCode, sync::Arc};

use harness::{Pool, Test};
use libtest_mimic::Trial;
use options::{Mode, Wanted};

fn main() -> ExitCode {
    let Wanted { engines, mode, mut arguments } = match options::command_line() {
        Ok(wanted) => wanted,
        Err(error) => return fail(&error),
    };
    if let Err(error) = harness::kill_on_signal() {
        return fail(&format!("no signal handler: {error}"));
    }
    harness::collect_panics();
    if mode == Mode::Bench {
        return bench::run(arguments.filter.as_deref()).map_or_else(|error| fail(&error), |()| ExitCode::SUCCESS);
    }
    if mode == Mode::Ratios {
        return bench::ratios().map_or_else(|error| fail(&error), |()| ExitCode::SUCCESS);
    }

    if let Err(error) = harness::clear_artifacts() {
        return fail(&format!("the files of failed tests: {error}"));
    }

    let gallery = mode == Mode::Gallery;
    let filter = arguments.filter.take().unwrap_or_default();
    let is_split = harness::is_split();
    let mut wanted = Vec::new();
    for engine in engines {
        let missing = engine.missing();
        if !missing.is_empty() {
            let line = format!("{} cannot run, not found: {}", engine.name(), missing.join(", "));
            if env::var_os("CI").is_some() {
                return fail(&line);
            }
            eprintln!("\n  WARNING: {line}. Its tests are ignored.\n");
        }
        let mut tests = by_profile(if gallery { gallery::album() } else { tests() });
        tests.retain(|test| {
            let is_smoke = mode != Mode::Smoke || SMOKE.contains(&test.theme());
            let has_preview = is_split || !PREVIEW.contains(&test.theme());
            is_smoke && has_preview && test.is_for(engine) && is_wanted(&test.full_name(engine), &filter)
        });
        wanted.push((engine, tests, missing.is_empty()));
    }
    let runnable = wanted.iter().filter(|(_, _, can_run)| *can_run);
    let counts: Vec<_> = runnable.map(|(engine, tests, _)| (*engine, tests.len())).collect();
    let pool = Arc::new(Pool::start(&counts));
    let mut trials = Vec::new();
    for (engine, tests, can_run) in wanted {
        trials.extend(tests.into_iter().map(|test| {
            let pool = Arc::clone(&pool);
            let name = test.full_name(engine);
            let run = move || pool.run(engine, test.clone()).map_err(Into::into);
            Trial::test(name, run).with_ignored_flag(!can_run)
        }));
    }
    if trials.is_empty() {
        return fail(&format!("no test has {filter:?} in its name; --list shows them"));
    }
    // A thread for each trial: nearly all only wait in their engine's queue.
    arguments.test_threads = Some(trials.len().max(1));
    let conclusion = libtest_mimic::run(&arguments, trials);
    drop(pool);
    let (egress, alone) = harness::egress();
    println!("{}\n{egress}", harness::times());
    if gallery {
        println!("{}", gallery::index());
    }
    print!("{}", harness::failures());
    if alone { conclusion.exit_code() } else { ExitCode::FAILURE }
}

/// Themes that nearly every fault of the widget meets: what each kind of payment shows, every state, what a buyer does, and
/// the ways between the page and the widget. A quarter of Chromium's tests.
const SMOKE: [&str; 13] = [
    "instructions",
    "gateways",
    "states",
    "copy",
    "wallets",
    "qr",
    "preview",
    "preview_pressed",
    "no_preview",
    "embedding",
    "tabs",
    "tamper",
    "privacy",
];

/// Themes about the preview, which a build with one wasm does not have.
const PREVIEW: [&str; 4] = ["preview", "preview_removed", "preview_pressed", "no_preview"];

/// True where a test's name contains one of the filter's parts, or there is no filter.
fn is_wanted(name: &str, filter: &str) -> bool {
    filter.is_empty() || filter.split(',').any(|part| name.contains(part))
}

/// Sorts tests by profile: the browser restarts at each change of it.
fn by_profile(mut tests: Vec<Test>) -> Vec<Test> {
    let mut profiles = Vec::new();
    for test in &tests {
        if !profiles.contains(&test.profile()) {
            profiles.push(test.profile());
        }
    }
    tests.sort_by_key(|test| profiles.iter().position(|profile| *profile == test.profile()));
    tests
}

/// All tests, by theme.
fn tests() -> Vec<Test> {
    [
        harness_works::tests(),
        instructions::tests(),
        wallets::tests(),
        without_wasm::tests(),
        gateways::tests(),
        backend::tests(),
        given_payload::tests(),
        refusals::tests(),
        reported::tests(),
        states::tests(),
        inputs::tests(),
        copy::tests(),
        sharing::tests(),
        slots::tests(),
        printing::tests(),
        proof::tests(),
        qr::tests(),
        barcode::tests(),
        accessible_names::tests(),
        nothing_to_pay::tests(),
        saving::tests(),
        enlarging::tests(),
        time::tests(),
        clocks::tests(),
        faults::tests(),
        tab_comes_back::tests(),
        tabs::tests(),
        tamper::tests(),
        lifecycle::tests(),
        request_counts::tests(),
        embedding::tests(),
        script_tags::tests(),
        dialog::tests(),
        order_page::tests(),
        playground::tests(),
        frames::tests(),
        frameworks::tests(),
        component::tests(),
        examples::tests(),
        installed::tests(),
        appearance::tests(),
        layout::tests(),
        theming::tests(),
        updates_in_place::tests(),
        translators::tests(),
        privacy::tests(),
        provenance::tests(),
        snippets::tests(),
        hosting::tests(),
        html_mode::tests(),
        hostile_pages::tests(),
        hostile_payloads::tests(),
        loading::tests(),
        older_browsers::tests(),
        fallbacks::tests(),
        files::tests(),
        late_files::tests(),
        own_folder::tests(),
        page_wide::tests(),
        early::tests(),
        preview::tests(),
        preview_removed::tests(),
        preview_pressed::tests(),
        no_preview::tests(),
        gallery::tests(),
        keeping::tests(),
        keyboard::tests(),
        forced_colors::tests(),
        layout_shift::tests(),
    ]
    .concat()
}

fn fail(message: &str) -> ExitCode {
    eprintln!("error: {message}");
    ExitCode::FAILURE
}
