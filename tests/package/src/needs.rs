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

/// What functions need of a module, and what they do not.
pub struct Needs {
    /// By the names that the linker gave them.
    pub functions: BTreeSet<String>,
    /// All others that the linker knows.
    pub spare: BTreeSet<String>,
    /// Addresses of data that nothing of it comes near, in order.
    pub idle: Vec<Range<u32>>,
}

/// Idle data between data that is needed is left where it is, up to so many bytes: to name its place costs as much.
const LEAST: u32 = 32;

/// What the functions `entries` of the glue need in a module that was linked with its relocations.
pub fn needs(linked: &[u8], entries: &[&str]) -> Result<Needs> {
    let notes = Notes::read(linked)?;
    let reached = reached(&notes, entries.iter().map(|entry| symbol(&notes, entry)).collect::<Result<_>>()?);
    let (mut functions, mut spare, mut needed, mut idle) = (BTreeSet::new(), BTreeSet::new(), Vec::new(), Vec::new());
    for (number, symbol) in notes.symbols.iter().enumerate() {
        let is_reached = reached.contains(&number);
        match &symbol.place {
            Place::Function(function) => {
                let list = if is_reached { &mut functions } else { &mut spare };
                list.extend(notes.names.get(function).map(|name| (*name).to_owned()));
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
    spare.retain(|name| !functions.contains(name));
    Ok(Needs { functions, spare, idle })
}

/// wasm-bindgen puts a hash behind the name, but for what is its own.
fn symbol(notes: &Notes<'_>, entry: &str) -> Result<usize> {
    let is_entry = |name: &str| name == entry || name.strip_prefix(entry).is_some_and(|rest| rest.starts_with('_'));
    let is_exact = |name: &str| name == entry;
    let found = |wanted: &dyn Fn(&str) -> bool| notes.symbols.iter().position(|symbol| wanted(symbol.name));
    found(&is_exact).or_else(|| found(&is_entry)).with_context(|| format!("the linker does not know {entry}"))
}

/// All symbols that the `open` ones speak of, themselves or by others.
fn reached(notes: &Notes<'_>, mut open: Vec<usize>) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    while let Some(symbol) = open.pop() {
        if reached.insert(symbol) {
            open.extend(notes.mentioned(&notes.symbols[symbol].place));
        }
    }
    reached
}
