//! Adapters: each recognizes the payloads of one product of a gateway by its marks, and reads them.

use super::{Context, content::PayloadContent};
use crate::{
    payment::{GatewayPayment, States},
    value::Json,
};

/// Recognizes and reads one product of a gateway.
#[derive(Clone, Copy, Debug)]
pub struct Adapter {
    /// `xendit`, `midtrans`, …
    pub gateway: &'static str,
    /// One mark is enough to recognize the gateway.
    pub marks: &'static [Mark],
    pub states: States,
    /// The word for the state in lower case, followed by the words that it depends on: `capture challenge`. `None`: the
    /// payload has none.
    pub word: fn(&Json) -> Option<String>,
    pub(super) read: fn(&Json, &Context) -> PayloadContent,
}

impl Adapter {
    /// The first of the marks that `object` has. `None`: the object is not this gateway's.
    pub fn mark_in(&self, object: &Json) -> Option<Mark> {
        self.marks.iter().copied().find(|mark| mark.is_in(object))
    }

    pub(super) fn payment(&self, object: &Json, context: &Context) -> GatewayPayment {
        let status = (self.word)(object).and_then(|word| self.states.of(&word));
        (self.read)(object, context).into_payment(status, context.method)
    }
}

/// Fields, separated by blanks, that must all be in an object and be neither null nor an empty text: `a.b` is `b` inside
/// `a`, `key=start` must be a text or a number that begins with `start`, and of `one|other` one field is enough.
#[derive(Clone, Copy, Debug)]
pub struct Mark(pub &'static str);

impl Mark {
    /// True where `object` has every field of the mark.
    pub fn is_in(self, object: &Json) -> bool {
        self.0.split(' ').all(|fields| fields.split('|').any(|field| has(object, field)))
    }
}

fn has(object: &Json, field: &str) -> bool {
    let (path, start) = field.split_once('=').unwrap_or((field, ""));
    let found = path.split('.').try_fold(object, |value, key| value.get(key));
    found.is_some_and(|value| match value {
        Json::Null => false,
        Json::String(text) | Json::Number(text) => !text.is_empty() && text.starts_with(start),
        _ => start.is_empty(),
    })
}
