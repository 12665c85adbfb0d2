//! One number with its label and the button that copies it.

use super::Place;
use crate::{
    screen::{CopyButton, phrase::Phrase, spoken, text},
    session::CopyTarget,
    value::Language,
};

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Number {
    /// Its `part`: `payment-code` or `biller-code`.
    pub part: &'static str,
    pub label: String,
    /// Bare, as it is typed and copied, or a text.
    pub code: String,
    /// `code` in the groups that are set apart.
    pub groups: Vec<String>,
    /// `code` for a screen reader.
    pub spoken: String,
    /// `None`: it is a text, which may hold several numbers.
    pub copy: Option<CopyButton>,
}

impl Number {
    /// The `part` of its button.
    pub fn copy_part(&self) -> &'static str {
        if self.part == "biller-code" { "copy-biller" } else { "copy-code" }
    }
}

/// The words of a kind of number.
pub(super) struct NumberKind {
    part: &'static str,
    label: Phrase,
    /// The label of its button, and what a screen reader calls that. `None`: it is a text.
    button: Option<[Phrase; 2]>,
}

impl NumberKind {
    pub(super) const VIRTUAL_ACCOUNT: &Self =
        &Self::code(text::VIRTUAL_ACCOUNT, [text::COPY_NUMBER, text::COPY_VIRTUAL_ACCOUNT]);
    pub(super) const BILLER: &Self =
        &Self { part: "biller-code", ..Self::code(text::BILLER, [text::COPY_BILLER, text::COPY_BILLER_OF]) };
    pub(super) const BILL: &Self = &Self::code(text::BILL, [text::COPY_BILL, text::COPY_BILL_OF]);
    pub(super) const RETAIL: &Self = &Self::code(text::RETAIL_CODE, [text::COPY_CODE, text::COPY_RETAIL]);
    pub(super) const ACCOUNT: &Self = &Self::code(text::ACCOUNT, [text::COPY_NUMBER, text::COPY_ACCOUNT]);
    /// An account, written as a text.
    pub(super) const WRITTEN: &Self = &Self { part: "payment-code", label: text::ACCOUNT, button: None };

    const fn code(label: Phrase, button: [Phrase; 2]) -> Self {
        Self { part: "payment-code", label, button: Some(button) }
    }
}

/// `place` is part of the button's accessible name: buttons of several cards sound different.
pub(super) fn number(index: usize, kind: &NumberKind, code: &str, place: Option<&Place>, language: Language) -> Number {
    let copy = kind.button.map(|[label, name]| {
        let name = name.fill(language, &[("place", place.map(Place::name).unwrap_or_default())]);
        CopyButton::new(CopyTarget::Number(index), label, name, code.to_owned(), language)
    });
    let groups = if copy.is_some() { spoken::groups(code) } else { vec![code.to_owned()] };
    Number {
        part: kind.part,
        label: kind.label.say(language),
        code: code.to_owned(),
        spoken: if copy.is_some() { spoken::characters(&groups) } else { code.to_owned() },
        groups,
        copy,
    }
}
