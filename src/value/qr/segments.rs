//! A text as the data bytes of a code, each segment in the shortest mode that can hold it (ISO/IEC 18004).
//!
//! The library writes bytes of UTF-8 as Kanji wherever they look like Shift-JIS (a ’ before a capital does), and every
//! reader then reads other letters. Here all text beyond ASCII is written as bytes. The tests compare codes of ASCII with
//! the library's.

use super::codewords;

/// The Extended Channel Interpretation of UTF-8 (AIM's list).
///
/// Without it the standard takes bytes for ISO 8859-1, and readers guess: zbar takes a ’ before a capital for Shift-JIS, and a
/// Swiss bank's app read an ü as two letters (schoero/swissqrbill, issue 364). With it zbar, ZXing and jsQR read every letter.
/// ML Kit ignores it and takes bytes for UTF-8 (googlesamples/mlkit, issue 214). Some scanners on a cable print it
/// (endroid/qr-code, issue 309), but QRIS is scanned by phones. A code of ASCII alone does not have it.
const UTF_8: usize = 26;

/// The mode that announces an Extended Channel Interpretation.
const INTERPRETATION: usize = 7;

/// The last version of each class; the versions of a class write a segment's length in equally many bits.
const CLASSES: [i16; 3] = [9, 26, 40];

/// The smallest version at level M that holds the text, and its data. `None`: no code is large enough.
pub(super) fn encode(text: &str) -> Option<(i16, Vec<u8>)> {
    let runs: Vec<Part> = text.as_bytes().chunk_by(|one, next| mode(*one) == mode(*next)).map(Part::of).collect();
    CLASSES.into_iter().enumerate().find_map(|(class, last)| {
        let mut bits = Bits::default();
        if !text.is_ascii() {
            bits.push(INTERPRETATION, 4);
            bits.push(UTF_8, 8);
        }
        let mut rest = text.as_bytes();
        for part in joined(&runs, class) {
            let (data, after) = rest.split_at_checked(part.length)?;
            part.write(data, class, &mut bits);
            rest = after;
        }
        let fits = |version: &i16| codewords::capacity(*version).is_some_and(|capacity| bits.length <= capacity * 8);
        let version = (1..=last).find(fits)?;
        bits.fill(codewords::capacity(version)?);
        Some((version, bits.bytes))
    })
}

/// From the shortest to the most general.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mode {
    Numeric,
    Alphanumeric,
    Byte,
}

const ALPHANUMERIC: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// The shortest mode that holds this byte.
fn mode(byte: u8) -> Mode {
    match byte {
        b'0'..=b'9' => Mode::Numeric,
        _ if ALPHANUMERIC.contains(&byte) => Mode::Alphanumeric,
        _ => Mode::Byte,
    }
}

/// A run of bytes in one mode.
#[derive(Clone, Copy)]
struct Part {
    mode: Mode,
    length: usize,
}

impl Part {
    fn of(run: &[u8]) -> Self {
        Self { mode: run.first().map_or(Mode::Byte, |byte| mode(*byte)), length: run.len() }
    }

    /// The bytes that are written as one number, the bits for each of them, and the bits on top.
    fn group(self) -> (usize, usize, usize) {
        match self.mode {
            Mode::Numeric => (3, 3, 1),
            Mode::Alphanumeric => (2, 5, 1),
            Mode::Byte => (1, 8, 0),
        }
    }

    /// The bits of the length field.
    fn counter(self, class: usize) -> usize {
        match (self.mode, class) {
            (Mode::Numeric, _) => 10 + 2 * class,
            (Mode::Alphanumeric, _) => 9 + 2 * class,
            (Mode::Byte, 0) => 8,
            (Mode::Byte, _) => 16,
        }
    }

    /// The bits of the whole segment.
    fn bits(self, class: usize) -> usize {
        let (size, each, more) = self.group();
        4 + self.counter(class) + each * self.length + more * self.length.div_ceil(size)
    }

    fn write(self, data: &[u8], class: usize, bits: &mut Bits) {
        bits.push(1 << self.mode as usize, 4);
        bits.push(self.length, self.counter(class));
        let (size, each, more) = self.group();
        for group in data.chunks(size) {
            let number = group.iter().fold(0, |number, byte| {
                let value = ALPHANUMERIC.iter().position(|known| known == byte);
                match self.mode {
                    Mode::Numeric => number * 10 + value.unwrap_or_default(),
                    Mode::Alphanumeric => number * 45 + value.unwrap_or_default(),
                    Mode::Byte => usize::from(*byte),
                }
            });
            bits.push(number, each * group.len() + more);
        }
    }
}

/// The segments after joining each with its neighbor where one segment is no longer than two.
fn joined(runs: &[Part], class: usize) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for run in runs {
        if let Some(last) = parts.last_mut() {
            let both = Part { mode: last.mode.max(run.mode), length: last.length + run.length };
            if last.bits(class) + run.bits(class) >= both.bits(class) {
                *last = both;
                continue;
            }
        }
        parts.push(*run);
    }
    parts
}

#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    length: usize,
}

impl Bits {
    /// The lowest `count` bits of a number, the highest first.
    fn push(&mut self, number: usize, count: usize) {
        for place in (0..count).rev() {
            if self.length.is_multiple_of(8) {
                self.bytes.push(0);
            }
            if let Some(last) = self.bytes.last_mut() {
                *last |= u8::from(number >> place & 1 == 1) << (7 - self.length % 8);
            }
            self.length += 1;
        }
    }

    /// Ends the data with at most four zeros, then pads it to `capacity` bytes as the standard says.
    fn fill(&mut self, capacity: usize) {
        self.push(0, 4.min((capacity * 8).saturating_sub(self.length)));
        for filler in [0xec, 0x11].into_iter().cycle().take(capacity.saturating_sub(self.bytes.len())) {
            self.bytes.push(filler);
        }
    }
}
