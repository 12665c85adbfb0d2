//! The project's commands besides cargo's own: `cargo xtask COMMAND`. The Makefile calls them with the pinned tools on
//! PATH (`setup/tools`); README.md beside this folder says what each does.

use std::process::ExitCode;

use anyhow::{Result, bail};

mod binaryen;
mod budgets;
mod compile;
mod crates;
mod dist;
mod esbuild;
mod glue;
mod process;
mod release;
mod sizes;
mod split;
mod symbols;

const USAGE: &str = "usage: cargo xtask compile | dist | budgets | sizes | crates | symbolicate PLACE";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<()> {
    match arguments {
        ["compile"] => compile::release(),
        ["dist"] => release::package(),
        ["budgets"] => budgets::check(),
        ["sizes"] => sizes::print(),
        ["symbolicate", place] => symbols::symbolicate(place),
        ["crates"] => crates::check(),
        _ => bail!(USAGE),
    }
}
