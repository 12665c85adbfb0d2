//! `make test`: its stages one after the other, and how long each took.

use std::{
    io::{self, Write},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};

/// Targets of one `make`, one after the other.
type Targets = [&'static str];

/// Each row runs its targets at the same time: compilers, linters and link-time optimization often use one core each. The
/// browsers use all cores, and `ratios` needs an idle machine.
const STAGES: [&[&Targets]; 4] = [
    &[&["lint", "crates", "native"], &["build", "budgets", "engine"], &["build", "PLAIN=1"], &["simulate"]],
    &[&["browsers"]],
    &[&["ratios"]],
    &[&["smoke", "PLAIN=1"]],
];

/// Runs all stages until one fails, and prints their times.
pub fn run() -> Result<()> {
    let begun = Instant::now();
    let mut times = Vec::new();
    let outcome = STAGES.iter().try_for_each(|stage| together(stage, &mut times));
    times.push(("all".to_owned(), begun.elapsed()));
    println!("\nseconds of make test:");
    for (name, time) in times {
        println!("{:7.1} {name}", time.as_secs_f64());
    }
    outcome
}

/// Runs the targets of a stage in a process each, to the end of all.
fn together(stage: &'static [&Targets], times: &mut Vec<(String, Duration)>) -> Result<()> {
    let names: Vec<_> = stage.iter().map(|targets| targets.join(" ")).collect();
    println!("make test: {}", names.join(" | "));
    let make = if stage.len() == 1 { aloud } else { quietly };
    let ended: Vec<(Result<()>, Duration)> = thread::scope(|scope| {
        let start = |targets: &'static &Targets| {
            scope.spawn(move || {
                let begun = Instant::now();
                (make(targets), begun.elapsed())
            })
        };
        let runs: Vec<_> = stage.iter().map(start).collect();
        runs.into_iter().map(|run| run.join().expect("no thread panics")).collect()
    });
    for (targets, (_, time)) in stage.iter().zip(&ended) {
        times.push((targets.join(" "), *time));
    }
    ended.into_iter().try_for_each(|(outcome, _)| outcome)
}

/// Runs `make` with its output on the terminal.
fn aloud(targets: &Targets) -> Result<()> {
    let status = command(targets).status().context("starting make")?;
    ensure!(status.success(), "make {} failed", targets.join(" "));
    Ok(())
}

/// Runs `make` and prints its output at its end, so that it stands together.
fn quietly(targets: &Targets) -> Result<()> {
    let output = command(targets).stdin(Stdio::null()).output().context("starting make")?;
    io::stdout().write_all(&output.stdout)?;
    io::stderr().write_all(&output.stderr)?;
    ensure!(output.status.success(), "make {} failed", targets.join(" "));
    Ok(())
}

fn command(targets: &Targets) -> Command {
    let mut make = Command::new("make");
    make.arg("--no-print-directory").args(targets);
    make
}
