//! Parsing and verification of QRIS strings, before a buyer is asked to pay them.
//!
//! EMVCo merchant-presented QR: two digits of tag, two of length, the value; a CRC-16 at the end.

mod tip;

use crate::value::{Rupiah, label};
pub use tip::Tip;

/// A code that passed every check. [`verify`] is its only constructor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qris {
    /// The payee; the paying app shows the same name.
    pub merchant: String,
    /// The national merchant id (tag 51, field 02).
    pub nmid: Option<String>,
    /// The sum in rupiah that the paying app takes, with a fixed tip or one in percent added. `None`: the buyer types it.
    pub amount: Option<Rupiah>,
    /// `None`: there is no tip. Without an amount the app adds the tip to the amount that the buyer types.
    pub tip: Option<Tip>,
    text: String,
}

impl Qris {
    /// The text that was verified, to be drawn and copied.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// The reason for not drawing a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Not a string of tags, lengths and values, or a value has a wrong form.
    Malformed,
    /// The check digits do not fit: a character was changed or lost.
    Checksum,
    /// Well formed, but not a QRIS payment in rupiah to a merchant with a name and an account.
    Foreign,
}

/// EMVCo's limit, in characters.
pub const LONGEST: usize = 512;

/// Checks a QRIS string and reads the fields that a buyer sees. Invisible characters around it, such as a byte order
/// mark or a line break, are cut off.
///
/// EMVCo's limits on the lengths of names are not enforced, and category, city and postal code may be missing: apps pay
/// such codes.
///
/// # Errors
/// A [`Fault`] for a string that must not be drawn.
pub fn verify(payload: &str) -> Result<Qris, Fault> {
    let text = payload.trim_matches(|char: char| char.is_whitespace() || label::is_invisible(char));
    if text.chars().count() > LONGEST {
        return Err(Fault::Malformed);
    }
    let fields = fields(text).ok_or(Fault::Malformed)?;
    let repeated =
        fields.iter().enumerate().any(|(at, (tag, _))| fields.iter().take(at).any(|(other, _)| other == tag));
    let value = |wanted: u8| fields.iter().find(|(tag, _)| *tag == wanted).map(|(_, value)| *value);
    let (Some((0, "01")), Some((63, crc)), false) = (fields.first(), fields.last(), repeated) else {
        return Err(Fault::Malformed);
    };
    let covered = text.len().checked_sub(crc.len()).and_then(|end| text.get(..end)).ok_or(Fault::Malformed)?;
    if crc.len() != 4 || !crc.eq_ignore_ascii_case(&format!("{:04X}", checksum(covered.as_bytes()))) {
        return Err(Fault::Checksum);
    }
    let merchant = value(59).and_then(label::clean).ok_or(Fault::Foreign)?;
    if value(53) != Some("360") || value(58) != Some("ID") || !has_account(&fields)? {
        return Err(Fault::Foreign);
    }
    let nmid = value(51).and_then(self::fields).and_then(|inner| {
        let (_, id) = inner.into_iter().find(|(tag, _)| *tag == 2)?;
        label::clean(id)
    });
    let tip = tip::read(value)?;
    let amount = match value(54) {
        None | Some("") => None,
        Some(text) => Some(Rupiah::parse(text).ok_or(Fault::Malformed)?).filter(|amount| !amount.is_zero()),
    };
    let amount = amount.map(|amount| tip::added(amount, tip).ok_or(Fault::Malformed)).transpose()?;
    Ok(Qris { merchant, nmid, amount, tip, text: text.to_owned() })
}

/// True where a merchant's account is present. Tags 02 to 25 belong to card schemes, which write them in forms of their
/// own; tags 26 to 51 hold fields. An account that cannot be read is a [`Fault`].
fn has_account(fields: &[(u8, &str)]) -> Result<bool, Fault> {
    let mut accounts = fields.iter().filter(|(tag, value)| (2..=51).contains(tag) && !value.is_empty());
    let readable = accounts.clone().all(|(tag, value)| *tag < 26 || self::fields(value).is_some());
    if readable { Ok(accounts.next().is_some()) } else { Err(Fault::Malformed) }
}

/// CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF; `123456789` gives 0x29B1.
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
        (value.chars().count() == length).then_some(())?;
        found.push((tag, value));
        rest = tail;
    }
    Some(found)
}

fn two_digits(text: &str) -> Option<u8> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}
