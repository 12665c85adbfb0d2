//! Where a payment stands, by the server's word.

/// What a server said of the money. There is no default that means success: an unknown word is `Unpaid`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    #[default]
    Unpaid,
    Paid,
    /// Money came that does not fit: the seller must look.
    Conflict,
    Expired,
    /// Canceled and the like.
    Closed,
    /// The order is not placed yet.
    Draft,
}

impl Status {
    /// The name in `data-state` and in events.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unpaid => "unpaid",
            Self::Paid => "paid",
            Self::Conflict => "conflict",
            Self::Expired => "expired",
            Self::Closed => "closed",
            Self::Draft => "draft",
        }
    }

    /// Scalev's `payment_status` and `status` together. Money goes before the order's own life: an order that is
    /// shipped and unpaid is unpaid.
    #[must_use]
    pub fn of_order(payment_status: &str, status: &str) -> Self {
        match (payment_status, status) {
            ("paid" | "settled", _) => Self::Paid,
            ("conflict", _) => Self::Conflict,
            (_, "canceled" | "cancelled" | "closed" | "rts") => Self::Closed,
            (_, "expired") => Self::Expired,
            (_, "draft") => Self::Draft,
            _ => Self::Unpaid,
        }
    }
}
