//! One number with its label and the button that copies it.

use super::Place;
use crate::{
    screen::{CopyButton, phrase::Phrase, spoken, text},
    session::CopyTarget,
    value::language::Language,
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
    /// An account, written as a text, which is not copied.
    Written,
}

impl NumberKind {
    /// The label of the number, that of its button, and what a screen reader calls the button.
    fn phrases(self) -> [Phrase; 3] {
        match self {
            Self::VirtualAccount => [text::VIRTUAL_ACCOUNT, text::COPY_NUMBER, text::COPY_VIRTUAL_ACCOUNT],
            Self::Biller => [text::BILLER, text::COPY_BILLER, text::COPY_BILLER_OF],
            Self::Bill => [text::BILL, text::COPY_BILL, text::COPY_BILL_OF],
            Self::Retail => [text::RETAIL_CODE, text::COPY_CODE, text::COPY_RETAIL],
            Self::Account | Self::Written => [text::ACCOUNT, text::COPY_NUMBER, text::COPY_ACCOUNT],
        }
    }
}

/// `place` is part of the button's accessible name: buttons of several cards sound different.
pub(super) fn number(index: usize, kind: NumberKind, code: &str, place: Option<&Place>, language: Language) -> Number {
    let [label, button, name] = kind.phrases();
    let copy = (!matches!(kind, NumberKind::Written)).then(|| {
        let name = name.fill(language, &[("place", place.map(Place::name).unwrap_or_default())]);
        CopyButton::new(CopyTarget::Number(index), button, name, code.to_owned(), language)
    });
    let groups = if copy.is_some() { spoken::groups(code) } else { vec![code.to_owned()] };
    Number {
        part: if matches!(kind, NumberKind::Biller) { "biller-code" } else { "payment-code" },
        label: label.say(language),
        code: code.to_owned(),
        spoken: if copy.is_some() { spoken::characters(&groups) } else { code.to_owned() },
        groups,
        copy,
    }
}
