//! iPaymu v2: direct payments, the page of a redirect payment, the check of a transaction, and callbacks. Its times are
//! WIB without a zone; the fee is the merchant's.
//! <https://documenter.getpostman.com/view/40296808/2sB3WtseBT>

use super::{Adapter, Context, Mark, PayloadContent, content, context};
use crate::{
    payment::{Bank, Counter, Instruction, Outlet, Qr, States, Status},
    value::Json,
};

pub(super) const ADAPTER: Adapter = Adapter {
    gateway: "ipaymu",
    marks: &[
        Mark("SessionId TransactionId|Via|Url"),
        Mark("SessionID Url"),
        Mark("TransactionId Via|PaidStatus|StatusDesc"),
        Mark("PaymentNo Via|PaymentName"),
        Mark("QrString QrImage"),
        Mark("QrTemplate"),
        Mark("trx_id sid"),
        Mark("trx_id via channel"),
        Mark("trx_id status_code status=berhasil|status=gagal"),
    ],
    states: States(&[
        (Status::Unpaid, "0, pending"),
        (Status::Paid, "1, 6, 7, berhasil"),
        (Status::Expired, "-2, expired"),
        (Status::Closed, "2"),
        (Status::Refunded, "3"),
        (Status::Failed, "4, 5, gagal"),
    ]),
    word,
    read,
};

/// A new payment has no `Status` of its own: the one beside `Data` is of the request, and a `status` in lower case is not
/// iPaymu's. A check has `StatusDesc`, `PaidStatus` or `TypeDesc` beside it. Callbacks have codes and a word, which do not
/// change with a refund.
fn word(data: &Json) -> Option<String> {
    if data.flag("is_refund") {
        return Some("3".to_owned());
    }
    if data.is_filled("trx_id") {
        let code = data.literal("status_code transaction_status_code");
        return code.or_else(|| data.word("status").filter(|word| word.parse::<u8>().is_err()));
    }
    let checked = data.has_any("StatusDesc PaidStatus TypeDesc");
    data.literal("Status").filter(|_| checked)
}

/// On QRIS `PaymentNo` repeats the whole QR string. `QrImage` is a picture or an HTML page without a sign of which.
fn read(data: &Json, context: &Context) -> PayloadContent {
    PayloadContent {
        number: number(data, context),
        qr: qr(data, context),
        page: context.page(data, "Url QrTemplate QrImage"),
        amount: data.money("Total Amount SubTotal total sub_total amount"),
        deadline: context::deadline(data),
        ..PayloadContent::default()
    }
}

/// `PaymentNo` is a number to type or the string of a QRIS. Pictures have a path below `/qr/`.
fn qr(data: &Json, context: &Context) -> Option<Qr> {
    let pictured = data.text("QrImage").is_some_and(|image| image.contains("/qr/"));
    let pictures = if pictured { "QrImage" } else { "" };
    let typed = data.text("PaymentNo").is_some_and(|number| !number.contains("000201"));
    let texts = if typed { "QrString QrImage" } else { "QrString PaymentNo QrImage" };
    context.qr(data, texts, pictures)
}

/// In a shop `PaymentName` is the name that the cashier searches, not a holder; in the documentation's example it is the
/// product (`BCA Virtual Account`).
fn number(data: &Json, context: &Context) -> Option<Instruction> {
    let key = ["PaymentNo", "PaymentCode", "payment_no"].into_iter().find(|key| data.is_filled(key))?;
    let holder = data.name("PaymentName").filter(|name| !name.to_ascii_lowercase().contains("virtual account"));
    let channel = "Channel PaymentChannel channel";
    if in_shop(data, channel, context) {
        let counter = Counter { biller: holder, ..Counter::default() };
        return content::retail_code(context.outlet(data, channel), data.code(key), None, counter);
    }
    content::virtual_account(context.bank(data, channel), data.digits(key), holder)
}

/// True by `Via`; without it by the shop's or the bank's name, or by the order.
fn in_shop(data: &Json, channel: &str, context: &Context) -> bool {
    let named = data.text(channel);
    let ordered = context.method.outlet().is_some();
    match data.text("Via PaymentMethod via").map(str::to_ascii_lowercase).as_deref() {
        Some("cstore") => true,
        Some("va") => false,
        _ => named.and_then(Outlet::known).is_some() || ordered && named.and_then(Bank::known).is_none(),
    }
}
