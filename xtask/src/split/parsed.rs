//! The module after wasm-bindgen, parsed, and its call graph.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail, ensure};
use wasmparser::{
    ElementItems, ElementKind, Export, ExternalKind, FunctionBody, Import, Operator, Parser, Payload, TypeRef,
    TypeSectionReader,
};

use super::{
    function_names::{self, FunctionNames},
    offset,
    reachability::Reachability,
};

/// The sections of a module.
#[derive(Default)]
pub struct Parsed<'a> {
    pub types: Option<TypeSectionReader<'a>>,
    pub imports: Vec<Import<'a>>,
    /// The type of each function; imported functions come first.
    pub functions: Vec<u32>,
    pub tables: Vec<wasmparser::Table<'a>>,
    pub memories: Vec<wasmparser::MemoryType>,
    pub globals: Vec<wasmparser::Global<'a>>,
    pub exports: Vec<Export<'a>>,
    pub elements: Vec<Segment>,
    bodies: Vec<FunctionBody<'a>>,
    /// The data segments, each with its address.
    pub data: Vec<(u32, &'a [u8])>,
    pub names: FunctionNames<'a>,
}

/// Functions in a table, from the index `from` on.
pub struct Segment {
    pub table: u32,
    pub from: i32,
    pub functions: Vec<u32>,
}

impl<'a> Parsed<'a> {
    /// Reads a module that imports nothing but functions.
    pub fn read(module: &'a [u8]) -> Result<Self> {
        let mut parsed = Self::default();
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::TypeSection(types) => parsed.types = Some(types),
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        let import = import?;
                        let TypeRef::Func(kind) = import.ty else {
                            bail!("the import {} is not a function", import.name)
                        };
                        parsed.functions.push(kind);
                        parsed.imports.push(import);
                    }
                }
                Payload::FunctionSection(kinds) => {
                    for kind in kinds {
                        parsed.functions.push(kind?);
                    }
                }
                Payload::TableSection(tables) => parsed.tables = tables.into_iter().collect::<Result<_, _>>()?,
                Payload::MemorySection(all) => parsed.memories = all.into_iter().collect::<Result<_, _>>()?,
                Payload::GlobalSection(all) => parsed.globals = all.into_iter().collect::<Result<_, _>>()?,
                Payload::ExportSection(all) => parsed.exports = all.into_iter().collect::<Result<_, _>>()?,
                Payload::ElementSection(all) => {
                    for element in all {
                        parsed.elements.push(segment(element?)?);
                    }
                }
                Payload::CodeSectionEntry(body) => parsed.bodies.push(body),
                Payload::DataSection(all) => {
                    for data in all {
                        let data = data?;
                        parsed.data.push((offset::address(&data.kind)?, data.data));
                    }
                }
                Payload::CustomSection(custom) => parsed.names.append(&mut function_names::read(&custom.as_known())?),
                Payload::StartSection { .. } => bail!("the module has a start function"),
                _ => {}
            }
        }
        Ok(parsed)
    }

    /// The functions that the entries call, directly or not, and those in tables that are reachable from them.
    pub fn reach(&self, entries: &BTreeMap<&str, &str>, reachable: &Reachability) -> Result<BTreeSet<u32>> {
        let mut own = BTreeSet::new();
        for entry in entries.values() {
            self.add_called(self.entry(entry)?, &mut own)?;
        }
        for &function in self.elements.iter().flat_map(|segment| &segment.functions) {
            if self.names.get(&function).is_some_and(|name| reachable.functions.contains(*name)) {
                self.add_called(function, &mut own)?;
            }
        }
        let foreign: Vec<_> = own.iter().filter(|&&function| self.body(function).is_none()).collect();
        ensure!(foreign.is_empty(), "the first part must not call imported functions: {foreign:?}");
        Ok(own)
    }

    /// The function that is exported under this name.
    pub fn entry(&self, name: &str) -> Result<u32> {
        let export = self.exports.iter().find(|export| export.name == name);
        Ok(export.with_context(|| format!("the wasm does not export {name}"))?.index)
    }

    /// Adds `function` and all functions that it calls directly or indirectly.
    fn add_called(&self, function: u32, all: &mut BTreeSet<u32>) -> Result<()> {
        let mut open = vec![function];
        while let Some(function) = open.pop() {
            if all.insert(function) {
                open.append(&mut self.calls(function)?);
            }
        }
        Ok(())
    }

    /// The functions that it calls by index.
    pub fn calls(&self, function: u32) -> Result<Vec<u32>> {
        let mut calls = Vec::new();
        let Some(body) = self.body(function) else { return Ok(calls) };
        for operator in body.get_operators_reader()? {
            match operator? {
                Operator::Call { function_index: called }
                | Operator::ReturnCall { function_index: called }
                | Operator::RefFunc { function_index: called } => calls.push(called),
                _ => {}
            }
        }
        Ok(calls)
    }

    /// `None`: it is imported.
    pub fn body(&self, function: u32) -> Option<&FunctionBody<'a>> {
        self.bodies.get((function as usize).checked_sub(self.imports.len())?)
    }

    /// The exported functions by index.
    pub fn exported_functions(&self) -> impl Iterator<Item = u32> {
        self.exports.iter().filter(|export| export.kind == ExternalKind::Func).map(|export| export.index)
    }
}

fn segment(element: wasmparser::Element<'_>) -> Result<Segment> {
    let ElementKind::Active { table_index, offset_expr } = element.kind else {
        bail!("an element segment is passive or declared")
    };
    let ElementItems::Functions(functions) = element.items else {
        bail!("an element segment has other items than functions")
    };
    let functions = functions.into_iter().collect::<Result<_, _>>()?;
    Ok(Segment { table: table_index.unwrap_or(0), from: offset::constant(&offset_expr)?, functions })
}
