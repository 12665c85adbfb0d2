//! Paymenku: transactions, lists of them, the answers of check-status, callbacks and open accounts.
//! <https://paymenku.com/docs>

use super::{
    Adapter, Context, Mark, Offered, States,
    context::{self, beside},
    ways::{self, Offer, Ways},
};
use crate::{
    instruction::{Instruction, Note},
    json,
    status::Status,
    value::Value,
};

pub(super) const ADAPTER: Adapter = Adapter {
    gateway: "paymenku",
    marks: &[
        Mark("trx_id=IDP"),
        Mark("trx_id payment_info"),
        Mark("trx_id pay_url"),
        Mark("trx_id payment_channel.code"),
        Mark("trx_id event=payment.status_updated"),
        Mark("pay_url payment_info"),
        Mark("reference_id payment_info"),
        Mark("payment_info.expiration_date"),
        Mark("pay_url=https://paymenku.com/"),
        Mark("va_number payment_channel is_active"),
        Mark("va_number channel_code is_active"),
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

/// An open account has a flag in place of a word. Of a payment into one nobody says whose it is.
fn word(body: &Value) -> Option<String> {
    if json::is_filled(body, "amount_received") && !json::has_any(body, &["reference_id", "payment_channel"]) {
        return None;
    }
    let flag = || json::told(body, "is_active");
    json::word(body, "status").or_else(|| flag().map(|active| if active { "open" } else { "ended" }.to_owned()))
}

/// `amount` includes the fee: it is what the buyer pays.
fn read(body: &Value, context: &Context) -> Offered {
    let info = json::part(body, "payment_info");
    let qr = context.qr(info, "qr_string qr_content", "qr_url");
    Offered {
        ways: Ways {
            number: number(info, body, context),
            qr: beside(qr, json::name(info, "merchant_name"), json::text(info, "nmid")),
            offer: offer(info, body, context),
            page: context.page(body, "pay_url"),
        },
        amount: context::sum(body, "amount original_amount"),
        deadline: context::deadline(info).or_else(|| context::deadline(body)),
        note: word(body)
            .filter(|word| word == "partially_refunded")
            .map(|_| Note::PartReturned(json::money(body, "refund_amount"))),
    }
}

fn number(info: &Value, body: &Value, context: &Context) -> Option<Instruction> {
    let bank = context.bank(info, "bank bank_code").or_else(|| context.bank(body, "payment_channel channel_code"));
    let holder = json::name(info, "account_name").or_else(|| json::name(info, "customer_name"));
    ways::virtual_account(bank, json::digits(info, "va_number"), holder)
}

fn offer(info: &Value, body: &Value, context: &Context) -> Offer {
    let link = context.app(info, "checkout_url");
    let pending = json::has_any(info, &["checkout_url", "transaction_status"]);
    let asked = pending && json::text(info, "checkout_url").is_none();
    let wallet = context.wallet(body, "payment_channel channel_code");
    Offer { asked, ..Offer::opening(wallet, link) }
}
