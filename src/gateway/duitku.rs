//! Duitku: inquiries (v2), the check of a transaction, its callback and its redirect. Its payloads have no deadline and,
//! for a virtual account, neither bank nor holder.
//! <https://docs.duitku.com/api>

use super::{Adapter, Context, Mark, PayloadContent, WalletOffer, content, context};
use crate::{
    payment::{Counter, Method, States, Status, Wallet},
    value::Json,
};

pub(super) const ADAPTER: Adapter = Adapter {
    gateway: "duitku",
    marks: &[
        Mark("merchantCode reference|paymentUrl|statusCode"),
        Mark("merchantOrderId reference|statusCode|resultCode"),
        Mark("reference vaNumber|qrString|AppUrl"),
        Mark("reference paymentUrl statusCode"),
    ],
    states: States(&[
        (Status::Unpaid, "inquiry 00, check 01, redirect 01"),
        (Status::Processing, "redirect 00"),
        (Status::Paid, "check 00, callback 00"),
        (Status::Closed, "check 02, redirect 02"),
        (Status::Failed, "inquiry other, callback 01"),
    ]),
    word,
    read,
};

/// The meaning of a code depends on the message: `00` is "created" in an inquiry, and "paid" in a check and in a callback,
/// which is signed. A redirect comes through the buyer's browser and proves nothing. A check has no field to pay by, under
/// whatever name a backend passes on the fields of an inquiry, and always has `reference` and `amount`.
fn word(payload: &Json) -> Option<String> {
    let code = |key: &str| payload.literal(key).map(|code| if code.len() == 1 { format!("0{code}") } else { code });
    let has = |mark: &'static str| Mark(mark).is_in(payload);
    let (message, code) = if let Some(code) = code("resultCode") {
        let called = has("signature") || has("merchantCode amount") && !is_payable(payload);
        (if called { "callback" } else { "redirect" }, code)
    } else {
        let code = code("statusCode")?;
        let created = matches!(code.as_str(), "00" | "200");
        let is_check = has("merchantOrderId");
        if is_check && (!created || !is_payable(payload)) {
            (if created && !has("reference amount") { "part of a check" } else { "check" }, code)
        } else {
            ("inquiry", if created { "00" } else { "other" }.to_owned())
        }
    };
    Some(format!("{message} {code}"))
}

/// Parts of the names of fields that hold a number, a code or a link to pay by, separated by blanks.
const PAYABLE: &str = "url link qr va account token kode nomor number page checkout redirect paymentcode payment_code";

/// True where the name of a field contains one of [`PAYABLE`].
fn is_payable(payload: &Json) -> bool {
    let Json::Object(fields) = payload else { return false };
    let is_payable = |key: &str| PAYABLE.split(' ').any(|part| key.contains(part));
    fields.iter().any(|(key, _)| is_payable(&key.to_ascii_lowercase()))
}

fn read(payload: &Json, context: &Context) -> PayloadContent {
    let amount = payload.money("amount");
    if payload.is_filled("resultCode") {
        // A callback's account number is no longer payable.
        return PayloadContent { amount, ..PayloadContent::default() };
    }
    let method = method(payload, context);
    let qr = context.qr(payload, "qrString", "");
    let offered = method.wallet().is_some() || qr.is_none() && payload.text("AppUrl").is_some();
    PayloadContent {
        number: match method.outlet() {
            None => content::virtual_account(method.bank(), payload.digits("vaNumber"), None),
            outlet => content::retail_code(outlet, payload.code("vaNumber"), None, Counter::default()),
        },
        qr,
        wallet: offered.then(|| wallet(method.wallet(), payload, context)),
        page: context.page(payload, "paymentUrl"),
        amount,
        deadline: context::deadline(payload),
        note: None,
    }
}

/// The page opens the app where it is installed; `AppUrl` opens the app alone.
fn wallet(wallet: Option<Wallet>, payload: &Json, context: &Context) -> WalletOffer {
    let link = context.page(payload, "paymentUrl").or_else(|| context.app(payload, "AppUrl"));
    let pushed = payload.text("paymentUrl AppUrl").is_none();
    WalletOffer { pushed, ..WalletOffer::opening(wallet, link) }
}

/// Duitku's two-letter codes, with which `ref=` in the page's URL begins, each with Scalev's code of the same method.
const METHODS: &str = "BC=va_bca M2=va_mandiri VA=va_maybank I1=va_bni B1=va_cimb BT=va_permata A1=va_artajasa \
    AG=va_artha_graha NC=va_bnc BR=va_bri S1=va_sahabat_sampoerna DM=va_danamon BV=va_bsi \
    FT=alfamart IR=indomaret \
    OV=ovo OL=ovo SA=shopeepay SL=shopeepay LF=linkaja LA=linkaja DA=dana JP=jenius";

/// The order's method; where it names none, the code in the page's URL. Only sandboxes are known to write that code, so it
/// never overrides an order.
fn method(payload: &Json, context: &Context) -> Method {
    let vague = matches!(context.method, Method::VirtualAccount(None) | Method::Other(_));
    let reference = payload.text("paymentUrl").and_then(|page| page.split_once("ref="));
    let code = reference.and_then(|(_, code)| code.get(..2)).filter(|_| vague);
    let known = code.and_then(|code| METHODS.split(' ').find_map(|entry| entry.strip_prefix(code)?.strip_prefix('=')));
    known.map_or_else(|| context.method.clone(), |method| Method::parse(method, None))
}
