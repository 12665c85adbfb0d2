//! The names of functions in a module's name section.

use std::collections::BTreeMap;

use anyhow::Result;
use wasmparser::{KnownCustom, Name, NameSectionReader, Naming};

/// Names by the index of the function.
pub type FunctionNames<'a> = BTreeMap<u32, &'a str>;

/// The names of functions, empty where `custom` is not the name section.
pub fn read<'a>(custom: &KnownCustom<'a>) -> Result<FunctionNames<'a>> {
    match custom {
        KnownCustom::Name(parts) => in_section(parts.clone()),
        _ => Ok(FunctionNames::new()),
    }
}

fn in_section(parts: NameSectionReader<'_>) -> Result<FunctionNames<'_>> {
    let mut found = FunctionNames::new();
    for part in parts {
        let Name::Function(names) = part? else { continue };
        for name in names {
            let Naming { index, name } = name?;
            found.insert(index, name);
        }
    }
    Ok(found)
}
