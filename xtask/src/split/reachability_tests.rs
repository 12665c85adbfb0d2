use std::ops::Range;

use wasm_encoder::{
    CodeSection, ConstExpr, CustomSection, DataSection, DataSymbolDefinition, EntityType, Function, FunctionSection,
    ImportSection, LinkingSection, MemorySection, MemoryType, Module, NameMap, NameSection, SymbolTable, TypeSection,
};

use super::*;

/// A symbol, and its name; the functions come first, then the data.
const FUNCTIONS: [&str; 5] = ["page", "preview_1f", "helper", "by_pointer", "lonely"];
const DATA: [(&str, Range<u32>); 5] =
    [("words", 0..64), ("unused", 64..128), ("pointed", 128..160), ("small", 160..176), ("last", 176..300)];

const PREVIEW: usize = 1;
const HELPER: usize = 2;
const BY_POINTER: usize = 3;
const LONELY: usize = 4;
const WORDS: usize = 5;
const UNUSED: usize = 6;
const POINTED: usize = 7;
const SMALL: usize = 8;

/// The address of the data segment.
const ADDRESS: u32 = 1024;

/// Kinds of relocations.
const CALL: u8 = 0;
const TYPE: u8 = 6;

/// From a symbol, of a kind, to a symbol.
type Relocation = (usize, u8, usize);

const fn calls(from: usize, to: usize) -> Relocation {
    (from, CALL, to)
}

/// A module that was linked with such relocations: the first function is the page's, each other is a row of nothing.
fn linked(list: &[Relocation]) -> Vec<u8> {
    linked_at(list, 0..2)
}

/// A module like that of `linked`, with `to` only at some of the [`ends`] of `from`.
fn linked_at(list: &[Relocation], at: Range<usize>) -> Vec<u8> {
    let mut module = Module::new();
    let mut types = TypeSection::new();
    types.ty().function([], []);
    module.section(&types);
    let mut imports = ImportSection::new();
    imports.import("a", "page", EntityType::Function(0));
    module.section(&imports);
    let mut kinds = FunctionSection::new();
    let mut code = CodeSection::new();
    for _ in &FUNCTIONS[1..] {
        kinds.function(0);
        let mut body = Function::new([]);
        for _ in 0..NOTHINGS {
            body.instructions().nop();
        }
        body.instructions().end();
        code.function(&body);
    }
    module.section(&kinds);
    let mut memories = MemorySection::new();
    memories.memory(MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None });
    module.section(&memories);
    module.section(&code);
    let mut data = DataSection::new();
    data.active(0, &ConstExpr::i32_const(ADDRESS.cast_signed()), [7; 300]);
    module.section(&data);
    module.section(LinkingSection::new().symbol_table(&symbols()));
    let (in_code, in_data): (Vec<Relocation>, Vec<Relocation>) =
        list.iter().partition(|(from, ..)| *from < FUNCTIONS.len());
    for (name, section, list) in [("reloc.CODE", 4, in_code), ("reloc.DATA", 5, in_data)] {
        module.section(&CustomSection { name: name.into(), data: relocations(section, &list, at.clone()).into() });
    }
    let mut names = NameMap::new();
    for (index, name) in (0..).zip(FUNCTIONS) {
        names.append(index, name);
    }
    let mut section = NameSection::new();
    section.functions(&names);
    module.section(&section);
    module.finish()
}

const NOTHINGS: usize = 10;

fn symbols() -> SymbolTable {
    const IMPORTED: u32 = 0x10;
    let mut symbols = SymbolTable::new();
    symbols.function(IMPORTED, 0, None);
    for (index, name) in (1..).zip(&FUNCTIONS[1..]) {
        symbols.function(0, index, Some(name));
    }
    for (name, Range { start, end }) in DATA {
        symbols.data(0, name, Some(DataSymbolDefinition { index: 0, offset: start, size: end - start }));
    }
    symbols
}

/// As the linker writes them, all numbers in one byte or two.
fn relocations(section: u8, list: &[Relocation], at: Range<usize>) -> Vec<u8> {
    let mut spots: Vec<(usize, u8, usize)> = Vec::new();
    for (from, kind, to) in list {
        spots.extend(ends(*from)[at.clone()].iter().map(|spot| (*spot, *kind, *to)));
    }
    spots.sort_unstable();
    let mut bytes = vec![section, u8::try_from(spots.len()).expect("a few")];
    for (spot, kind, to) in spots {
        bytes.extend([kind, (spot & 0x7f) as u8 | 0x80, (spot >> 7) as u8, u8::try_from(to).expect("a few")]);
    }
    bytes
}

/// The first place and the last of a symbol, as its section counts.
fn ends(symbol: usize) -> [usize; 2] {
    match symbol.checked_sub(FUNCTIONS.len()) {
        // Behind the number of bodies; before each its length, in each the number of its locals, and at its end the end.
        None => {
            let from = 1 + (symbol - 1) * (NOTHINGS + 3) + 1;
            [from, from + NOTHINGS + 1]
        }
        // Behind the number of segments, and the segment's kind, address and length.
        Some(data) => {
            let Range { start, end } = &DATA[data].1;
            [8 + *start as usize, 8 + *end as usize - 1]
        }
    }
}

/// The reachability, which must not depend on the place of a reference inside a symbol.
fn needed(list: &[Relocation]) -> Reachability {
    let [first, last] = [0..1, 1..2].map(|at| read(&linked_at(list, at), &["preview"]).expect("a linked module"));
    assert_eq!((&first.functions, &first.unreachable_data), (&last.functions, &last.unreachable_data));
    first
}

fn read(module: &[u8], entries: &[&str]) -> Result<Reachability> {
    reachability(&LinkedModule::read(module)?, entries)
}

fn functions(list: &[Relocation]) -> Vec<String> {
    needed(list).functions.into_iter().collect()
}

/// The first address and the one behind the last, as the data counts.
fn unused(list: &[Relocation]) -> Vec<(u32, u32)> {
    needed(list).unreachable_data.into_iter().map(|range| (range.start - ADDRESS, range.end - ADDRESS)).collect()
}

#[test]
fn what_is_called_is_needed_and_what_is_not_called_is_not() {
    let lonely = [calls(LONELY, BY_POINTER), calls(UNUSED, LONELY)];
    assert_eq!(functions(&[&lonely[..], &[calls(PREVIEW, HELPER)]].concat()), ["helper", "preview_1f"]);
}

#[test]
fn a_pointer_in_the_data_is_followed_once_the_data_is_needed() {
    let pointers = [calls(WORDS, POINTED), calls(POINTED, BY_POINTER)];
    assert_eq!(functions(&[&pointers[..], &[calls(LONELY, WORDS)]].concat()), ["preview_1f"]);
    let all = [&pointers[..], &[calls(PREVIEW, HELPER), calls(HELPER, WORDS)]].concat();
    assert_eq!(functions(&all), ["by_pointer", "helper", "preview_1f"]);
}

#[test]
fn a_neighbor_has_needs_of_its_own() {
    for (needed, neighbors) in [(HELPER, [BY_POINTER, LONELY]), (UNUSED, [WORDS, POINTED]), (POINTED, [UNUSED, SMALL])]
    {
        let neighbors = neighbors.map(|neighbor| calls(neighbor, LONELY)).into_iter();
        let list: Vec<Relocation> = neighbors.chain([calls(PREVIEW, needed), calls(WORDS, LONELY)]).collect();
        assert!(!functions(&list).contains(&"lonely".to_owned()), "beside {needed}");
    }
}

#[test]
fn those_that_call_each_other_are_an_end() {
    let around = [calls(PREVIEW, HELPER), calls(HELPER, PREVIEW), calls(HELPER, WORDS), calls(WORDS, HELPER)];
    assert_eq!(functions(&around), ["helper", "preview_1f"]);
}

#[test]
fn data_is_unreachable_but_for_what_is_needed() {
    assert_eq!(unused(&[calls(LONELY, WORDS), calls(UNUSED, WORDS)]), [(0, 300)]);
    assert_eq!(unused(&[calls(PREVIEW, POINTED), calls(UNUSED, WORDS)]), [(0, 128), (160, 300)]);
    assert_eq!(unused(&[calls(PREVIEW, WORDS), calls(WORDS, POINTED)]), [(64, 128), (160, 300)]);
}

#[test]
fn a_little_unreachable_data_between_what_is_needed_stays() {
    let last = FUNCTIONS.len() + DATA.len() - 1;
    let list = [calls(PREVIEW, POINTED), calls(PREVIEW, last), calls(UNUSED, WORDS)];
    assert_eq!(unused(&list), [(0, 128)]);
    assert_eq!(unused(&[&list[..], &[calls(PREVIEW, SMALL)]].concat()), [(0, 128)]);
}

#[test]
fn a_type_is_nothing_to_need() {
    assert_eq!(functions(&[(PREVIEW, TYPE, HELPER), calls(UNUSED, WORDS), calls(LONELY, WORDS)]), ["preview_1f"]);
}

#[test]
fn an_entry_that_is_not_there_is_an_error() {
    let module = linked(&[calls(PREVIEW, HELPER), calls(WORDS, POINTED)]);
    for entry in ["previ", "look", "h"] {
        assert!(read(&module, &[entry]).is_err(), "{entry}");
    }
    assert!(read(&module, &["preview"]).is_ok());
}

#[test]
fn several_entries_need_what_each_needs_and_the_rest_is_unreachable() {
    let module = linked(&[calls(PREVIEW, HELPER), calls(LONELY, WORDS), calls(WORDS, POINTED)]);
    let names = |list: BTreeSet<String>| list.into_iter().collect::<Vec<_>>();
    let both = read(&module, &["preview", "lonely"]).expect("a linked module");
    assert_eq!(names(both.functions), ["helper", "lonely", "preview_1f"]);
    assert_eq!(names(both.unreachable), ["by_pointer", "page"]);
    assert_eq!(names(read(&module, &["lonely"]).expect("a linked module").functions), ["lonely"]);
    assert!(read(&module, &["preview", "look"]).is_err());
}

#[test]
fn a_module_without_relocations_is_an_error() {
    for list in [&[][..], &[calls(PREVIEW, HELPER)], &[calls(WORDS, POINTED)]] {
        assert!(read(&linked(list), &["preview"]).is_err());
    }
    assert!(read(b"\0asm", &["preview"]).is_err());
}

#[test]
fn a_call_without_a_relocation_is_an_error() {
    let checked = |at| LinkedModule::read(&calling(at)).expect("a linked module").check_calls();
    assert!(checked(CALL_AT).is_ok());
    for elsewhere in [CALL_AT - 1, CALL_AT + 1] {
        let error = checked(elsewhere).expect_err("no relocation for the call");
        assert!(error.to_string().contains("1 of 1 calls"), "{error}");
    }
}

/// Offset of the index in [`calling`]'s call: behind the number of bodies, the body's length, the number of its locals and
/// the opcode.
const CALL_AT: u8 = 4;

/// A function that calls itself, with a relocation of a function's index at this offset.
fn calling(at: u8) -> Vec<u8> {
    let mut module = Module::new();
    let mut types = TypeSection::new();
    types.ty().function([], []);
    let (mut kinds, mut code, mut data) = (FunctionSection::new(), CodeSection::new(), DataSection::new());
    kinds.function(0);
    let mut body = Function::new([]);
    body.instructions().call(0).end();
    code.function(&body);
    let mut memories = MemorySection::new();
    memories.memory(MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None });
    data.active(0, &ConstExpr::i32_const(0), [0]);
    module.section(&types).section(&kinds).section(&memories).section(&code).section(&data);
    for (name, section, at) in [("reloc.CODE", 3, at), ("reloc.DATA", 4, 0)] {
        module.section(&CustomSection { name: name.into(), data: vec![section, 1, CALL, at, 0].into() });
    }
    module.finish()
}
