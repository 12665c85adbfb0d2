//! What a function needs, by the linker's own notes (`--emit-relocs`): every other function and piece of data whose place
//! the linker has filled in, in it and in what it needs. Nothing is guessed: what is reached by a table or by a pointer in
//! the data is there too.

mod notes;
mod ranges;
#[cfg(test)]
mod tests;

use std::{collections::BTreeSet, ops::Range};

use anyhow::{Context, Result};

use notes::{Notes, Place};

/// What one function needs of a module, and what it does not.
pub struct Needs {
    /// By the names that the linker gave them.
    pub functions: BTreeSet<String>,
    /// Addresses of data that nothing of it comes near, in order.
    pub idle: Vec<Range<u32>>,
}

/// Idle data between data that is needed is left where it is, up to so many bytes: to name its place costs as much.
const LEAST: u32 = 32;

/// What the function `entry` of the glue needs in a module that was linked with its relocations.
pub fn needs(linked: &[u8], entry: &str) -> Result<Needs> {
    let notes = Notes::read(linked)?;
    let reached = reached(&notes, symbol(&notes, entry)?);
    let (mut functions, mut needed, mut idle) = (BTreeSet::new(), Vec::new(), Vec::new());
    for (number, symbol) in notes.symbols.iter().enumerate() {
        let is_reached = reached.contains(&number);
        match &symbol.place {
            Place::Function(function) if is_reached => {
                functions.extend(notes.names.get(function).map(|name| (*name).to_owned()));
            }
            Place::Data { segment, range } => {
                let addresses = notes.segments[*segment].addresses(range);
                if is_reached { needed.push(addresses) } else { idle.push(addresses) }
            }
            _ => {}
        }
    }
    let mut idle = ranges::without(ranges::joined(idle), &ranges::joined(needed));
    idle.retain(|range| range.end - range.start >= LEAST);
    Ok(Needs { functions, idle })
}

/// wasm-bindgen puts a hash behind the name.
fn symbol(notes: &Notes<'_>, entry: &str) -> Result<usize> {
    let is_entry = |name: &str| name.strip_prefix(entry).is_some_and(|rest| rest.starts_with('_'));
    notes.symbols.iter().position(|symbol| is_entry(symbol.name)).context("the linker does not know the entry")
}

/// All symbols that `entry` speaks of, itself or by others.
fn reached(notes: &Notes<'_>, entry: usize) -> BTreeSet<usize> {
    let mut open = vec![entry];
    let mut reached = BTreeSet::new();
    while let Some(symbol) = open.pop() {
        if reached.insert(symbol) {
            open.extend(notes.mentioned(&notes.symbols[symbol].place));
        }
    }
    reached
}
