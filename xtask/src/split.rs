//! The linked module in two parts. `split/README.md` says what is done to the wasm, and why.

mod function_names;
mod indices;
mod offset;
mod parsed;
mod parts;
mod ranges;
mod reachability;
mod relocations;
#[cfg(test)]
mod sample;
mod sections;
mod unreachable;

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use wasmparser::Validator;

pub use parts::{FIRST, Parts};
use reachability::reachability;
use relocations::LinkedModule;

/// Splits a module.
///
/// `linked` is what the linker wrote, with relocations; `bound` is what wasm-bindgen made of it. `called` are the linker's
/// names of all functions that the glue calls. `entries` are the exports of the first part with the names under which
/// `bound` has them, and `preview` is the linker's name of the one that everything else in it is there for.
///
/// # Errors
/// A call without a relocation, an entry that is not exported, a first part that would call the page, or a part that is
/// not valid WebAssembly.
pub fn split(
    linked: &[u8],
    bound: &[u8],
    called: &[&str],
    entries: &BTreeMap<&str, &str>,
    preview: &str,
) -> Result<Parts> {
    let linked = LinkedModule::read(linked)?;
    linked.check_calls()?;
    let whole = unreachable::remove(bound, &reachability(&linked, called)?.unreachable)?;
    let parts = parts::split(&whole, entries, &reachability(&linked, &[preview])?)?;
    validate("the first part", &parts.first)?;
    validate("the rest", &parts.rest)?;
    Ok(parts)
}

/// Whether an engine would accept a module.
pub fn validate(name: &str, module: &[u8]) -> Result<()> {
    Validator::new().validate_all(module).with_context(|| format!("{name} is not valid"))?;
    Ok(())
}
