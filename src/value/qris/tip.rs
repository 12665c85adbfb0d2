//! The tip on top of a QRIS code's amount.

use super::Fault;
use crate::value::Rupiah;

/// The tip that the paying app adds to the amount (tag 55).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tip {
    /// 01: the app asks the buyer for it.
    Asked,
    /// 02: the same for every amount (tag 56), more than zero.
    Fixed(Rupiah),
    /// 03: so many rupiah for each Rp100 of the amount (tag 57), from 0.01 to 99.99.
    Percent(Rupiah),
}

/// Reads the tip of a code from its values. Tags that 55 does not select are ignored. `Ok(None)`: there is no tip.
///
/// # Errors
/// [`Fault::Malformed`] for an unknown 55, and for one whose value is missing or beyond its limits.
pub(super) fn read<'a>(value: impl Fn(u8) -> Option<&'a str>) -> Result<Option<Tip>, Fault> {
    let number = |tag| value(tag).and_then(Rupiah::parse).filter(|number| !number.is_zero());
    let tip = match value(55) {
        None => return Ok(None),
        Some("01") => Some(Tip::Asked),
        Some("02") => number(56).map(Tip::Fixed),
        Some("03") => number(57).filter(|percent| percent.minus(Rupiah::whole(100)).is_none()).map(Tip::Percent),
        Some(_) => None,
    };
    tip.map(Some).ok_or(Fault::Malformed)
}

/// The amount with its tip. `None` where the sum is too large for a price.
pub(super) fn added(amount: Rupiah, tip: Option<Tip>) -> Option<Rupiah> {
    match tip {
        Some(Tip::Fixed(tip)) => amount.plus(tip),
        Some(Tip::Percent(percent)) => amount.plus(amount.percent(percent)?),
        Some(Tip::Asked) | None => Some(amount),
    }
}
