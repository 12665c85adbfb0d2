//! A module that was linked with `--emit-relocs`: its symbols with their definitions, and its relocations, each the offset
//! at which the linker wrote the index or address of a symbol.

use std::ops::Range;

use anyhow::{Result, ensure};
use wasmparser::{
    DataSectionReader, FunctionBody, ImportSectionReader, KnownCustom, Linking, LinkingSectionReader, Operator, Parser,
    Payload, RelocSectionReader, RelocationEntry, RelocationType, SymbolInfo, TypeRef,
};

use super::{
    function_names::{self, FunctionNames},
    offset,
};

/// The symbols and relocations of a linked module.
#[derive(Default)]
pub struct LinkedModule<'a> {
    pub symbols: Vec<Symbol<'a>>,
    pub names: FunctionNames<'a>,
    pub segments: Vec<Segment>,
    /// Functions that are imported; they have the first numbers.
    imported: u32,
    /// The range of each other function's body in the code section.
    bodies: Vec<Range<u64>>,
    /// Offsets in the code section at which a call or a reference has a function's index.
    calls: Vec<u64>,
    code: Relocations,
    data: Relocations,
}

/// Offsets in a section, and the index of the symbol whose address or index is written there; in order.
type Relocations = Vec<(u64, usize)>;

/// A function or a piece of static data.
pub struct Symbol<'a> {
    pub name: &'a str,
    pub definition: Definition,
}

/// The definition of a symbol.
pub enum Definition {
    /// By its index.
    Function(u32),
    Data {
        segment: usize,
        range: Range<u32>,
    },
    /// Imported, or neither a function nor data.
    Elsewhere,
}

/// A data segment.
pub struct Segment {
    /// Address of its first byte in the memory.
    address: u32,
    /// Offset of its first byte in the data section.
    from: u64,
}

impl Segment {
    /// The addresses of a part of it.
    pub fn addresses(&self, part: &Range<u32>) -> Range<u32> {
        self.address + part.start..self.address + part.end
    }
}

impl<'a> LinkedModule<'a> {
    /// Reads a module that was linked with `--emit-relocs`.
    pub fn read(module: &'a [u8]) -> Result<Self> {
        let mut linked = Self::default();
        let mut sections = Vec::new();
        let mut code = 0;
        for payload in Parser::new(0).parse_all(module) {
            let payload = payload?;
            sections.extend(payload.as_section().map(|(section, _)| section));
            match payload {
                Payload::ImportSection(imports) => linked.imported = functions_in(imports)?,
                Payload::CodeSectionStart { unchecked_range, .. } => code = unchecked_range.start,
                Payload::CodeSectionEntry(body) => linked.add_body(&body, code)?,
                Payload::DataSection(data) => linked.add_data(data)?,
                Payload::CustomSection(custom) => linked.add_custom(custom.as_known(), &sections)?,
                _ => {}
            }
        }
        linked.code.sort_unstable();
        linked.data.sort_unstable();
        let has_relocations = !linked.code.is_empty() && !linked.data.is_empty();
        ensure!(has_relocations, "the module was linked without its relocations");
        Ok(linked)
    }

    fn add_body(&mut self, body: &FunctionBody<'_>, code: u64) -> Result<()> {
        let Range { start, end } = body.range();
        self.bodies.push(start - code..end - code);
        for operator in body.get_operators_reader()?.into_iter_with_offsets() {
            let (operator, offset) = operator?;
            // Their opcodes are one byte long, and the index follows.
            if matches!(operator, Operator::Call { .. } | Operator::ReturnCall { .. } | Operator::RefFunc { .. }) {
                self.calls.push(offset + 1 - code);
            }
        }
        Ok(())
    }

    /// Fails where a call has no relocation: the linker's stubs may have none, and the functions that they call would count as
    /// unreachable.
    pub fn check_calls(&self) -> Result<()> {
        let has_none = |call: &&u64| self.code.binary_search_by_key(*call, |(offset, _)| *offset).is_err();
        let missing = self.calls.iter().filter(has_none).count();
        ensure!(missing == 0, "{missing} of {} calls have no relocation", self.calls.len());
        Ok(())
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
            KnownCustom::Reloc(relocations) => self.add_relocations(relocations, sections),
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

    /// A relocation section names the section that it is about by its index among all.
    fn add_relocations(&mut self, relocations: RelocSectionReader<'_>, sections: &[u8]) -> Result<()> {
        let list = match sections.get(relocations.section_index() as usize) {
            Some(10) => &mut self.code,
            Some(11) => &mut self.data,
            _ => return Ok(()),
        };
        for entry in relocations.entries() {
            list.extend(relocation(&entry?));
        }
        Ok(())
    }

    /// The symbols that a definition refers to.
    pub fn targets(&self, definition: &Definition) -> Vec<usize> {
        match definition {
            Definition::Function(function) => {
                let own = function.checked_sub(self.imported).and_then(|own| self.bodies.get(own as usize));
                own.map(|body| within(&self.code, body)).unwrap_or_default()
            }
            Definition::Data { segment, range } => {
                let from = self.segments[*segment].from;
                within(&self.data, &(from + u64::from(range.start)..from + u64::from(range.end)))
            }
            Definition::Elsewhere => Vec::new(),
        }
    }
}

impl<'a> Symbol<'a> {
    fn of(info: SymbolInfo<'a>) -> Self {
        match info {
            SymbolInfo::Func { index, name, .. } => {
                Self { name: name.unwrap_or_default(), definition: Definition::Function(index) }
            }
            SymbolInfo::Data { name, symbol: Some(data), .. } => {
                let definition =
                    Definition::Data { segment: data.index as usize, range: data.offset..data.offset + data.size };
                Self { name, definition }
            }
            _ => Self { name: "", definition: Definition::Elsewhere },
        }
    }
}

fn functions_in(imports: ImportSectionReader<'_>) -> Result<u32> {
    let imports = imports.into_imports().collect::<Result<Vec<_>, _>>()?;
    Ok(u32::try_from(imports.iter().filter(|import| matches!(import.ty, TypeRef::Func(_))).count())?)
}

fn relocation(entry: &RelocationEntry) -> Option<(u64, usize)> {
    use RelocationType::{GlobalIndexI32, GlobalIndexLeb, SectionOffsetI32, TableNumberLeb, TypeIndexLeb};
    let without_symbol = [TypeIndexLeb, GlobalIndexLeb, GlobalIndexI32, TableNumberLeb, SectionOffsetI32];
    (!without_symbol.contains(&entry.ty)).then_some((u64::from(entry.offset), entry.index as usize))
}

fn within(relocations: &Relocations, range: &Range<u64>) -> Vec<usize> {
    let from = relocations.partition_point(|(offset, _)| *offset < range.start);
    relocations[from..].iter().take_while(|(offset, _)| *offset < range.end).map(|(_, symbol)| *symbol).collect()
}
