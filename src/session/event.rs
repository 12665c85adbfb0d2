//! Events for the merchant's page. They never hold the slug, a key, a name or an account number.

use crate::{
    contract::failure::Failure,
    payment::{Payment, status::Status},
    session::State,
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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventKind {
    Ready,
    Instructions,
    Status,
    Paid,
    Expired,
    Conflict,
    Closed,
    Error,
    /// The buyer did something.
    Action,
}

impl EventKind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Instructions => "instructions",
            Self::Status => "status",
            Self::Paid => "paid",
            Self::Expired => "expired",
            Self::Conflict => "conflict",
            Self::Closed => "closed",
            Self::Error => "error",
            Self::Action => "action",
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl serde::Serialize for EventKind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
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
            amount: payment.and_then(Payment::due).map(crate::value::money::Rupiah::digits),
            currency: "IDR",
            is_probably_spam: payment.filter(|_| paid).map(|payment| payment.is_probably_spam.unwrap_or(false)),
            code: failure.map(Failure::code),
            action: None,
        }
    }
}
