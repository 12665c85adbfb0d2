//! JSON documents. Numbers stay text: no amount ever passes through a float.

mod fields;
mod parser;

use core::str::FromStr;

/// A document, or a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    Null,
    Bool(bool),
    /// The text of the number: `147000`, `147000.00`, `1.470e5`.
    Number(String),
    String(String),
    Array(Vec<Json>),
    /// In the order of the text. Of a key that comes twice the last one counts.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// `None` for text that is not one whole document, or is nested too deep.
    pub fn parse(text: &str) -> Option<Self> {
        parser::document(text)
    }

    pub fn get(&self, key: &str) -> Option<&Self> {
        let Self::Object(fields) = self else { return None };
        fields.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(flag) = self { Some(*flag) } else { None }
    }

    /// A whole number. `None` for one with a fraction or an exponent, or beyond the limits of its type.
    pub fn as_number<T: FromStr>(&self) -> Option<T> {
        if let Self::Number(number) = self { number.parse().ok() } else { None }
    }

    pub fn as_array(&self) -> Option<&[Self]> {
        if let Self::Array(rows) = self { Some(rows) } else { None }
    }

    /// Renames every key from `camelCase` or `PascalCase` to `snake_case`, at every depth.
    pub fn name_in_snake_case(&mut self) {
        match self {
            Self::Array(rows) => rows.iter_mut().for_each(Self::name_in_snake_case),
            Self::Object(fields) => fields.iter_mut().for_each(|(key, value)| {
                *key = snake_case(key);
                value.name_in_snake_case();
            }),
            _ => {}
        }
    }

    pub fn is_object(&self) -> bool {
        matches!(self, Self::Object(_))
    }

    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

/// A word begins where a capital follows a small letter or a digit.
fn snake_case(key: &str) -> String {
    let mut snake = String::new();
    let mut joined = false;
    for char in key.chars() {
        if joined && char.is_ascii_uppercase() {
            snake.push('_');
        }
        joined = char.is_ascii_lowercase() || char.is_ascii_digit();
        snake.push(char.to_ascii_lowercase());
    }
    snake
}
