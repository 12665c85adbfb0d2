//! Fazz payments v4, its payment methods and its callbacks: JSON:API.
//! <https://docs.fazz.com/v4-ID/reference/accept-payment-methods>

use super::{
    Context,
    context::{self, Offer},
};
use crate::{
    instruction::{Counter, Instruction, Reading},
    json,
    method::Wallet,
    status::Status,
    value::Value,
};

/// Reads `data.attributes`: a payment has its instructions in `paymentMethod`, a payment method has them directly.
pub(super) fn read(payload: &Value, context: &Context) -> Option<Reading> {
    let data = payload.get("data").filter(|data| data.is_object()).unwrap_or(payload);
    let attributes = data.get("attributes").filter(|attributes| attributes.is_object())?;
    let (method, status) = match attributes.get("instructions") {
        Some(_) => (attributes, None),
        None => (json::at(attributes, &["paymentMethod"]), status(attributes)),
    };
    Some(Reading {
        instruction: settlement(method, context)
            .unwrap_or_else(|| instruction(json::at(method, &["instructions"]), context)),
        amount: json::money(attributes, "amount"),
        deadline: json::time(attributes, "expiredAt"),
        status,
    })
}

fn instruction(instructions: &Value, context: &Context) -> Instruction {
    let has = |key: &str| json::is_filled(instructions, key);
    let holder = json::name(instructions, "displayName");
    if has("accountNo") {
        let number = json::digits(instructions, "accountNo");
        return context::virtual_account(context.bank(instructions, "bankShortCode"), number, holder, None);
    }
    if has("paymentCode") {
        let code = json::code(instructions, "paymentCode");
        return context::retail_code(
            context.outlet(instructions, "retailOutletName"),
            code,
            holder,
            Counter::default(),
            None,
        );
    }
    if has("providerCode") || has("redirectUrl") {
        let link = context.app(instructions, "redirectUrl");
        let wallet = context.wallet(instructions, "providerCode");
        return Offer { wallet, phone: link.clone(), desktop: link, ..Offer::default() }.instruction();
    }
    let qr = context::qr(None, context.page(instructions, "imageUrl"));
    qr.map_or(Instruction::Hosted(None), Instruction::Qr)
}

/// A public client's recorded wallet payment has links in `settlement` and the wallet in its id (`shopeepay_…`).
fn settlement(method: &Value, context: &Context) -> Option<Instruction> {
    let links = method.get("settlement").filter(|links| links.is_object())?;
    let named = json::text(method, "id").and_then(|id| id.split('_').next()).map(Wallet::parse);
    let wallet = named.filter(|wallet| !matches!(wallet, Wallet::Other(_)));
    let page = context.app(links, "httpUrl");
    let app = context.app(links, "mobileUrl");
    let phone = page.clone().or(app);
    let wallet = wallet.or_else(|| context.wallet(links, "providerCode"));
    Some(Offer { wallet, phone, desktop: page, ..Offer::default() }.instruction())
}

/// `paid` and `completed` both mean that the buyer has paid; `completed` can be withdrawn. `fees` are the merchant's.
pub(super) fn status(payment: &Value) -> Option<Status> {
    match json::word(payment, "status")?.as_str() {
        "pending" | "processing" => Some(Status::Unpaid),
        "paid" | "completed" => Some(Status::Paid),
        "expired" => Some(Status::Expired),
        "cancelled" | "canceled" | "failed" | "refunded" => Some(Status::Closed),
        _ => None,
    }
}
