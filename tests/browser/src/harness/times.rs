//! The time of a run by theme, and its failures.

use std::{
    collections::BTreeMap,
    sync::Mutex,
    time::{Duration, Instant},
};

use super::{Engine, Test};

/// One test in one engine: the theme, the name, what it took.
type Taken = (&'static str, String, Duration);

static ALL: Mutex<Vec<Taken>> = Mutex::new(Vec::new());

/// Runs a test and remembers what it took.
pub fn timed<T>(test: &Test, engine: Engine, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = run();
    if let Ok(mut all) = ALL.lock() {
        all.push((test.theme(), test.full_name(engine), start.elapsed()));
    }
    result
}

static FAILED: Mutex<Vec<(String, String)>> = Mutex::new(Vec::new());

/// Remembers why a test failed.
pub fn failed(name: String, message: &str) {
    if let Ok(mut failed) = FAILED.lock() {
        failed.push((name, message.to_owned()));
    }
}

/// The list of failures for the end of a run, because of a long run's log only the end may be kept.
pub fn failures() -> String {
    let failed = FAILED.lock().map(|failed| failed.clone()).unwrap_or_default();
    failed.iter().map(|(name, message)| format!("\nfailed: {name}\n{message}\n")).collect()
}

/// The themes by what they took, and the slowest tests.
pub fn report() -> String {
    let mut all = ALL.lock().map(|all| all.clone()).unwrap_or_default();
    let mut themes = BTreeMap::<&str, (u32, Duration)>::new();
    for (theme, _, taken) in &all {
        let sum = themes.entry(theme).or_default();
        *sum = (sum.0 + 1, sum.1 + *taken);
    }
    let mut themes: Vec<_> = themes.into_iter().collect();
    themes.sort_by_key(|(_, (_, sum))| std::cmp::Reverse(*sum));
    all.sort_by_key(|(_, _, taken)| std::cmp::Reverse(*taken));
    let mut lines = vec!["seconds of an engine, by theme (tests), then the slowest tests:".to_owned()];
    lines.extend(themes.iter().map(|(theme, (tests, sum))| format!("{:7.1} {theme} ({tests})", sum.as_secs_f64())));
    lines.extend(all.iter().take(20).map(|(_, name, taken)| format!("{:7.1} {name}", taken.as_secs_f64())));
    lines.join("\n")
}
