//! Paymenku: transactions, lists of them, the answers of check-status, callbacks and open accounts.
//! <https://paymenku.com/docs>

use super::{Adapter, Context, Mark, PayloadContent, WalletOffer, content, context};
use crate::{
    payment::{Instruction, Note, States, Status},
    value::Json,
};

pub(super) const ADAPTER: Adapter = Adapter {
    gateway: "paymenku",
    marks: &[
        Mark("trx_id=IDP"),
        Mark("trx_id payment_info|pay_url|payment_channel.code|event=payment.status_updated"),
        Mark("payment_info pay_url|reference_id"),
        Mark("payment_info.expiration_date"),
        Mark("pay_url=https://paymenku.com/"),
        Mark("va_number is_active payment_channel|channel_code"),
    ],
    states: States(&[
        (Status::Unpaid, "pending, open"),
        (Status::Paid, "paid, partially_refunded"),
        (Status::Expired, "expired"),
        (Status::Closed, "cancelled, canceled"),
        (Status::Ended, "ended"),
        (Status::Refunded, "refunded"),
        (Status::Failed, "failed"),
    ]),
    word,
    read,
};

/// An open account has a flag in place of a word. A payment into one does not say whose it is.
fn word(body: &Json) -> Option<String> {
    if body.is_filled("amount_received") && !body.has_any("reference_id payment_channel") {
        return None;
    }
    let flag = || body.stated_flag("is_active");
    body.word("status").or_else(|| flag().map(|active| if active { "open" } else { "ended" }.to_owned()))
}

/// `amount` includes the fee: the buyer pays it.
fn read(body: &Json, context: &Context) -> PayloadContent {
    let info = body.part("payment_info");
    let qr = context.qr(info, "qr_string qr_content", "qr_url");
    PayloadContent {
        number: number(info, body, context),
        qr: context::with_stated_payee(qr, info.name("merchant_name"), info.text("nmid")),
        wallet: wallet(info, body, context),
        page: context.page(body, "pay_url"),
        amount: body.money("amount original_amount"),
        deadline: context::deadline(info).or_else(|| context::deadline(body)),
        note: (word(body).as_deref() == Some("partially_refunded"))
            .then(|| Note::PartReturned(body.money("refund_amount"))),
    }
}

fn number(info: &Json, body: &Json, context: &Context) -> Option<Instruction> {
    let bank = context.bank(info, "bank bank_code").or_else(|| context.bank(body, "payment_channel channel_code"));
    let holder = info.name("account_name customer_name");
    content::virtual_account(bank, info.digits("va_number"), holder)
}

fn wallet(info: &Json, body: &Json, context: &Context) -> Option<WalletOffer> {
    let link = context.app(info, "checkout_url");
    let offered = info.has_any("checkout_url transaction_status");
    let pushed = info.text("checkout_url").is_none();
    let wallet = context.wallet(body, "payment_channel channel_code");
    offered.then(|| WalletOffer { pushed, ..WalletOffer::opening(wallet, link) })
}
