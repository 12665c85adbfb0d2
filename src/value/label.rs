//! Text from a payload that a buyer will read: names, banks, products.

/// Names longer than this are cut.
const LONGEST: usize = 140;

/// The text with HTML entities resolved (up to three rounds: Xendit escapes names twice), invisible and
/// direction-changing characters dropped, white space folded, cut to 140 characters. `None` where no text remains.
pub fn clean(text: &str) -> Option<String> {
    let plain = (0..3).fold(text.to_owned(), |plain, _| unescape(&plain));
    let visible: String = plain.chars().filter(|char| char.is_whitespace() || !is_invisible(*char)).collect();
    let words: Vec<&str> = visible.split_whitespace().collect();
    let short: String = words.join(" ").chars().take(LONGEST).collect();
    (!short.is_empty()).then(|| short.trim_end().to_owned())
}

/// Resolves one round of entities; `&amp;lt;` becomes `&lt;`.
fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let known = after.split_once(';').and_then(|(name, tail)| Some((character(name)?, tail)));
        let (char, tail) = known.unwrap_or(('&', after));
        plain.push(char);
        rest = tail;
    }
    plain.push_str(rest);
    plain
}

fn character(name: &str) -> Option<char> {
    let name = name.to_ascii_lowercase();
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix('x') {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32);
    }
    match name.as_str() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => None,
    }
}

/// Control, zero-width and bidirectional characters, which can hide or reorder digits, and U+FFFD, which
/// replaces a lost character.
pub fn is_invisible(char: char) -> bool {
    matches!(char,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffd}'
        | '\u{e0000}'..='\u{e0fff}')
}
