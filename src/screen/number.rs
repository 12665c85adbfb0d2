//! Numbers and codes to type into an app, an ATM, or a cashier's till.

use super::{CopyButton, due, spoken};
use crate::{
    barcode::{self, Bars},
    instruction::{Account, Counter, Instruction},
    method::Outlet,
    payment::Payment,
    session::{Copy, Session},
    text::{self, Language, Phrase},
};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NumberCard {
    pub place: Option<Place>,
    pub numbers: Vec<Number>,
    pub holder: Option<String>,
    /// What a cashier may scan instead of typing.
    pub barcode: Option<Barcode>,
    /// What to tell the cashier.
    pub cashier: Option<String>,
    pub advice: Option<String>,
}

/// Where the money goes: the name of a bank or of a chain of shops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Bank(String),
    Outlet(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its `part`: `payment-code` or `biller-code`.
    pub part: &'static str,
    pub label: String,
    /// Bare, as it is typed and copied.
    pub code: String,
    /// The same in the groups that are set apart.
    pub groups: Vec<String>,
    /// The same for a screen reader.
    pub spoken: String,
    pub copy: CopyButton,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Barcode {
    pub bars: Bars,
    /// For those who cannot see it.
    pub label: String,
}

/// None when the instruction has no number to type.
pub(super) fn cards(instruction: &Instruction, payment: &Payment, session: &Session) -> Vec<NumberCard> {
    let language = session.page.language;
    let card = match instruction {
        Instruction::VirtualAccount { bank, number, holder } => {
            let bank = bank.as_ref().map(|bank| bank.name());
            NumberCard {
                place: bank_of(bank),
                numbers: vec![code(0, VIRTUAL_ACCOUNT, number, bank, language)],
                holder: holder_line(holder.as_deref(), language),
                advice: due(payment, session)
                    .map(|amount| text::EXACT.fill(language, &[("amount", &amount.to_string())])),
                ..NumberCard::default()
            }
        }
        Instruction::Bill { bank, biller, number } => {
            let bank = bank.as_ref().map(|bank| bank.name());
            let biller = Number { part: "biller-code", ..code(0, BILLER, biller, bank, language) };
            NumberCard {
                place: bank_of(bank),
                numbers: vec![biller, code(1, BILL, number, bank, language)],
                ..NumberCard::default()
            }
        }
        Instruction::RetailCode { outlet, code, holder, counter } => NumberCard {
            holder: holder_line(holder.as_deref(), language),
            ..at_a_cashier(outlet.as_ref(), code, counter, language)
        },
        Instruction::ManualTransfer { accounts } => {
            return accounts.iter().enumerate().map(|(index, row)| account(index, row, language)).collect();
        }
        _ => return Vec::new(),
    };
    vec![card]
}

/// Its label, its button, and what a screen reader calls the button.
type Words = [Phrase; 3];

const VIRTUAL_ACCOUNT: Words = [text::VIRTUAL_ACCOUNT, text::COPY_NUMBER, text::COPY_VIRTUAL_ACCOUNT];
const BILLER: Words = [text::BILLER, text::COPY_BILLER, text::COPY_BILLER_OF];
const BILL: Words = [text::BILL, text::COPY_BILL, text::COPY_BILL_OF];
const RETAIL: Words = [text::RETAIL_CODE, text::COPY_CODE, text::COPY_RETAIL];
const ACCOUNT: Words = [text::ACCOUNT, text::COPY_NUMBER, text::COPY_ACCOUNT];

/// `place` tells one button from the next by ear.
fn code(index: usize, [label, copy, name]: Words, code: &str, place: Option<&str>, language: Language) -> Number {
    let groups = spoken::groups(code);
    Number {
        part: "payment-code",
        label: label.say(language),
        code: code.to_owned(),
        spoken: spoken::characters(&groups),
        groups,
        copy: CopyButton {
            what: Copy::Number(index),
            label: copy.say(language),
            name: name.fill(language, &[("place", place.unwrap_or_default())]),
            done: text::COPIED.say(language),
        },
    }
}

fn at_a_cashier(outlet: Option<&Outlet>, number: &str, counter: &Counter, language: Language) -> NumberCard {
    let outlet = outlet.map(Outlet::name);
    let biller = counter.biller.as_deref().unwrap_or_default();
    let say = if biller.is_empty() { text::SHOW_CASHIER } else { text::TELL_CASHIER };
    NumberCard {
        place: outlet.map(|name| Place::Outlet(name.to_owned())),
        numbers: vec![code(0, RETAIL, number, outlet, language)],
        barcode: barcode::draw(number).map(|bars| Barcode { bars, label: text::BARCODE.say(language) }),
        cashier: Some(say.fill(language, &[("biller", biller)])),
        advice: Some(text::COUNTER_FEE.say(language)),
        ..NumberCard::default()
    }
}

fn account(index: usize, account: &Account, language: Language) -> NumberCard {
    NumberCard {
        place: bank_of(account.bank.as_deref()),
        numbers: vec![code(index, ACCOUNT, &account.number, account.bank.as_deref(), language)],
        holder: holder_line(account.holder.as_deref(), language),
        ..NumberCard::default()
    }
}

fn bank_of(name: Option<&str>) -> Option<Place> {
    name.map(|name| Place::Bank(name.to_owned()))
}

fn holder_line(holder: Option<&str>, language: Language) -> Option<String> {
    holder.map(|name| text::HOLDER.fill(language, &[("name", name)]))
}
