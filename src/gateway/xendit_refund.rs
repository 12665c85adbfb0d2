//! Xendit's refunds, whose webhooks and answers look like a payment's. The sum in them is the refund's.
//! <https://docs.xendit.co>, refunds; fields of the callback as in the official PHP client.

use super::{Adapter, Mark, Offered, States};
use crate::{json, status::Status, value::Value};

/// Before all others of Xendit's: a refund names the payment's request and channel too.
pub(super) const ADAPTER: Adapter = Adapter {
    gateway: "xendit",
    marks: &[
        Mark("event=refund. business_id"),
        Mark("id=rfd-"),
        Mark("id=ewr_"),
        Mark("id=qrrf_"),
        Mark("refund_fee_amount"),
    ],
    states: States(&[(Status::Refunded, "succeeded")]),
    word,
    read: |_, _| Offered::default(),
};

/// A webhook has the refund under `data`.
fn word(payload: &Value) -> Option<String> {
    json::word(payload, "status").or_else(|| json::word(payload.get("data")?, "status"))
}
