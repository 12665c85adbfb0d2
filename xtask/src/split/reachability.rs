//! Reachability by relocations: a function or a piece of data is reachable from some entries where the linker has written
//! its index or address into one of them, or into something reachable. Calls through a table, or by a pointer in the data,
//! have such a relocation too.

#[cfg(test)]
#[path = "reachability_tests.rs"]
mod tests;

use std::{collections::BTreeSet, ops::Range};

use anyhow::{Context, Result};

use super::{
    ranges,
    relocations::{Definition, LinkedModule},
};

/// The functions and the data of a module, divided by reachability from some functions.
pub struct Reachability {
    /// Names of the reachable functions, as the linker wrote them into the name section.
    pub functions: BTreeSet<String>,
    /// Names of all other functions with a symbol.
    pub unreachable: BTreeSet<String>,
    /// Addresses of unreachable data, in order.
    pub unreachable_data: Vec<Range<u32>>,
}

/// Shorter gaps of unreachable data stay in the preview, in bytes: a segment header costs as much.
const LEAST: u32 = 32;

/// The reachability from the functions `entries`, by their exported names, in a module that was linked with
/// `--emit-relocs`.
///
/// # Errors
/// An entry has no symbol.
pub fn reachability(linked: &LinkedModule<'_>, entries: &[&str]) -> Result<Reachability> {
    let reached = reached(linked, entries.iter().map(|entry| symbol(linked, entry)).collect::<Result<_>>()?);
    let (mut functions, mut unreachable, mut used, mut unused) =
        (BTreeSet::new(), BTreeSet::new(), Vec::new(), Vec::new());
    for (number, symbol) in linked.symbols.iter().enumerate() {
        let is_reached = reached.contains(&number);
        match &symbol.definition {
            Definition::Function(function) => {
                let list = if is_reached { &mut functions } else { &mut unreachable };
                list.extend(linked.names.get(function).map(|name| (*name).to_owned()));
            }
            Definition::Data { segment, range } => {
                let addresses = linked.segments[*segment].addresses(range);
                if is_reached { used.push(addresses) } else { unused.push(addresses) }
            }
            _ => {}
        }
    }
    let mut unreachable_data = ranges::subtract(ranges::merge(unused), &ranges::merge(used));
    unreachable_data.retain(|range| range.end - range.start >= LEAST);
    unreachable.retain(|name| !functions.contains(name));
    Ok(Reachability { functions, unreachable, unreachable_data })
}

/// The symbol of an exported function. wasm-bindgen appends a hash to the names of our functions, and none to its own.
fn symbol(linked: &LinkedModule<'_>, entry: &str) -> Result<usize> {
    let is_entry = |name: &str| name == entry || name.strip_prefix(entry).is_some_and(|rest| rest.starts_with('_'));
    let is_exact = |name: &str| name == entry;
    let found = |wanted: &dyn Fn(&str) -> bool| linked.symbols.iter().position(|symbol| wanted(symbol.name));
    found(&is_exact).or_else(|| found(&is_entry)).with_context(|| format!("no symbol for {entry}"))
}

/// The transitive closure of the symbols `open` over relocations.
fn reached(linked: &LinkedModule<'_>, mut open: Vec<usize>) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    while let Some(symbol) = open.pop() {
        if reached.insert(symbol) {
            open.extend(linked.targets(&linked.symbols[symbol].definition));
        }
    }
    reached
}
