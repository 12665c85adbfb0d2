//! Offsets of element and data segments.

use anyhow::{Result, bail};
use wasmparser::{ConstExpr, DataKind, Operator};

/// The index in a table.
pub fn constant(offset: &ConstExpr<'_>) -> Result<i32> {
    match offset.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(value),
        other => bail!("an element or data offset is not a constant: {other:?}"),
    }
}

/// The address in the memory.
pub fn address(data: &DataKind<'_>) -> Result<u32> {
    match data {
        DataKind::Active { offset_expr, .. } => Ok(constant(offset_expr)?.cast_unsigned()),
        DataKind::Passive => bail!("a data segment is passive"),
    }
}
