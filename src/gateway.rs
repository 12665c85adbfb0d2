//! The registry of gateways: it alone knows which adapter reads which payload.

use serde_json::Value;

use crate::{
    instruction::{Instruction, Reading},
    json,
    link::{Link, Trust},
    method::Method,
};

mod singapay;
mod xendit;

/// What the order says beside the gateway's payload; payloads often leave it out.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    pub method: &'a Method,
    pub trust: Trust,
}

/// Reads a payload of one gateway, or declines: `None` means "not mine".
pub type Adapter = fn(&Value, &Context) -> Option<Reading>;

/// In the order in which shapes are tried: the more particular first.
const ADAPTERS: [(&str, Adapter); 2] = [("xendit", xendit::read), ("singapay", singapay::read)];

/// Reads `payload` with the adapter that `provider` names, else with the first one that knows its shape. A payload
/// that nobody knows still leads to a page of the gateway's where it has one. `None`: there is nothing to read.
#[must_use]
pub fn read(payload: &Value, provider: Option<&str>, context: &Context) -> Option<Reading> {
    let fields = payload.as_object().filter(|fields| !fields.is_empty())?;
    let pushed = matches!(context.method, Method::Wallet(wallet) if wallet.pushes());
    if fields.values().all(Value::is_null) && !pushed {
        return None;
    }
    let named = ADAPTERS.iter().filter(|(name, _)| Some(*name) == provider);
    let reading = named.chain(&ADAPTERS).find_map(|(_, adapter)| adapter(payload, context));
    Some(reading.unwrap_or_else(|| hosted(payload, context).into()))
}

fn hosted(payload: &Value, context: &Context) -> Instruction {
    let pages = ["invoice_url", "redirect_url", "checkout_url", "payment_url", "paymentUrl", "url"];
    let page = pages.iter().find_map(|key| json::text(payload, key).and_then(|url| Link::web(url, context.trust)));
    Instruction::Hosted(page)
}
