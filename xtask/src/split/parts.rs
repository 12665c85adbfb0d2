//! Writes one module as two that share memory, tables and globals. The first part imports nothing and exports the imports
//! of the second one; the second one has all exports of the whole module. No function and no byte of data is in both.

#[cfg(test)]
#[path = "parts_tests.rs"]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use wasm_encoder::{
    DataSection, EntityType, ExportKind, ExportSection, GlobalSection, ImportSection, MemorySection, Module,
    TableSection, reencode::Reencode,
};
use wasmparser::ExternalKind;

use super::{indices::Indices, parsed::Parsed, reachability::Reachability};

/// The two parts of a module.
pub struct Parts {
    pub first: Vec<u8>,
    pub rest: Vec<u8>,
}

/// The module name of the first part's exports in the imports of the rest.
pub const FIRST: &str = "b";

/// Splits `module`. The first part has the functions that the exports in `entries` call, and the `reachable` functions in
/// tables. It exports each entry under its key, and the memory as `memory`.
///
/// # Errors
/// An entry is not exported, or the first part would call an import.
pub fn split(module: &[u8], entries: &BTreeMap<&str, &str>, reachable: &Reachability) -> Result<Parts> {
    let parsed = Parsed::read(module)?;
    let own = parsed.reach(entries, reachable)?;
    let shared = parsed.shared(&own, entries)?;
    let [first, rest] = parsed.memory(reachable)?;
    Ok(Parts { first: parsed.first(&own, &shared, &first)?, rest: parsed.rest(&own, &shared, &rest)? })
}

/// The names of the first part's exports: functions by index, then all tables, memories and globals in order.
struct Shared {
    functions: BTreeMap<u32, String>,
    others: Vec<(ExternalKind, u32, String)>,
}

impl Parsed<'_> {
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
        let mut indices = Indices(own.iter().copied().zip(0..).collect());
        let mut module = Module::new();
        module.section(&self.types(&mut indices)?);
        module.section(&self.kinds(own.iter()));
        let mut tables = TableSection::new();
        for table in &self.tables {
            indices.parse_table(&mut tables, table.clone())?;
        }
        module.section(&tables);
        let mut memories = MemorySection::new();
        for memory in &self.memories {
            memories.memory(indices.memory_type(*memory)?);
        }
        module.section(&memories);
        let mut globals = GlobalSection::new();
        for global in &self.globals {
            indices.parse_global(&mut globals, global.clone())?;
        }
        module.section(&globals);
        let mut exports = ExportSection::new();
        for (function, name) in &shared.functions {
            exports.export(name, ExportKind::Func, indices.function_index(*function)?);
        }
        for (kind, index, name) in &shared.others {
            exports.export(name, indices.export_kind(*kind)?, *index);
        }
        module.section(&exports);
        module.section(&self.elements(&mut indices, |function| own.contains(&function))?);
        module.section(&self.code(&mut indices, own.iter())?);
        module.section(memory);
        module.section(&self.names(&indices));
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
        let mut indices = Indices(order.zip(0..).collect());
        let mut module = Module::new();
        module.section(&self.types(&mut indices)?);
        let mut imports = ImportSection::new();
        for import in &self.imports {
            indices.parse_import(&mut imports, *import)?;
        }
        for (function, name) in &shared.functions {
            imports.import(FIRST, name, EntityType::Function(self.functions[*function as usize]));
        }
        for (kind, index, name) in &shared.others {
            imports.import(FIRST, name, self.entity(&mut indices, *kind, *index as usize)?);
        }
        module.section(&imports);
        module.section(&self.kinds(bodies.iter()));
        let mut exports = ExportSection::new();
        for export in &self.exports {
            indices.parse_export(&mut exports, *export)?;
        }
        module.section(&exports);
        module.section(&self.elements(&mut indices, |function| !own.contains(&function))?);
        module.section(&self.code(&mut indices, bodies.iter())?);
        module.section(memory);
        module.section(&self.names(&indices));
        Ok(module.finish())
    }
}
