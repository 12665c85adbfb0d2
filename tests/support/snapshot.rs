//! A buyer's screen as JSON, for the fixtures' `.expected` files and `examples/explain`.

use scalev_checkout::{
    payment::Instruction,
    screen::Screen,
    session::{Effect, Session},
};
use serde_json::{Map, Value, json};

/// The kind of instruction, the last event for the merchant's page, and the screen, with the names of Rust's fields.
/// `phone` has the differences of the same payment's screen on a phone, as a JSON merge patch (RFC 7396). `null`, `false`,
/// empty texts and empty lists are left out.
pub fn snapshot(session: &Session, effects: &[Effect], screen: &Screen, phone: &Screen) -> Map<String, Value> {
    let mut emitted = effects.iter().rev().filter_map(|effect| match effect {
        Effect::Emit(event) => Some(event),
        _ => None,
    });
    let (screen, phone) = (filled(json!(screen)), filled(json!(phone)));
    let facts = [
        ("instruction", json!(instruction(session))),
        ("event", filled(json!(emitted.next()))),
        ("phone", merge_patch(&screen, &phone).unwrap_or_default()),
        ("screen", screen),
    ];
    facts.into_iter().filter(|(_, value)| !is_empty(value)).map(|(name, value)| (name.to_owned(), value)).collect()
}

fn instruction(session: &Session) -> &'static str {
    match session.instruction() {
        Some(Instruction::VirtualAccount { .. }) => "virtual account",
        Some(Instruction::Bill { .. }) => "bill payment",
        Some(Instruction::Qr(_)) => "qris",
        Some(Instruction::Wallet { .. }) => "wallet link",
        Some(Instruction::Push { .. }) => "wallet push",
        Some(Instruction::RetailCode { .. }) => "retail code",
        Some(Instruction::ManualTransfer { .. }) => "manual transfer",
        Some(Instruction::Hosted(_)) => "hosted page",
        Some(Instruction::NothingDue) => "nothing to pay now",
        None => "none",
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(rows) => rows.is_empty(),
        _ => false,
    }
}

/// `value` without the empty fields of its objects.
fn filled(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields = fields.into_iter().filter(|(_, value)| !is_empty(value));
            fields.map(|(key, value)| (key, filled(value))).collect()
        }
        Value::Array(rows) => rows.into_iter().map(filled).collect(),
        plain => plain,
    }
}

/// The JSON merge patch from `from` to `to`. `None`: they are equal.
fn merge_patch(from: &Value, to: &Value) -> Option<Value> {
    let (Value::Object(before), Value::Object(after)) = (from, to) else {
        return (from != to).then(|| to.clone());
    };
    let gone = before.keys().filter(|key| !after.contains_key(*key)).map(|key| (key.clone(), Value::Null));
    let changed = after.iter().filter_map(|(key, value)| {
        let patch = before.get(key).map_or_else(|| Some(value.clone()), |old| merge_patch(old, value));
        Some((key.clone(), patch?))
    });
    let patch: Map<String, Value> = gone.chain(changed).collect();
    (!patch.is_empty()).then_some(Value::Object(patch))
}

/// Every text and number with the path to it: `screen.card.numbers.0.holder: a.n. Pembeli Contoh`.
pub fn lines(value: &Value) -> Vec<String> {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(rows) => rows.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect(),
        Value::String(text) => return vec![format!(": {text}")],
        plain => return vec![format!(": {plain}")],
    };
    let below = |(key, value): (String, &Value)| {
        let joined = |line: String| format!("{key}{}{line}", if line.starts_with(": ") { "" } else { "." });
        lines(value).into_iter().map(joined).collect::<Vec<_>>()
    };
    inner.into_iter().flat_map(below).collect()
}
