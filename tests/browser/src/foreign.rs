//! Text that must not be on the screen: account numbers of other payments, phone numbers, the slug.

use serde_json::Value;

use crate::harness::Page;

/// Asserts that the screen shows no number, phone number or secret of the order except `own`.
pub fn nothing_foreign(page: &Page<'_>, document: &Value, own: &str) {
    let text: String = page.visible_text().split_whitespace().collect();
    let order_id = document["order_id"].as_str().unwrap_or_default();
    let mut secrets = Vec::new();
    numbers(document, &mut secrets);
    secrets.retain(|secret| secret != own && secret != order_id);
    assert!(!secrets.is_empty(), "the order has something to hide");
    for secret in secrets {
        assert!(!text.contains(&secret), "{secret} is on the screen");
    }
}

/// All strings with eight digits in a row, and the slug.
fn numbers(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => {
            let digits = text.split(|letter: char| !letter.is_ascii_digit()).any(|run| run.len() >= 8);
            if digits && !text.contains(' ') {
                found.push(text.clone());
            }
        }
        Value::Array(values) => values.iter().for_each(|value| numbers(value, found)),
        Value::Object(fields) => {
            found.extend(fields.get("secret_slug").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|value| numbers(value, found));
        }
        _ => {}
    }
}
