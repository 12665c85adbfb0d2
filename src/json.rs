//! Getters over JSON that is never trusted: a missing, null or mistyped field is simply not there.

use core::ops::Range;

use crate::{account, label, money::Rupiah, time::Timestamp, value::Value};

/// The value under a path of keys; `Null` where any step is missing.
#[must_use]
pub fn at<'a>(value: &'a Value, path: &[&str]) -> &'a Value {
    path.iter().fold(value, |value, key| value.get(key).unwrap_or(&Value::Null))
}

/// The object under `key`, else `value` itself: gateways nest the same fields in some messages and not in others.
#[must_use]
pub fn part<'a>(value: &'a Value, key: &str) -> &'a Value {
    value.get(key).filter(|part| part.is_object()).unwrap_or(value)
}

/// A string that is not empty, without surrounding white space.
#[must_use]
pub fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key)?.as_str().map(str::trim).filter(|text| !text.is_empty())
}

/// The same in lower case, for words that gateways write in either.
#[must_use]
pub fn word(value: &Value, key: &str) -> Option<String> {
    text(value, key).map(str::to_ascii_lowercase)
}

/// Whether one of the keys is there, whatever it holds: how a payload's shape is told.
#[must_use]
pub fn has_any(value: &Value, keys: &[&str]) -> bool {
    keys.iter().any(|key| value.get(key).is_some())
}

/// Whether something stands under the key, right or wrong.
#[must_use]
pub fn is_filled(value: &Value, key: &str) -> bool {
    value.get(key).is_some_and(|value| !value.is_null())
}

/// A name to show, cleaned of what could mislead.
#[must_use]
pub fn name(value: &Value, key: &str) -> Option<String> {
    text(value, key).and_then(label::clean)
}

/// Rupiah as a string, a number, or an object with `value` (SingaPay, SNAP) or `amount`, and perhaps a `currency`.
/// `None` also for zero, by which gateways say that they name no amount.
#[must_use]
pub fn money(value: &Value, key: &str) -> Option<Rupiah> {
    let told = value.get(key)?;
    let foreign = text(told, "currency").is_some_and(|currency| !currency.eq_ignore_ascii_case("IDR"));
    let amount = match told {
        Value::Object(_) if foreign => None,
        Value::Object(_) => ["value", "amount"].iter().find_map(|key| written(told.get(key)?)),
        _ => written(told),
    };
    Rupiah::parse(amount?).filter(|amount| !amount.is_zero())
}

/// A moment as text, or as Unix time in a number. `None` also for one outside of [`PLAUSIBLE`]: such dates stand
/// for "none".
#[must_use]
pub fn time(value: &Value, key: &str) -> Option<Timestamp> {
    Timestamp::parse(written(value.get(key)?)?).filter(|moment| PLAUSIBLE.contains(moment))
}

/// From 2015-01-01, before Scalev and its gateways, to 2100-12-31, in UTC.
const PLAUSIBLE: Range<Timestamp> = Timestamp(1_420_070_400_000)..Timestamp(4_133_980_800_000);

/// A text that is not empty or a number, as it is written.
fn written(value: &Value) -> Option<&str> {
    let (Value::String(text) | Value::Number(text)) = value else { return None };
    Some(text.trim()).filter(|text| !text.is_empty())
}

/// The digits of an account: only from a string, because a number has lost its leading zeros.
#[must_use]
pub fn digits(value: &Value, key: &str) -> Option<String> {
    account::digits(text(value, key)?)
}

/// A code for a cashier, of 4 to 32 letters, digits and hyphens, kept as they are. Groups of digits alone may be
/// parted; beside letters a blank may be a part of the code or the end of a word.
#[must_use]
pub fn code(value: &Value, key: &str) -> Option<String> {
    let code = text(value, key)?;
    let plain = code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    match plain {
        true => (4..=32).contains(&code.len()).then(|| code.to_owned()),
        false if code.contains(|char: char| char.is_ascii_alphabetic()) => None,
        false => account::digits(code),
    }
}

/// The rows of an array; none where it is not one.
pub fn rows<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten().take(200)
}

/// True where the flag is set, as [`told`] reads it.
#[must_use]
pub fn flag(value: &Value, key: &str) -> bool {
    told(value, key).unwrap_or(false)
}

/// A flag, which forms that were turned to JSON write as a text or a number. `None`: it is not told.
#[must_use]
pub fn told(value: &Value, key: &str) -> Option<bool> {
    match value.get(key)? {
        Value::Bool(flag) => Some(*flag),
        told => {
            let written = written(told)?;
            let is = |words: [&str; 3]| words.iter().any(|word| word.eq_ignore_ascii_case(written));
            if is(["true", "1", "yes"]) { Some(true) } else { is(["false", "0", "no"]).then_some(false) }
        }
    }
}
