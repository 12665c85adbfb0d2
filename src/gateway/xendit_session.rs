//! Xendit's payment sessions: a page to pay on, and webhooks that tell of the money.
//! <https://docs.xendit.co>, payment sessions.

use super::{Adapter, Context, Mark, Offered, States, context, ways::Ways};
use crate::{json, status::Status, value::Value};

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

/// A session that only saves a payment method (`SAVE`) takes no money, and one that reserves it leaves the capture to
/// the merchant.
fn word(payload: &Value) -> Option<String> {
    let word = json::word(payload, "status")?;
    let kind = json::word(payload, "session_type").unwrap_or_default();
    let manual = json::word(payload, "capture_method").is_some_and(|method| method == "manual");
    let reserves = manual || matches!(kind.as_str(), "authorization" | "authorize");
    match word.as_str() {
        _ if kind == "save" => None,
        "completed" if reserves => Some("completed uncaptured".to_owned()),
        _ => Some(word),
    }
}

fn read(payload: &Value, context: &Context) -> Offered {
    Offered {
        ways: Ways { page: context.page(payload, "payment_link_url"), ..Ways::default() },
        amount: context::sum(payload, "amount"),
        deadline: context::deadline(payload),
        note: None,
    }
}
