//! Codes of banks, wallets and shops, which every gateway writes in another way.

use crate::label;

/// Words that say what kind of thing a code names, and not which.
const KINDS: [&str; 9] = ["va", "virtual", "account", "ewallet", "emoney", "snap", "online", "to", "offline"];

/// Words that some leave out of a name.
const COMMON: [&str; 9] =
    ["id", "bank", "pt", "tbk", "persero", "indonesia", "internasional", "international", "wallet"];

/// The form of a code by which tables are searched: in lower case, without what parts words, what stands in parentheses,
/// and words that do not tell one from another. `VIRTUAL_ACCOUNT_BANK_CIMB` is `cimb`.
#[must_use]
pub fn key(code: &str) -> String {
    let lower = code.to_ascii_lowercase();
    let (before, _) = lower.split_once(" (").unwrap_or((&lower, ""));
    let words = before.split(|mark: char| !mark.is_ascii_alphanumeric());
    words.filter(|word| !KINDS.contains(word) && !COMMON.contains(word)).map(one_word).collect()
}

/// Sharia units of banks have many endings.
fn one_word(word: &str) -> &str {
    if matches!(word, "syr" | "uus") { "syariah" } else { word }
}

/// The name in a table with a line for each: the name, `|`, and its keys with blanks between them.
#[must_use]
pub fn name_in<'a>(table: &'a str, key: &str) -> Option<&'a str> {
    table.lines().find_map(|line| line.split_once('|').filter(|(_, keys)| has(keys, key)).map(|(name, _)| name))
}

/// Whether one of the keys, with blanks between them, is this one.
#[must_use]
pub fn has(keys: &str, key: &str) -> bool {
    keys.split(' ').any(|known| known == key)
}

/// An unknown code, written as a name is: `BPD_JAWA_TENGAH` is "BPD Jawa Tengah". What has small letters and capitals
/// is a name already. `None` where that leaves nothing, or only digits.
#[must_use]
pub fn written(code: &str) -> Option<String> {
    let clean = label::clean(code)?;
    let is_name = clean.contains(|letter: char| letter.is_ascii_lowercase())
        && clean.contains(|letter: char| letter.is_ascii_uppercase())
        && !clean.contains('_');
    let parts = |mark: char| matches!(mark, ' ' | '_') || mark == '-' && !is_name;
    let mut words: Vec<&str> = clean.split(parts).filter(|word| !word.is_empty()).collect();
    if words.len() > 1 && words.first().is_some_and(|word| word.eq_ignore_ascii_case("id")) {
        words.remove(0);
    }
    words.retain(|word| !KINDS.iter().any(|kind| kind.eq_ignore_ascii_case(word)));
    let alone = words.len() == 1;
    let words: Vec<String> =
        words.into_iter().map(|word| if is_name { word.to_owned() } else { in_a_name(word, alone) }).collect();
    let name = words.join(" ");
    name.contains(|letter: char| !letter.is_ascii_digit() && letter != ' ').then_some(name)
}

/// Short words and those without a vowel are abbreviations.
fn in_a_name(word: &str, alone: bool) -> String {
    let lower = word.to_ascii_lowercase();
    let short = word.len() < 4 || alone && word.len() == 4;
    match one_word(&lower) {
        word @ ("dan" | "of" | "and" | "by") => word.to_owned(),
        word if short && word == lower || !word.contains(['a', 'e', 'i', 'o', 'u']) => word.to_ascii_uppercase(),
        word => {
            let mut letters = word.chars();
            let first = letters.next().map(|letter| letter.to_ascii_uppercase());
            first.into_iter().chain(letters).collect()
        }
    }
}
