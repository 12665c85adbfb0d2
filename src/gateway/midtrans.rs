//! Midtrans Core API charges, statuses and notifications, and Snap, which is a page. All times are WIB and say so
//! nowhere.
//! <https://docs.midtrans.com/reference>

use super::{Adapter, Context, Mark, PayloadContent, WalletOffer, content, context};
use crate::{
    payment::{Bank, Counter, Instruction, Note, Qr, States, Status, Wallet},
    value::Json,
};

pub(super) const ADAPTER: Adapter = Adapter {
    gateway: "midtrans",
    marks: &[
        Mark("transaction_status payment_type|gross_amount|fraud_status"),
        Mark("transaction_status order_id status_code"),
        Mark("gross_amount payment_type|va_numbers"),
        Mark("permata_va_number"),
        Mark("account_status payment_type"),
        Mark("biller_code bill_key"),
        Mark("token redirect_url=https://app.midtrans.com/|redirect_url=https://app.sandbox.midtrans.com/"),
    ],
    states: States(&[
        (Status::Unpaid, "pending"),
        (Status::Processing, "capture challenge, capture, authorize"),
        (Status::Paid, "settlement, capture accept, partial_refund, partial_chargeback"),
        (Status::Expired, "expire, expired"),
        (Status::Closed, "cancel"),
        (Status::Refunded, "refund, chargeback"),
        (Status::Failed, "deny, failure, capture deny"),
    ]),
    word,
    read,
};

/// `capture` is money only once the check for fraud accepted it.
fn word(payload: &Json) -> Option<String> {
    let word = payload.word("transaction_status")?;
    match payload.word("fraud_status") {
        Some(fraud) if word == "capture" => Some(format!("{word} {fraud}")),
        _ => Some(word),
    }
}

fn read(payload: &Json, context: &Context) -> PayloadContent {
    let kind = payload.word("payment_type").unwrap_or_default();
    PayloadContent {
        number: number(payload, &kind, context),
        qr: qr(payload, context),
        wallet: Wallet::known(&kind).map(|named| wallet(named, payload, context)),
        page: context.page(payload, "redirect_url"),
        amount: payload.money("gross_amount"),
        deadline: context::deadline(payload),
        note: None,
    }
}

/// Mandiri's bills need both numbers; Permata has a field of its own; the other banks are in a list of one.
fn number(payload: &Json, kind: &str, context: &Context) -> Option<Instruction> {
    if payload.is_filled("bill_key") || kind == "echannel" {
        let biller = payload.code("biller_code")?;
        return Some(Instruction::Bill { bank: Bank::known("mandiri"), biller, number: payload.digits("bill_key")? });
    }
    if payload.is_filled("payment_code") {
        let outlet = context.outlet(payload, "store");
        return content::retail_code(outlet, payload.code("payment_code"), None, Counter::default());
    }
    let permata = payload.digits("permata_va_number");
    if permata.is_some() {
        return content::virtual_account(Bank::known("permata"), permata, None);
    }
    let row = payload.rows("va_numbers").next()?;
    content::virtual_account(context.bank(row, "bank"), row.digits("va_number"), None)
}

/// The picture with the frame that the QRIS association requires comes first.
fn qr(payload: &Json, context: &Context) -> Option<Qr> {
    let image = || context.action(payload, "name", "generate-qr-code-v2 generate-qr-code").map(Qr::Image);
    let coded = context.qr(payload, "qr_string", "");
    coded.clone().filter(|qr| !matches!(qr, Qr::Refused)).or_else(image).or(coded)
}

/// OVO gets a push request; the others have links. GoPay has two of its own: one confirms the payment of a linked account;
/// one links an account, which is no payment and has no amount.
fn wallet(wallet: Wallet, payload: &Json, context: &Context) -> WalletOffer {
    WalletOffer {
        wallet: Some(wallet),
        phone: context.action(payload, "name", PHONE),
        desktop: context.action(payload, "name", DESKTOP),
        pushed: payload.rows("actions").next().is_none(),
        number: payload.text("payer_phone_number").map(str::to_owned),
    }
}

/// The names of the buyer's actions. The others (`get-status`, `cancel`) need the merchant's key.
const PHONE: &str =
    "deeplink-redirect verification-link-app verification-link-url activation-link-app activation-link-url";
const DESKTOP: &str =
    "deeplink-redirect verification-link-url verification-link-app activation-link-url activation-link-app";

/// The part that was given back.
pub(super) fn note(payload: &Json) -> Option<Note> {
    let part = payload.word("transaction_status").is_some_and(|word| word.starts_with("partial_"));
    part.then(|| Note::PartReturned(payload.money("refund_amount chargeback_amount")))
}
