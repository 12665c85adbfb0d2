//! Why an attempt failed, by the meaning of the gateway's words. The words themselves are never shown.

use crate::payment::instruction::{Note, Reason};

/// Parts of words, each with what it means; the first that is found counts.
const REASONS: [(Reason, &str); 4] = [
    (Reason::Balance, "balance saldo fund"),
    (Reason::Limit, "limit exceed maximum"),
    (Reason::Time, "timeout timed_out expire waktu"),
    (Reason::Refused, "declin deny denied reject refus cancel tolak unauthorized blocked"),
];

/// `None`: the words say nothing that helps a buyer.
pub(super) fn reason(words: &[Option<&str>]) -> Option<Note> {
    let text: String = words.iter().flatten().flat_map(|words| [words.to_ascii_lowercase(), " ".to_owned()]).collect();
    let found = REASONS.iter().find(|(_, parts)| parts.split(' ').any(|part| text.contains(part)));
    found.map(|(reason, _)| Note::Failed(*reason))
}
