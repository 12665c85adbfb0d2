//! Rupiah as the gateways write them and as a buyer reads them.

use core::fmt;

use rust_decimal::Decimal;

/// An amount in rupiah, never negative, exact to the sen.
#[derive(Clone, Copy, Debug)]
pub struct Rupiah(Decimal);

/// No price has more digits.
const MOST_DIGITS: usize = 15;

impl Rupiah {
    /// Reads `147000`, `147000.`, `147000.0`, `147000.00`. `None` for anything that is not a plain decimal (signs,
    /// exponents, commas, blanks) and for more than two decimals: `104.000` may be meant as thousands.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        if whole.is_empty() || whole.len() > MOST_DIGITS {
            return None;
        }
        let sen = match fraction.len() {
            0 => 0,
            1 => number(fraction)? * 10,
            2 => number(fraction)?,
            _ => return None,
        };
        Self::of_sen(number(whole)? * 100 + sen)
    }

    pub fn whole(rupiah: u32) -> Self {
        Self(Decimal::new(i64::from(rupiah) * 100, 2))
    }

    /// The form that a banking app accepts as pasted text: `147000`.
    pub fn digits(self) -> String {
        match self.sen() % 100 {
            0 => (self.sen() / 100).to_string(),
            sen => format!("{}.{sen:02}", self.sen() / 100),
        }
    }

    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// `None` where the sum has more than fifteen digits.
    pub fn plus(self, other: Self) -> Option<Self> {
        Self::of_sen(self.sen() + other.sen())
    }

    /// `None` where `other` is more.
    pub fn minus(self, other: Self) -> Option<Self> {
        Self::of_sen(self.sen() - other.sen())
    }

    /// `None` where the product has more than fifteen digits.
    pub fn times(self, count: u64) -> Option<Self> {
        Self::of_sen(self.sen().checked_mul(i64::try_from(count).ok()?)?)
    }

    /// `percent` of the amount, rounded to whole rupiah as paying apps do. `None` where the result is too large for a price.
    pub fn percent(self, percent: Self) -> Option<Self> {
        let share = self.sen().checked_mul(percent.sen())? / 10_000;
        Self::of_sen((share + 50) / 100 * 100)
    }

    /// `None` for less than zero and for more than fifteen digits.
    fn of_sen(sen: i64) -> Option<Self> {
        (0..MOST_SEN).contains(&sen).then(|| Self(Decimal::new(sen, 2)))
    }

    /// The scale is two everywhere, so the mantissa counts sen.
    fn sen(self) -> i64 {
        i64::try_from(self.0.mantissa()).unwrap_or(MOST_SEN)
    }
}

const MOST_SEN: i64 = 10_i64.pow(17);

impl PartialEq for Rupiah {
    fn eq(&self, other: &Self) -> bool {
        self.sen() == other.sen()
    }
}

impl Eq for Rupiah {}

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
        if sen.is_empty() { Ok(()) } else { write!(formatter, ",{sen}") }
    }
}

fn number(digits: &str) -> Option<i64> {
    digits.bytes().try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + i64::from(digit - b'0')))
}
