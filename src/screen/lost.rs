//! Help for a buyer whose money has left and has not arrived: what to keep, whom to ask, and a finished message.

use super::{CopyButton, amount::sum, date::local_date, text};
use crate::{
    payment::{Instruction, Method, Payment, Status},
    session::{CopyTarget, Session, State},
    value::Language,
};

/// A collapsed section.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Lost {
    pub title: String,
    /// The sentence on the receipt to keep.
    pub keep: String,
    /// A sentence for each place to ask, in order.
    pub ask: Vec<String>,
    pub copy: CopyButton,
}

/// `None`: money cannot have left, or nothing says yet that it has not arrived.
pub(super) fn lost(session: &Session, state: State) -> Option<Lost> {
    let payment = session.payment.as_ref()?;
    let applies = match state {
        State::Checking | State::Payment(Status::Unpaid) => session.checked.is_some() || session.overdue,
        State::Payment(Status::Conflict | Status::Failed | Status::Expired | Status::Ended | Status::Closed) => true,
        _ => false,
    };
    let language = session.environment.language;
    let instruction = payment.instruction.as_ref();
    if !applies || instruction.is_some_and(Instruction::is_nothing_due) {
        return None;
    }
    let app = instruction.and_then(provider).unwrap_or_else(|| text::LOST_APP.say(language));
    let message = report(payment, session, language);
    Some(Lost {
        title: text::LOST.say(language),
        keep: text::LOST_KEEP.say(language),
        ask: text::LOST_ASK.list(language, &[("app", &app)]),
        copy: CopyButton::new(CopyTarget::Report, text::LOST_COPY, text::LOST_COPY.say(language), message, language),
    })
}

/// The app or the shop that took the money, where the payment says it.
fn provider(instruction: &Instruction) -> Option<String> {
    match instruction {
        Instruction::Wallet { wallet, .. } | Instruction::Push { wallet, .. } => Some(wallet.name().to_owned()),
        Instruction::RetailCode { outlet, .. } => outlet.as_ref().map(|outlet| outlet.name().to_owned()),
        _ => None,
    }
}

/// For the seller as well as for a bank: without a link and without a number to pay to.
fn report(payment: &Payment, session: &Session, language: Language) -> String {
    let order = payment.order.order_number.as_deref().unwrap_or_default();
    let method = method(payment, language);
    let values = [
        ("order", order),
        ("amount", &sum(payment, language)),
        ("method", &method),
        ("time", &local_date(session.server_now(), &session.environment)),
    ];
    let mut lines = text::LOST_REPORT.list(language, &values);
    // A payment without an order has no number.
    lines.retain(|line| !line.ends_with(':'));
    lines.join("\n")
}

/// The method as people call it: "Virtual account BCA".
fn method(payment: &Payment, language: Language) -> String {
    match &payment.instruction {
        Some(Instruction::Qr(_)) => "QRIS".to_owned(),
        Some(Instruction::VirtualAccount { bank, .. } | Instruction::Bill { bank, .. }) => {
            let bank = bank.as_ref().map(|bank| bank.name()).unwrap_or_default();
            text::METHOD_VA.fill(language, &[("bank", bank)])
        }
        Some(Instruction::ManualTransfer { .. }) => text::METHOD_TRANSFER.say(language),
        other => other.as_ref().and_then(provider).unwrap_or_else(|| {
            let is_card = matches!(payment.method, Method::Card);
            if is_card { text::METHOD_CARD.say(language) } else { text::METHOD_PAGE.say(language) }
        }),
    }
}
