//! Xendit's refunds, whose webhooks and answers look like a payment's. Their amount is the refund's.
//! <https://docs.xendit.co>, refunds; fields of the callback as in the official PHP client.

use super::{Adapter, Mark, PayloadContent};
use crate::{
    payment::{Note, States, Status},
    value::Json,
};

/// Comes before Xendit's other adapters: a refund has the payment's request and channel too.
pub(super) const ADAPTER: Adapter = Adapter {
    gateway: "xendit",
    marks: &[Mark("event=refund. business_id"), Mark("id=rfd-|id=ewr_|id=qrrf_"), Mark("refund_fee_amount")],
    states: States(&[(Status::Refunded, "refund succeeded")]),
    word,
    read: |payload, _| PayloadContent {
        note: (word(payload).as_deref() == Some("refund succeeded"))
            .then(|| Note::PartReturned(refund(payload).money("amount"))),
        ..PayloadContent::default()
    },
};

fn word(payload: &Json) -> Option<String> {
    Some(format!("refund {}", refund(payload).word("status")?))
}

/// A webhook has the refund under `data`.
fn refund(payload: &Json) -> &Json {
    payload.part("data")
}
