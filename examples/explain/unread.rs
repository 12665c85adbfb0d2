//! Fields that look like an amount, a date, a number or a code, and cannot be read as one.

use scalev_checkout::value::{Rupiah, Timestamp, account, qris};
use serde_json::Value;

use super::Lines;

pub fn lines(payload: &str) -> Lines {
    let mut faults = Vec::new();
    if let Ok(document) = serde_json::from_str(payload) {
        visit(&document, "", &mut faults);
    }
    faults.into_iter().map(|fault| ("not understood".to_owned(), fault)).collect()
}

fn visit(value: &Value, path: &str, faults: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                faults.extend(fault(&key.to_lowercase(), value).map(|fault| format!("{path}: {fault}")));
                visit(value, &path, faults);
            }
        }
        Value::Array(rows) => rows.iter().for_each(|row| visit(row, path, faults)),
        _ => {}
    }
}

fn fault(key: &str, value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) if !text.trim().is_empty() => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    if text.contains("000201") {
        return qris::verify(&text).err().map(|fault| format!("a QRIS that fails its checks ({fault:?})"));
    }
    let has = |parts: &[&str]| parts.iter().any(|part| key.contains(part));
    if has(&["amount", "total"]) && text.contains(|letter: char| letter.is_ascii_digit()) {
        return Rupiah::parse(&text).is_none().then(|| format!("{text} is no amount in rupiah"));
    }
    if has(&["expir"]) && !has(&["url", "period"]) {
        return Timestamp::parse(&text).is_none().then(|| format!("{text} is no date that can be read"));
    }
    if has(&["va_number", "account_number", "accountno", "virtualaccountno", "vanumber"]) {
        let read = value.is_string() && account::digits(&text).is_some();
        return (!read).then(|| format!("{text} is no account number that can be read"));
    }
    None
}
