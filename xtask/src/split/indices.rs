//! The index map: functions have other indices in a part than in the whole module.

use std::{collections::BTreeMap, fmt};

use wasm_encoder::reencode::{Error, Reencode};

/// A part's index of each of its functions, by the index in the whole module.
pub struct Indices(pub BTreeMap<u32, u32>);

/// A part refers to a function that it does not have.
#[derive(Debug)]
pub struct Missing(u32);

impl fmt::Display for Missing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a part refers to function {}, which it does not have", self.0)
    }
}

impl std::error::Error for Missing {}

impl Reencode for Indices {
    type Error = Missing;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Missing>> {
        self.0.get(&function).copied().ok_or(Error::UserError(Missing(function)))
    }
}
