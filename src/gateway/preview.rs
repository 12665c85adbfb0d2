//! Reads an order's payload for the preview, before the widget has loaded: the forms in which Scalev passes its gateways'
//! payloads on, each only for the gateway that the order names. All other payloads wait for the widget.

use super::{Adapter, Context, duitku, flat, ipaymu, midtrans, reading::is_empty, xendit, xendit_invoice, xendit_v3};
use crate::{payment::GatewayPayment, value::Json};

/// The adapters in the preview. Each adds its bytes to the first wasm file.
const ADAPTERS: [Adapter; 6] =
    [xendit_v3::ADAPTER, xendit_invoice::ADAPTER, xendit::ADAPTER, midtrans::ADAPTER, duitku::ADAPTER, ipaymu::ADAPTER];

/// The keys to which Scalev normalizes SingaPay's answers.
const NORMALIZED: [&str; 6] = ["va_number", "va_name", "payment_url", "deeplink_url", "qr_string", "qr_image_url"];

/// `None`: only [`super::read`] can read the payload.
pub(crate) fn preview(payload: &Json, provider: Option<&str>, context: &Context) -> Option<GatewayPayment> {
    let is = |gateway: &str| provider.is_some_and(|provider| gateway.eq_ignore_ascii_case(provider));
    if is("singapay") {
        return normalized(payload, context);
    }
    let rupiah = payload.word("currency").is_none_or(|currency| currency == "idr");
    let object = if is("ipaymu") { in_envelope(payload)? } else { payload };
    let adapter = ADAPTERS.iter().find(|adapter| is(adapter.gateway) && adapter.mark_in(object).is_some())?;
    rupiah.then(|| adapter.payment(object, context))
}

fn normalized(payload: &Json, context: &Context) -> Option<GatewayPayment> {
    let Json::Object(fields) = payload else { return None };
    let known = fields.iter().all(|(key, _)| NORMALIZED.contains(&key.as_str()));
    (known && !is_empty(payload, context)).then(|| flat::content(payload, context).into_payment(None, context.method))
}

/// The payment inside iPaymu's envelope. `None` where iPaymu refused.
fn in_envelope(payload: &Json) -> Option<&Json> {
    let done = payload.get("Status")?.as_number() == Some(200);
    payload.get("Data").filter(|_| done && payload.stated_flag("Success") != Some(false))
}
