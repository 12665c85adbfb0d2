//! SNAP, Bank Indonesia's national API standard, which DOKU, Xendit, Midtrans, Faspay, Winpay, Paylabs and banks follow.
//! `responseCode` 2… means that a request succeeded, never that money came; its fourth and fifth digits name the service.
//! <https://apidevportal.aspi-indonesia.or.id>

use super::{Adapter, Context, Mark, PayloadContent, WalletOffer, content, context};
use crate::{
    payment::{Counter, Instruction, Note, Outlet, States, Status},
    value::{Json, SafeUrl},
};

pub(super) const ADAPTER: Adapter = Adapter {
    gateway: "snap",
    marks: &[
        Mark("virtualAccountData.virtualAccountNo|virtualAccountData.paymentFlagStatus"),
        Mark("virtualAccountNo paymentRequestId|partnerServiceId|virtualAccountTrxType"),
        Mark("responseCode qrContent|qrUrl|appRedirectUrl"),
        Mark("partnerReferenceNo qrContent"),
        Mark("webRedirectUrl"),
        Mark("latestTransactionStatus"),
        Mark("responseCode=20054 additionalInfo.paymentCode"),
        Mark("responseCode=20054 additionalInfo.virtualAccountInfo|additionalInfo.VirtualAccountInfo"),
        Mark("responseCode=20031 virtualAccountData"),
        Mark("responseCode=20057|responseCode=20077 cancelTime|originalReferenceNo|originalPartnerReferenceNo"),
        Mark("responseCode=20058|responseCode=20078 refundNo"),
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

/// Answers to cancels (of an account, a debit, a QR) and refunds have no word beside the service code; 57 is also a hosted
/// order's. Answers to creations do not say that money came.
fn word(payload: &Json) -> Option<String> {
    let code = payload.literal("responseCode");
    let service = code.map(|code| code.strip_prefix("200").and_then(|rest| rest.get(..2)).unwrap_or("?").to_owned());
    let opens = || payload.text("webRedirectUrl appRedirectUrl").is_some();
    match service.as_deref() {
        Some("24" | "27" | "28" | "47") => None,
        Some("54" | "57") if opens() => None,
        Some("31" | "57" | "77") => Some("cancel".to_owned()),
        Some("58" | "78") => Some("refund".to_owned()),
        service => word_of_service(payload, service),
    }
}

/// A virtual account's callback has no word: `paidAmount` with the request's id is the payment. The merchant's answer to
/// the callback may leave the amount out; the answer to a status inquiry has an amount also before the payment.
fn word_of_service(payload: &Json, service: Option<&str>) -> Option<String> {
    if let Some(code) = payload.literal("latestTransactionStatus") {
        // These services inquire about a payment; others about a transfer or a top-up of the seller's.
        if !matches!(service, None | Some("26" | "51" | "55")) {
            return None;
        }
        return Some(if code.len() == 1 { format!("0{code}") } else { code });
    }
    let account = account(payload);
    let flag = account.literal("paymentFlagStatus").or_else(|| payload.literal("paymentFlagStatus"));
    if let Some(flag) = flag {
        return Some(format!("flag {}", if flag == "0" { "00" } else { &flag }));
    }
    let _ = account.text("paymentRequestId")?;
    let paid = account.money("paidAmount").is_some();
    let reason = account.at("paymentFlagReason").word("english");
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

fn read(payload: &Json, context: &Context) -> PayloadContent {
    let account = account(payload);
    let own = account.at("additionalInfo");
    let outer = payload.at("additionalInfo");
    let dana_info = outer.values("virtualAccountInfo VirtualAccountInfo").next().unwrap_or(outer);
    let sums = "totalAmount paidAmount amount transAmount grossAmount";
    let qr = context.qr(payload, "qrContent", "qrUrl qrImage").or_else(|| {
        let code = outer.text("paymentCode").filter(|code| code.starts_with("000201"))?;
        context.qr_of_texts(&[code])
    });
    let page = context.page(payload, "webRedirectUrl redirectUrl");
    let wallet = wallet(page.clone(), payload, context);
    let named = wallet.as_ref().is_some_and(|offer| offer.wallet.is_some());
    PayloadContent {
        number: number(account, own, context).or_else(|| dana_account(dana_info, context)),
        qr,
        wallet,
        page: page.filter(|_| !named),
        amount: [account, payload, own, outer].into_iter().find_map(|part| part.money(sums)),
        deadline: [account, own, payload, outer, dana_info].into_iter().find_map(context::deadline),
        note: (word(payload).as_deref() == Some("refund")).then(|| Note::PartReturned(payload.money("refundAmount"))),
    }
}

/// DANA answers to an account request in the form of a debit, with the number alone.
fn dana_account(info: &Json, context: &Context) -> Option<Instruction> {
    content::virtual_account(context.method.bank(), info.digits("paymentCode virtualAccountCode"), None)
}

/// A code for shops has the same form. The fields in `additionalInfo` differ by issuer.
fn number(account: &Json, own: &Json, context: &Context) -> Option<Instruction> {
    let channel = "channel bank paymentType channelCode bankCode";
    let holder = account.name("virtualAccountName");
    match own.text(channel).and_then(Outlet::known).or_else(|| context.method.outlet()) {
        None => content::virtual_account(context.bank(own, channel), account.digits("virtualAccountNo"), holder),
        outlet => content::retail_code(outlet, account.code("virtualAccountNo"), holder, Counter::default()),
    }
}

/// Links belong to a wallet where the order or the answer names one, together with the QRIS where there is one.
fn wallet(page: Option<SafeUrl>, payload: &Json, context: &Context) -> Option<WalletOffer> {
    let wallet = context.wallet(payload.at("additionalInfo"), "channel payOption ewallet");
    let app = context.app(payload, "appRedirectUrl");
    let pushed = payload.text("webRedirectUrl appRedirectUrl").is_none();
    let offered = wallet.is_some() || app.is_some();
    offered.then(|| WalletOffer { pushed, ..WalletOffer::opening(wallet, page.or(app)) })
}
