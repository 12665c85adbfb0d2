//! The options of the command line.

use std::env;

use libtest_mimic::Arguments;

use crate::harness::Engine;

/// The kind of run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Test,
    /// Runs the themes of [`crate::SMOKE`] alone.
    Smoke,
    /// Draws pictures instead.
    Gallery,
    /// Measures instead.
    Bench,
    /// Measures what has a limit.
    Ratios,
}

/// The options of the command line.
pub struct Wanted {
    pub engines: Vec<Engine>,
    pub mode: Mode,
    /// The other arguments, for the test runner.
    pub arguments: Arguments,
}

/// Reads the command line. The error is for the developer.
pub fn command_line() -> Result<Wanted, String> {
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
