//! Xendit's APIs for single products: virtual accounts, shop codes, QR codes (2020 and 2022), wallets and paylater, with
//! their callbacks.
//! <https://github.com/xendit/xendit-python>, README of version 0.x; <https://docs.xendit.co>.

use super::{Adapter, Context, Mark, PayloadContent, WalletOffer, content, context, xendit};
use crate::{
    payment::{Instruction, States, Status},
    value::Json,
};

pub(super) const ADAPTER: Adapter = Adapter {
    gateway: "xendit",
    marks: &[
        Mark("callback_virtual_account_id payment_id"),
        Mark("fixed_payment_code_payment_id|fixed_payment_code_id"),
        Mark("bank_code account_number external_id|merchant_code"),
        Mark("retail_outlet_name payment_code"),
        Mark("channel_code charge_amount|checkout_method|id=ewc_|id=plc_|id=ddpy-"),
        Mark("qr_string external_id|id=qr_"),
        Mark("channel_code reference_id qr_string"),
        Mark("id=qrpy_ status"),
        Mark("qr_id reference_id"),
        Mark("qr_code.external_id"),
    ],
    states: States(&[
        (Status::Unpaid, "account pending, account active, shop active, code active, charge pending"),
        (Status::Paid, "callback, shop completed, code payment succeeded, code payment completed, charge succeeded"),
        (Status::Expired, "charge expired"),
        (Status::Closed, "charge voided"),
        (Status::Ended, "account inactive, shop inactive, code inactive"),
        (Status::Refunded, "charge refunded"),
        (Status::Failed, "charge failed, code payment failed"),
    ]),
    word,
    read,
};

/// The product and its word. The callback of a virtual account, and some of a shop code, have no word: they are sent for
/// payments alone.
fn word(payload: &Json) -> Option<String> {
    let account = Mark("callback_virtual_account_id payment_id").is_in(payload);
    let shop = Mark("fixed_payment_code_payment_id payment_id").is_in(payload);
    if account || shop && payload.word("status").is_none() {
        return Some("callback".to_owned());
    }
    let kind = if payload.has_any("fixed_payment_code_payment_id fixed_payment_code_id retail_outlet_name") {
        "shop"
    } else if payload.has_any("account_number") {
        "account"
    } else if payload.has_any("checkout_method charge_amount actions") {
        "charge"
    } else if payload.has_any("qr_id qr_code") || Mark("id=qrpy_").is_in(payload) {
        "code payment"
    } else if payload.has_any("qr_string") {
        "code"
    } else {
        "charge"
    };
    Some(format!("{kind} {}", payload.word("status")?))
}

/// Messages of a completed payment, which repeat its code.
const PAYMENTS: [Mark; 3] = [Mark("fixed_payment_code_payment_id"), Mark("id=qrpy_"), Mark("qr_id reference_id")];

fn read(payload: &Json, context: &Context) -> PayloadContent {
    let amount = payload.money("expected_amount charge_amount amount");
    if PAYMENTS.iter().any(|mark| mark.is_in(payload)) {
        return PayloadContent { amount, ..PayloadContent::default() };
    }
    let paylater = Mark("id=plc_").is_in(payload);
    let qr = context.qr(payload, "qr_string", "");
    PayloadContent {
        number: number(payload, context),
        wallet: (qr.is_none() && !paylater).then(|| wallet(payload, context)),
        qr: qr.or_else(|| context.qr(payload.at("actions"), "qr_checkout_string", "").filter(|_| !paylater)),
        page: context.page(payload.at("actions"), PAGES).filter(|_| paylater),
        amount,
        deadline: context::deadline(payload),
        note: None,
    }
}

fn number(payload: &Json, context: &Context) -> Option<Instruction> {
    let holder = payload.name("name");
    if payload.is_filled("account_number") {
        let bank = context.bank(payload, "bank_code");
        return content::virtual_account(bank, payload.digits("account_number"), holder);
    }
    let outlet = context.outlet(payload, "retail_outlet_name");
    xendit::retail_code(outlet, payload.code("payment_code"), holder)
}

/// Links for a phone in `actions`, web pages before apps.
const PAGES: &str = "mobile_web_checkout_url mobile_deeplink_checkout_url desktop_web_checkout_url";

/// `actions` is an object here, and null for a wallet that pushes.
fn wallet(payload: &Json, context: &Context) -> WalletOffer {
    let actions = payload.at("actions");
    WalletOffer {
        wallet: context.wallet(payload, "channel_code"),
        phone: context.app(actions, PAGES),
        desktop: context.app(actions, "desktop_web_checkout_url mobile_web_checkout_url mobile_deeplink_checkout_url"),
        pushed: actions.text(PAGES).is_none(),
        number: payload.at("channel_properties").text("mobile_number").map(str::to_owned),
    }
}
