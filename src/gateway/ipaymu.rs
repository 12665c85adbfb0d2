//! iPaymu v2: direct payments, and the page that it redirects to.
//! <https://documenter.getpostman.com/view/40296808/2sB3WtseBT>

use super::{Context, context};
use crate::{
    bank::Bank,
    instruction::{Counter, Instruction, Reading},
    json,
    method::{Method, Outlet},
    status::Status,
    value::Value,
};

/// Reads `Data`. The times are WIB and do not say so; `Fee` is the merchant's, `Total` is what is taken.
pub(super) fn read(payload: &Value, context: &Context) -> Option<Reading> {
    let data = json::at(payload, &["Data"]);
    let keys = ["SessionId", "SessionID", "TransactionId", "PaymentNo", "QrString", "QrImage", "Url"];
    if !json::has_any(data, &keys) {
        return None;
    }
    Some(Reading {
        instruction: instruction(data, context),
        amount: json::money(data, "Total"),
        deadline: json::time(data, "Expired"),
        status: status(data),
    })
}

/// On QRIS `PaymentNo` repeats the whole QR string: a code, not a number to type. In a shop `PaymentName` is whom the
/// cashier looks for, not a holder.
fn instruction(data: &Value, context: &Context) -> Instruction {
    let page = context.page(data, "Url");
    let coded = json::text(data, "PaymentNo").filter(|number| number.starts_with("000201"));
    let code = json::text(data, "QrString").or(coded);
    if let Some(qr) = context::qr(code, context.page(data, "QrImage")) {
        return Instruction::Qr(qr);
    }
    if json::text(data, "PaymentNo").is_none() {
        return Instruction::Hosted(page);
    }
    let holder = json::name(data, "PaymentName");
    if in_shop(data, context) {
        let counter = Counter { biller: holder, ..Counter::default() };
        return context::retail_code(
            context.outlet(data, "Channel"),
            json::code(data, "PaymentNo"),
            None,
            counter,
            page,
        );
    }
    context::virtual_account(context.bank(data, "Channel"), json::digits(data, "PaymentNo"), holder, page)
}

/// `Via` says it; without it the shop's or the bank's name does, or the order.
fn in_shop(data: &Value, context: &Context) -> bool {
    match json::word(data, "Via").as_deref() {
        Some("cstore") => true,
        Some("va") => false,
        _ => match json::text(data, "Channel").map(Outlet::parse) {
            Some(Outlet::Other(name)) => {
                matches!(Bank::parse(&name), None | Some(Bank::Other(_))) && matches!(context.method, Method::Retail(_))
            }
            Some(_) => true,
            None => matches!(context.method, Method::Retail(_)),
        },
    }
}

/// A new payment has no `Status` of its own: the one beside `Data` is of the request.
fn status(data: &Value) -> Option<Status> {
    match data.get("Status")?.as_i64()? {
        0 => Some(Status::Unpaid),
        1 | 6 => Some(Status::Paid),
        -2 => Some(Status::Expired),
        2 | 3 | 5 => Some(Status::Closed),
        _ => None,
    }
}
