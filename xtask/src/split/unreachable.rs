//! Removal of unreachable functions from the tables of the linked module. A table entry keeps a function alive through
//! `wasm-opt`, which cannot see that nothing calls it; a removed entry leaves its place empty.

use std::collections::BTreeSet;

use anyhow::{Result, anyhow};
use wasm_encoder::{
    ConstExpr, ElementSection, Elements, Module,
    reencode::{Error, Reencode},
};
use wasmparser::{Element, ElementItems, ElementKind, Parser, Payload};

use super::{function_names, offset};

/// Removes the table entries of the functions named in `unreachable`, so that `wasm-opt` drops their bodies.
pub fn remove(module: &[u8], unreachable: &BTreeSet<String>) -> Result<Vec<u8>> {
    let mut numbers = BTreeSet::new();
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::CustomSection(custom) = payload? {
            let names = function_names::read(&custom.as_known())?;
            numbers.extend(names.into_iter().filter(|(_, name)| unreachable.contains(*name)).map(|(number, _)| number));
        }
    }
    let mut kept = Module::new();
    let all = Removal(numbers).parse_core_module(&mut kept, Parser::new(0), module);
    all.map_err(|error| anyhow!("removing table entries: {error}"))?;
    Ok(kept.finish())
}

/// Indices of the functions that no table is to have.
struct Removal(BTreeSet<u32>);

impl Reencode for Removal {
    type Error = anyhow::Error;

    fn parse_element(&mut self, section: &mut ElementSection, element: Element<'_>) -> Result<(), Error<Self::Error>> {
        let (ElementKind::Active { table_index, offset_expr }, ElementItems::Functions(functions)) =
            (&element.kind, &element.items)
        else {
            return wasm_encoder::reencode::utils::parse_element(self, section, element);
        };
        let mut place = offset::constant(offset_expr).map_err(Error::UserError)?;
        let functions = functions.clone().into_iter().collect::<Result<Vec<u32>, _>>()?;
        for run in functions.chunk_by(|one, next| self.0.contains(one) == self.0.contains(next)) {
            if !self.0.contains(&run[0]) {
                section.active(*table_index, &ConstExpr::i32_const(place), Elements::Functions(run.into()));
            }
            place += i32::try_from(run.len()).map_err(|_| Error::InvalidCodeSectionSize)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        CodeSection, Function, FunctionSection, NameMap, NameSection, RefType, TableSection, TableType, TypeSection,
    };

    /// Four functions in a row of a table, from its second place on.
    fn module() -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let (mut kinds, mut code, mut names) = (FunctionSection::new(), CodeSection::new(), NameMap::new());
        for (number, name) in (0..).zip(["one", "two", "three", "four"]) {
            kinds.function(0);
            let mut body = Function::new([]);
            body.instructions().end();
            code.function(&body);
            names.append(number, name);
        }
        let mut tables = TableSection::new();
        let size =
            TableType { element_type: RefType::FUNCREF, minimum: 5, maximum: None, table64: false, shared: false };
        tables.table(size);
        let mut elements = ElementSection::new();
        elements.active(None, &ConstExpr::i32_const(1), Elements::Functions((&[0, 1, 2, 3]).into()));
        let mut called = NameSection::new();
        called.functions(&names);
        module.section(&types).section(&kinds).section(&tables).section(&elements).section(&code).section(&called);
        module.finish()
    }

    /// Places of the table, and the functions there.
    fn places(module: &[u8]) -> Vec<(i32, u32)> {
        let mut places = Vec::new();
        for payload in Parser::new(0).parse_all(module) {
            let Payload::ElementSection(elements) = payload.expect("a module") else { continue };
            for element in elements {
                let Element { kind: ElementKind::Active { offset_expr, .. }, items, .. } = element.expect("an element")
                else {
                    panic!("a place in a table");
                };
                let ElementItems::Functions(functions) = items else { panic!("functions") };
                let functions = functions.into_iter().map(|function| function.expect("a function"));
                places.extend((offset::constant(&offset_expr).expect("a place")..).zip(functions));
            }
        }
        places
    }

    #[test]
    fn what_is_spare_leaves_its_place_empty_and_the_others_stay_at_theirs() {
        let kept = |unreachable: &[&str]| {
            places(&remove(&module(), &unreachable.iter().map(|name| (*name).to_owned()).collect()).expect("a module"))
        };
        assert_eq!(kept(&["five"]), places(&module()));
        assert_eq!(kept(&["one"]), [(2, 1), (3, 2), (4, 3)]);
        assert_eq!(kept(&["two", "three"]), [(1, 0), (4, 3)]);
        assert_eq!(kept(&["one", "two", "three", "four"]), []);
    }
}
