//! One number with its label and the button that copies it.

use super::Place;
use crate::{
    screen::{CopyButton, phrase::Phrase, spoken, text},
    session::CopyTarget,
    value::Language,
};

#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
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

#[derive(Clone, Copy)]
pub(super) enum NumberKind {
    VirtualAccount,
    Biller,
    Bill,
    Retail,
    Account,
    /// An account, written as a text.
    Written,
}

impl NumberKind {
    fn label(self) -> Phrase {
        match self {
            Self::VirtualAccount => text::VIRTUAL_ACCOUNT,
            Self::Biller => text::BILLER,
            Self::Bill => text::BILL,
            Self::Retail => text::RETAIL_CODE,
            Self::Account | Self::Written => text::ACCOUNT,
        }
    }

    fn part(self) -> &'static str {
        if matches!(self, Self::Biller) { "biller-code" } else { "payment-code" }
    }

    /// The label of its button, and what a screen reader calls that.
    fn button(self) -> Option<[Phrase; 2]> {
        Some(match self {
            Self::VirtualAccount => [text::COPY_NUMBER, text::COPY_VIRTUAL_ACCOUNT],
            Self::Biller => [text::COPY_BILLER, text::COPY_BILLER_OF],
            Self::Bill => [text::COPY_BILL, text::COPY_BILL_OF],
            Self::Retail => [text::COPY_CODE, text::COPY_RETAIL],
            Self::Account => [text::COPY_NUMBER, text::COPY_ACCOUNT],
            Self::Written => return None,
        })
    }
}

/// `place` is part of the button's accessible name: buttons of several cards sound different.
pub(super) fn number(index: usize, kind: NumberKind, code: &str, place: Option<&Place>, language: Language) -> Number {
    let copy = kind.button().map(|[label, name]| {
        let name = name.fill(language, &[("place", place.map(Place::name).unwrap_or_default())]);
        CopyButton::new(CopyTarget::Number(index), label, name, code.to_owned(), language)
    });
    let groups = if copy.is_some() { spoken::groups(code) } else { vec![code.to_owned()] };
    Number {
        part: kind.part(),
        label: kind.label().say(language),
        code: code.to_owned(),
        spoken: if copy.is_some() { spoken::characters(&groups) } else { code.to_owned() },
        groups,
        copy,
    }
}
