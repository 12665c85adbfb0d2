//! Drawing a Code 128 barcode (ISO/IEC 15417) as one SVG path.

use crate::value::svg;

/// Bars and spaces in a row, with the quiet zones that scanners need at both ends.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Bars {
    /// The width, quiet zones included.
    pub modules: usize,
    /// The bars, one unit high, for an SVG `<path d>` in units of a module. Not serialized: it is long, and follows from the
    /// code.
    #[serde(skip)]
    pub path: String,
}

/// Modules of white at both ends.
pub const QUIET_ZONE: usize = 10;

/// The narrowest phone has room for so many modules of a pixel each.
pub const MOST_MODULES: usize = 270;

/// `None` for text that is not printable ASCII, is empty, or is too long for a phone.
pub fn draw(text: &str) -> Option<Bars> {
    if text.is_empty() || !text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return None;
    }
    let mut modules = QUIET_ZONE;
    let mut path = String::new();
    for symbol in symbols(text.as_bytes()) {
        let widths = WIDTHS.split(' ').nth(symbol)?;
        for (index, width) in widths.bytes().enumerate() {
            let width = usize::from(width - b'0');
            if index % 2 == 0 {
                path.push_str(&svg::bar(modules, 0, width));
            }
            modules += width;
        }
    }
    modules += QUIET_ZONE;
    (modules <= MOST_MODULES).then_some(Bars { modules, path })
}

/// Widths of bars and spaces in turn, of the symbols 0 to 106. The last one ends a code and has one bar more.
const WIDTHS: &str = "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 \
    221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 \
    221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 \
    212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 \
    231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 \
    231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 \
    314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 \
    112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 \
    111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 \
    214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 \
    114131 311141 411131 211412 211214 211232 2331112";

const STOP: usize = 106;

/// A code set: B writes a character in a symbol, C two digits.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Set {
    B,
    C,
}

/// The symbols of a code so far, and the code set that is active.
#[derive(Default)]
struct Symbols {
    values: Vec<usize>,
    set: Option<Set>,
}

impl Symbols {
    /// Switches to `set` with a symbol of its own where another set is active. The first switch is the start symbol.
    fn push(&mut self, set: Set, value: usize) {
        if self.set != Some(set) {
            self.values.push(match (self.set, set) {
                (None, Set::B) => 104,
                (None, Set::C) => 105,
                (_, Set::B) => 100,
                (_, Set::C) => 99,
            });
            self.set = Some(set);
        }
        self.values.push(value);
    }
}

/// Start, data, checksum and stop in as few symbols as possible: digits are written in pairs wherever their run has more
/// pairs than switches between the sets. The odd digit of a run is written where set B is active anyway.
fn symbols(text: &[u8]) -> Vec<usize> {
    let mut symbols = Symbols::default();
    let mut rest = text;
    while let [byte, tail @ ..] = rest {
        let run = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (first, last, odd) = (symbols.set.is_none(), run == rest.len(), run % 2 == 1);
        let switches = usize::from(!first) + usize::from(!last) + usize::from(first && last && odd);
        let pairs = if run / 2 > switches && (first || !odd) { run - run % 2 } else { 0 };
        match rest.split_at_checked(pairs) {
            Some((pairs @ [_, ..], tail)) => {
                for pair in pairs.chunks(2) {
                    symbols.push(Set::C, pair.iter().fold(0, |number, digit| number * 10 + usize::from(digit - b'0')));
                }
                rest = tail;
            }
            _ => {
                symbols.push(Set::B, usize::from(byte - b' '));
                rest = tail;
            }
        }
    }
    let mut values = symbols.values;
    let sum: usize = values.iter().enumerate().map(|(place, value)| place.max(1) * value).sum();
    values.push(sum % 103);
    values.push(STOP);
    values
}
