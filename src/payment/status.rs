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

/// Words for a state, as a table: the meaning of each word; words of one meaning are separated by `, `.
#[derive(Clone, Copy, Debug)]
pub struct States(pub &'static [(Status, &'static str)]);

impl States {
    /// The meaning of a word in any case. `None`: the table does not have it.
    pub fn of(self, word: &str) -> Option<Status> {
        let known = |words: &str| words.split(", ").any(|known| known.eq_ignore_ascii_case(word));
        self.0.iter().find(|(_, words)| known(words)).map(|(status, _)| *status)
    }
}

/// Scalev's words by which an order is not open: in `payment_status`, then in `status`.
pub const NOT_OPEN: [States; 2] = [
    States(&[(Status::Paid, "paid, settled"), (Status::Conflict, "conflict")]),
    States(&[
        (Status::Closed, "canceled, cancelled, closed, rts"),
        (Status::Expired, "expired"),
        (Status::Draft, "draft"),
    ]),
];

impl Status {
    /// The state from Scalev's `payment_status` and `status`, in any case. `payment_status` comes first: an order that is
    /// shipped and unpaid is unpaid.
    pub fn of_order(payment_status: &str, status: &str) -> Self {
        let [of_payment, of_order] = NOT_OPEN;
        of_payment.of(payment_status).or_else(|| of_order.of(status)).unwrap_or_default()
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
