//! Xendit's invoices: a page to pay on, and the callback about the payment.
//! <https://docs.xendit.co>, fields of the callback as in the official Go client.

use super::{Adapter, Context, Mark, PayloadContent, context};
use crate::{
    payment::{States, Status},
    value::Json,
};

pub(super) const ADAPTER: Adapter = Adapter {
    gateway: "xendit",
    marks: &[
        Mark("invoice_url external_id"),
        Mark("invoice_url=https://checkout.xendit.co/|invoice_url=https://checkout-staging.xendit.co/"),
        Mark("external_id user_id merchant_name|payment_method"),
        Mark("external_id is_high status"),
    ],
    states: States(&[(Status::Unpaid, "pending"), (Status::Paid, "paid, settled"), (Status::Expired, "expired")]),
    word: |payload| payload.word("status"),
    read,
};

fn read(payload: &Json, context: &Context) -> PayloadContent {
    PayloadContent {
        page: context.page(payload, "invoice_url"),
        amount: payload.money("amount paid_amount"),
        deadline: context::deadline(payload),
        ..PayloadContent::default()
    }
}
