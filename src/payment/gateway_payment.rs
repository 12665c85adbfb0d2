//! A gateway's payload after an adapter has read it.

use crate::{
    payment::{Instruction, Status},
    value::{Rupiah, SafeUrl, Timestamp},
};

/// The default is a payload that nobody can read: the order's own page, without a state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GatewayPayment {
    pub instruction: Instruction,
    /// The amount that the gateway will take. `None`: the payload does not state it.
    pub amount: Option<Rupiah>,
    /// `None`: the payload does not state it.
    pub deadline: Option<Timestamp>,
    /// The gateway's own state. `None`: it has no known word, which counts as "still waiting".
    pub status: Option<Status>,
    pub note: Option<Note>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The payment was made and a part of it refunded. `None`: the payload does not state the amount.
    PartReturned(Option<Rupiah>),
    /// An attempt failed for this reason.
    Failed(FailureReason),
    /// A page that shows the state of the payment while it is being checked.
    Page(SafeUrl),
    /// A QRIS failed its checks; another option to pay replaced it.
    RefusedQr,
}

/// The reason for a failed attempt to pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureReason {
    /// Too little money in the account.
    Balance,
    /// More than the account or the app may pay.
    Limit,
    /// Not confirmed in time.
    Time,
    /// Refused by the buyer or by the bank.
    Refused,
    /// The bank or the app does not work at present.
    Trouble,
}
