//! The cover of the screen: the code, or the picture of it that is to be kept.

use std::sync::Arc;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Enlarged {
    Code,
    /// The code, to be kept as it is: the gateway's own picture, which cannot be drawn here.
    Original,
    /// The reminder, to be read.
    Reminder,
    /// The poster, as a `data:` URL.
    Poster(Arc<str>),
}
