//! Takes off the wrapping that backends and gateways put around a payload.

use std::mem;

use super::Mark;
use crate::value::Json;

/// Keys of the payload inside its wrapping, in any case, separated by blanks.
const WRAPPERS: &str = "data result results response payload body content transaction payment charge order invoice session \
    payment_request paymentRequest pg_payment_info response_data gateway_response payment_data paymentData payment_detail \
    payment_details detail object virtual_accounts";

fn is_wrapper(key: &str) -> bool {
    WRAPPERS.split(' ').any(|wrapper| wrapper.eq_ignore_ascii_case(key))
}

/// The depth up to which nested wrappings are taken off.
const DEEPEST: u8 = 5;

/// The most objects of one payload that are searched.
const MOST: usize = 24;

/// Marks of answers from Xendit's library for Node, which renames the keys to `camelCase`.
/// <https://github.com/xendit/xendit-node>
const RENAMED: [Mark; 5] = [
    Mark("externalId invoiceUrl"),
    Mark("invoiceUrl=https://checkout.xendit.co/|invoiceUrl=https://checkout-staging.xendit.co/"),
    Mark("externalId userId merchantName"),
    Mark("paymentMethod.reusability"),
    Mark("paymentRequestId=pr-|id=pr-|id=pm-"),
];

/// The document with text that holds JSON parsed, each list of one replaced by its element, and the keys of Xendit's
/// library for Node as Xendit writes them, wherever a payload may be.
pub fn unwrapped(mut document: Json) -> Json {
    unwrap(&mut document, DEEPEST);
    document
}

fn unwrap(value: &mut Json, depth: u8) {
    let Some(depth) = depth.checked_sub(1) else { return };
    let inner = match value {
        Json::String(text) if text.trim_start().starts_with(['{', '[', '"']) => Json::parse(text),
        Json::Array(rows) if rows.len() == 1 => rows.first_mut().map(|row| mem::replace(row, Json::Null)),
        Json::Object(fields) => {
            fields.iter_mut().filter(|(key, _)| is_wrapper(key)).for_each(|(_, value)| unwrap(value, depth));
            let inner = example(fields);
            if RENAMED.iter().any(|mark| mark.is_in(value)) {
                value.name_in_snake_case();
            }
            inner
        }
        _ => None,
    };
    if let Some(inner) = inner {
        *value = inner;
        unwrap(value, depth);
    }
}

/// The value of an example of an `OpenAPI` document, `{name: {"value": {…}}}`, with which mock servers answer.
fn example(fields: &mut [(String, Json)]) -> Option<Json> {
    let [(_, Json::Object(inner))] = fields else { return None };
    let [(key, value @ Json::Object(_))] = inner.as_mut_slice() else { return None };
    (key == "value").then(|| mem::replace(value, Json::Null))
}

/// The objects that may be the payload, from the outermost to the innermost.
pub fn layers(document: &Json) -> Vec<&Json> {
    let mut found = vec![document];
    let mut next = 0;
    while let Some(layer) = found.get(next).copied().filter(|_| found.len() < MOST) {
        if let Json::Object(fields) = layer {
            let inner = fields.iter().filter(|(key, _)| is_wrapper(key)).filter_map(|(key, _)| layer.get(key));
            found.extend(inner.filter(|inner| inner.is_object()));
        }
        next += 1;
    }
    found
}
