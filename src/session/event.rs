//! Events for the merchant's page. They never hold the slug, a key, a name or an account number.

use crate::{
    contract::failure::Failure,
    payment::{Payment, status::Status},
    session::State,
    value::{money::Rupiah, named::named},
};

/// An event of the element, `scalev-checkout:{kind}`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct Event {
    pub kind: EventKind,
    /// The state's name, as in `data-state`.
    pub status: &'static str,
    /// The canonical code of the method, `va_bca`.
    pub method: Option<String>,
    /// The order's human number.
    pub order_id: Option<String>,
    /// The amount in `currency`: `147000`, with a dot and two digits where there are sen.
    pub amount: Option<String>,
    pub currency: &'static str,
    /// Only on `paid`.
    pub is_probably_spam: Option<bool>,
    /// Only on `error`.
    pub code: Option<&'static str>,
    /// Only on `action`.
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing_if = "Option::is_none"))]
    pub action: Option<&'static str>,
}

named! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize), serde(rename_all = "snake_case"))]
    pub enum EventKind: name {
        Ready = "ready",
        Instructions = "instructions",
        Status = "status",
        Paid = "paid",
        Expired = "expired",
        Conflict = "conflict",
        Closed = "closed",
        Error = "error",
        /// The buyer did something.
        Action = "action",
    }
}

impl Event {
    pub fn new(kind: EventKind, state: State, payment: Option<&Payment>, failure: Option<Failure>) -> Self {
        let paid = kind == EventKind::Paid && state == State::Payment(Status::Paid);
        Self {
            kind,
            status: state.name(),
            method: payment.map(|payment| payment.method.code()),
            order_id: payment.and_then(|payment| payment.order.order_number.clone()),
            amount: payment.and_then(Payment::due).map(Rupiah::digits),
            currency: "IDR",
            is_probably_spam: payment.filter(|_| paid).map(|payment| payment.is_probably_spam.unwrap_or(false)),
            code: failure.map(Failure::code),
            action: None,
        }
    }
}
