//! What a function needs, by the linker's own notes (`--emit-relocs`): every other function and piece of data whose place
//! the linker has filled in, in it and in what it needs. Nothing is guessed: what is reached by a table or by a pointer in
//! the data is there too.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use anyhow::{Context, Result, bail};
use wasmparser::{
    DataKind, KnownCustom, Linking, Name, Operator, Parser, Payload, RelocationEntry, RelocationType, SymbolInfo,
};

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
    // wasm-bindgen puts a hash behind the name.
    let is_entry = |name: &str| name.strip_prefix(entry).is_some_and(|rest| rest.starts_with('_'));
    let entry = notes.symbols.iter().position(|symbol| is_entry(&symbol.name));
    let mut open = vec![entry.context("the linker does not know the entry")?];
    let mut reached = BTreeSet::new();
    while let Some(symbol) = open.pop() {
        if reached.insert(symbol) {
            open.extend(notes.mentioned(&notes.symbols[symbol].place));
        }
    }
    let (mut functions, mut needed, mut idle) = (BTreeSet::new(), Vec::new(), Vec::new());
    for (number, symbol) in notes.symbols.iter().enumerate() {
        match &symbol.place {
            Place::Function(function) if reached.contains(&number) => {
                functions.extend(notes.names.get(function).cloned());
            }
            Place::Data { segment, range } => {
                let from = notes.segments[*segment].address + range.start;
                let addresses = from..from + (range.end - range.start);
                if reached.contains(&number) { needed.push(addresses) } else { idle.push(addresses) }
            }
            _ => {}
        }
    }
    let mut idle = without(joined(idle), &joined(needed));
    idle.retain(|range| range.end - range.start >= LEAST);
    Ok(Needs { functions, idle })
}

#[derive(Default)]
struct Notes {
    symbols: Vec<Symbol>,
    /// Names of functions by their number.
    names: BTreeMap<u32, String>,
    /// Where the body of each function lies in the code section, by its number.
    bodies: BTreeMap<u32, Range<u64>>,
    segments: Vec<Segment>,
    /// Places in the code and the data section, and the symbol whose place is written there.
    code: Vec<(u64, usize)>,
    data: Vec<(u64, usize)>,
}

struct Symbol {
    name: String,
    place: Place,
}

enum Place {
    Function(u32),
    Data {
        segment: usize,
        range: Range<u32>,
    },
    /// Imported, or of no weight.
    Nowhere,
}

struct Segment {
    /// Of its first byte in the memory.
    address: u32,
    /// Of its first byte in the data section.
    from: u64,
}

impl Notes {
    fn read(linked: &[u8]) -> Result<Self> {
        let mut notes = Self::default();
        let (mut imported, mut bodies, mut code) = (0, 0, 0);
        let mut sections = Vec::new();
        for payload in Parser::new(0).parse_all(linked) {
            let payload = payload?;
            // Relocations name a section by its place among all.
            if let Some((section, _)) = payload.as_section() {
                sections.push(section);
            }
            match payload {
                Payload::ImportSection(imports) => {
                    let imports = imports.into_imports().collect::<Result<Vec<_>, _>>()?;
                    imported = u32::try_from(imports.iter().filter(|import| is_function(&import.ty)).count())?;
                }
                Payload::CodeSectionStart { unchecked_range: range, .. } => code = range.start,
                Payload::CodeSectionEntry(body) => {
                    let range = body.range();
                    notes.bodies.insert(imported + bodies, range.start - code..range.end - code);
                    bodies += 1;
                }
                Payload::DataSection(segments) => {
                    let start = segments.range().start;
                    for segment in segments {
                        let segment = segment?;
                        let DataKind::Active { offset_expr, .. } = segment.kind else { bail!("data without a place") };
                        let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
                            bail!("data at a place that is reckoned");
                        };
                        let from = segment.range.end - segment.data.len() as u64 - start;
                        notes.segments.push(Segment { address: value.cast_unsigned(), from });
                    }
                }
                Payload::CustomSection(custom) => match custom.as_known() {
                    KnownCustom::Linking(linking) => {
                        for part in linking.subsections() {
                            if let Linking::SymbolTable(symbols) = part? {
                                for symbol in symbols {
                                    notes.symbols.push(Symbol::of(symbol?));
                                }
                            }
                        }
                    }
                    KnownCustom::Reloc(relocations) => {
                        let target = match sections.get(relocations.section_index() as usize) {
                            Some(10) => &mut notes.code,
                            Some(11) => &mut notes.data,
                            _ => continue,
                        };
                        for entry in relocations.entries() {
                            target.extend(mention(&entry?));
                        }
                    }
                    KnownCustom::Name(names) => {
                        for part in names {
                            if let Name::Function(names) = part? {
                                for name in names {
                                    let name = name?;
                                    notes.names.insert(name.index, name.name.to_owned());
                                }
                            }
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        notes.code.sort_unstable();
        notes.data.sort_unstable();
        if notes.code.is_empty() || notes.data.is_empty() {
            bail!("the module was linked without its relocations");
        }
        Ok(notes)
    }

    /// The symbols that stand in what lies there.
    fn mentioned(&self, place: &Place) -> Vec<usize> {
        match place {
            Place::Function(function) => {
                self.bodies.get(function).map(|body| within(&self.code, body.clone())).unwrap_or_default()
            }
            Place::Data { segment, range } => {
                let from = self.segments[*segment].from;
                within(&self.data, from + u64::from(range.start)..from + u64::from(range.end))
            }
            Place::Nowhere => Vec::new(),
        }
    }
}

impl Symbol {
    fn of(info: SymbolInfo<'_>) -> Self {
        match info {
            SymbolInfo::Func { index, name, .. } => {
                Self { name: name.unwrap_or_default().to_owned(), place: Place::Function(index) }
            }
            SymbolInfo::Data { name, symbol: Some(data), .. } => {
                let place = Place::Data { segment: data.index as usize, range: data.offset..data.offset + data.size };
                Self { name: name.to_owned(), place }
            }
            _ => Self { name: String::new(), place: Place::Nowhere },
        }
    }
}

fn is_function(kind: &wasmparser::TypeRef) -> bool {
    matches!(kind, wasmparser::TypeRef::Func(_))
}

fn mention(entry: &RelocationEntry) -> Option<(u64, usize)> {
    use RelocationType::{GlobalIndexI32, GlobalIndexLeb, SectionOffsetI32, TableNumberLeb, TypeIndexLeb};
    let weightless = [TypeIndexLeb, GlobalIndexLeb, GlobalIndexI32, TableNumberLeb, SectionOffsetI32];
    (!weightless.contains(&entry.ty)).then_some((u64::from(entry.offset), entry.index as usize))
}

fn within(mentions: &[(u64, usize)], range: Range<u64>) -> Vec<usize> {
    let from = mentions.partition_point(|(place, _)| *place < range.start);
    mentions[from..].iter().take_while(|(place, _)| *place < range.end).map(|(_, symbol)| *symbol).collect()
}

fn joined(mut ranges: Vec<Range<u32>>) -> Vec<Range<u32>> {
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<u32>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined.retain(|range| !range.is_empty());
    joined
}

/// `ranges` without `others`; both are in order.
fn without(ranges: Vec<Range<u32>>, others: &[Range<u32>]) -> Vec<Range<u32>> {
    let mut left = Vec::new();
    for range in ranges {
        let mut from = range.start;
        for other in others.iter().filter(|other| other.start < range.end && other.end > range.start) {
            left.push(from..other.start.max(from));
            from = from.max(other.end);
        }
        left.push(from.min(range.end)..range.end);
    }
    left.retain(|range| !range.is_empty());
    left
}
