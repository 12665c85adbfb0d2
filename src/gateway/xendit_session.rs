//! Xendit's payment sessions: a page to pay on, and webhooks about the payment.
//! <https://docs.xendit.co>, payment sessions.

use super::{Adapter, Context, Mark, PayloadContent, context};
use crate::{
    payment::{States, Status},
    value::Json,
};

pub(super) const ADAPTER: Adapter = Adapter {
    gateway: "xendit",
    marks: &[Mark("payment_session_id")],
    states: States(&[
        (Status::Unpaid, "active"),
        (Status::Processing, "completed uncaptured"),
        (Status::Paid, "completed"),
        (Status::Expired, "expired"),
        (Status::Closed, "canceled"),
    ]),
    word,
    read,
};

/// A session that only saves a payment method (`SAVE`) takes no money; one that authorizes leaves the capture to the
/// merchant.
fn word(payload: &Json) -> Option<String> {
    let word = payload.word("status")?;
    let kind = payload.word("session_type").unwrap_or_default();
    let manual = payload.word("capture_method").is_some_and(|method| method == "manual");
    let reserves = manual || matches!(kind.as_str(), "authorization" | "authorize");
    match word.as_str() {
        _ if kind == "save" => None,
        "completed" if reserves => Some("completed uncaptured".to_owned()),
        _ => Some(word),
    }
}

fn read(payload: &Json, context: &Context) -> PayloadContent {
    PayloadContent {
        page: context.page(payload, "payment_link_url"),
        amount: payload.money("amount"),
        deadline: context::deadline(payload),
        ..PayloadContent::default()
    }
}
