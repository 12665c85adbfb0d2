//! DOKU's own form: virtual accounts, codes for shops, wallets, pages, notifications, statuses and refunds. Sum and
//! bank are the order's.
//! <https://developers.doku.com>

use super::{Adapter, Context, Mark, PayloadContent, WalletOffer, content, context};
use crate::{
    payment::{Bank, Counter, Instruction, Note, Outlet, States, Status, Wallet},
    value::Json,
};

pub(super) const ADAPTER: Adapter = Adapter {
    gateway: "doku",
    marks: &[
        Mark("virtual_account_info|online_to_offline_info|credit_card_payment_page"),
        Mark("order.invoice_number payment.url|payment.capture_amount|transaction.status|refund.status"),
        Mark("order.invoice_number ovo_payment.status|shopeepay_payment|emoney_payment"),
        Mark("transaction.status service.id"),
    ],
    states: States(&[
        (Status::Unpaid, "pending"),
        (Status::Processing, "timeout, redirect, success authorize, capture pending"),
        (Status::Paid, "success, capture success, refund partial"),
        (Status::Expired, "expired"),
        (Status::Refunded, "refunded, refund, success refund, success void"),
        (Status::Failed, "failed, capture failed"),
    ]),
    word,
    read,
};

/// OVO answers after the buyer has confirmed or declined; in the other wallets' objects a success is a created link. A
/// failed refund does not change the payment.
fn word(payload: &Json) -> Option<String> {
    let within = |part: &str, key: &str| payload.at(part).word(key);
    if within("refund", "status").is_some_and(|word| word == "success") {
        let is_partial = within("refund", "type").is_some_and(|kind| kind.contains("partial"));
        return Some(if is_partial { "refund partial" } else { "refund" }.to_owned());
    }
    if let Some(word) = within("transaction", "status") {
        let kind =
            within("transaction", "type").filter(|kind| matches!(kind.as_str(), "authorize" | "refund" | "void"));
        return Some(kind.map_or(word.clone(), |kind| format!("{word} {kind}")));
    }
    within("ovo_payment", "status").or_else(|| {
        let capture = payload.at("payment").get("capture_amount").and(within("payment", "status"))?;
        Some(format!("capture {capture}"))
    })
}

fn read(payload: &Json, context: &Context) -> PayloadContent {
    let account = payload.at("virtual_account_info");
    let shop = payload.at("online_to_offline_info");
    let page = |key: &str| context.page(payload.at(key), "url");
    let returned = word(payload).is_some_and(|word| word.starts_with("refund"));
    let times = [account, shop, payload.at("payment"), payload];
    PayloadContent {
        number: virtual_account(account, context).or_else(|| retail(shop, context)),
        wallet: Some(wallet(payload, context)),
        page: page("payment").or_else(|| page("credit_card_payment_page")),
        amount: payload.at("order").money("amount"),
        deadline: times.into_iter().find_map(context::deadline),
        note: returned.then(|| Note::PartReturned(payload.at("refund").money("amount"))),
        ..PayloadContent::default()
    }
}

/// The page opens the wallet's app where there is one.
fn wallet(payload: &Json, context: &Context) -> WalletOffer {
    let known = [("shopeepay_payment", Some(Wallet::ShopeePay)), ("emoney_payment", None)];
    let (key, named) = known.into_iter().find(|(key, _)| payload.get(key).is_some()).unwrap_or_default();
    let link = context.app(payload.at(key), "redirect_url_http redirect_url_app");
    WalletOffer::opening(named.or_else(|| context.method.wallet()), link)
}

/// The bank is the order's, else the one in the path of `how_to_pay_page`.
fn virtual_account(account: &Json, context: &Context) -> Option<Instruction> {
    let bank = context.method.bank().or_else(|| hints(account).find_map(Bank::known));
    let number = account.digits("virtual_account_number virtual_account_no");
    content::virtual_account(bank, number, account.name("virtual_account_name"))
}

fn retail(shop: &Json, context: &Context) -> Option<Instruction> {
    let outlet = context.method.outlet().or_else(|| hints(shop).find_map(Outlet::known));
    content::retail_code(outlet, shop.code("payment_code"), None, Counter::default())
}

/// The parts of the path of `how_to_pay_page`: `bca`, `mandiri-virtual-account`, `alfa`.
fn hints(info: &Json) -> impl Iterator<Item = &str> {
    let page = info.text("how_to_pay_page").unwrap_or_default();
    page.split('/').skip(3).map(|part| part.strip_suffix("-virtual-account").unwrap_or(part))
}
