//! The time of a run by theme, and its failures.

use std::{
    collections::BTreeMap,
    sync::Mutex,
    time::{Duration, Instant},
};

use super::{Engine, Test};

/// One test in one engine.
#[derive(Clone)]
struct Taken {
    theme: &'static str,
    name: String,
    engine: Engine,
    time: Duration,
}

static ALL: Mutex<Vec<Taken>> = Mutex::new(Vec::new());

/// Runs a test and records its duration.
pub fn timed<T>(test: &Test, engine: Engine, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = run();
    if let Ok(mut all) = ALL.lock() {
        all.push(Taken { theme: test.theme(), name: test.full_name(engine), engine, time: start.elapsed() });
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

/// The themes by duration in each engine, and the slowest tests.
pub fn report() -> String {
    let mut all = ALL.lock().map(|all| all.clone()).unwrap_or_default();
    let mut themes = BTreeMap::<&str, (u32, [Duration; Engine::ALL.len()])>::new();
    for taken in &all {
        for theme in ["all", taken.theme] {
            let (tests, times) = themes.entry(theme).or_default();
            *tests += 1;
            times[taken.engine as usize] += taken.time;
        }
    }
    let mut themes: Vec<_> = themes.into_iter().collect();
    themes.sort_by_key(|(_, (_, times))| std::cmp::Reverse(times.iter().sum::<Duration>()));
    all.sort_by_key(|taken| std::cmp::Reverse(taken.time));
    let mut lines = vec![format!("seconds in {}: theme (tests)", Engine::ALL.map(Engine::name).join(", "))];
    lines.extend(themes.iter().map(|(theme, (tests, times))| {
        let times: String = times.iter().map(|time| format!("{:7.1}", time.as_secs_f64())).collect();
        format!("{times} {theme} ({tests})")
    }));
    lines.push("the slowest tests:".to_owned());
    lines.extend(all.iter().take(20).map(|Taken { name, time, .. }| format!("{:7.1} {name}", time.as_secs_f64())));
    lines.join("\n")
}
