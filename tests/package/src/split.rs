//! The wasm in two parts: what reads an answer and draws a first look at it, which comes first, and all the rest, which
//! works on the first part's memory. Nothing is in both.
//!
//! The parts meet in names: the first part exports what the second one imports, and the second one exports all that the
//! whole did.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use crate::needs::Needs;
use anyhow::{Context, Result, bail, ensure};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind, ExportSection,
    FunctionSection, ImportSection, Module, TypeSection,
    reencode::{Error, Reencode},
};
use wasmparser::{
    ConstExpr as Offset, DataKind, ElementItems, ElementKind, Export, ExternalKind, FunctionBody, Import, KnownCustom,
    Name, Naming, Operator, Parser, Payload, TypeRef, TypeSectionReader,
};

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

/// A module, taken apart.
#[derive(Default)]
struct Whole<'a> {
    types: Option<TypeSectionReader<'a>>,
    imports: Vec<Import<'a>>,
    /// The type of each function, those that are imported first.
    functions: Vec<u32>,
    tables: Vec<wasmparser::Table<'a>>,
    memories: Vec<wasmparser::MemoryType>,
    globals: Vec<wasmparser::Global<'a>>,
    exports: Vec<Export<'a>>,
    elements: Vec<Segment>,
    bodies: Vec<FunctionBody<'a>>,
    /// What the memory holds at first, each with its address.
    data: Vec<(u32, &'a [u8])>,
    names: BTreeMap<u32, &'a str>,
}

/// Functions that stand in a table from a place on.
struct Segment {
    table: u32,
    from: i32,
    functions: Vec<u32>,
}

/// Names of what the first part exports: its functions by number, then all tables, memories and globals in order.
struct Shared {
    functions: BTreeMap<u32, String>,
    others: Vec<(ExternalKind, u32, String)>,
}

impl<'a> Whole<'a> {
    fn read(module: &'a [u8]) -> Result<Self> {
        let mut whole = Self::default();
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::TypeSection(types) => whole.types = Some(types),
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        let import = import?;
                        let TypeRef::Func(kind) = import.ty else { bail!("{} is no function", import.name) };
                        whole.functions.push(kind);
                        whole.imports.push(import);
                    }
                }
                Payload::FunctionSection(kinds) => {
                    for kind in kinds {
                        whole.functions.push(kind?);
                    }
                }
                Payload::TableSection(tables) => whole.tables = tables.into_iter().collect::<Result<_, _>>()?,
                Payload::MemorySection(all) => whole.memories = all.into_iter().collect::<Result<_, _>>()?,
                Payload::GlobalSection(all) => whole.globals = all.into_iter().collect::<Result<_, _>>()?,
                Payload::ExportSection(all) => whole.exports = all.into_iter().collect::<Result<_, _>>()?,
                Payload::ElementSection(all) => {
                    for element in all {
                        whole.elements.push(segment(element?)?);
                    }
                }
                Payload::CodeSectionEntry(body) => whole.bodies.push(body),
                Payload::DataSection(all) => {
                    for data in all {
                        let data = data?;
                        let DataKind::Active { offset_expr, .. } = data.kind else { bail!("data without a place") };
                        whole.data.push((constant(&offset_expr)?.cast_unsigned(), data.data));
                    }
                }
                Payload::CustomSection(custom) => {
                    if let KnownCustom::Name(parts) = custom.as_known() {
                        for part in parts {
                            if let Name::Function(names) = part? {
                                for name in names {
                                    let Naming { index, name } = name?;
                                    whole.names.insert(index, name);
                                }
                            }
                        }
                    }
                }
                Payload::StartSection { .. } => bail!("a module that starts by itself"),
                _ => {}
            }
        }
        Ok(whole)
    }

    /// The functions that the entries call, and so on; and what they may call by a table.
    fn reach(&self, entries: &BTreeMap<&str, &str>, needs: &Needs) -> Result<BTreeSet<u32>> {
        let mut own = BTreeSet::new();
        for entry in entries.values() {
            self.add_called(self.entry(entry)?, &mut own)?;
        }
        for &function in self.elements.iter().flat_map(|segment| &segment.functions) {
            if self.names.get(&function).is_some_and(|name| needs.functions.contains(*name)) {
                self.add_called(function, &mut own)?;
            }
        }
        let foreign: Vec<_> = own.iter().filter(|&&function| self.body(function).is_none()).collect();
        ensure!(foreign.is_empty(), "what comes first calls the page: {foreign:?}");
        Ok(own)
    }

    fn entry(&self, name: &str) -> Result<u32> {
        let export = self.exports.iter().find(|export| export.name == name);
        Ok(export.with_context(|| format!("the wasm does not export {name}"))?.index)
    }

    /// Adds `function`, what it calls, and what that calls.
    fn add_called(&self, function: u32, all: &mut BTreeSet<u32>) -> Result<()> {
        let mut open = vec![function];
        while let Some(function) = open.pop() {
            if all.insert(function) {
                open.append(&mut self.calls(function)?);
            }
        }
        Ok(())
    }

    /// The functions that it calls by their number.
    fn calls(&self, function: u32) -> Result<Vec<u32>> {
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
    fn body(&self, function: u32) -> Option<&FunctionBody<'a>> {
        self.bodies.get((function as usize).checked_sub(self.imports.len())?)
    }

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

    fn exported_functions(&self) -> impl Iterator<Item = u32> {
        self.exports.iter().filter(|export| export.kind == ExternalKind::Func).map(|export| export.index)
    }

    fn first(&self, own: &BTreeSet<u32>, shared: &Shared, memory: &DataSection) -> Result<Vec<u8>> {
        let mut numbers = Numbers(own.iter().copied().zip(0..).collect());
        let mut module = Module::new();
        module.section(&self.types(&mut numbers)?);
        module.section(&self.kinds(own.iter()));
        let mut tables = wasm_encoder::TableSection::new();
        for table in &self.tables {
            numbers.parse_table(&mut tables, table.clone())?;
        }
        module.section(&tables);
        let mut memories = wasm_encoder::MemorySection::new();
        for memory in &self.memories {
            memories.memory(numbers.memory_type(*memory)?);
        }
        module.section(&memories);
        let mut globals = wasm_encoder::GlobalSection::new();
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
        Ok(module.finish())
    }

    /// The data of the first part, and of the rest.
    fn memory(&self, needs: &Needs) -> Result<[DataSection; 2]> {
        let mut parts = [DataSection::new(), DataSection::new()];
        for (start, bytes) in &self.data {
            let end = start + u32::try_from(bytes.len())?;
            let mut from = *start;
            let mut give = |part: usize, to: u32| {
                let to = to.clamp(from, end);
                let piece = &bytes[(from - start) as usize..(to - start) as usize];
                if !piece.is_empty() {
                    parts[part].active(0, &ConstExpr::i32_const(from.cast_signed()), piece.iter().copied());
                }
                from = to;
            };
            for idle in &needs.idle {
                give(0, idle.start);
                give(1, idle.end);
            }
            give(0, end);
        }
        Ok(parts)
    }

    fn types(&self, numbers: &mut Numbers) -> Result<TypeSection> {
        let mut types = TypeSection::new();
        numbers.parse_type_section(&mut types, self.types.clone().context("no types")?)?;
        Ok(types)
    }

    fn kinds<'f>(&self, functions: impl Iterator<Item = &'f u32>) -> FunctionSection {
        let mut section = FunctionSection::new();
        for function in functions {
            section.function(self.functions[*function as usize]);
        }
        section
    }

    fn code<'f>(&self, numbers: &mut Numbers, functions: impl Iterator<Item = &'f u32>) -> Result<CodeSection> {
        let mut code = CodeSection::new();
        for function in functions {
            let body = self.body(*function).context("a function without a body")?;
            numbers.parse_function_body(&mut code, body.clone())?;
        }
        Ok(code)
    }

    /// The places of the tables whose functions are `wanted`.
    fn elements(&self, numbers: &mut Numbers, wanted: impl Fn(u32) -> bool) -> Result<ElementSection> {
        let mut section = ElementSection::new();
        for Segment { table, from, functions } in &self.elements {
            let mut place = *from;
            for run in functions.chunk_by(|one, next| wanted(*one) == wanted(*next)) {
                if wanted(run[0]) {
                    let run: Vec<u32> =
                        run.iter().map(|function| numbers.function_index(*function)).collect::<Result<_, _>>()?;
                    let table = Some(*table).filter(|table| *table > 0);
                    section.active(table, &ConstExpr::i32_const(place), Elements::Functions(run.as_slice().into()));
                }
                place += i32::try_from(run.len())?;
            }
        }
        Ok(section)
    }

    fn entity(&self, numbers: &mut Numbers, kind: ExternalKind, index: usize) -> Result<EntityType> {
        Ok(match kind {
            ExternalKind::Table => EntityType::Table(numbers.table_type(self.tables[index].ty)?),
            ExternalKind::Memory => EntityType::Memory(numbers.memory_type(self.memories[index])?),
            ExternalKind::Global => EntityType::Global(numbers.global_type(self.globals[index].ty)?),
            _ => bail!("no place for {kind:?}"),
        })
    }
}

fn segment(element: wasmparser::Element<'_>) -> Result<Segment> {
    let ElementKind::Active { table_index, offset_expr } = element.kind else {
        bail!("functions that are in no table")
    };
    let ElementItems::Functions(functions) = element.items else { bail!("a table with something else than functions") };
    let functions = functions.into_iter().collect::<Result<_, _>>()?;
    Ok(Segment { table: table_index.unwrap_or(0), from: constant(&offset_expr)?, functions })
}

fn constant(offset: &Offset<'_>) -> Result<i32> {
    match offset.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(value),
        other => bail!("a table that begins at {other:?}"),
    }
}

/// Functions by their number in the whole; in a part they have another.
struct Numbers(BTreeMap<u32, u32>);

/// A part speaks of a function that it does not have.
#[derive(Debug)]
struct Missing(u32);

impl fmt::Display for Missing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a part speaks of function {}, which it does not have", self.0)
    }
}

impl std::error::Error for Missing {}

impl Reencode for Numbers {
    type Error = Missing;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Missing>> {
        self.0.get(&function).copied().ok_or(Error::UserError(Missing(function)))
    }
}
