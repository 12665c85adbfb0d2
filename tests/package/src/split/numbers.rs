//! The numbers of functions in a part.

use std::{collections::BTreeMap, fmt};

use wasm_encoder::reencode::{Error, Reencode};

/// Functions by their number in the whole; in a part they have another.
pub struct Numbers(pub BTreeMap<u32, u32>);

/// A part speaks of a function that it does not have.
#[derive(Debug)]
pub struct Missing(u32);

impl fmt::Display for Missing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a part speaks of function {}, which it does not have", self.0)
    }
}

impl std::error::Error for Missing {}

impl Reencode for Numbers {
    type Error = Missing;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Missing>> {
        self.0.get(&function).copied().ok_or(Error::UserError(Missing(function)))
    }
}
