//! Marks: fields that only one gateway's payloads have.

use crate::value::json::Json;

/// Fields, separated by blanks, that must all be in an object and be neither null nor an empty text: `a.b` is `b` inside
/// `a`, and `key=start` must be a text or a number that begins with `start`.
#[derive(Clone, Copy, Debug)]
pub struct Mark(pub &'static str);

impl Mark {
    /// True where `object` has every field of the mark.
    pub fn is_in(self, object: &Json) -> bool {
        self.0.split(' ').all(|field| {
            let (path, start) = field.split_once('=').unwrap_or((field, ""));
            let found = path.split('.').try_fold(object, |value, key| value.get(key));
            found.is_some_and(|value| match value {
                Json::Null => false,
                Json::String(text) | Json::Number(text) => !text.is_empty() && text.starts_with(start),
                _ => start.is_empty(),
            })
        })
    }
}
