//! A strict JSON parser (RFC 8259). Half a surrogate pair becomes U+FFFD and does not fail the document.

use super::Json;

/// Levels of nesting; deeper documents are refused.
const DEEPEST: usize = 127;

pub(super) fn document(text: &str) -> Option<Json> {
    let mut parser = Parser(text);
    let value = parser.value(DEEPEST)?;
    parser.blank();
    parser.0.is_empty().then_some(value)
}

/// The unread rest of a document.
struct Parser<'a>(&'a str);

impl<'a> Parser<'a> {
    /// `levels`: how many objects and lists may still be opened within each other.
    fn value(&mut self, levels: usize) -> Option<Json> {
        self.blank();
        if self.skip("{") {
            self.list("}", levels, Self::field).map(Json::Object)
        } else if self.skip("[") {
            self.list("]", levels, Self::value).map(Json::Array)
        } else if self.skip("\"") {
            self.string().map(Json::String)
        } else if self.skip("null") {
            Some(Json::Null)
        } else if self.skip("true") {
            Some(Json::Bool(true))
        } else if self.skip("false") {
            Some(Json::Bool(false))
        } else {
            self.number().map(Json::Number)
        }
    }

    /// Reads the elements between commas up to `end`.
    fn list<T>(&mut self, end: &str, levels: usize, row: fn(&mut Self, usize) -> Option<T>) -> Option<Vec<T>> {
        let levels = levels.checked_sub(1)?;
        let mut rows = Vec::new();
        self.blank();
        if self.skip(end) {
            return Some(rows);
        }
        loop {
            rows.push(row(self, levels)?);
            self.blank();
            if self.skip(end) {
                return Some(rows);
            }
            let _ = self.expect(",")?;
        }
    }

    fn field(&mut self, levels: usize) -> Option<(String, Json)> {
        self.blank();
        let key = self.expect("\"")?.string()?;
        self.blank();
        Some((key, self.expect(":")?.value(levels)?))
    }

    /// Reads a string behind its opening quotation mark, up to the closing one.
    fn string(&mut self) -> Option<String> {
        let mut text = String::new();
        loop {
            text.push_str(self.take(|byte| byte >= b' ' && !matches!(byte, b'"' | b'\\')));
            if self.skip("\"") {
                return Some(text);
            }
            text.push(self.expect("\\")?.escape()?);
        }
    }

    fn escape(&mut self) -> Option<char> {
        Some(match self.cut(1)? {
            "b" => '\u{8}',
            "f" => '\u{c}',
            "n" => '\n',
            "r" => '\r',
            "t" => '\t',
            "u" => return self.unicode(),
            own @ ("\"" | "\\" | "/") => own.chars().next()?,
            _ => return None,
        })
    }

    /// Reads one unit of UTF-16, or a pair. Half a pair becomes U+FFFD.
    fn unicode(&mut self) -> Option<char> {
        let unit = self.hex()?;
        if (0xd800..0xdc00).contains(&unit)
            && let Some((low, rest)) = self.low()
        {
            self.0 = rest;
            return char::from_u32(0x10000 + ((unit - 0xd800) << 10) + low);
        }
        Some(char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    /// The second half of a pair and the text behind it, without consuming either.
    fn low(&self) -> Option<(u32, &'a str)> {
        let mut ahead = Parser(self.0.strip_prefix("\\u")?);
        let low = ahead.hex()?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
        Some((low, ahead.0))
    }

    fn hex(&mut self) -> Option<u32> {
        self.cut(4)?.chars().try_fold(0, |number, digit| Some(number * 16 + digit.to_digit(16)?))
    }

    fn number(&mut self) -> Option<String> {
        let start = self.0;
        let _ = self.skip("-");
        if !self.skip("0") {
            self.digits()?;
        }
        if self.skip(".") {
            self.digits()?;
        }
        if self.skip("e") || self.skip("E") {
            let _sign = self.skip("+") || self.skip("-");
            self.digits()?;
        }
        start.get(..start.len() - self.0.len()).map(str::to_owned)
    }

    fn digits(&mut self) -> Option<()> {
        let digits = self.take(|byte| byte.is_ascii_digit());
        (!digits.is_empty()).then_some(())
    }

    fn blank(&mut self) {
        let _ = self.take(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
    }

    /// The bytes up to the first unwanted one, which begins a character.
    fn take(&mut self, wanted: fn(u8) -> bool) -> &'a str {
        let length = self.0.bytes().take_while(|byte| wanted(*byte)).count();
        self.cut(length).unwrap_or_default()
    }

    fn cut(&mut self, length: usize) -> Option<&'a str> {
        let (first, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(first)
    }

    fn skip(&mut self, wanted: &str) -> bool {
        self.expect(wanted).is_some()
    }

    fn expect(&mut self, wanted: &str) -> Option<&mut Self> {
        self.0 = self.0.strip_prefix(wanted)?;
        Some(self)
    }
}
