//! The order of a module's functions in which it compresses best: 1.6 kB less of both parts with brotli.
//!
//! A compressor writes a sequence that occurred before as a distance and a length, and near ones take fewer bits. So each
//! function follows those that it shares most sequences with.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use wasm_encoder::{NameMap, NameSection};
use wasmparser::{Parser, Payload, TypeRef};

use crate::split::{function_names, with_customs};

/// Bytes of a sequence.
const LENGTH: usize = 5;

/// A sequence in more functions than this is ignored: all code begins, ends and calls alike.
const MOST: usize = 100;

/// The share of what a function has in common with the ones before that still counts one place later.
const DECAY: f64 = 0.85;

/// Bytes added to the size of each function: a tiny one would follow any function that contains its few bytes.
const SMALL: usize = 20;

/// The module, of whose functions each has its position in front of its name, as `wasm-opt --reorder-functions-by-name`
/// sorts them.
pub fn name_by_position(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut imported = 0;
    let mut bodies = Vec::new();
    let mut names = BTreeMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            Payload::CustomSection(custom) => names.append(&mut function_names::read(&custom.as_known())?),
            _ => {}
        }
    }
    let mut numbered = BTreeMap::new();
    for (position, function) in by_similarity(&bodies).into_iter().enumerate() {
        let index = imported + u32::try_from(function)?;
        // The split adds a function that has none.
        let name = names.get(&index).copied().unwrap_or("unnamed");
        numbered.insert(index, format!("{position:05}.{name}"));
    }
    let imports = names.iter().filter(|(index, _)| **index < imported).map(|(index, name)| (*index, *name));
    let mut map = NameMap::new();
    for (index, name) in imports.chain(numbered.iter().map(|(index, name)| (*index, name.as_str()))) {
        map.append(index, name);
    }
    let mut section = NameSection::new();
    section.functions(&map);
    let mut module = with_customs(wasm, |_| false)?;
    module.section(&section);
    Ok(module.finish())
}

/// A symbol map's lines without the positions of [`name_by_position`].
pub fn without_positions(symbols: &str) -> String {
    let line = |line: &str| match line.split_once(':') {
        Some((index, name)) => format!("{index}:{}\n", plain(name)),
        None => format!("{line}\n"),
    };
    symbols.lines().map(line).collect()
}

fn plain(name: &str) -> &str {
    match name.split_once('.') {
        Some((position, plain)) if position.len() == 5 && position.bytes().all(|byte| byte.is_ascii_digit()) => plain,
        _ => name,
    }
}

/// The indices of all bodies, the largest first, then always the one that shares most, for its size, with those before it.
fn by_similarity(bodies: &[&[u8]]) -> Vec<usize> {
    let sequences: Vec<BTreeSet<&[u8]>> = bodies.iter().map(|body| body.windows(LENGTH).collect()).collect();
    let mut owners = BTreeMap::<&[u8], Vec<usize>>::new();
    for (function, sequences) in sequences.iter().enumerate() {
        for sequence in sequences {
            owners.entry(sequence).or_default().push(function);
        }
    }
    owners.retain(|_, functions| (2..=MOST).contains(&functions.len()));
    let mut left: BTreeSet<usize> = (0..bodies.len()).collect();
    let mut order = Vec::new();
    let mut shared = vec![0.0; bodies.len()];
    while let Some(&next) = left.iter().max_by(|a, b| {
        let [a, b] = [**a, **b].map(|function| (shared[function], bodies[function].len(), usize::MAX - function));
        a.partial_cmp(&b).unwrap_or(std::cmp::Ordering::Equal)
    }) {
        left.remove(&next);
        order.push(next);
        shared.iter_mut().for_each(|sum| *sum *= DECAY);
        for functions in sequences[next].iter().filter_map(|sequence| owners.get(sequence)) {
            for &function in functions {
                shared[function] += 1.0 / (functions.len() * (bodies[function].len() + SMALL)) as f64;
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, EntityType, Function, FunctionSection, ImportSection, Instruction, Module, TypeSection,
    };

    use super::*;

    #[test]
    fn similar_functions_are_neighbors() {
        let bodies: [&[u8]; 5] = [b"one two three four", b"red green", b"two three four five", b"?", b"red green blue"];
        let order = by_similarity(&bodies);
        let place = |function| order.iter().position(|one| *one == function).expect("each has a place");
        assert_eq!(place(0).abs_diff(place(2)), 1);
        assert_eq!(place(1).abs_diff(place(4)), 1);
        assert_eq!(order.iter().collect::<BTreeSet<_>>().len(), bodies.len());
    }

    #[test]
    fn an_order_without_anything_shared() {
        assert_eq!(by_similarity(&[]), Vec::<usize>::new());
        assert_eq!(by_similarity(&[b"", b"abc", b"abc"]), [1, 2, 0]);
    }

    /// An imported function and two of the module's own.
    fn module() -> Vec<u8> {
        let (mut types, mut imports, mut functions) =
            (TypeSection::new(), ImportSection::new(), FunctionSection::new());
        types.ty().function([], []);
        imports.import("./glue.js", "a", EntityType::Function(0));
        let mut code = CodeSection::new();
        for length in [1, 9] {
            functions.function(0);
            let mut body = Function::new([]);
            for _ in 0..length {
                body.instruction(&Instruction::Nop);
            }
            code.function(body.instruction(&Instruction::End));
        }
        let mut map = NameMap::new();
        for (index, name) in [(0, "imported"), (1, "short"), (2, "12345.long")] {
            map.append(index, name);
        }
        let mut names = NameSection::new();
        names.functions(&map);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&code).section(&names);
        module.finish()
    }

    fn names(wasm: &[u8]) -> Vec<String> {
        let customs = Parser::new(0).parse_all(wasm).filter_map(|payload| match payload.expect("a section") {
            Payload::CustomSection(custom) => function_names::read(&custom.as_known()).ok(),
            _ => None,
        });
        customs.flat_map(BTreeMap::into_values).map(str::to_owned).collect()
    }

    #[test]
    fn positions_precede_the_names_of_functions_with_a_body() {
        let named = name_by_position(&module()).expect("a module");
        assert_eq!(names(&named), ["imported", "00001.short", "00000.12345.long"]);
    }

    #[test]
    fn a_symbol_map_has_no_positions() {
        let map = "0:imported\n1:00000.12345.long\n2:00001.core::fmt::write.llvm.12\n3:v1.2\n";
        assert_eq!(without_positions(map), "0:imported\n1:12345.long\n2:core::fmt::write.llvm.12\n3:v1.2\n");
    }
}
