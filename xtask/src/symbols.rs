//! Symbol maps: the names of the functions of a published wasm, which the wasm itself does not have.
//!
//! `wasm-opt --symbolmap` writes `INDEX:NAME` lines; the build keeps them in `dist/symbols/`, one file for each wasm, named
//! after it. They are not published; they are archived with a release.

use std::{
    collections::BTreeMap,
    fs,
    ops::Range,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use wasmparser::{Parser, Payload, TypeRef};

/// The folder of symbol maps.
pub const FOLDER: &str = "dist/symbols";

/// The functions of one wasm that have bodies.
pub struct Symbols(Vec<Symbol>);

/// A function, by its index in the module.
pub struct Symbol {
    index: u32,
    /// Offsets of its body in the file, as browsers count them.
    body: Range<u64>,
    pub name: String,
}

impl Symbol {
    /// Bytes of its body.
    pub fn size(&self) -> u64 {
        self.body.end - self.body.start
    }
}

impl Symbols {
    /// Reads a module and its map.
    pub fn read(wasm: &[u8], map: &str) -> Result<Self> {
        let named = map.lines().filter_map(|line| line.split_once(':'));
        let named = named.map(|(index, name)| Ok((index.parse()?, name))).collect::<Result<BTreeMap<u32, &str>>>()?;
        let mut symbols = Vec::new();
        let mut next = 0;
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        next += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    let name = named.get(&next).with_context(|| format!("no symbol for function {next}"))?;
                    symbols.push(Symbol { index: next, body: body.range(), name: plain(name) });
                    next += 1;
                }
                _ => {}
            }
        }
        Ok(Self(symbols))
    }

    /// Reads a file of the build with the map that is kept beside it.
    pub fn of(wasm: &Path) -> Result<Self> {
        let name = wasm.file_name().and_then(|name| name.to_str()).context("a file without a name")?;
        let map = Path::new(FOLDER).join(format!("{name}.symbols"));
        let map = fs::read_to_string(&map).with_context(|| format!("reading {}", map.display()))?;
        Self::read(&fs::read(wasm)?, &map)
    }

    /// All functions, in the module's order.
    pub fn iter(&self) -> impl Iterator<Item = &Symbol> {
        self.0.iter()
    }

    /// The function at a place of a stack. `None`: the offset is outside of it.
    fn at(&self, place: &Place) -> Option<&Symbol> {
        let symbol = self.0.iter().find(|symbol| symbol.index == place.index)?;
        place.offset.is_none_or(|offset| symbol.body.contains(&offset)).then_some(symbol)
    }
}

/// A demangled name without hashes; names that are not Rust's stay as they are.
fn plain(name: &str) -> String {
    format!("{:#}", rustc_demangle::demangle(name))
}

/// The built wasm files.
pub fn modules() -> Result<Vec<PathBuf>> {
    let folder = Path::new(FOLDER);
    let names = fs::read_dir(folder).with_context(|| format!("reading {FOLDER}; `make build` writes it"))?;
    let version = crate::dist::version_folder(Path::new("dist"))?;
    let mut files = Vec::new();
    for entry in names {
        let name = entry?.file_name();
        files.extend(name.to_str().and_then(|name| name.strip_suffix(".symbols")).map(|name| version.join(name)));
    }
    files.sort();
    Ok(files)
}

/// `wasm-function[n]:0x…` of a browser's stack.
#[derive(Debug, PartialEq, Eq)]
struct Place {
    index: u32,
    /// `None`: Safari has only the index.
    offset: Option<u64>,
}

impl Place {
    fn parse(text: &str) -> Option<Self> {
        let (index, rest) = text.trim().strip_prefix("wasm-function[")?.split_once(']')?;
        let index = index.parse().ok()?;
        let offset = match rest.strip_prefix(":0x") {
            Some(digits) => Some(u64::from_str_radix(digits, 16).ok()?),
            None if rest.is_empty() => None,
            None => return None,
        };
        Some(Self { index, offset })
    }
}

/// Prints the function at a place of a browser's stack, for each wasm file in `dist/` that has one there.
pub fn symbolicate(place: &str) -> Result<()> {
    let Some(parsed) = Place::parse(place) else {
        bail!("{place} is not a place in a wasm; a browser's stack has places such as wasm-function[12]:0x4a3f")
    };
    let mut found = false;
    for module in modules()? {
        if let Some(symbol) = Symbols::of(&module)?.at(&parsed) {
            found = true;
            println!("{}: {}", module.display(), symbol.name);
        }
    }
    if !found {
        bail!(
            "this build has no function at {place}: check the place, and that this is the version that the merchant embeds"
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{CodeSection, EntityType, Function, FunctionSection, ImportSection, Module, TypeSection};

    use super::*;

    /// A module of one import and two functions, the second one longer by two bytes.
    fn module() -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("a", "A", EntityType::Function(0));
        let (mut kinds, mut code) = (FunctionSection::new(), CodeSection::new());
        for nops in [1, 3] {
            kinds.function(0);
            let mut body = Function::new([]);
            for _ in 0..nops {
                body.instructions().nop();
            }
            body.instructions().end();
            code.function(&body);
        }
        module.section(&types).section(&imports).section(&kinds).section(&code);
        module.finish()
    }

    const MAP: &str = "0:page\n1:_RNvNtCsg7MGTRtq9h1_15scalev_checkout4json4text\n2:__wbindgen_malloc\n";

    #[test]
    fn functions_have_their_names_and_sizes() {
        let symbols = Symbols::read(&module(), MAP).expect("a module");
        let read: Vec<(&str, u64)> = symbols.iter().map(|symbol| (symbol.name.as_str(), symbol.size())).collect();
        assert_eq!(read, [("scalev_checkout::json::text", 3), ("__wbindgen_malloc", 5)]);
        assert!(Symbols::read(&module(), "0:page\n").is_err(), "a map of another module");
    }

    #[test]
    fn a_place_is_found_by_its_index_and_must_lie_in_the_function() {
        let symbols = Symbols::read(&module(), MAP).expect("a module");
        let body = symbols.0[1].body.clone();
        let name = |offset: Option<u64>, index| symbols.at(&Place { index, offset }).map(|symbol| symbol.name.as_str());
        assert_eq!(name(Some(body.start), 2), Some("__wbindgen_malloc"));
        assert_eq!(name(Some(body.end), 2), None);
        assert_eq!(name(None, 1), Some("scalev_checkout::json::text"));
        assert_eq!(name(None, 0), None, "the page's");
    }

    #[test]
    fn places_are_read_as_browsers_write_them() {
        let place = |index, offset| Some(Place { index, offset });
        assert_eq!(Place::parse("wasm-function[12]:0x3f"), place(12, Some(0x3f)));
        assert_eq!(Place::parse("wasm-function[12]"), place(12, None));
        for wrong in ["", "12", "wasm-function[x]", "wasm-function[1", "wasm-function[1]:3f", "wasm-function[1]:0xg"] {
            assert_eq!(Place::parse(wrong), None, "{wrong}");
        }
    }
}
