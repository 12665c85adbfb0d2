//! Where a payment stands, by the server's word.

/// What a server said of the money. There is no default that means success: an unknown word is `Unpaid`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    #[default]
    Unpaid,
    /// The buyer's part is done and somebody checks it.
    Processing,
    Paid,
    /// Money came that does not fit: the seller must look.
    Conflict,
    /// One attempt came to nothing; the order is open.
    Failed,
    Expired,
    /// The number or the code is not taken any more; it is not said whether money came.
    Ended,
    /// Canceled and the like.
    Closed,
    /// The money was given back.
    Refunded,
    /// The order is not placed yet.
    Draft,
}

impl Status {
    /// The name in `data-state` and in events.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unpaid => "unpaid",
            Self::Processing => "processing",
            Self::Paid => "paid",
            Self::Conflict => "conflict",
            Self::Failed => "failed",
            Self::Expired | Self::Ended => "expired",
            Self::Closed | Self::Refunded => "closed",
            Self::Draft => "draft",
        }
    }

    /// Scalev's `payment_status` and `status` together, in any case. Money goes before the order's own life: an order
    /// that is shipped and unpaid is unpaid.
    #[must_use]
    pub fn of_order(payment_status: &str, status: &str) -> Self {
        let is = |word: &str, wanted: &[&str]| wanted.iter().any(|wanted| word.eq_ignore_ascii_case(wanted));
        if is(payment_status, &["paid", "settled"]) {
            Self::Paid
        } else if is(payment_status, &["conflict"]) {
            Self::Conflict
        } else if is(status, &["canceled", "cancelled", "closed", "rts"]) {
            Self::Closed
        } else if is(status, &["expired"]) {
            Self::Expired
        } else if is(status, &["draft"]) {
            Self::Draft
        } else {
            Self::Unpaid
        }
    }

    /// The order's word and that of its gateway together. The order's counts for money. A gateway's end of a code is
    /// no end of an open order, and a "paid" that Scalev has not confirmed keeps the buyer from paying twice.
    #[must_use]
    pub fn with_gateway(self, gateway: Option<Self>) -> Self {
        match (self, gateway) {
            (Self::Unpaid, Some(Self::Paid)) => Self::Processing,
            (Self::Unpaid, Some(Self::Closed)) => Self::Ended,
            (Self::Unpaid, Some(told)) => told,
            (Self::Closed, Some(told @ (Self::Expired | Self::Refunded))) => told,
            (own, _) => own,
        }
    }
}
