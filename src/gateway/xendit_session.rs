//! Xendit's payment sessions: a page to pay on, and webhooks that tell of the money.
//! <https://docs.xendit.co>, payment sessions.

use super::{Adapter, Context, Mark, Offered, States, context, ways::Ways};
use crate::{json, status::Status, value::Value};

pub(super) const ADAPTER: Adapter = Adapter {
    gateway: "xendit",
    marks: &[Mark("payment_session_id")],
    states: States(&[
        (Status::Unpaid, "active"),
        (Status::Paid, "completed"),
        (Status::Expired, "expired"),
        (Status::Closed, "canceled"),
    ]),
    word,
    read,
};

/// A session that only saves a payment method (`SAVE`) takes no money.
fn word(payload: &Value) -> Option<String> {
    let saves = json::word(payload, "session_type").as_deref() == Some("save");
    json::word(payload, "status").filter(|_| !saves)
}

fn read(payload: &Value, context: &Context) -> Offered {
    Offered {
        ways: Ways { page: context.page(payload, "payment_link_url"), ..Ways::default() },
        amount: context::sum(payload, "amount"),
        deadline: context::deadline(payload),
        note: None,
    }
}
