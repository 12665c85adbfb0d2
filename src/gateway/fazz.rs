//! Fazz payments v4, its payment methods, payment links and callbacks: JSON:API.
//! <https://docs.fazz.com/v4-ID/reference/accept-payment-methods>

use super::{Adapter, Context, Mark, PayloadContent, WalletOffer, content, context};
use crate::{
    payment::{Counter, Instruction, States, Status, Wallet},
    value::Json,
};

pub(super) const ADAPTER: Adapter = Adapter {
    gateway: "fazz",
    marks: &[
        Mark("attributes.paymentMethod|attributes.instructions|attributes.referenceId|attributes.paymentLinkUrl"),
        Mark("type=payment attributes.status"),
        Mark("id=contract_ attributes"),
    ],
    states: States(&[
        (Status::Unpaid, "pending, processing, active"),
        (Status::Paid, "paid, completed"),
        (Status::Expired, "expired"),
        (Status::Closed, "cancelled, canceled"),
        (Status::Ended, "inactive"),
        (Status::Refunded, "refunded"),
        (Status::Failed, "failed"),
    ]),
    word,
    read,
};

/// `paid` and `completed` both mean that the buyer has paid; `completed` can be withdrawn by the merchant. The word of a
/// payment method by itself is not the payment's. Disbursements have the form of payments.
fn word(payload: &Json) -> Option<String> {
    let attributes = payload.at("attributes");
    let pays = payload.word("type").is_none_or(|kind| matches!(kind.as_str(), "payment" | "payment_link"));
    attributes.word("status").filter(|_| pays && attributes.get("instructions").is_none())
}

/// A payment has its instructions in `paymentMethod`, a payment method has them directly. `fees` are the merchant's.
fn read(payload: &Json, context: &Context) -> PayloadContent {
    let attributes = payload.at("attributes");
    let method = if attributes.get("instructions").is_some() { attributes } else { attributes.at("paymentMethod") };
    let instructions = method.at("instructions");
    PayloadContent {
        number: number(instructions, context),
        qr: context.qr(instructions, "qrString qrContent qrCode", "imageUrl"),
        wallet: wallet(method, instructions, context),
        page: context.page(attributes, "paymentLinkUrl paymentUrl url link"),
        amount: attributes.money("amount"),
        deadline: context::deadline(attributes),
        note: None,
    }
}

fn number(instructions: &Json, context: &Context) -> Option<Instruction> {
    let holder = instructions.name("displayName");
    if instructions.is_filled("accountNo") {
        let bank = context.bank(instructions, "bankShortCode bankName");
        return content::virtual_account(bank, instructions.digits("accountNo"), holder);
    }
    let outlet = context.outlet(instructions, "retailOutletName retailOutletCode");
    content::retail_code(outlet, instructions.code("paymentCode"), holder, Counter::default())
}

/// A public client's recorded wallet payment has links in `settlement` and the wallet in its id (`shopeepay_…`).
fn wallet(method: &Json, instructions: &Json, context: &Context) -> Option<WalletOffer> {
    let Some(links) = method.object("settlement") else {
        let link = context.app(instructions, "redirectUrl");
        let pushed = instructions.text("redirectUrl").is_none();
        let wallet = context.wallet(instructions, "providerCode");
        let offered = instructions.has_any("providerCode redirectUrl");
        return offered.then(|| WalletOffer { pushed, ..WalletOffer::opening(wallet, link) });
    };
    let wallet = method.text("id").and_then(|id| id.split('_').next()).and_then(Wallet::known);
    let page = context.app(links, "httpUrl");
    let phone = page.clone().or_else(|| context.app(links, "mobileUrl"));
    let pushed = links.text("httpUrl mobileUrl").is_none();
    Some(WalletOffer {
        wallet: wallet.or_else(|| context.wallet(links, "providerCode")),
        phone,
        desktop: page,
        pushed,
        ..WalletOffer::default()
    })
}
