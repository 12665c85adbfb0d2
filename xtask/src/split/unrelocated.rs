//! Removes the linker's relocations from a module that stays one. wasm-bindgen and wasm-opt keep them, although their
//! indices are no longer right, and they are larger than the code.

use anyhow::Result;
use wasm_encoder::{Module, RawSection};
use wasmparser::{Parser, Payload};

/// The custom section with the names of functions, which `wasm-opt` makes the symbol map of.
const NAMES: &str = "name";

/// The module without its custom sections, except for the names.
pub fn without_relocations(wasm: &[u8]) -> Result<Vec<u8>> {
    Ok(with_customs(wasm, |name| name == NAMES)?.finish())
}

/// A copy of the module, to which sections can be added, without the custom sections that are not kept by their names.
pub fn with_customs(wasm: &[u8], is_kept: impl Fn(&str) -> bool) -> Result<Module> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        let is_spare = matches!(&payload, Payload::CustomSection(section) if !is_kept(section.name()));
        if let Some((id, range)) = payload.as_section().filter(|_| !is_spare) {
            let data = usize::try_from(range.start)?..usize::try_from(range.end)?;
            module.section(&RawSection { id, data: &wasm[data] });
        }
    }
    Ok(module)
}

#[cfg(test)]
mod tests {
    use super::without_relocations;
    use std::borrow::Cow;
    use wasm_encoder::{CustomSection, MemorySection, MemoryType, Module};

    fn module(customs: &[&str]) -> Vec<u8> {
        let mut module = Module::new();
        let mut memories = MemorySection::new();
        memories.memory(MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None });
        module.section(&memories);
        for name in customs {
            module.section(&CustomSection { name: Cow::Borrowed(name), data: Cow::Borrowed(&[1, 2, 3]) });
        }
        module.finish()
    }

    #[test]
    fn relocations_go_and_the_rest_stays() {
        let linked = module(&["linking", "reloc.CODE", "name", "producers"]);
        assert_eq!(without_relocations(&linked).expect("a module"), module(&["name"]));
    }
}
