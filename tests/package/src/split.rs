//! The wasm in two parts: what reads an answer and draws a first look at it, which comes first, and all the rest, which
//! works on the first part's memory. Nothing is in both.
//!
//! The parts meet in names: the first part exports what the second one imports, and the second one exports all that the
//! whole did.

mod numbers;
mod sections;
#[cfg(test)]
mod tests;
mod whole;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use wasm_encoder::{
    DataSection, EntityType, ExportKind, ExportSection, GlobalSection, ImportSection, MemorySection, Module,
    TableSection, reencode::Reencode,
};
use wasmparser::ExternalKind;

use crate::needs::Needs;
use numbers::Numbers;
use whole::Whole;

/// The two parts of a module.
pub struct Parts {
    pub first: Vec<u8>,
    pub rest: Vec<u8>,
}

/// The module's name under which the rest imports what is the first part's.
pub const FIRST: &str = "b";

/// Splits `module`. The first part is what the exports in `entries` call, of what is called by a table what is in `needs`,
/// and it imports nothing; it exports each entry under its own name, and the memory as `memory`.
pub fn split(module: &[u8], entries: &BTreeMap<&str, &str>, needs: &Needs) -> Result<Parts> {
    let whole = Whole::read(module)?;
    let own = whole.reach(entries, needs)?;
    let shared = whole.shared(&own, entries)?;
    let [first, rest] = whole.memory(needs)?;
    Ok(Parts { first: whole.first(&own, &shared, &first)?, rest: whole.rest(&own, &shared, &rest)? })
}

/// Names of what the first part exports: its functions by number, then all tables, memories and globals in order.
struct Shared {
    functions: BTreeMap<u32, String>,
    others: Vec<(ExternalKind, u32, String)>,
}

impl Whole<'_> {
    fn shared(&self, own: &BTreeSet<u32>, entries: &BTreeMap<&str, &str>) -> Result<Shared> {
        let mut wanted: BTreeSet<u32> = self.exported_functions().filter(|function| own.contains(function)).collect();
        for function in (0..).take(self.functions.len()).filter(|function| !own.contains(function)) {
            wanted.extend(self.calls(function)?.into_iter().filter(|called| own.contains(called)));
        }
        let short = |index: usize| format!("{index:x}");
        let mut functions: BTreeMap<u32, String> =
            wanted.into_iter().enumerate().map(|(index, function)| (function, short(index))).collect();
        for (name, entry) in entries {
            functions.insert(self.entry(entry)?, (*name).to_owned());
        }
        let all = |kind: ExternalKind, letter: char, count: usize| {
            (0..).take(count).map(move |index: u32| (kind, index, format!("{letter}{index}")))
        };
        let others = all(ExternalKind::Table, 't', self.tables.len())
            .chain(all(ExternalKind::Memory, 'm', self.memories.len()))
            .chain(all(ExternalKind::Global, 'g', self.globals.len()))
            .map(|(kind, index, name)| (kind, index, if name == "m0" { "memory".to_owned() } else { name }));
        Ok(Shared { functions, others: others.collect() })
    }

    fn first(&self, own: &BTreeSet<u32>, shared: &Shared, memory: &DataSection) -> Result<Vec<u8>> {
        let mut numbers = Numbers(own.iter().copied().zip(0..).collect());
        let mut module = Module::new();
        module.section(&self.types(&mut numbers)?);
        module.section(&self.kinds(own.iter()));
        let mut tables = TableSection::new();
        for table in &self.tables {
            numbers.parse_table(&mut tables, table.clone())?;
        }
        module.section(&tables);
        let mut memories = MemorySection::new();
        for memory in &self.memories {
            memories.memory(numbers.memory_type(*memory)?);
        }
        module.section(&memories);
        let mut globals = GlobalSection::new();
        for global in &self.globals {
            numbers.parse_global(&mut globals, global.clone())?;
        }
        module.section(&globals);
        let mut exports = ExportSection::new();
        for (function, name) in &shared.functions {
            exports.export(name, ExportKind::Func, numbers.function_index(*function)?);
        }
        for (kind, index, name) in &shared.others {
            exports.export(name, numbers.export_kind(*kind)?, *index);
        }
        module.section(&exports);
        module.section(&self.elements(&mut numbers, |function| own.contains(&function))?);
        module.section(&self.code(&mut numbers, own.iter())?);
        module.section(memory);
        module.section(&self.names(&numbers));
        Ok(module.finish())
    }

    fn rest(&self, own: &BTreeSet<u32>, shared: &Shared, memory: &DataSection) -> Result<Vec<u8>> {
        let foreign = (0..).take(self.imports.len());
        let bodies: Vec<u32> = (0..)
            .take(self.functions.len())
            .skip(self.imports.len())
            .filter(|function| !own.contains(function))
            .collect();
        let order = foreign.chain(shared.functions.keys().copied()).chain(bodies.iter().copied());
        let mut numbers = Numbers(order.zip(0..).collect());
        let mut module = Module::new();
        module.section(&self.types(&mut numbers)?);
        let mut imports = ImportSection::new();
        for import in &self.imports {
            numbers.parse_import(&mut imports, *import)?;
        }
        for (function, name) in &shared.functions {
            imports.import(FIRST, name, EntityType::Function(self.functions[*function as usize]));
        }
        for (kind, index, name) in &shared.others {
            imports.import(FIRST, name, self.entity(&mut numbers, *kind, *index as usize)?);
        }
        module.section(&imports);
        module.section(&self.kinds(bodies.iter()));
        let mut exports = ExportSection::new();
        for export in &self.exports {
            numbers.parse_export(&mut exports, *export)?;
        }
        module.section(&exports);
        module.section(&self.elements(&mut numbers, |function| !own.contains(&function))?);
        module.section(&self.code(&mut numbers, bodies.iter())?);
        module.section(memory);
        module.section(&self.names(&numbers));
        Ok(module.finish())
    }
}
