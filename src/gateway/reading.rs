//! Reads a payload by the adapter that [`find`] names, else by the meaning of its fields.

use super::{Adapter, Context, Found, find, flat, midtrans, reason};
use crate::{
    payment::{GatewayPayment, Instruction, Method, Status, Wallet, directory},
    value::{Json, UrlPolicy},
};

/// Reads the payload inside an order. A payload that no adapter can read becomes the order's own page. `None`: the payload
/// is still empty.
pub fn read(payload: &Json, context: &Context) -> Option<GatewayPayment> {
    if is_empty(payload, context) {
        return None;
    }
    let mut payment = match find(payload) {
        Found::Payment(adapter, object) => with_note(adapter, object, context),
        Found::Refusal => {
            GatewayPayment { status: Some(Status::Failed), note: reason::reason(payload), ..GatewayPayment::default() }
        }
        Found::Unknown => flat::read(payload, context).unwrap_or_default(),
    };
    directory::name(&mut payment.instruction);
    Some(payment)
}

/// True where the payload is no object, or has no fields, or only null ones. For a wallet that gets a push request, null
/// fields are a complete answer.
pub(super) fn is_empty(payload: &Json, context: &Context) -> bool {
    let Json::Object(fields) = payload else { return true };
    let pushes = matches!(context.method, Method::Wallet(wallet) if Wallet::pushes(wallet));
    fields.is_empty() || !pushes && fields.iter().all(|(_, value)| value.is_null())
}

/// The notes that the preview does without.
fn with_note(adapter: &Adapter, object: &Json, context: &Context) -> GatewayPayment {
    let payment = adapter.payment(object, context);
    let note = match payment.status {
        Some(Status::Failed) => reason::reason(object),
        _ if adapter.gateway == "midtrans" => midtrans::note(object),
        _ => None,
    };
    GatewayPayment { note: note.or(payment.note), ..payment }
}

/// Reads a payload that comes without an order, and infers its method. `None`: no adapter understands it, or it says
/// nothing of the payment.
pub fn recognize(payload: &Json, url_policy: UrlPolicy) -> Option<(GatewayPayment, Method)> {
    let context = Context { method: &Method::Other(String::new()), url_policy };
    let mut payment = match find(payload) {
        Found::Payment(adapter, object) => {
            let payment = with_note(adapter, object, &context);
            let silent = matches!(payment.instruction, Instruction::Hosted(None)) && (adapter.word)(object).is_none();
            (!silent).then_some(payment)?
        }
        Found::Refusal => return None,
        Found::Unknown => flat::read(payload, &context)?,
    };
    if payment == GatewayPayment::default() {
        return None;
    }
    directory::name(&mut payment.instruction);
    let method = payment.instruction.method();
    Some((payment, method))
}
