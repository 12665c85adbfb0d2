//! A text as the bits of a code, each part of it in the shortest mode that can hold it.
//!
//! The library's own way from a text to bits writes bytes of UTF-8 as Kanji wherever they look like Shift-JIS (a ’ before a
//! capital does), and every reader then reads other letters. Here all that is not ASCII is written as bytes.

use qrcode::{
    EcLevel, Version,
    bits::Bits,
    optimize::{Optimizer, Segment, total_encoded_len},
    types::Mode,
};

/// The number that says UTF-8 (AIM's list of Extended Channel Interpretations).
///
/// Without it the standard takes bytes for ISO 8859-1, and readers guess: zbar takes a ’ before a capital for Shift-JIS, and a
/// Swiss bank's app read an ü as two letters (schoero/swissqrbill, issue 364). With it zbar, ZXing and jsQR read every letter.
/// ML Kit passes over it and takes bytes for UTF-8 (googlesamples/mlkit, issue 214). Some scanners on a cable print it
/// (endroid/qr-code, issue 309), but QRIS is scanned by phones. ASCII goes without it.
const UTF_8: u32 = 26;

/// The bits that say so: four of the mode, eight of the number.
const UTF_8_BITS: usize = 12;

/// The last versions in which the lengths of parts are written in so many bits.
const CLASSES: [i16; 3] = [9, 26, 40];

/// The bits of the smallest code at level M. `None`: no code is large enough.
pub(super) fn encode(text: &str) -> Option<Bits> {
    let data = text.as_bytes();
    let mut runs = Vec::new();
    let mut begin = 0;
    for run in data.chunk_by(|one, next| mode(*one) == mode(*next)) {
        let end = begin + run.len();
        runs.extend(run.first().map(|byte| Segment { mode: mode(*byte), begin, end }));
        begin = end;
    }
    let extra = if text.is_ascii() { 0 } else { UTF_8_BITS };
    CLASSES.into_iter().find_map(|last| {
        let class = Version::Normal(last);
        let segments: Vec<Segment> = Optimizer::new(runs.iter().copied(), class).collect();
        let length = total_encoded_len(&segments, class) + extra;
        let fits = |bits: &Bits| bits.max_len(EcLevel::M).is_ok_and(|most| length <= most);
        let mut bits = (1..=last).map(|version| Bits::new(Version::Normal(version))).find(fits)?;
        if extra > 0 {
            bits.push_eci_designator(UTF_8).ok()?;
        }
        for Segment { mode, begin, end } in segments {
            let part = data.get(begin..end)?;
            let push = match mode {
                Mode::Numeric => Bits::push_numeric_data,
                Mode::Alphanumeric => Bits::push_alphanumeric_data,
                Mode::Byte | Mode::Kanji => Bits::push_byte_data,
            };
            push(&mut bits, part).ok()?;
        }
        bits.push_terminator(EcLevel::M).ok()?;
        Some(bits)
    })
}

/// The shortest mode that holds this byte.
fn mode(byte: u8) -> Mode {
    match byte {
        b'0'..=b'9' => Mode::Numeric,
        b'A'..=b'Z' | b' ' | b'$' | b'%' | b'*' | b'+' | b'-' | b'.' | b'/' | b':' => Mode::Alphanumeric,
        _ => Mode::Byte,
    }
}
