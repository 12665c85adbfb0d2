//! The visible parts and sentences of a fixture's `.expected` file.

use serde_json::Value;

/// Parts whose text or address is one field.
const FIELDS: [(&str, &str); 9] = [
    ("state", "/screen/state"),
    ("method", "/event/method"),
    ("headline", "/screen/headline"),
    ("deadline", "/screen/deadline/iso"),
    ("moment", "/screen/moment"),
    ("merchant", "/screen/card/qr/merchant"),
    ("pay-link", "/screen/card/open/button/1"),
    ("fallback-link", "/screen/fallback/url"),
    ("proof-link", "/screen/proof_link/url"),
];

/// The visible parts, `part: text` each.
pub fn parts(expected: &Value) -> Vec<String> {
    let field = |(part, pointer): &(&str, &str)| Some(format!("{part}: {}", expected.pointer(pointer)?.as_str()?));
    let mut parts: Vec<String> = FIELDS.iter().filter_map(field).collect();
    let screen = &expected["screen"];
    if let Some(head) = screen["amount"]["head"].as_str() {
        let stressed = screen["amount"]["stressed"].as_str().map(|digits| format!(" + {digits}"));
        parts.push(format!("amount: {head}{}", stressed.unwrap_or_default()));
    }
    if !list(&screen["steps"]).is_empty() {
        parts.push(format!("steps: {}", list(&screen["steps"]).len()));
    }
    let card = &screen["card"];
    parts.extend(list(&card["numbers"]).iter().flat_map(numbers));
    let picture = &card["qr"]["picture"];
    parts.extend(picture["drawn"]["side"].as_u64().map(|side| format!("qr: drawn, {side} modules")));
    parts.extend(picture["image"].as_str().map(|url| format!("qr: image {url}")));
    parts.extend(card["open"]["picture"].is_object().then(|| "pay-link as qr: drawn".to_owned()));
    parts
}

fn numbers(card: &Value) -> Vec<String> {
    let text = |part: &str, value: &Value| value.as_str().map(|text| format!("{part}: {text}"));
    let mut parts: Vec<String> =
        ["bank", "outlet"].iter().filter_map(|part| text(part, &card["place"][part])).collect();
    let number = |number: &Value| text(number["part"].as_str()?, &number["code"]);
    parts.extend(list(&card["numbers"]).iter().filter_map(number));
    parts.extend(text("holder", &card["holder"]));
    parts.extend(text("cashier", &card["cashier"]));
    let modules = card["barcode"]["bars"]["modules"].as_u64();
    parts.extend(modules.map(|modules| format!("barcode: {modules} modules")));
    parts
}

/// Sentences that are anywhere on the screen.
pub fn sentences(expected: &Value) -> impl Iterator<Item = &str> {
    let screen = &expected["screen"];
    let card = &screen["card"];
    let single = [&screen["story"], &card["open"]["title"], &card["open"]["story"], &card["qr"]["nmid"]];
    list(&screen["notices"]).iter().chain(single).filter_map(Value::as_str)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
