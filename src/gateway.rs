//! The registry of gateways: it alone knows which adapter reads which payload.
//!
//! A payload's wrapping is taken off ([`envelope`]), its gateway is recognized by marks that only it has ([`mark`]),
//! and its word for the state is looked up in the gateway's own table ([`states`]). What nobody recognizes is read by
//! the meaning of its fields ([`flat`]), and never says anything of the money.

use crate::{
    payment::{
        directory,
        instruction::{GatewayPayment, Instruction, Note},
        method::{Method, Wallet},
        status::Status,
    },
    value::{json::Json, link::UrlPolicy, money::Rupiah, time::Timestamp},
};

mod context;
mod doku;
mod duitku;
mod durianpay;
mod envelope;
mod fazz;
mod flat;
mod ipaymu;
mod mark;
mod midtrans;
mod over;
mod paymenku;
mod preview;
mod reason;
mod refusal;
mod singapay;
mod snap;
mod states;
mod ways;
mod xendit;
mod xendit_invoice;
mod xendit_legacy;
mod xendit_refund;
mod xendit_session;
mod xendit_v3;
mod xfers;

pub use context::Context;
pub use envelope::{layers, unwrapped};
pub use mark::Mark;
pub(crate) use preview::preview;
pub use states::States;
use ways::Ways;

/// Recognizes and reads one product of a gateway.
#[derive(Clone, Copy, Debug)]
pub struct Adapter {
    /// `xendit`, `midtrans`, …
    pub gateway: &'static str,
    /// Any of them is enough.
    pub marks: &'static [Mark],
    pub states: States,
    /// The word for the state in lower case, with what it depends on: `capture challenge`. `None`: there is none.
    word: fn(&Json) -> Option<String>,
    read: fn(&Json, &Context) -> Offered,
}

/// The content of a payload without the word for its state.
#[derive(Debug, Default)]
struct Offered {
    ways: Ways,
    amount: Option<Rupiah>,
    deadline: Option<Timestamp>,
    note: Option<Note>,
}

/// The more particular first.
const ADAPTERS: &[Adapter] = &[
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

type Noter = fn(&Json) -> Option<Note>;

/// Remarks of the gateways that the preview reads too. They stand apart from the adapters, so that the preview does not
/// load them.
const NOTES: [(&str, Noter); 3] = [("xendit", xendit::note), ("midtrans", midtrans::note), ("duitku", duitku::note)];

/// Messages about the seller's own money and about what is agreed with a buyer for later: Xendit's, then SingaPay's,
/// then answers to transfers of Xendit's, Fazz and SNAP. Their words are those of payments.
const NO_PAYMENTS: &[Mark] = &[
    Mark("event=payout"),
    Mark("event=bill_payment"),
    Mark("event=payment_token"),
    Mark("event=recurring"),
    Mark("event=settlement"),
    Mark("event=disbursement"),
    Mark("event=ewallet-topup"),
    Mark("event=ewallet_topup"),
    Mark("event=qris-issuer"),
    Mark("event=qris_issuer"),
    Mark("event=subscription"),
    Mark("disbursement_description"),
    Mark("type=disbursement"),
    Mark("beneficiaryAccountNo"),
];

/// All adapters.
pub fn adapters() -> impl Iterator<Item = &'static Adapter> {
    ADAPTERS.iter()
}

impl Adapter {
    /// The first of its marks that `object` has. `None`: it is not this gateway's.
    #[must_use]
    pub fn mark_in(&self, object: &Json) -> Option<Mark> {
        self.marks.iter().copied().find(|mark| mark.is_in(object))
    }

    /// The word for the state, in lower case. `None`: there is none.
    #[must_use]
    pub fn word(&self, object: &Json) -> Option<String> {
        (self.word)(object)
    }

    fn reading(&self, object: &Json, context: &Context) -> GatewayPayment {
        let status = self.word(object).and_then(|word| self.states.of(&word));
        (self.read)(object, context).reading(status, context)
    }
}

impl Offered {
    fn reading(self, status: Option<Status>, context: &Context) -> GatewayPayment {
        let Self { ways, amount, deadline, note } = self;
        let (instruction, broken) = ways.choose(context.method);
        GatewayPayment { instruction, amount, deadline, status, note: note.or(broken) }
    }
}

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
#[must_use]
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

/// Reads the payload inside an order, whose own page serves where nothing can be read. `None`: there is nothing to
/// read yet.
#[must_use]
pub fn read(payload: &Json, context: &Context) -> Option<GatewayPayment> {
    if is_silent(payload, context) {
        return None;
    }
    Some(named(match find(payload) {
        Found::Payment(adapter, object) => noted(adapter, object, context),
        Found::Refusal => GatewayPayment { status: Some(Status::Failed), ..Instruction::Hosted(None).into() },
        Found::Unknown => flat::read(payload, context).unwrap_or_else(|| Instruction::Hosted(None).into()),
    }))
}

/// True where the payload is no object, or has no fields, or only null ones; null fields are a whole answer for a wallet
/// that is asked by number.
fn is_silent(payload: &Json, context: &Context) -> bool {
    let Json::Object(fields) = payload else { return true };
    let waits = matches!(context.method, Method::Wallet(wallet) if Wallet::pushes(wallet));
    fields.is_empty() || !waits && fields.iter().all(|(_, value)| value.is_null())
}

fn noted(adapter: &Adapter, object: &Json, context: &Context) -> GatewayPayment {
    let note = NOTES.iter().find(|(gateway, _)| *gateway == adapter.gateway).and_then(|(_, note)| note(object));
    let reading = adapter.reading(object, context);
    GatewayPayment { note: note.or(reading.note), ..reading }
}

fn named(mut reading: GatewayPayment) -> GatewayPayment {
    directory::name(&mut reading.instruction);
    reading
}

/// Reads a payload that comes without an order, with the method that it shows. `None`: nobody understands it, or it
/// tells nothing of the payment.
#[must_use]
pub fn recognize(payload: &Json, url_policy: UrlPolicy) -> Option<(GatewayPayment, Method)> {
    let context = Context { method: &Method::Other(String::new()), url_policy };
    let reading = named(match find(payload) {
        Found::Payment(adapter, object) => {
            let reading = noted(adapter, object, &context);
            let silent = matches!(reading.instruction, Instruction::Hosted(None)) && adapter.word(object).is_none();
            (!silent).then_some(reading)?
        }
        Found::Refusal => return None,
        Found::Unknown => flat::read(payload, &context)?,
    });
    if reading == Instruction::Hosted(None).into() {
        return None;
    }
    let method = Method::of(&reading.instruction);
    Some((reading, method))
}
