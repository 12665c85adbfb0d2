//! How to pay at one bank: texts that come when the buyer opens them.

use crate::value::json::Json;

/// One way to reach the bank, and what to do there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentSteps {
    /// "m-BCA", "ATM BCA".
    pub channel: String,
    pub steps: Vec<String>,
}

/// Reads the guides of the bank `code` out of a file of all banks: `{"bca":[["m-BCA","first step",…],…],…}`. Empty
/// where the bank is not in it.
#[must_use]
pub fn read(text: &str, code: &str) -> Vec<PaymentSteps> {
    let banks = Json::parse(text);
    let rows = banks.as_ref().and_then(|banks| banks.get(code)?.as_array()).unwrap_or_default();
    rows.iter().filter_map(guide).collect()
}

fn guide(row: &Json) -> Option<PaymentSteps> {
    let mut words = row.as_array()?.iter().filter_map(Json::as_str).map(str::to_owned);
    Some(PaymentSteps { channel: words.next()?, steps: words.collect() })
}
