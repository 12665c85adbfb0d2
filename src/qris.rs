//! QRIS: the string is taken apart and checked before anybody is asked to pay it.
//!
//! EMVCo merchant-presented QR: two digits of tag, two of length, the value; a CRC-16 at the end.

use crate::{label, money::Rupiah};

/// A code that passed every check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qris {
    /// Who gets the money; the paying app shows the same name.
    pub merchant: String,
    /// The national merchant id (tag 51, field 02).
    pub nmid: Option<String>,
    /// What the paying app will take, tip included. `None`: a static code, the buyer types the amount.
    pub amount: Option<Rupiah>,
}

/// Why a code is not drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Not a string of tags, lengths and values.
    Malformed,
    /// The check digits do not fit: a character was changed or lost.
    Checksum,
    /// Well formed, but not a QRIS payment in rupiah to a named merchant.
    Foreign,
}

/// EMVCo's limit, in characters.
pub const LONGEST: usize = 512;

/// Checks a QRIS string and reads what a buyer should see of it.
///
/// # Errors
/// A [`Fault`] for a string that must not be drawn.
pub fn verify(payload: &str) -> Result<Qris, Fault> {
    if payload.chars().count() > LONGEST {
        return Err(Fault::Malformed);
    }
    let fields = fields(payload).ok_or(Fault::Malformed)?;
    let (mut seen, mut repeated) = (0_u128, false);
    for (tag, _) in &fields {
        repeated |= seen & (1 << tag) != 0;
        seen |= 1 << tag;
    }
    let value = |wanted: u8| fields.iter().find(|(tag, _)| *tag == wanted).map(|(_, value)| *value);
    let (Some((0, "01")), Some((63, crc)), false) = (fields.first(), fields.last(), repeated) else {
        return Err(Fault::Malformed);
    };
    let covered = payload.len().checked_sub(crc.len()).and_then(|end| payload.get(..end)).ok_or(Fault::Malformed)?;
    if crc.len() != 4 || !crc.eq_ignore_ascii_case(&format!("{:04X}", checksum(covered.as_bytes()))) {
        return Err(Fault::Checksum);
    }
    let merchant = value(59).and_then(label::clean).ok_or(Fault::Foreign)?;
    if value(53) != Some("360") || value(58) != Some("ID") {
        return Err(Fault::Foreign);
    }
    let nmid = value(51).and_then(self::fields).and_then(|inner| {
        let (_, id) = inner.into_iter().find(|(tag, _)| *tag == 2)?;
        label::clean(id)
    });
    let amount = match value(54) {
        None => None,
        Some(text) => {
            Some(with_tip(Rupiah::parse(text).ok_or(Fault::Malformed)?, value(56), value(57)).ok_or(Fault::Malformed)?)
        }
    };
    Ok(Qris { merchant, nmid, amount })
}

/// CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF; `123456789` gives 0x29B1.
#[must_use]
pub fn checksum(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0xFFFF, |crc, byte| {
        (0..8).fold(
            crc ^ (u16::from(*byte) << 8),
            |crc, _| if crc & 0x8000 == 0 { crc << 1 } else { (crc << 1) ^ 0x1021 },
        )
    })
}

/// Tags and values in their order; lengths count characters. `None` when the text does not divide evenly.
fn fields(text: &str) -> Option<Vec<(u8, &str)>> {
    let mut found = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let tag = two_digits(rest.get(..2)?)?;
        let length = usize::from(two_digits(rest.get(2..4)?)?);
        let after = rest.get(4..)?;
        let end = after.char_indices().nth(length).map_or(after.len(), |(index, _)| index);
        let (value, tail) = after.split_at_checked(end)?;
        (length > 0 && value.chars().count() == length).then_some(())?;
        found.push((tag, value));
        rest = tail;
    }
    Some(found)
}

fn two_digits(text: &str) -> Option<u8> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

/// A fixed tip (56) or one in percent (57) is taken on top of the amount (54).
fn with_tip(amount: Rupiah, fixed: Option<&str>, percent: Option<&str>) -> Option<Rupiah> {
    let tip = match (fixed, percent) {
        (Some(fixed), _) => Rupiah::parse(fixed)?,
        (None, Some(percent)) => amount.percent(Rupiah::parse(percent)?)?,
        (None, None) => return Some(amount),
    };
    amount.plus(tip)
}
