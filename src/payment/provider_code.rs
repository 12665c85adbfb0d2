//! Normalization of codes of banks, wallets and shops, which differ between gateways.

/// Words in a code that name its kind and not the bank, wallet or shop.
pub const KINDS: [&str; 9] = ["va", "virtual", "account", "ewallet", "emoney", "snap", "online", "to", "offline"];

/// Words that some gateways leave out of a name.
const COMMON: [&str; 9] =
    ["id", "bank", "pt", "tbk", "persero", "indonesia", "internasional", "international", "wallet"];

/// The key of a code in tables: in lower case, without separators, text in parentheses, [`KINDS`] and [`COMMON`] words.
/// `VIRTUAL_ACCOUNT_BANK_CIMB` is `cimb`.
pub fn key(code: &str) -> String {
    let lower = code.to_ascii_lowercase();
    let words = lower.split('(').next().unwrap_or_default().split(|mark: char| !mark.is_ascii_alphanumeric());
    words.filter(|word| !KINDS.contains(word) && !COMMON.contains(word)).map(one_word).collect()
}

/// One spelling for the many endings of banks' sharia units.
pub fn one_word(word: &str) -> &str {
    if matches!(word, "syr" | "uus") { "syariah" } else { word }
}

/// The name and the keys of the line with this key. Each line of a table has a name, `|`, and keys, separated by blanks.
pub fn find(table: &'static str, key: &str) -> Option<(&'static str, &'static str)> {
    let mut lines = table.split('\n').filter_map(|line| line.split_once('|'));
    lines.find(|(_, keys)| keys.split(' ').any(|known| known == key))
}

/// The forms of a bank's key: with and without the prefixes and suffixes that some gateways add, and as a SWIFT code.
pub fn forms(key: &str) -> impl Iterator<Item = &str> {
    let core = key.strip_prefix("bank").unwrap_or(key);
    let swift = key.get(..4).filter(|_| matches!(key.len(), 8 | 11) && key.get(4..6) == Some("id"));
    let forms = [
        Some(key),
        key.strip_suffix("va"),
        key.strip_prefix("va"),
        key.strip_suffix("bank"),
        Some(core.strip_suffix("indonesia").unwrap_or(core)),
        swift,
    ];
    forms.into_iter().flatten()
}
