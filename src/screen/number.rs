//! Numbers and codes to type into an app, an ATM, or a cashier's till.

mod labeled;

pub use self::labeled::Number;
use self::labeled::{NumberKind, number};
use super::amount::sum;
use crate::{
    payment::{Account, Bank, Counter, Instruction, Payment},
    screen::text,
    session::Session,
    value::{
        Language,
        account::AccountNumber,
        barcode::{self, Bars},
    },
};

#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
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

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Barcode {
    pub bars: Bars,
    /// The accessible name.
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
            let numbers = [(NumberKind::VIRTUAL_ACCOUNT, number.as_str())];
            card(0, place(bank), &numbers, holder.as_deref(), language)
        }
        Instruction::Bill { bank, biller, number } => {
            let numbers = [(NumberKind::BILLER, biller.as_str()), (NumberKind::BILL, number.as_str())];
            card(0, place(bank), &numbers, None, language)
        }
        Instruction::RetailCode { outlet, code, holder, .. } => {
            let place = outlet.as_ref().map(|outlet| Place::Outlet(outlet.name().to_owned()));
            card(0, place, &[(NumberKind::RETAIL, code.as_str())], holder.as_deref(), language)
        }
        Instruction::ManualTransfer { accounts } => {
            let cards = accounts.iter().enumerate();
            return cards.map(|(index, account)| self::account(index, account, language)).collect();
        }
        _ => return Vec::new(),
    };
    vec![one]
}

fn account(index: usize, account: &Account, language: Language) -> NumberCard {
    let kind = match account.number {
        AccountNumber::Digits(_) => NumberKind::ACCOUNT,
        AccountNumber::AsWritten(_) => NumberKind::WRITTEN,
    };
    let place = account.bank.clone().map(Place::Bank);
    card(index, place, &[(kind, account.number.as_str())], account.holder.as_deref(), language)
}

/// `first`: the place on the screen of the first of these numbers.
fn card(
    first: usize,
    place: Option<Place>,
    numbers: &[(&NumberKind, &str)],
    holder: Option<&str>,
    language: Language,
) -> NumberCard {
    let numbers = numbers.iter().enumerate();
    NumberCard {
        numbers: numbers
            .map(|(index, (kind, code))| number(first + index, kind, code, place.as_ref(), language))
            .collect(),
        holder: holder.map(|name| text::HOLDER.fill(language, &[("name", name)])),
        place,
        ..NumberCard::default()
    }
}

fn at_a_cashier(card: &mut NumberCard, code: &str, counter: &Counter, language: Language) {
    let biller = counter.biller.as_deref().unwrap_or_default();
    let say = if biller.is_empty() { text::SHOW_CASHIER } else { text::TELL_CASHIER };
    card.barcode = barcode::draw(code).map(|bars| Barcode { bars, label: text::BARCODE.say(language) });
    card.cashier = Some(say.fill(language, &[("biller", biller)]));
    card.advice = Some(text::COUNTER_FEE.say(language));
}
