//! Other programs, run to their end.

use std::{
    io::Write,
    process::{Command, Stdio},
    thread,
};

use anyhow::{Context, Result, ensure};

/// Runs a program; an error when it fails.
pub fn run(program: &str, arguments: &[&str]) -> Result<()> {
    run_command(Command::new(program).args(arguments))
}

/// The same for a command that is set up otherwise.
pub fn run_command(command: &mut Command) -> Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let status =
        command.status().with_context(|| format!("starting {program}; `make help` lists what puts it on PATH"))?;
    ensure!(status.success(), "{program} failed");
    Ok(())
}

/// Whether a program that may fail did not; its output is discarded.
pub fn succeeds(program: &str, arguments: &[&str]) -> bool {
    let status = Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// What a program prints; an error with its complaint when it fails.
pub fn output(program: &str, arguments: &[&str]) -> Result<String> {
    let output = Command::new(program).args(arguments).output().with_context(|| format!("starting {program}"))?;
    ensure!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?)
}

/// What a program prints for an input; an error when it fails, and then its complaint is on the terminal.
pub fn filter(program: &str, arguments: &[&str], input: &str) -> Result<String> {
    let mut command = Command::new(program);
    filter_command(command.args(arguments), input.as_bytes()).and_then(|output| Ok(String::from_utf8(output)?))
}

/// The same for a command that is set up otherwise.
pub fn filter_command(command: &mut Command, input: &[u8]) -> Result<Vec<u8>> {
    let program = command.get_program().to_string_lossy().into_owned();
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().with_context(|| format!("starting {program}"))?;
    let mut stdin = child.stdin.take().context("no standard input")?;
    let output = thread::scope(|scope| {
        // A program may print before it has read everything. One that ends early fails by its status.
        scope.spawn(move || stdin.write_all(input));
        child.wait_with_output()
    })?;
    ensure!(output.status.success(), "{program} failed");
    Ok(output.stdout)
}
