//! Getters over JSON that is never trusted: a missing, null or mistyped field is `None`.

use core::ops::Range;

use super::Json;
use crate::value::{account, label, money::Rupiah, time::Timestamp};

/// From 2015-01-01, before Scalev and its gateways, to 2100-12-31, in UTC.
const PLAUSIBLE: Range<Timestamp> = Timestamp(1_420_070_400_000)..Timestamp(4_133_980_800_000);

/// The rows of an array that are read at most.
const MOST_ROWS: usize = 200;

impl Json {
    /// The value under a path of keys; `Null` where any step is missing.
    pub fn at(&self, path: &[&str]) -> &Self {
        path.iter().fold(self, |value, key| value.get(key).unwrap_or(&Self::Null))
    }

    /// The object under `key`, else the value itself: gateways nest the same fields in some messages and not in others.
    pub fn part(&self, key: &str) -> &Self {
        self.get(key).filter(|part| part.is_object()).unwrap_or(self)
    }

    /// A string that is not empty, without surrounding white space.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.get(key)?.as_str().map(str::trim).filter(|text| !text.is_empty())
    }

    /// A string in lower case, for words that gateways write in either case.
    pub fn word(&self, key: &str) -> Option<String> {
        self.text(key).map(str::to_ascii_lowercase)
    }

    /// True if one of the keys is present, with any value.
    pub fn has_any(&self, keys: &[&str]) -> bool {
        keys.iter().any(|key| self.get(key).is_some())
    }

    /// True if the key has a value other than null, of any type.
    pub fn is_filled(&self, key: &str) -> bool {
        self.get(key).is_some_and(|value| !value.is_null())
    }

    /// A name to show, cleaned of characters that could mislead.
    pub fn name(&self, key: &str) -> Option<String> {
        self.text(key).and_then(label::clean)
    }

    /// Rupiah as a string, a number, or an object with `value` (SingaPay, SNAP) or `amount`, and perhaps a `currency`.
    /// `None` also for zero, by which gateways say that they name no amount.
    pub fn money(&self, key: &str) -> Option<Rupiah> {
        let value = self.get(key)?;
        let foreign = value.text("currency").is_some_and(|currency| !currency.eq_ignore_ascii_case("IDR"));
        let amount = match value {
            Self::Object(_) if foreign => None,
            Self::Object(_) => ["value", "amount"].iter().find_map(|key| value.get(key)?.literal()),
            _ => value.literal(),
        };
        Rupiah::parse(amount?).filter(|amount| !amount.is_zero())
    }

    /// A moment as text, or as Unix time in a number. `None` also for one before 2015 or after 2100: gateways send such
    /// dates for "none".
    pub fn time(&self, key: &str) -> Option<Timestamp> {
        Timestamp::parse(self.get(key)?.literal()?).filter(|moment| PLAUSIBLE.contains(moment))
    }

    /// The digits of an account: only from a string, because a number has lost its leading zeros.
    pub fn digits(&self, key: &str) -> Option<String> {
        account::digits(self.text(key)?)
    }

    /// A code for a cashier, of 4 to 32 letters, digits and hyphens, kept as they are. Digits may be in groups; a blank
    /// beside letters makes it `None`, because it may be a part of the code or the end of a word.
    pub fn code(&self, key: &str) -> Option<String> {
        let code = self.text(key)?;
        let plain = code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        match plain {
            true => (4..=32).contains(&code.len()).then(|| code.to_owned()),
            false if code.contains(|char: char| char.is_ascii_alphabetic()) => None,
            false => account::digits(code),
        }
    }

    /// The first 200 rows of an array; none where it is not one.
    pub fn rows(&self, key: &str) -> impl Iterator<Item = &Self> {
        self.get(key).and_then(Self::as_array).into_iter().flatten().take(MOST_ROWS)
    }

    /// True where the flag is set, as [`Json::stated_flag`] reads it.
    pub fn flag(&self, key: &str) -> bool {
        self.stated_flag(key).unwrap_or(false)
    }

    /// A flag, which forms that were converted to JSON write as text or as a number. `None`: missing or another word.
    pub fn stated_flag(&self, key: &str) -> Option<bool> {
        match self.get(key)? {
            Self::Bool(flag) => Some(*flag),
            value => {
                let literal = value.literal()?;
                let is = |words: [&str; 3]| words.iter().any(|word| word.eq_ignore_ascii_case(literal));
                if is(["true", "1", "yes"]) { Some(true) } else { is(["false", "0", "no"]).then_some(false) }
            }
        }
    }

    /// A string that is not empty, or a number, as it is written.
    fn literal(&self) -> Option<&str> {
        let (Self::String(text) | Self::Number(text)) = self else { return None };
        Some(text.trim()).filter(|text| !text.is_empty())
    }
}
