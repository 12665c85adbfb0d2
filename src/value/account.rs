//! Account numbers, which gateways and sellers write with separators and words around them.

use crate::value::label;

/// The number of an account to transfer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountNumber {
    /// Bare, as a bank takes it.
    Digits(String),
    /// A text in which no single number is certain. It is shown as it is and has no copy button.
    AsWritten(String),
}

impl AccountNumber {
    /// `None`: the text has no digit.
    pub fn read(text: &str) -> Option<Self> {
        let written =
            || label::clean(text).filter(|text| text.chars().filter_map(kind).any(|kind| kind.is_ascii_digit()));
        digits(text).map(Self::Digits).or_else(|| written().map(Self::AsWritten))
    }

    pub fn as_str(&self) -> &str {
        let (Self::Digits(text) | Self::AsWritten(text)) = self;
        text
    }
}

/// The digits of the one number in a text, 5 to 28 of them (SNAP's longest). Its groups may be separated, and words may
/// stand beside it. `None` where the number is not certain: a letter touches a digit, there is a second number, or there
/// is a mark that no number has (masked numbers have such).
pub fn digits(text: &str) -> Option<String> {
    let kinds: String = text.trim().chars().map(kind).collect::<Option<_>>()?;
    let touches = |pair: &[u8]| pair.contains(&LETTER) && pair.iter().any(u8::is_ascii_digit);
    let number = kinds.trim_matches(|kind: char| !kind.is_ascii_digit());
    let parts: Vec<&[u8]> =
        number.as_bytes().chunk_by(|one, next| one.is_ascii_digit() == next.is_ascii_digit()).collect();
    let whole = parts.windows(3).step_by(2).all(|parts| matches!(parts, [one, gap, next] if joins(gap, one, next)));
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let alone = whole && !kinds.as_bytes().windows(2).any(touches);
    (alone && (5..=28).contains(&digits.len())).then_some(digits)
}

const BLANK: u8 = b' ';
const MARK: u8 = b'-';
const LETTER: u8 = b'a';
const OTHER: u8 = b':';

/// The digit, or one of the kinds above. `None` for a character that does not belong beside a number.
fn kind(character: char) -> Option<char> {
    let kind = match character {
        '0'..='9' => return Some(character),
        '０'..='９' => return char::from_u32(u32::from(character) - u32::from('０') + u32::from('0')),
        '-' | '.' | '/' | '‐'..='―' | '−' | '﹘' | '﹣' | '－' | '．' | '／' => MARK,
        'A'..='Z' | 'a'..='z' | 'À'..='ɏ' => LETTER,
        ',' | ':' | ';' | '(' | ')' | '[' | ']' | '\'' | '"' | '&' | '|' => OTHER,
        _ if character.is_whitespace() && !character.is_control() => BLANK,
        _ => return None,
    };
    Some(char::from(kind))
}

/// True where `gap` separates two groups of digits of one number. Two groups of ten digits or more are two accounts, and
/// so are a group of five or more and its neighbour where the gap is a mark with more beside it, such as ` - `.
fn joins(gap: &[u8], one: &[u8], next: &[u8]) -> bool {
    let plain = gap.iter().all(|kind| matches!(*kind, BLANK | MARK));
    let spaced = gap.len() > 1 && gap.contains(&MARK);
    plain && if spaced { one.len().max(next.len()) < 5 } else { one.len().min(next.len()) < 10 }
}
