//! The project's commands besides cargo's own: `cargo xtask COMMAND`. The Makefile calls them with the pinned tools on
//! PATH (`setup/tools`); CONTRIBUTING.md says when each is wanted.

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use build::Build;

mod binaryen;
mod budgets;
mod build;
mod compile;
mod crates;
mod dev;
mod dist;
mod esbuild;
mod function_order;
mod glue;
mod javascript;
mod lint;
mod package;
mod process;
mod release;
mod signing;
mod sizes;
mod split;
mod suite;
mod symbols;

const USAGE: &str = "usage: cargo xtask COMMAND
  compile [--plain]      the wasm, by trunk
  dist [--plain]         what is published, of what compile left
  dev                    a debug build beside the sandbox, again after each change
  release                everything from a clean checkout, twice, and compared
  budgets                fails where the build has grown; UPDATE=1 accepts it
  sizes                  crates, modules and functions by their bytes
  symbolicate PLACE      the function at wasm-function[n]:0x…
  test                   all stages of make test, and their times
  lint                   eslint and stylelint, which know the oldest browsers
  crates                 licences, sources and advisories of the crates";

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
        ["compile"] => compile::compile(Build::Release),
        ["compile", option] => compile::compile(named(option)?),
        ["dist"] => package::package(Build::Release),
        ["dist", option] => package::package(named(option)?),
        ["dev"] => dev::watch(),
        ["release"] => release::release(),
        ["budgets"] => budgets::check(),
        ["sizes"] => sizes::print(),
        ["symbolicate", place] => symbols::symbolicate(place),
        ["test"] => suite::run(),
        ["lint"] => lint::check(),
        ["crates"] => crates::check(),
        _ => bail!(USAGE),
    }
}

fn named(option: &str) -> Result<Build> {
    Build::named(option).context(USAGE)
}
