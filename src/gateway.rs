//! The registry of gateways: the one place that maps payloads to adapters.
//!
//! A payload's wrapping is taken off ([`envelope`]), its gateway is recognized by fields that only that gateway has
//! ([`Mark`]), and its word for the state is looked up in the gateway's own table ([`States`]). A payload without a known
//! mark is read by the meaning of its fields ([`flat`]); such a reading never says that money came.

use crate::value::Json;

mod adapter;
mod content;
mod context;
mod doku;
mod duitku;
mod durianpay;
mod ended;
mod envelope;
mod fazz;
mod flat;
mod ipaymu;
mod midtrans;
mod paymenku;
mod preview;
mod reading;
mod reason;
mod refusal;
mod singapay;
mod snap;
mod xendit;
mod xendit_invoice;
mod xendit_legacy;
mod xendit_refund;
mod xendit_session;
mod xendit_v3;
mod xfers;

pub use adapter::{Adapter, Mark};
use content::{PayloadContent, WalletOffer};
pub use context::Context;
pub use envelope::{layers, unwrapped};
pub(crate) use preview::preview;
pub use reading::{read, recognize};

/// All adapters. Specific ones come before general ones.
pub const ADAPTERS: &[Adapter] = &[
    xendit_refund::ADAPTER,
    xendit_v3::ADAPTER,
    xendit_session::ADAPTER,
    xendit_invoice::ADAPTER,
    xendit::ADAPTER,
    xendit_legacy::ADAPTER,
    midtrans::ADAPTER,
    duitku::ADAPTER,
    ipaymu::ADAPTER,
    singapay::ADAPTER,
    doku::ADAPTER,
    snap::ADAPTER,
    fazz::ADAPTER,
    xfers::ADAPTER,
    paymenku::ADAPTER,
    durianpay::ADAPTER,
];

/// Messages about the seller's own money and about agreements for later payments: Xendit's, then SingaPay's, then answers
/// to transfers of Xendit's, Fazz and SNAP. They use the words of payments.
const NO_PAYMENTS: [Mark; 4] = [
    Mark("event=payout|event=bill_payment|event=payment_token|event=recurring"),
    Mark("event=settlement|event=disbursement|event=subscription"),
    Mark("event=ewallet-topup|event=ewallet_topup|event=qris-issuer|event=qris_issuer"),
    Mark("disbursement_description|type=disbursement|beneficiaryAccountNo"),
];

/// The place of a payment in a document, and its gateway.
#[derive(Clone, Copy, Debug)]
pub enum Found<'a> {
    /// The object that has one of the adapter's marks.
    Payment(&'static Adapter, &'a Json),
    /// The gateway refused.
    Refusal,
    /// No gateway is recognized.
    Unknown,
}

/// Looks for a payment in an [`unwrapped`] document.
pub fn find(document: &Json) -> Found<'_> {
    for object in layers(document) {
        if refusal::is_refusal_in_snap(object) {
            return Found::Refusal;
        }
        if context::is_foreign(object) || NO_PAYMENTS.iter().any(|mark| mark.is_in(object)) {
            return Found::Unknown;
        }
        if let Some(adapter) = ADAPTERS.iter().find(|adapter| adapter.mark_in(object).is_some()) {
            return Found::Payment(adapter, object);
        }
        if refusal::is_refusal(object) {
            return Found::Refusal;
        }
    }
    Found::Unknown
}
