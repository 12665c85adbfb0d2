//! Payment steps: instructions for each channel of a bank, loaded when the buyer opens them.

use crate::value::Json;

/// A channel of a bank and its steps.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct PaymentSteps {
    /// "m-BCA", "ATM BCA".
    pub channel: String,
    pub steps: Vec<String>,
}

/// Reads the steps of the bank `code` from a file of all banks: `{"bca":[["m-BCA","first step",…],…],…}`. Empty where the
/// bank is not in it.
pub fn read(text: &str, code: &str) -> Vec<PaymentSteps> {
    let banks = Json::parse(text);
    let rows = banks.as_ref().and_then(|banks| banks.get(code)?.as_array()).unwrap_or_default();
    rows.iter().filter_map(channel).collect()
}

fn channel(row: &Json) -> Option<PaymentSteps> {
    let mut words = row.as_array()?.iter().filter_map(Json::as_str).map(str::to_owned);
    Some(PaymentSteps { channel: words.next()?, steps: words.collect() })
}
