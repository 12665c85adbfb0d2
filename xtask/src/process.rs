//! Runs other programs to their end.

use std::{
    io::Write,
    process::{Command, Stdio},
    thread,
};

use anyhow::{Context, Result, ensure};

/// Runs a program. Fails where the program does.
pub fn run(program: &str, arguments: &[&str]) -> Result<()> {
    run_command(Command::new(program).args(arguments))
}

/// Runs a prepared command. Fails where the command does.
pub fn run_command(command: &mut Command) -> Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let status =
        command.status().with_context(|| format!("starting {program}; `make help` lists what puts it on PATH"))?;
    ensure!(status.success(), "{program} failed");
    Ok(())
}

/// True where the program succeeds; its output is discarded.
pub fn succeeds(program: &str, arguments: &[&str]) -> bool {
    let status = Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// A program's output. Fails with the program's error output.
pub fn output(program: &str, arguments: &[&str]) -> Result<String> {
    let output = Command::new(program).args(arguments).output().with_context(|| format!("starting {program}"))?;
    ensure!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?)
}

/// A program's output for an input. Fails where the program does, whose error output goes to the terminal.
pub fn filter(program: &str, arguments: &[&str], input: &str) -> Result<String> {
    let mut command = Command::new(program);
    filter_command(command.args(arguments), input.as_bytes()).and_then(|output| Ok(String::from_utf8(output)?))
}

/// The output of a prepared command for an input.
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
