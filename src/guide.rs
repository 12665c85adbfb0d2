//! How to pay at one bank: texts that come when the buyer opens them.

use crate::value::Value;

/// One way to reach the bank, and what to do there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guide {
    /// "m-BCA", "ATM BCA".
    pub channel: String,
    pub steps: Vec<String>,
}

/// Reads the guides of the bank `code` out of a file of all banks: `{"bca":[["m-BCA","first step",…],…],…}`. Empty
/// where the bank is not in it.
#[must_use]
pub fn read(text: &str, code: &str) -> Vec<Guide> {
    let banks = Value::parse(text);
    let rows = banks.as_ref().and_then(|banks| banks.get(code)?.as_array()).unwrap_or_default();
    rows.iter().filter_map(guide).collect()
}

fn guide(row: &Value) -> Option<Guide> {
    let mut words = row.as_array()?.iter().filter_map(Value::as_str).map(str::to_owned);
    Some(Guide { channel: words.next()?, steps: words.collect() })
}
