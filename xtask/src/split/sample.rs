//! A module, written by hand, that takes numbers from all that two parts may share.

use std::ops::Range;

use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind, ExportSection, Function,
    FunctionSection, GlobalSection, GlobalType, ImportSection, InstructionSink, MemArg, MemArgTarget, MemorySection,
    MemoryType, Module, NameMap, NameSection, RefType, TableSection, TableType, TypeSection, ValType,
};

/// The functions by index: an import, two entries, one that both parts call, two in the table, one of the rest.
const PAGE: u32 = 0;
const PREVIEW: u32 = 1;
const GIVE: u32 = 2;
const BOTH: u32 = 3;
pub const SHOWN: u32 = 4;
const OTHER: u32 = 5;
const RUN: u32 = 6;

pub const NAMES: [&str; 7] = ["page", "preview", "give", "both", "shown", "other", "run"];

/// Exports by the names that the glue knows.
const EXPORTS: [(&str, u32); 5] = [("x", PREVIEW), ("y", GIVE), ("z", RUN), ("o", BOTH), ("p", OTHER)];

/// Two stretches of memory, by their addresses.
pub const DATA: [Range<u32>; 2] = [1024..1120, 2048..2064];

fn load(address: u32, code: &mut InstructionSink<'_>) {
    code.i32_const(address.cast_signed())
        .i32_load8_u(MemArg { offset: 0, align: 0, target: MemArgTarget::Memory(0), ordering: None })
        .i32_add();
}

/// Calls the function at `place` of the table, and adds its result.
fn call_in_table(place: i32, code: &mut InstructionSink<'_>) {
    code.i32_const(place).call_indirect(0, 0).i32_add();
}

fn body(function: u32, code: &mut InstructionSink<'_>) {
    code.i32_const(10_i32.pow(function));
    match function {
        PREVIEW => {
            code.call(BOTH).i32_add();
            call_in_table(1, code);
            load(1030, code);
        }
        RUN => {
            for called in [PAGE, BOTH, PREVIEW] {
                code.call(called).i32_add();
            }
            for place in [1, 2] {
                call_in_table(place, code);
            }
            code.global_get(0).i32_add();
            for address in [1030, 1060, 2050] {
                load(address, code);
            }
        }
        _ => {}
    }
    code.end();
}

/// A module of both parts.
pub fn whole() -> Vec<u8> {
    let mut module = Module::new();
    let mut types = TypeSection::new();
    types.ty().function([], [ValType::I32]);
    module.section(&types);
    let mut imports = ImportSection::new();
    imports.import("a", "A", EntityType::Function(0));
    module.section(&imports);
    let (mut kinds, mut code) = (FunctionSection::new(), CodeSection::new());
    for function in PREVIEW..=RUN {
        kinds.function(0);
        let mut written = Function::new([]);
        body(function, &mut written.instructions());
        code.function(&written);
    }
    module.section(&kinds);
    let mut tables = TableSection::new();
    let element_type = RefType::FUNCREF;
    tables.table(TableType { element_type, table64: false, minimum: 4, maximum: None, shared: false });
    module.section(&tables);
    let mut memories = MemorySection::new();
    memories.memory(MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None });
    module.section(&memories);
    let mut globals = GlobalSection::new();
    globals.global(GlobalType { val_type: ValType::I32, mutable: true, shared: false }, &ConstExpr::i32_const(5));
    module.section(&globals);
    let mut exports = ExportSection::new();
    for (name, function) in EXPORTS {
        exports.export(name, ExportKind::Func, function);
    }
    exports.export("m", ExportKind::Memory, 0).export("t", ExportKind::Table, 0);
    module.section(&exports);
    let mut elements = ElementSection::new();
    elements.active(None, &ConstExpr::i32_const(1), Elements::Functions((&[SHOWN, OTHER]).into()));
    module.section(&elements);
    module.section(&code);
    let mut data = DataSection::new();
    for range in DATA {
        data.active(0, &ConstExpr::i32_const(range.start.cast_signed()), range.map(|address| address as u8 | 1));
    }
    module.section(&data);
    let mut names = NameMap::new();
    for (index, name) in (0..).zip(NAMES) {
        names.append(index, name);
    }
    let mut section = NameSection::new();
    section.functions(&names);
    module.section(&section);
    module.finish()
}
