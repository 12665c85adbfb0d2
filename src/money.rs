//! Rupiah as the gateways write them and as a buyer reads them.

use core::fmt;

use rust_decimal::Decimal;

/// An amount in rupiah, never negative, exact to the sen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rupiah(Decimal);

/// Fifteen digits hold any price; more is garbage.
const MOST_DIGITS: usize = 15;

impl Rupiah {
    /// Reads `147000`, `147000.0`, `"147000.00"`. `None` for anything that is not a plain decimal: signs,
    /// exponents, separators of thousands, fractions finer than a sen.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(fraction) || whole.len() > MOST_DIGITS {
            return None;
        }
        let sen = fraction.trim_end_matches('0');
        if sen.len() > 2 {
            return None;
        }
        let exact = if sen.is_empty() { whole.to_owned() } else { format!("{whole}.{sen}") };
        Decimal::from_str_exact(&exact).ok().map(|decimal| Self(decimal.normalize()))
    }

    /// What a banking app accepts when it is pasted: `147000`.
    #[must_use]
    pub fn digits(self) -> String {
        self.0.to_string()
    }

    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// The sum, or `None` where it cannot be held.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// `percent` of the amount, rounded to whole rupiah as QRIS apps do.
    #[must_use]
    pub fn percent(self, percent: Self) -> Option<Self> {
        let share = self.0.checked_mul(percent.0)?.checked_div(Decimal::ONE_HUNDRED)?;
        Some(Self(share.round().normalize()))
    }
}

/// `Rp147.000`, in both languages (EYD: no space, no dot after Rp); sen only where there are any.
impl fmt::Display for Rupiah {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.digits();
        let (whole, sen) = digits.split_once('.').unwrap_or((&digits, ""));
        formatter.write_str("Rp")?;
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                formatter.write_str(".")?;
            }
            write!(formatter, "{digit}")?;
        }
        match sen.len() {
            0 => Ok(()),
            1 => write!(formatter, ",{sen}0"),
            _ => write!(formatter, ",{sen}"),
        }
    }
}
