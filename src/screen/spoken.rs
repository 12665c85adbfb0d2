//! Numbers as a screen reader is to say them: digit by digit, and money in words that are not a code.

use crate::value::{Language, Rupiah};

/// A code in the groups that an eye reads at once. A short one is a single group.
pub(super) fn groups(code: &str) -> Vec<String> {
    let size = if code.chars().count() > 6 { 4 } else { 6 };
    let mut groups: Vec<String> = Vec::new();
    for (index, character) in code.chars().enumerate() {
        match groups.last_mut() {
            Some(group) if index % size > 0 => group.push(character),
            _ => groups.push(character.to_string()),
        }
    }
    groups
}

/// `3 8 1 6, 5 9 9 9`: every character by itself, with a rest after each group.
pub(super) fn characters(groups: &[String]) -> String {
    let mut spoken = String::new();
    for group in groups {
        if !spoken.is_empty() {
            spoken.push(',');
        }
        for character in group.chars() {
            if !spoken.is_empty() {
                spoken.push(' ');
            }
            spoken.push(character);
        }
    }
    spoken
}

/// `147.000 rupiah`, in English `147,000 rupiah`: its voices read a dot as a fraction.
pub(super) fn amount(amount: Rupiah, language: Language) -> String {
    let shown = amount.to_string();
    let number = shown.strip_prefix("Rp").unwrap_or(&shown).chars().map(|mark| match (mark, language) {
        ('.', Language::English) => ',',
        (',', Language::English) => '.',
        (mark, _) => mark,
    });
    number.chain(" rupiah".chars()).collect()
}
