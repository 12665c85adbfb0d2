//! The sections of a part.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, FunctionSection, NameMap, NameSection,
    TypeSection, reencode::Reencode,
};
use wasmparser::ExternalKind;

use super::{
    indices::Indices,
    parsed::{Parsed, Segment},
    reachability::Reachability,
};

impl Parsed<'_> {
    /// The data of the first part, and of the rest.
    pub(super) fn memory(&self, reachable: &Reachability) -> Result<[DataSection; 2]> {
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
            for unused in &reachable.unreachable_data {
                give(0, unused.start);
                give(1, unused.end);
            }
            give(0, end);
        }
        Ok(parts)
    }

    /// Names of functions, for `xtask sizes` and the symbol maps; `wasm-opt` drops them.
    pub(super) fn names(&self, indices: &Indices) -> NameSection {
        let numbered = self.names.iter().filter_map(|(function, name)| Some((*indices.0.get(function)?, *name)));
        let mut map = NameMap::new();
        for (number, name) in numbered.collect::<BTreeMap<_, _>>() {
            map.append(number, name);
        }
        let mut section = NameSection::new();
        section.functions(&map);
        section
    }

    pub(super) fn types(&self, indices: &mut Indices) -> Result<TypeSection> {
        let mut types = TypeSection::new();
        indices.parse_type_section(&mut types, self.types.clone().context("no types")?)?;
        Ok(types)
    }

    pub(super) fn kinds<'f>(&self, functions: impl Iterator<Item = &'f u32>) -> FunctionSection {
        let mut section = FunctionSection::new();
        for function in functions {
            section.function(self.functions[*function as usize]);
        }
        section
    }

    pub(super) fn code<'f>(
        &self,
        indices: &mut Indices,
        functions: impl Iterator<Item = &'f u32>,
    ) -> Result<CodeSection> {
        let mut code = CodeSection::new();
        for function in functions {
            let body = self.body(*function).context("a function without a body")?;
            indices.parse_function_body(&mut code, body.clone())?;
        }
        Ok(code)
    }

    /// The places of the tables whose functions are `wanted`.
    pub(super) fn elements(&self, indices: &mut Indices, wanted: impl Fn(u32) -> bool) -> Result<ElementSection> {
        let mut section = ElementSection::new();
        for Segment { table, from, functions } in &self.elements {
            let mut place = *from;
            for run in functions.chunk_by(|one, next| wanted(*one) == wanted(*next)) {
                if wanted(run[0]) {
                    let run: Vec<u32> =
                        run.iter().map(|function| indices.function_index(*function)).collect::<Result<_, _>>()?;
                    let table = Some(*table).filter(|table| *table > 0);
                    section.active(table, &ConstExpr::i32_const(place), Elements::Functions(run.as_slice().into()));
                }
                place += i32::try_from(run.len())?;
            }
        }
        Ok(section)
    }

    pub(super) fn entity(&self, indices: &mut Indices, kind: ExternalKind, index: usize) -> Result<EntityType> {
        Ok(match kind {
            ExternalKind::Table => EntityType::Table(indices.table_type(self.tables[index].ty)?),
            ExternalKind::Memory => EntityType::Memory(indices.memory_type(self.memories[index])?),
            ExternalKind::Global => EntityType::Global(indices.global_type(self.globals[index].ty)?),
            _ => bail!("no place for {kind:?}"),
        })
    }
}
