//! The registry of gateways: it alone knows which adapter reads which payload.

use crate::{
    instruction::{Instruction, Reading},
    json,
    link::Trust,
    method::Method,
    status::Status,
    value::Value,
};

mod context;
mod duitku;
mod durianpay;
mod fazz;
mod ipaymu;
mod midtrans;
mod paymenku;
mod refusal;
mod singapay;
mod xendit;
mod xendit_legacy;
mod xendit_v3;
mod xfers;

pub use context::Context;
pub use refusal::refusal;

/// Reads a payload of one gateway, or declines: `None` means "not mine".
pub type Adapter = fn(&Value, &Context) -> Option<Reading>;

/// Those through which Scalev itself asks for a payment; shapes are tried in this order, the more particular first.
const SCALEVS: [(&str, Adapter); 7] = [
    ("xendit", xendit_v3::read),
    ("xendit", xendit::read),
    ("xendit", xendit_legacy::read),
    ("midtrans", midtrans::read),
    ("duitku", duitku::read),
    ("ipaymu", ipaymu::read),
    ("singapay", singapay::read),
];

/// Those of merchants' own backends.
const OTHERS: [(&str, Adapter); 4] =
    [("fazz", fazz::read), ("fazz", xfers::read), ("paymenku", paymenku::read), ("durianpay", durianpay::read)];

/// All of them: the last of Scalev's, the least particular, is tried after the others. One table, for bytes.
const ADAPTERS: [(&str, Adapter); 11] = {
    let ([a, b, c, d, e, f, last], [g, h, i, j]) = (SCALEVS, OTHERS);
    [a, b, c, d, e, f, g, h, i, j, last]
};

/// Reads `payload` with the adapter that `provider` names, else with the first one that knows its shape. A payload
/// that nobody knows still leads to a page of the gateway's where it has one. `None`: there is nothing to read.
#[must_use]
pub fn read(payload: &Value, provider: Option<&str>, context: &Context) -> Option<Reading> {
    let Value::Object(fields) = payload else { return None };
    let pushed = matches!(context.method, Method::Wallet(wallet) if wallet.pushes());
    let silent = fields.iter().all(|(_, value)| value.is_null());
    if fields.is_empty() || silent && !pushed {
        return None;
    }
    Some(adapted(payload, provider, context).unwrap_or_else(|| hosted(payload, context).into()))
}

/// Reads `payload` with the adapter that `provider` names, where it is Scalev's. `None`: it takes [`read`] to tell.
#[must_use]
pub(crate) fn glance(payload: &Value, provider: Option<&str>, context: &Context) -> Option<Reading> {
    by_name(&SCALEVS, payload, provider, context)
}

/// Reads a payload that comes without an order, from a merchant's own backend, with the method that it shows.
/// `None`: there is nothing to read, or the gateway refused.
#[must_use]
pub fn recognize(payload: &Value, trust: Trust) -> Option<(Reading, Method)> {
    if refusal(payload) {
        return None;
    }
    let reading = read(payload, None, &Context { method: &unknown(), trust })?;
    let method = Method::of(&reading.instruction);
    Some((reading, method))
}

/// The state in the answer of a merchant's status endpoint, which may hold nothing else. `None`: no word that we
/// understand.
#[must_use]
pub fn status(payload: &Value) -> Option<Status> {
    adapted(payload, None, &Context { method: &unknown(), trust: Trust::Public })?.status
}

/// The gateway whose adapter reads `payload`. `None`: a shape that nobody knows.
#[must_use]
pub fn name(payload: &Value) -> Option<&'static str> {
    let context = Context { method: &unknown(), trust: Trust::Public };
    ADAPTERS.iter().find(|(_, adapter)| adapter(payload, &context).is_some()).map(|(name, _)| *name)
}

fn unknown() -> Method {
    Method::Other(String::new())
}

fn adapted(payload: &Value, provider: Option<&str>, context: &Context) -> Option<Reading> {
    let any = || ADAPTERS.iter().find_map(|(_, adapter)| adapter(payload, context));
    by_name(&ADAPTERS, payload, provider, context).or_else(any)
}

fn by_name(
    adapters: &[(&str, Adapter)],
    payload: &Value,
    provider: Option<&str>,
    context: &Context,
) -> Option<Reading> {
    let mut named = adapters.iter().filter(|(name, _)| provider.is_some_and(|given| given.eq_ignore_ascii_case(name)));
    named.find_map(|(_, adapter)| adapter(payload, context))
}

fn hosted(payload: &Value, context: &Context) -> Instruction {
    let data = json::at(payload, &["data"]);
    let pages = ["invoice_url", "redirect_url", "checkout_url", "payment_url", "paymentUrl", "pay_url", "url"];
    let page = pages.iter().find_map(|key| context.page(payload, key).or_else(|| context.page(data, key)));
    Instruction::Hosted(page)
}
