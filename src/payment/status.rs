//! The state of a payment by the server's word.

use crate::value::named::named;

named! {
    /// The server's word on the money, with the name in `data-state` and in events. An unknown word is `Unpaid`: no default
    /// means success.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Status: name {
        #[default]
        Unpaid = "unpaid",
        /// The buyer has paid or uploaded a proof, and the seller or the gateway checks it.
        Processing = "processing",
        Paid = "paid",
        /// Money came that does not fit the order: the seller must check it.
        Conflict = "conflict",
        /// One attempt failed; the order is open.
        Failed = "failed",
        Expired = "expired",
        /// The number or the code is no longer accepted; the answer does not say whether money came.
        Ended = "expired",
        /// Canceled and the like.
        Closed = "closed",
        /// The money was given back.
        Refunded = "closed",
        /// The order is not placed yet.
        Draft = "draft",
    }
}

/// Scalev's words in `payment_status` for a payment that has come.
const PAID: [&str; 2] = ["paid", "settled"];
const CONFLICT: [&str; 1] = ["conflict"];
/// Its words in `status` for an order that is not open.
const CLOSED: [&str; 4] = ["canceled", "cancelled", "closed", "rts"];
const EXPIRED: [&str; 1] = ["expired"];
const DRAFT: [&str; 1] = ["draft"];

/// All words by which an order is not open.
pub const NOT_OPEN: [&[&str]; 5] = [&PAID, &CONFLICT, &CLOSED, &EXPIRED, &DRAFT];

impl Status {
    /// The state from Scalev's `payment_status` and `status`, in any case. `payment_status` comes first: an order that is
    /// shipped and unpaid is unpaid.
    pub fn of_order(payment_status: &str, status: &str) -> Self {
        let is = |word: &str, wanted: &[&str]| wanted.iter().any(|wanted| word.eq_ignore_ascii_case(wanted));
        if is(payment_status, &PAID) {
            Self::Paid
        } else if is(payment_status, &CONFLICT) {
            Self::Conflict
        } else if is(status, &CLOSED) {
            Self::Closed
        } else if is(status, &EXPIRED) {
            Self::Expired
        } else if is(status, &DRAFT) {
            Self::Draft
        } else {
            Self::Unpaid
        }
    }

    /// The order's state combined with its gateway's. Only the order's says that money came. A gateway's end of a code does
    /// not end an open order, and its "paid" without Scalev's confirmation becomes `Processing`, so that the buyer does not
    /// pay twice.
    pub fn with_gateway(self, gateway: Option<Self>) -> Self {
        match (self, gateway) {
            (Self::Unpaid, Some(Self::Paid)) => Self::Processing,
            (Self::Unpaid, Some(Self::Closed)) => Self::Ended,
            (Self::Unpaid, Some(status)) => status,
            (Self::Closed, Some(status @ (Self::Expired | Self::Refunded))) => status,
            (own, _) => own,
        }
    }
}
