//! Backends and gateways wrap a payload before they send it. The wrapping is taken off here, before any adapter.

use std::mem;

use crate::value::Value;

/// Keys under which the payload stands inside its wrapping.
const WRAPPERS: [&str; 15] = [
    "data",
    "Data",
    "result",
    "results",
    "response",
    "payload",
    "body",
    "content",
    "transaction",
    "payment",
    "charge",
    "order",
    "pg_payment_info",
    "responseData",
    "virtual_accounts",
];

/// Wrappings inside each other are taken off up to this depth.
const DEEPEST: u8 = 5;

/// Objects of one payload that are looked at.
const MOST: usize = 24;

/// The document with JSON that was written as text inside JSON parsed, and each list of one replaced by its element,
/// wherever a payload may stand.
#[must_use]
pub fn unwrapped(mut document: Value) -> Value {
    unwrap(&mut document, DEEPEST);
    document
}

fn unwrap(value: &mut Value, depth: u8) {
    let Some(depth) = depth.checked_sub(1) else { return };
    let inner = match value {
        Value::String(text) if text.trim_start().starts_with(['{', '[', '"']) => Value::parse(text),
        Value::Array(rows) if rows.len() == 1 => rows.first_mut().map(|row| mem::replace(row, Value::Null)),
        Value::Object(fields) => {
            fields
                .iter_mut()
                .filter(|(key, _)| WRAPPERS.contains(&key.as_str()))
                .for_each(|(_, value)| unwrap(value, depth));
            None
        }
        _ => None,
    };
    if let Some(inner) = inner {
        *value = inner;
        unwrap(value, depth);
    }
}

/// The objects in which a payload may stand, from the outermost to the innermost.
#[must_use]
pub fn layers(document: &Value) -> Vec<&Value> {
    let mut found = vec![document];
    let mut next = 0;
    while let Some(layer) = found.get(next).copied().filter(|_| found.len() < MOST) {
        found.extend(WRAPPERS.iter().filter_map(|key| layer.get(key)).filter(|inner| inner.is_object()));
        next += 1;
    }
    found
}
