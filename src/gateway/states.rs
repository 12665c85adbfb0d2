//! A gateway's words for the state of a payment, as a table.

use crate::payment::status::Status;

/// The meaning of each word; words of one meaning are separated by `, `.
#[derive(Clone, Copy, Debug)]
pub struct States(pub &'static [(Status, &'static str)]);

impl States {
    /// The meaning of a word in any case. `None`: the gateway does not document it.
    pub fn of(self, word: &str) -> Option<Status> {
        let known = |words: &str| words.split(", ").any(|known| known.eq_ignore_ascii_case(word));
        self.0.iter().find(|(_, words)| known(words)).map(|(status, _)| *status)
    }
}
