//! The linker's notes in a module: its symbols, where each lies, and where each is spoken of.

use std::ops::Range;

use anyhow::{Result, ensure};
use wasmparser::{
    DataSectionReader, FunctionBody, ImportSectionReader, KnownCustom, Linking, LinkingSectionReader, Parser, Payload,
    RelocSectionReader, RelocationEntry, RelocationType, SymbolInfo, TypeRef,
};

use crate::{
    function_names::{self, FunctionNames},
    offset,
};

/// What the linker wrote down of a module.
#[derive(Default)]
pub struct Notes<'a> {
    pub symbols: Vec<Symbol<'a>>,
    pub names: FunctionNames<'a>,
    pub segments: Vec<Segment>,
    /// Functions that are imported; they have the first numbers.
    imported: u32,
    /// Where the body of each other function lies in the code section.
    bodies: Vec<Range<u64>>,
    code: Mentions,
    data: Mentions,
}

/// Places in a section, and the symbol whose own place is written there.
type Mentions = Vec<(u64, usize)>;

/// A function or a piece of data.
pub struct Symbol<'a> {
    pub name: &'a str,
    pub place: Place,
}

/// Where a symbol lies.
pub enum Place {
    /// By its number.
    Function(u32),
    Data {
        segment: usize,
        range: Range<u32>,
    },
    /// Imported, or of no weight.
    Nowhere,
}

/// A stretch of the memory.
pub struct Segment {
    /// Of its first byte in the memory.
    address: u32,
    /// Of its first byte in the data section.
    from: u64,
}

impl Segment {
    /// Where a part of it lies in the memory.
    pub fn addresses(&self, part: &Range<u32>) -> Range<u32> {
        self.address + part.start..self.address + part.end
    }
}

impl<'a> Notes<'a> {
    /// Reads a module that was linked with its relocations.
    pub fn read(linked: &'a [u8]) -> Result<Self> {
        let mut notes = Self::default();
        let mut sections = Vec::new();
        let mut code = 0;
        for payload in Parser::new(0).parse_all(linked) {
            let payload = payload?;
            sections.extend(payload.as_section().map(|(section, _)| section));
            match payload {
                Payload::ImportSection(imports) => notes.imported = functions_in(imports)?,
                Payload::CodeSectionStart { unchecked_range, .. } => code = unchecked_range.start,
                Payload::CodeSectionEntry(body) => notes.add_body(&body, code),
                Payload::DataSection(data) => notes.add_data(data)?,
                Payload::CustomSection(custom) => notes.add_custom(custom.as_known(), &sections)?,
                _ => {}
            }
        }
        notes.code.sort_unstable();
        notes.data.sort_unstable();
        let is_told = !notes.code.is_empty() && !notes.data.is_empty();
        ensure!(is_told, "the module was linked without its relocations");
        Ok(notes)
    }

    fn add_body(&mut self, body: &FunctionBody<'_>, code: u64) {
        let Range { start, end } = body.range();
        self.bodies.push(start - code..end - code);
    }

    fn add_data(&mut self, data: DataSectionReader<'_>) -> Result<()> {
        let start = data.range().start;
        for segment in data {
            let segment = segment?;
            let from = segment.range.end - segment.data.len() as u64 - start;
            self.segments.push(Segment { address: offset::address(&segment.kind)?, from });
        }
        Ok(())
    }

    fn add_custom(&mut self, custom: KnownCustom<'a>, sections: &[u8]) -> Result<()> {
        match custom {
            KnownCustom::Linking(linking) => self.add_symbols(linking),
            KnownCustom::Reloc(relocations) => self.add_mentions(relocations, sections),
            custom => {
                self.names.append(&mut function_names::read(&custom)?);
                Ok(())
            }
        }
    }

    fn add_symbols(&mut self, linking: LinkingSectionReader<'a>) -> Result<()> {
        for part in linking.subsections() {
            let Linking::SymbolTable(symbols) = part? else { continue };
            for symbol in symbols {
                self.symbols.push(Symbol::of(symbol?));
            }
        }
        Ok(())
    }

    /// Relocations name a section by its place among all.
    fn add_mentions(&mut self, relocations: RelocSectionReader<'_>, sections: &[u8]) -> Result<()> {
        let mentions = match sections.get(relocations.section_index() as usize) {
            Some(10) => &mut self.code,
            Some(11) => &mut self.data,
            _ => return Ok(()),
        };
        for entry in relocations.entries() {
            mentions.extend(mention(&entry?));
        }
        Ok(())
    }

    /// The symbols that stand in what lies there.
    pub fn mentioned(&self, place: &Place) -> Vec<usize> {
        match place {
            Place::Function(function) => {
                let own = function.checked_sub(self.imported).and_then(|own| self.bodies.get(own as usize));
                own.map(|body| within(&self.code, body)).unwrap_or_default()
            }
            Place::Data { segment, range } => {
                let from = self.segments[*segment].from;
                within(&self.data, &(from + u64::from(range.start)..from + u64::from(range.end)))
            }
            Place::Nowhere => Vec::new(),
        }
    }
}

impl<'a> Symbol<'a> {
    fn of(info: SymbolInfo<'a>) -> Self {
        match info {
            SymbolInfo::Func { index, name, .. } => {
                Self { name: name.unwrap_or_default(), place: Place::Function(index) }
            }
            SymbolInfo::Data { name, symbol: Some(data), .. } => {
                let place = Place::Data { segment: data.index as usize, range: data.offset..data.offset + data.size };
                Self { name, place }
            }
            _ => Self { name: "", place: Place::Nowhere },
        }
    }
}

fn functions_in(imports: ImportSectionReader<'_>) -> Result<u32> {
    let imports = imports.into_imports().collect::<Result<Vec<_>, _>>()?;
    Ok(u32::try_from(imports.iter().filter(|import| matches!(import.ty, TypeRef::Func(_))).count())?)
}

fn mention(entry: &RelocationEntry) -> Option<(u64, usize)> {
    use RelocationType::{GlobalIndexI32, GlobalIndexLeb, SectionOffsetI32, TableNumberLeb, TypeIndexLeb};
    let weightless = [TypeIndexLeb, GlobalIndexLeb, GlobalIndexI32, TableNumberLeb, SectionOffsetI32];
    (!weightless.contains(&entry.ty)).then_some((u64::from(entry.offset), entry.index as usize))
}

fn within(mentions: &Mentions, range: &Range<u64>) -> Vec<usize> {
    let from = mentions.partition_point(|(place, _)| *place < range.start);
    mentions[from..].iter().take_while(|(place, _)| *place < range.end).map(|(_, symbol)| *symbol).collect()
}
