//! Getters over JSON that is never trusted: a missing, null or mistyped field is `None`. `keys` are names of one field,
//! separated by blanks; the first one with a usable value counts.

use core::ops::Range;

use super::Json;
use crate::value::{Rupiah, SafeUrl, Timestamp, UrlPolicy, account, label};

/// From 2015-01-01, before Scalev and its gateways, to 2100-12-31, in UTC.
const PLAUSIBLE: Range<Timestamp> = Timestamp(1_420_070_400_000)..Timestamp(4_133_980_800_000);

/// The rows of an array that are read at most.
const MOST_ROWS: usize = 200;

impl Json {
    /// The value under `key`; `Null` where it is missing.
    pub fn at(&self, key: &str) -> &Self {
        self.get(key).unwrap_or(&Self::Null)
    }

    /// The values of those keys that are present.
    pub fn values(&self, keys: &str) -> impl Iterator<Item = &Self> {
        keys.split(' ').filter_map(|key| self.get(key))
    }

    /// The strings that are not empty, without surrounding white space.
    pub fn texts(&self, keys: &str) -> impl Iterator<Item = &str> {
        self.values(keys).filter_map(Self::as_str).map(str::trim).filter(|text| !text.is_empty())
    }

    /// The object under one of the keys.
    pub fn object(&self, keys: &str) -> Option<&Self> {
        self.values(keys).find(|value| value.is_object())
    }

    /// The object under `key`, else the value itself: gateways nest the same fields in some messages and not in others.
    pub fn part(&self, key: &str) -> &Self {
        self.object(key).unwrap_or(self)
    }

    /// The first of [`Self::texts`].
    pub fn text(&self, keys: &str) -> Option<&str> {
        self.texts(keys).next()
    }

    /// A string in lower case, for words that gateways write in either case.
    pub fn word(&self, keys: &str) -> Option<String> {
        self.text(keys).map(str::to_ascii_lowercase)
    }

    /// A code that gateways write as a string or as a number, in lower case.
    pub fn literal(&self, keys: &str) -> Option<String> {
        self.values(keys).find_map(Self::written).map(str::to_ascii_lowercase)
    }

    /// True if one of the keys is present, with any value.
    pub fn has_any(&self, keys: &str) -> bool {
        self.values(keys).next().is_some()
    }

    /// True if one of the keys has a value other than null, of any type.
    pub fn is_filled(&self, keys: &str) -> bool {
        self.values(keys).any(|value| !value.is_null())
    }

    /// A page that can be opened.
    pub fn page(&self, keys: &str, url_policy: UrlPolicy) -> Option<SafeUrl> {
        self.texts(keys).find_map(|url| SafeUrl::web(url, url_policy))
    }

    /// A name to show, cleaned of characters that could mislead.
    pub fn name(&self, keys: &str) -> Option<String> {
        self.texts(keys).find_map(label::clean)
    }

    /// Rupiah as a string, a number, or an object with `value` (SingaPay, SNAP) or `amount`, and perhaps a `currency`.
    /// `None` also for zero, by which gateways say that they name no amount.
    pub fn money(&self, keys: &str) -> Option<Rupiah> {
        self.values(keys).find_map(|value| {
            let foreign = value.text("currency").is_some_and(|currency| !currency.eq_ignore_ascii_case("IDR"));
            let amount = match value {
                Self::Object(_) if foreign => None,
                Self::Object(_) => value.values("value amount").find_map(Self::written),
                _ => value.written(),
            };
            Rupiah::parse(amount?).filter(|amount| !amount.is_zero())
        })
    }

    /// A moment as text, or as Unix time in a number. `None` also for one before 2015 or after 2100: gateways send such
    /// dates for "none".
    pub fn time(&self, keys: &str) -> Option<Timestamp> {
        let moment = |value: &Self| Timestamp::parse(value.written()?).filter(|moment| PLAUSIBLE.contains(moment));
        self.values(keys).find_map(moment)
    }

    /// The digits of an account: only from a string, because a number has lost its leading zeros.
    pub fn digits(&self, keys: &str) -> Option<String> {
        self.texts(keys).find_map(account::digits)
    }

    /// A code for a cashier, of 4 to 32 letters, digits and hyphens, kept as they are. Digits may be in groups; a blank
    /// beside letters makes it `None`, because it may be a part of the code or the end of a word.
    pub fn code(&self, keys: &str) -> Option<String> {
        self.texts(keys).find_map(|code| {
            let plain = code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
            match plain {
                true => (4..=32).contains(&code.len()).then(|| code.to_owned()),
                false if code.contains(|char: char| char.is_ascii_alphabetic()) => None,
                false => account::digits(code),
            }
        })
    }

    /// The first 200 rows of an array; none where it is not one.
    pub fn rows(&self, key: &str) -> impl Iterator<Item = &Self> {
        self.get(key).and_then(Self::as_array).into_iter().flatten().take(MOST_ROWS)
    }

    /// True where one of the keys has a flag that is set, as [`Json::stated_flag`] reads it.
    pub fn flag(&self, keys: &str) -> bool {
        self.values(keys).any(|value| value.as_flag() == Some(true))
    }

    /// A flag, which forms that were converted to JSON write as text or as a number. `None`: missing or another word.
    pub fn stated_flag(&self, keys: &str) -> Option<bool> {
        self.values(keys).find_map(Self::as_flag)
    }

    fn as_flag(&self) -> Option<bool> {
        if let Self::Bool(flag) = self {
            return Some(*flag);
        }
        match self.written()?.to_ascii_lowercase().as_str() {
            "true" | "1" | "yes" => Some(true),
            "false" | "0" | "no" => Some(false),
            _ => None,
        }
    }

    /// A string that is not empty, or a number, as it is written.
    fn written(&self) -> Option<&str> {
        let (Self::String(text) | Self::Number(text)) = self else { return None };
        Some(text.trim()).filter(|text| !text.is_empty())
    }
}
