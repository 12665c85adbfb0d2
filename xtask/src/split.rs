//! Splits the linked module in two parts. `split/README.md` describes each step and its reason.

pub mod function_names;
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
mod unrelocated;

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use wasmparser::Validator;

pub use parts::{FIRST, Parts};
use reachability::reachability;
use relocations::LinkedModule;
pub use unrelocated::{with_customs, without_relocations};

/// Splits a module.
///
/// `linked` is the linker's module, with relocations; `bound` is the module after wasm-bindgen. `called` are the linker's
/// names of all functions that the glue calls. `entries` are the exports of the first part with their names in `bound`, and
/// `preview` is the linker's name of the function that draws the preview.
///
/// # Errors
/// A call without a relocation, an entry that is not exported, a first part that would import a function, or a part that
/// is not valid WebAssembly.
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

/// Fails where a module is not valid WebAssembly.
pub fn validate(name: &str, module: &[u8]) -> Result<()> {
    Validator::new().validate_all(module).with_context(|| format!("{name} is not valid WebAssembly"))?;
    Ok(())
}
