//! Numbers and codes to type into an app, an ATM, or a cashier's till.

use super::{CopyButton, amount::sum, spoken};
use crate::{
    payment::{
        Payment,
        bank::Bank,
        instruction::{Account, Counter, Instruction},
    },
    screen::{phrase::Phrase, text},
    session::{CopyTarget, Session},
    value::{
        account::AccountNumber,
        barcode::{self, Bars},
        language::Language,
    },
};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct NumberCard {
    pub place: Option<Place>,
    pub numbers: Vec<Number>,
    pub holder: Option<String>,
    /// The code as a barcode, which a cashier may scan.
    pub barcode: Option<Barcode>,
    /// The sentence for the cashier.
    pub cashier: Option<String>,
    pub advice: Option<String>,
}

/// The name of a bank or of a chain of shops.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize), serde(rename_all = "snake_case"))]
pub enum Place {
    Bank(String),
    Outlet(String),
}

impl Place {
    pub fn name(&self) -> &str {
        let (Self::Bank(name) | Self::Outlet(name)) = self;
        name
    }

    /// Its `part`.
    pub fn part(&self) -> &'static str {
        match self {
            Self::Bank(_) => "bank",
            Self::Outlet(_) => "outlet",
        }
    }
}

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

#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct Barcode {
    pub bars: Bars,
    /// For those who cannot see it.
    pub label: String,
}

/// None when the instruction has no number to type.
pub(super) fn cards(instruction: &Instruction, payment: &Payment, session: &Session) -> Vec<NumberCard> {
    let language = session.environment.language;
    let mut cards = plain(instruction, language);
    match (cards.first_mut(), instruction) {
        (Some(card), Instruction::VirtualAccount { .. }) => {
            card.advice = Some(text::EXACT.fill(language, &[("amount", &sum(payment, language))]));
        }
        (Some(card), Instruction::RetailCode { code, counter, .. }) => at_a_cashier(card, code, counter, language),
        (_, Instruction::ManualTransfer { .. }) => {
            for card in &mut cards {
                let written = card.numbers.iter().any(|number| number.copy.is_none());
                card.advice = written.then(|| text::AS_WRITTEN.say(language));
            }
        }
        _ => {}
    }
    cards
}

/// The numbers alone. None when the instruction has none.
pub(super) fn plain(instruction: &Instruction, language: Language) -> Vec<NumberCard> {
    let place = |bank: &Option<Bank>| bank.as_ref().map(|bank| Place::Bank(bank.name().to_owned()));
    let one = match instruction {
        Instruction::VirtualAccount { bank, number, holder } => {
            let numbers = [(NumberKind::VirtualAccount, number.as_str())];
            card(0, place(bank), &numbers, holder.as_deref(), language)
        }
        Instruction::Bill { bank, biller, number } => {
            let numbers = [(NumberKind::Biller, biller.as_str()), (NumberKind::Bill, number.as_str())];
            card(0, place(bank), &numbers, None, language)
        }
        Instruction::RetailCode { outlet, code, holder, .. } => {
            let place = outlet.as_ref().map(|outlet| Place::Outlet(outlet.name().to_owned()));
            card(0, place, &[(NumberKind::Retail, code.as_str())], holder.as_deref(), language)
        }
        Instruction::ManualTransfer { accounts } => {
            let mut cards = Vec::new();
            for account in accounts {
                cards.push(self::account(cards.len(), account, language));
            }
            return cards;
        }
        _ => return Vec::new(),
    };
    vec![one]
}

fn account(index: usize, account: &Account, language: Language) -> NumberCard {
    let kind = match account.number {
        AccountNumber::Digits(_) => NumberKind::Account,
        AccountNumber::AsWritten(_) => NumberKind::Written,
    };
    let place = account.bank.clone().map(Place::Bank);
    card(index, place, &[(kind, account.number.as_str())], account.holder.as_deref(), language)
}

/// `first`: the place on the screen of the first of these numbers.
fn card(
    first: usize,
    place: Option<Place>,
    numbers: &[(NumberKind, &str)],
    holder: Option<&str>,
    language: Language,
) -> NumberCard {
    let mut all = Vec::new();
    for (index, (kind, code)) in numbers.iter().enumerate() {
        all.push(number(first + index, *kind, code, place.as_ref(), language));
    }
    NumberCard {
        numbers: all,
        holder: holder.map(|name| text::HOLDER.fill(language, &[("name", name)])),
        place,
        ..NumberCard::default()
    }
}

/// The kind of a number.
#[derive(Clone, Copy)]
enum NumberKind {
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
fn number(index: usize, kind: NumberKind, code: &str, place: Option<&Place>, language: Language) -> Number {
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

fn at_a_cashier(card: &mut NumberCard, code: &str, counter: &Counter, language: Language) {
    let biller = counter.biller.as_deref().unwrap_or_default();
    let say = if biller.is_empty() { text::SHOW_CASHIER } else { text::TELL_CASHIER };
    card.barcode = barcode::draw(code).map(|bars| Barcode { bars, label: text::BARCODE.say(language) });
    card.cashier = Some(say.fill(language, &[("biller", biller)]));
    card.advice = Some(text::COUNTER_FEE.say(language));
}
