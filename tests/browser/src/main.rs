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

use harness::{Engine, Queue, Test};
use libtest_mimic::{Arguments, Trial};

fn main() -> ExitCode {
    let Wanted { engines, mode, mut arguments } = match command_line() {
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
    let mut trials = Vec::new();
    let mut queues = Vec::new();
    for engine in engines {
        let missing = engine.missing();
        if !missing.is_empty() {
            let line = format!("{} cannot run, not found: {}", engine.name(), missing.join(", "));
            if env::var_os("CI").is_some() {
                return fail(&line);
            }
            eprintln!("\n  WARNING: {line}. Its tests are ignored.\n");
        }
        let queue = match Queue::start(engine) {
            Ok(queue) => Arc::new(queue),
            Err(error) => return fail(&format!("no way out for {}: {error}", engine.name())),
        };
        queues.push(Arc::clone(&queue));
        let tests = by_profile(if gallery { gallery::album() } else { tests() });
        let wanted = tests.into_iter().filter(|test| {
            let is_smoke = mode != Mode::Smoke || SMOKE.contains(&test.theme());
            let has_preview = is_split || !PREVIEW.contains(&test.theme());
            is_smoke && has_preview && test.is_for(engine) && is_wanted(&test.full_name(engine), &filter)
        });
        trials.extend(wanted.map(|test| {
            let queue = Arc::clone(&queue);
            let name = test.full_name(engine);
            let run = move || queue.run(test.clone()).map_err(Into::into);
            Trial::test(name, run).with_ignored_flag(!missing.is_empty())
        }));
    }
    if trials.is_empty() {
        return fail(&format!("no test has {filter:?} in its name; --list shows them"));
    }
    // A thread for each trial: nearly all only wait in their engine's queue.
    arguments.test_threads = Some(trials.len().max(1));
    let conclusion = libtest_mimic::run(&arguments, trials);
    drop(queues);
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

/// The kind of run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Test,
    /// Runs the themes of [`SMOKE`] alone.
    Smoke,
    /// Draws pictures instead.
    Gallery,
    /// Measures instead.
    Bench,
    /// Measures what has a limit.
    Ratios,
}

/// The options of the command line.
struct Wanted {
    engines: Vec<Engine>,
    mode: Mode,
    /// The other arguments, for the test runner.
    arguments: Arguments,
}

fn command_line() -> Result<Wanted, String> {
    let mut engines = Vec::new();
    let mut mode = Mode::Test;
    let mut rest = Vec::new();
    let mut words = env::args();
    while let Some(word) = words.next() {
        if word == "--engine" {
            let name = words.next().unwrap_or_default();
            let engine = Engine::ALL.into_iter().find(|engine| engine.name() == name);
            engines.push(engine.ok_or("--engine takes chromium, firefox or webkit")?);
        } else if word == "--smoke" {
            mode = Mode::Smoke;
        } else if word == "--gallery" {
            mode = Mode::Gallery;
        } else if word == "--bench" {
            mode = Mode::Bench;
        } else if word == "--ratios" {
            mode = Mode::Ratios;
        } else {
            rest.push(word);
        }
    }
    if matches!(mode, Mode::Gallery | Mode::Smoke) {
        engines = vec![Engine::Chromium];
    } else if engines.is_empty() {
        engines = Engine::ALL.to_vec();
    }
    Ok(Wanted { engines, mode, arguments: Arguments::from_iter(rest) })
}

fn fail(message: &str) -> ExitCode {
    eprintln!("error: {message}");
    ExitCode::FAILURE
}
