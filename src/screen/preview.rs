//! The preview's data, shown while the rest of the widget loads: the amount, and the number, the code or the link. There is
//! a preview only where the payment is certain; otherwise the buyer waits for the whole screen, which states the doubt.

use std::sync::Arc;

use super::{
    Amount, Deadline, PaymentCard, QrCard, QrPicture,
    amount::amount,
    card,
    date::{self, deadline, time_left},
    notices::doubts,
    number, scan, story, text, wallet,
};
use crate::{
    contract::Environment,
    payment::{Account, Bank, Instruction, Outlet, Payment, Qr, Status, Wallet},
    session::{Session, State, clock::Clock},
    value::{Language, Timestamp, account::AccountNumber, qr, qris::Qris},
};

/// As much of the [`Screen`](super::Screen) as can be shown at once, with the same words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    pub language: Language,
    pub tone: &'static str,
    /// The state line.
    pub headline: String,
    pub deadline: Option<Deadline>,
    /// The time left; empty where no countdown is shown.
    pub countdown: String,
    pub amount: Amount,
    pub card: PaymentCard,
}

/// The preview of a payment. `now`: by the device's clock.
pub fn preview(payment: &Payment, environment: &Environment, now: Timestamp) -> Option<Preview> {
    if !is_plain(payment, now) {
        return None;
    }
    let _ = payment.due()?;
    let (state, clock, language) = (State::Payment(payment.status), Clock::default(), environment.language);
    let amount = amount(payment, state, language)?;
    let card = payment_card(payment, environment)?;
    Some(Preview {
        language,
        tone: state.name(),
        headline: story::waiting(payment, payment.order.has_proof).say(language),
        deadline: deadline(payment, &clock, now, environment),
        countdown: time_left(payment, &clock, now).unwrap_or_default(),
        amount,
        card,
    })
}

/// True where the payment is unpaid, the device's clock is between its creation and its deadline, and no doubt must be shown.
fn is_plain(payment: &Payment, now: Timestamp) -> bool {
    payment.status == Status::Unpaid
        && payment.deadline.is_none_or(|deadline| deadline > now)
        && payment.created_at.is_none_or(|created_at| created_at <= now)
        && doubts(payment).iter().all(Option::is_none)
}

/// `None`: only the whole screen can show this instruction.
fn payment_card(payment: &Payment, environment: &Environment) -> Option<PaymentCard> {
    let language = environment.language;
    let instruction = payment.payable()?;
    let link = match instruction {
        Instruction::Qr(Qr::Verified { qris, .. }) => return code(qris, language),
        // Only the widget knows the name of this bank, shop or wallet.
        Instruction::VirtualAccount { bank: Some(Bank::Other(_)), .. }
        | Instruction::Bill { bank: Some(Bank::Other(_)), .. }
        | Instruction::RetailCode { outlet: Some(Outlet::Other(_)), .. }
        | Instruction::Wallet { wallet: Wallet::Other(_), .. }
        | Instruction::Push { wallet: Wallet::Other(_), .. } => return None,
        Instruction::Wallet { wallet, links } => wallet::on_a_phone(wallet, links, environment)?,
        Instruction::Push { wallet, phone } => wallet::pushed(wallet, phone.as_deref(), language),
        Instruction::Hosted(page) => card::page_to_open(page.as_ref()?, language),
        Instruction::ManualTransfer { accounts } if accounts.is_empty() || accounts.iter().any(is_written) => {
            return None;
        }
        Instruction::NothingDue | Instruction::Qr(_) => return None,
        _ => return Some(PaymentCard::Numbers(number::plain(instruction, language))),
    };
    Some(PaymentCard::Open(link))
}

/// True where the account is shown as the merchant wrote it, because no single number in it is certain.
fn is_written(account: &Account) -> bool {
    matches!(account.number, AccountNumber::AsWritten(_))
}

/// A code that names its amount and has passed its checks.
fn code(qris: &Qris, language: Language) -> Option<PaymentCard> {
    let amount = qris.amount?.to_string();
    Some(PaymentCard::Qr(QrCard {
        picture: QrPicture::Drawn(Arc::new(qr::draw(qris.text())?)),
        label: scan::label(&amount, Some(&qris.merchant), language),
        merchant: None,
        nmid: None,
        notes: Vec::new(),
        original: None,
        check: None,
        advice: None,
        actions: None,
    }))
}

/// The card that the tab shows if it is loaded again, until the server answers: the preview of what it shows now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Memory {
    /// Its state line says when it was seen.
    pub preview: Preview,
    /// Says that this is not the current state.
    pub advice: String,
    /// The label of the button that asks the server.
    pub check: String,
    /// Milliseconds from now on.
    pub left: i64,
}

impl Memory {
    /// Milliseconds that a card without a deadline counts.
    pub const UNDATED: i64 = 24 * 3_600_000;
}

/// The card of a session. `None`: nothing may be paid, there is no [`Preview`] of it, or the time left is not known.
pub fn memory(session: &Session) -> Option<Memory> {
    let payment = session.payment.as_ref().filter(|_| session.clock.is_trusted())?;
    let (now, environment) = (session.server_now(), &session.environment);
    let (language, zone) = (environment.language, environment.zone);
    let mut preview = preview(payment, environment, now)?;
    let values = [("time", &*date::clock(now, zone, language)), ("day", &date::day(now, zone, language))];
    preview.headline = text::LAST_SEEN.fill(language, &values);
    preview.deadline.iter_mut().for_each(|deadline| deadline.counter_label = None);
    Some(Memory {
        preview,
        advice: text::LAST_SEEN_ADVICE.say(language),
        check: text::CHECK.say(language),
        left: payment.deadline.map_or(Memory::UNDATED, |deadline| deadline.since(now)),
    })
}
