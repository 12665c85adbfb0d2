//! Text from a payload that a buyer will read: names, banks, products.

mod entity;

/// Names longer than this are cut.
const LONGEST: usize = 140;

/// The text with HTML entities resolved (up to three rounds: Xendit escapes names twice), invisible and
/// direction-changing characters dropped, white space folded, cut to 140 characters. `None` where no text remains.
pub fn clean(text: &str) -> Option<String> {
    let mut plain = text.to_owned();
    for _ in 0..3 {
        let once = entity::unescape(&plain);
        if once == plain {
            break;
        }
        plain = once;
    }
    let visible: String = plain
        .chars()
        .map(|char| if char.is_whitespace() { ' ' } else { char })
        .filter(|char| !is_invisible(*char))
        .collect();
    let folded: Vec<&str> = visible.split(' ').filter(|word| !word.is_empty()).collect();
    let short: String = folded.join(" ").chars().take(LONGEST).collect();
    (!short.is_empty()).then(|| short.trim_end().to_owned())
}

/// Control, zero-width and bidirectional characters, which can hide or reorder digits, and U+FFFD, which
/// replaces a lost character.
pub fn is_invisible(char: char) -> bool {
    matches!(char,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffd}'
        | '\u{e0000}'..='\u{e0fff}')
}
