//! SNAP, Bank Indonesia's national form, in which DOKU, Xendit, Midtrans, Faspay, Winpay, Paylabs and banks answer.
//! `2…` says that a request was done, never that money came; the fourth and fifth digit name the request.
//! <https://apidevportal.aspi-indonesia.or.id>

use super::{
    Adapter, Context, Mark, Offered, States, context, reason,
    ways::{self, Offer, Ways},
};
use crate::{
    payment::{
        instruction::{Counter, Instruction, Note, Qr},
        method::{Method, Outlet},
        status::Status,
    },
    value::{json::Json, link::SafeUrl},
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
        Mark("responseCode=20054 additionalInfo.paymentCode"),
        Mark("responseCode=20054 additionalInfo.virtualAccountInfo"),
        Mark("responseCode=20054 additionalInfo.VirtualAccountInfo"),
        Mark("responseCode=20031 virtualAccountData"),
        Mark("responseCode=20057 cancelTime"),
        Mark("responseCode=20057 originalReferenceNo"),
        Mark("responseCode=20057 originalPartnerReferenceNo"),
        Mark("responseCode=20077 cancelTime"),
        Mark("responseCode=20077 originalReferenceNo"),
        Mark("responseCode=20077 originalPartnerReferenceNo"),
        Mark("responseCode=20058 refundNo"),
        Mark("responseCode=20078 refundNo"),
    ],
    states: States(&[
        (Status::Unpaid, "01, 03"),
        (Status::Processing, "02, acknowledged"),
        (Status::Paid, "00, flag 00, callback"),
        (Status::Refunded, "04, refund"),
        (Status::Ended, "05, cancel"),
        (Status::Failed, "06"),
    ]),
    word,
    read,
};

/// Answers to cancels (of an account, a debit, a QR) and refunds have no word but their request; 57 is also a hosted
/// order's. What was created or found says nothing of the money.
fn word(payload: &Json) -> Option<String> {
    let code = context::code(payload, "responseCode");
    let service = code.map(|code| code.strip_prefix("200").and_then(|rest| rest.get(..2)).unwrap_or("?").to_owned());
    let opens = || context::text(payload, "webRedirectUrl appRedirectUrl").is_some();
    match service.as_deref() {
        Some("24" | "27" | "28" | "47") => None,
        Some("54" | "57") if opens() => None,
        Some("31" | "57" | "77") => Some("cancel".to_owned()),
        Some("58" | "78") => Some("refund".to_owned()),
        service => told(payload, service),
    }
}

/// A virtual account's callback has no word: a paid amount with the request's id is the payment. The merchant's answer
/// to it may leave the amount out; the answer to a question for the state names a sum also before the payment.
fn told(payload: &Json, service: Option<&str>) -> Option<String> {
    if let Some(code) = context::code(payload, "latestTransactionStatus") {
        // Of the requests for a state these ask for a payment's; others for a transfer's or a top-up's of the seller.
        if !matches!(service, None | Some("26" | "51" | "55")) {
            return None;
        }
        return Some(if code.len() == 1 { format!("0{code}") } else { code });
    }
    let account = account(payload);
    let flag = context::code(account, "paymentFlagStatus").or_else(|| context::code(payload, "paymentFlagStatus"));
    if let Some(flag) = flag {
        return Some(format!("flag {}", if flag == "0" { "00" } else { &flag }));
    }
    context::text(account, "paymentRequestId")?;
    let paid = account.money("paidAmount").is_some();
    let reason = account.at(&["paymentFlagReason"]).word("english");
    let word = match service {
        None | Some("25") if paid => "callback",
        Some("26") if paid && reason.as_deref() == Some("success") => "callback",
        Some("25") => "acknowledged",
        _ => return None,
    };
    Some(word.to_owned())
}

/// The fields of a virtual account: in `virtualAccountData` of an answer, bare in a callback.
fn account(payload: &Json) -> &Json {
    payload.part("virtualAccountData")
}

fn read(payload: &Json, context: &Context) -> Offered {
    let account = account(payload);
    let own = account.at(&["additionalInfo"]);
    let outer = payload.at(&["additionalInfo"]);
    let danas = ["virtualAccountInfo", "VirtualAccountInfo"].iter().find_map(|key| outer.get(key)).unwrap_or(outer);
    let sums = "totalAmount paidAmount amount transAmount grossAmount";
    let qr = context.qr(payload, "qrContent", "qrUrl qrImage").or_else(|| {
        let code = outer.text("paymentCode").filter(|code| code.starts_with("000201"))?;
        context.code(&[code])
    });
    let (qr, offer) = offer(qr, payload, context);
    Offered {
        ways: Ways {
            number: number(account, own, context).or_else(|| issued(danas, context)),
            qr,
            page: context.page(payload, "webRedirectUrl redirectUrl").filter(|_| offer.wallet.is_none()),
            offer,
        },
        amount: [account, payload, own, outer].into_iter().find_map(|part| context::sum(part, sums)),
        deadline: [account, own, payload, outer, danas].into_iter().find_map(context::deadline),
        note: match word(payload).as_deref() {
            Some("refund") => Some(Note::PartReturned(payload.money("refundAmount"))),
            _ => reason::reason(&[payload.text("transactionStatusDesc")]),
        },
    }
}

/// DANA answers for an account as for a debit, with the number alone.
fn issued(info: &Json, context: &Context) -> Option<Instruction> {
    let number = ["paymentCode", "virtualAccountCode"].iter().find_map(|key| info.digits(key));
    ways::virtual_account(context.bank(info, ""), number, None)
}

/// A code for shops has the same form; what stands in `additionalInfo` is each issuer's own.
fn number(account: &Json, own: &Json, context: &Context) -> Option<Instruction> {
    let channel = "channel bank paymentType channelCode bankCode";
    let named = context::text(own, channel).and_then(Outlet::known);
    let ordered = matches!(context.method, Method::Retail(_));
    let holder = account.name("virtualAccountName");
    if named.is_some() || ordered {
        let outlet = named.or_else(|| context.outlet(own, ""));
        return ways::retail_code(outlet, account.code("virtualAccountNo"), holder, Counter::default());
    }
    ways::virtual_account(context.bank(own, channel), account.digits("virtualAccountNo"), holder)
}

/// Links belong to a wallet where the order or the answer names one, with the QRIS that may stand beside them.
fn offer(qr: Option<Qr>, payload: &Json, context: &Context) -> (Option<Qr>, Offer) {
    let own = payload.at(&["additionalInfo"]);
    let wallet = context.wallet(own, "channel payOption ewallet");
    let page: Option<SafeUrl> = context.page(payload, "webRedirectUrl redirectUrl");
    let app = context.app(payload, "appRedirectUrl");
    if wallet.is_none() && app.is_none() {
        return (qr, Offer::default());
    }
    let link = page.or(app);
    let asked = context::text(payload, "webRedirectUrl appRedirectUrl").is_none();
    (None, Offer { qr, asked, ..Offer::opening(wallet, link) })
}
