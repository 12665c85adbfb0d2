//! Mutations of a document: each field removed, null, or of the wrong type.

use serde_json::{Value, json};

/// The pointers of every field and row below `value`.
pub fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(rows) => rows.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect(),
        _ => Vec::new(),
    };
    for (key, child) in children {
        let pointer = format!("{at}/{key}");
        pointers(child, &pointer, found);
        found.push(pointer);
    }
}

fn removed(order: &Value, pointer: &str) -> Value {
    let mut order = order.clone();
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer begins with a slash");
    match order.pointer_mut(parent).expect("the parent is there") {
        Value::Object(fields) => drop(fields.remove(key)),
        Value::Array(rows) => drop(rows.remove(key.parse().expect("an index"))),
        _ => {}
    }
    order
}

/// The value in every wrong type; the last two have the same content.
fn mistyped(value: &Value) -> Vec<Value> {
    let content = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let number = serde_json::from_str(&content).ok().filter(Value::is_number).unwrap_or(json!(-1));
    let mut wrong = vec![Value::Null, json!(true), json!([]), json!({}), json!("?"), json!([content])];
    match value {
        Value::String(_) => wrong.push(number),
        _ => wrong.push(json!(content)),
    }
    wrong
}

/// Every form of `order` with one field missing or wrong, each with a description of the change.
pub fn variants(order: &Value) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    pointers(order, "", &mut found);
    let mut variants = Vec::new();
    for pointer in found {
        variants.push((format!("{pointer} removed"), removed(order, &pointer)));
        for wrong in mistyped(order.pointer(&pointer).unwrap_or(&Value::Null)) {
            let mut changed = order.clone();
            if let Some(field) = changed.pointer_mut(&pointer) {
                *field = wrong.clone();
            }
            variants.push((format!("{pointer} = {wrong}"), changed));
        }
    }
    variants
}
