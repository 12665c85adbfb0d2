//! The sum to pay.

use super::{CopyButton, spoken, text};
use crate::{
    payment::Payment,
    session::{CopyTarget, State},
    value::Language,
};

/// The total, in the parts that are styled apart.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Amount {
    pub label: String,
    pub head: String,
    /// The last three digits, if they distinguish this order from others; else empty.
    pub stressed: String,
    /// For screen readers, which read letters before a number and dots in it wrongly.
    pub spoken: String,
    /// The sentence that the last digits matter.
    pub advice: Option<String>,
    /// `None`: nothing to pay, nothing to copy.
    pub copy: Option<CopyButton>,
}

/// The sum of a payment in this state. `None`: it is not known, and nothing is to be paid now.
pub(crate) fn amount(payment: &Payment, state: State, language: Language) -> Option<Amount> {
    let open = payment.payable().is_some_and(|instruction| !instruction.is_nothing_due());
    let Some(amount) = payment.due() else {
        return open.then(|| unstated(language));
    };
    let unique = payment.unique_code && open;
    let whole = amount.to_string();
    let cut = if unique { whole.len().saturating_sub(3) } else { whole.len() };
    let (head, stressed) = whole.split_at_checked(cut).unwrap_or((&whole, ""));
    let label = if unique {
        text::TOTAL_EXACT
    } else if open || state == State::Preparing {
        text::TOTAL
    } else {
        text::TOTAL_PAID
    };
    Some(Amount {
        label: label.say(language),
        head: head.to_owned(),
        stressed: stressed.to_owned(),
        spoken: spoken::amount(amount, language),
        advice: (!stressed.is_empty()).then(|| text::EXACT_DIGITS.fill(language, &[("digits", stressed)])),
        copy: open.then(|| {
            let name = text::COPY_AMOUNT.say(language);
            CopyButton::new(CopyTarget::Amount, text::COPY, name, amount.digits(), language)
        }),
    })
}

/// A sentence in place of a sum that neither gateway nor order states.
fn unstated(language: Language) -> Amount {
    let sum = text::SUM_UNKNOWN.say(language);
    Amount {
        label: text::TOTAL.say(language),
        spoken: sum.clone(),
        head: sum,
        stressed: String::new(),
        advice: None,
        copy: None,
    }
}

/// The sum that will be taken, or words for it that fit a sentence.
pub(super) fn sum(payment: &Payment, language: Language) -> String {
    payment.due().map_or_else(|| text::SUM_OF_ORDER.say(language), |amount| amount.to_string())
}
