//! Paymenku: transactions, the answers of check-status, and callbacks.
//! <https://paymenku.com/docs>

use super::{
    Context,
    context::{self, Offer},
};
use crate::{
    instruction::{Instruction, Reading},
    json,
    status::Status,
    value::Value,
};

/// Reads `data`, or a callback, which is not wrapped. `amount` includes the fee: it is what the buyer pays. The
/// `status` beside `data` is of the request.
pub(super) fn read(payload: &Value, context: &Context) -> Option<Reading> {
    let body = payload.get("data").filter(|data| data.is_object()).unwrap_or(payload);
    if !json::has_any(body, &["trx_id", "payment_info", "pay_url"]) {
        return None;
    }
    Some(Reading {
        instruction: instruction(body, context),
        amount: json::money(body, "amount"),
        deadline: json::time(json::at(body, &["payment_info"]), "expiration_date"),
        status: status(body),
    })
}

fn instruction(body: &Value, context: &Context) -> Instruction {
    let info = json::at(body, &["payment_info"]);
    let page = context.page(body, "pay_url");
    if json::is_filled(info, "va_number") {
        return context::virtual_account(context.bank(info, "bank"), json::digits(info, "va_number"), None, page);
    }
    if let Some(qr) = context::qr(json::text(info, "qr_string"), context.page(info, "qr_url")) {
        return Instruction::Qr(qr);
    }
    if !json::has_any(info, &["checkout_url", "transaction_status"]) {
        return Instruction::Hosted(page);
    }
    let link = context.app(info, "checkout_url");
    let offer = Offer {
        wallet: context.wallet(body, "payment_channel"),
        phone: link.clone(),
        desktop: link,
        ..Offer::default()
    };
    match offer.instruction() {
        Instruction::Hosted(_) => Instruction::Hosted(page),
        instruction => instruction,
    }
}

fn status(body: &Value) -> Option<Status> {
    match json::word(body, "status")?.as_str() {
        "pending" => Some(Status::Unpaid),
        "paid" => Some(Status::Paid),
        "expired" => Some(Status::Expired),
        "failed" | "cancelled" | "canceled" | "refunded" => Some(Status::Closed),
        _ => None,
    }
}
