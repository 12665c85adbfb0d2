//! SNAP, Bank Indonesia's national form, in which DOKU, Xendit, Midtrans, Faspay, Winpay, Paylabs and banks answer.
//! `2…` says that a request was done, never that money came.
//! <https://apidevportal.aspi-indonesia.or.id>

use super::{
    Adapter, Context, Mark, Offered, States, context, reason,
    ways::{self, Offer, Ways},
};
use crate::{
    instruction::{Counter, Instruction, Qr},
    json,
    link::Link,
    method::{Method, Outlet},
    status::Status,
    value::Value,
};

pub(super) const ADAPTER: Adapter = Adapter {
    gateway: "snap",
    marks: &[
        Mark("virtualAccountData.virtualAccountNo"),
        Mark("virtualAccountData.paymentFlagStatus"),
        Mark("virtualAccountNo paymentRequestId"),
        Mark("virtualAccountNo partnerServiceId"),
        Mark("virtualAccountNo virtualAccountTrxType"),
        Mark("responseCode qrContent"),
        Mark("partnerReferenceNo qrContent"),
        Mark("responseCode qrUrl"),
        Mark("webRedirectUrl"),
        Mark("responseCode appRedirectUrl"),
        Mark("latestTransactionStatus"),
    ],
    states: States(&[
        (Status::Unpaid, "01, 03"),
        (Status::Processing, "02"),
        (Status::Paid, "00, flag 00, callback"),
        (Status::Refunded, "04"),
        (Status::Ended, "05"),
        (Status::Failed, "06, refused"),
    ]),
    word,
    read,
};

/// A virtual account's callback has no word: a paid amount with the request's id is the payment.
fn word(payload: &Value) -> Option<String> {
    if context::code(payload, "responseCode").is_some_and(|code| !code.starts_with('2')) {
        return Some("refused".to_owned());
    }
    if let Some(code) = context::code(payload, "latestTransactionStatus") {
        return Some(if code.len() == 1 { format!("0{code}") } else { code });
    }
    let account = account(payload);
    let flag = context::code(account, "paymentFlagStatus").or_else(|| context::code(payload, "paymentFlagStatus"));
    let paid = || json::money(account, "paidAmount").is_some_and(|paid| !paid.is_zero());
    match flag {
        Some(flag) => Some(format!("flag {}", if flag == "0" { "00" } else { &flag })),
        None if json::is_filled(account, "paymentRequestId") && paid() => Some("callback".to_owned()),
        None => None,
    }
}

/// The fields of a virtual account: in `virtualAccountData` of an answer, bare in a callback.
fn account(payload: &Value) -> &Value {
    payload.get("virtualAccountData").filter(|data| data.is_object()).unwrap_or(payload)
}

fn read(payload: &Value, context: &Context) -> Offered {
    let account = account(payload);
    let own = json::at(account, &["additionalInfo"]);
    let outer = json::at(payload, &["additionalInfo"]);
    let sums = ["totalAmount", "paidAmount", "amount", "transAmount", "grossAmount"];
    let qr = context.qr(payload, &["qrContent"], &["qrUrl", "qrImage"]);
    let (qr, offer) = offer(qr, payload, context);
    Offered {
        ways: Ways {
            number: number(account, own, context),
            qr,
            page: context.page(payload, &["webRedirectUrl", "redirectUrl"]).filter(|_| offer.wallet.is_none()),
            offer,
        },
        amount: [account, payload, own, outer].into_iter().find_map(|part| context::sum(part, &sums)),
        deadline: [account, own, payload, outer].into_iter().find_map(context::deadline),
        note: reason::reason(&[json::text(payload, "transactionStatusDesc")]),
    }
}

/// A code for shops has the same form; what stands in `additionalInfo` is each issuer's own.
fn number(account: &Value, own: &Value, context: &Context) -> Option<Instruction> {
    let channel = ["channel", "bank", "paymentType", "channelCode", "bankCode"];
    let named = context::text(own, &channel).map(Outlet::parse).filter(|outlet| !matches!(outlet, Outlet::Other(_)));
    let ordered = matches!(context.method, Method::Retail(_));
    let holder = json::name(account, "virtualAccountName");
    if named.is_some() || ordered {
        let outlet = named.or_else(|| context.outlet(own, &[]));
        return ways::retail_code(outlet, json::code(account, "virtualAccountNo"), holder, Counter::default());
    }
    ways::virtual_account(context.bank(own, &channel), json::digits(account, "virtualAccountNo"), holder)
}

/// Links belong to a wallet where the order or the answer names one, with the QRIS that may stand beside them.
fn offer(qr: Option<Qr>, payload: &Value, context: &Context) -> (Option<Qr>, Offer) {
    let own = json::at(payload, &["additionalInfo"]);
    let wallet = context.wallet(own, &["channel", "payOption", "ewallet"]);
    let page: Option<Link> = context.page(payload, &["webRedirectUrl", "redirectUrl"]);
    let app = context.app(payload, &["appRedirectUrl"]);
    if wallet.is_none() && app.is_none() {
        return (qr, Offer::default());
    }
    let link = page.or(app);
    let asked = context::text(payload, &["webRedirectUrl", "appRedirectUrl"]).is_none();
    (None, Offer { wallet, phone: link.clone(), desktop: link, qr, asked, number: None })
}
