//! Xendit's Payment Request v3: `actions` holds the number, the code or the link, each with its `descriptor`. Webhooks
//! have the payment under `data`.
//! <https://docs.xendit.co/apidocs>

use super::{Adapter, Context, Mark, PayloadContent, WalletOffer, content, context, xendit};
use crate::{
    payment::{Instruction, States, Status, Wallet},
    value::{Json, SafeUrl},
};

pub(super) const ADAPTER: Adapter = Adapter {
    gateway: "xendit",
    marks: &[Mark("payment_request_id channel_code|request_amount|actions"), Mark("request_amount channel_code")],
    states: States(&[
        (Status::Unpaid, "requires_action, accepting_payments, pending"),
        (Status::Processing, "authorized"),
        (Status::Paid, "succeeded"),
        (Status::Expired, "expired"),
        (Status::Closed, "canceled"),
        (Status::Failed, "failed"),
    ]),
    word: |payload| payload.word("status"),
    read,
};

/// The channel names the bank, the wallet or the shop.
fn read(payload: &Json, context: &Context) -> PayloadContent {
    let properties = payload.at("channel_properties");
    let page = link(payload, "WEB_URL", context).filter(|link| !link.is_app());
    let wallet = context.wallet(payload, "channel_code").filter(|wallet| !matches!(wallet, Wallet::Other(_)));
    PayloadContent {
        number: number(payload, properties, context),
        qr: action(payload, "QR_STRING").and_then(|action| context.qr(action, "value", "")),
        wallet: wallet.map(|wallet| {
            let link = page.clone().or_else(|| link(payload, "DEEPLINK_URL", context));
            let number = properties.text("account_mobile_number mobile_number").map(str::to_owned);
            let pushed = !["WEB_URL", "DEEPLINK_URL"].iter().any(|name| action(payload, name).is_some());
            WalletOffer { pushed, number, ..WalletOffer::opening(Some(wallet), link) }
        }),
        page,
        amount: payload.money("request_amount"),
        deadline: context::deadline(properties).or_else(|| context::deadline(payload)),
        note: None,
    }
}

fn number(payload: &Json, properties: &Json, context: &Context) -> Option<Instruction> {
    if let Some(action) = action(payload, "VIRTUAL_ACCOUNT_NUMBER") {
        let bank = context.bank(payload, "channel_code");
        return content::virtual_account(bank, action.digits("value"), properties.name("display_name"));
    }
    let code = action(payload, "PAYMENT_CODE").and_then(|action| action.code("value"));
    let outlet = context.outlet(payload, "channel_code");
    xendit::retail_code(outlet, code, properties.name("display_name payer_name"))
}

fn link(payload: &Json, descriptor: &str, context: &Context) -> Option<SafeUrl> {
    context.app(action(payload, descriptor)?, "value")
}

/// The action of that name. `API_POST_REQUEST` is always for the merchant's server.
fn action<'a>(payload: &'a Json, descriptor: &str) -> Option<&'a Json> {
    payload
        .rows("actions")
        .find(|action| action.text("descriptor") == Some(descriptor) && action.text("type") != Some("API_POST_REQUEST"))
}
