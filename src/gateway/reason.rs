//! The reason for a failed attempt, by the meaning of the gateway's words. The words themselves are never shown.

use crate::payment::gateway_payment::{FailureReason, Note};

/// Parts of words by their meaning; the first meaning with a match counts.
const REASONS: [(FailureReason, &str); 4] = [
    (FailureReason::Balance, "balance saldo fund"),
    (FailureReason::Limit, "limit exceed maximum"),
    (FailureReason::Time, "timeout timed_out expire waktu"),
    (FailureReason::Refused, "declin deny denied reject refus cancel tolak unauthorized blocked"),
];

/// `None`: the words do not name a reason that helps a buyer.
pub(super) fn reason(words: &[Option<&str>]) -> Option<Note> {
    let text: String = words.iter().flatten().flat_map(|words| [words.to_ascii_lowercase(), " ".to_owned()]).collect();
    let found = REASONS.iter().find(|(_, parts)| parts.split(' ').any(|part| text.contains(part)));
    found.map(|(reason, _)| Note::Failed(*reason))
}
