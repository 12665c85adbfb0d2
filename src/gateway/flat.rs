//! Payloads that no gateway's marks recognize, read by the meaning of their fields: what Scalev normalizes of SingaPay
//! and DOKU, pages of any gateway, hand-made answers. Nothing in them says anything of the money.
//! <https://docs.scalev.com>, storefront payments.

use super::{
    Context, Mark, Offered,
    context::{self, beside},
    envelope, over,
    ways::{self, Offer, Ways},
};
use crate::{
    instruction::{Counter, Instruction, Qr, Reading},
    json,
    link::Link,
    method::Method,
    value::Value,
};

const PAGES: [&str; 18] = [
    "invoice_url",
    "payment_link_url",
    "payment_link",
    "payment_url",
    "paymentUrl",
    "paymentLinkUrl",
    "pay_url",
    "checkout_url",
    "checkoutUrl",
    "redirect_url",
    "redirect_url_http",
    "webRedirectUrl",
    "web_url",
    "link_url",
    "hosted_url",
    "snap_url",
    "url",
    "link",
];

const CODES: [&str; 11] = [
    "qr_string",
    "qrString",
    "qr_content",
    "qrContent",
    "qr_data",
    "qr_code",
    "qrCode",
    "qris_string",
    "qris_content",
    "qris",
    "qr",
];

const NUMBERS: [&str; 7] = [
    "va_number",
    "virtual_account_number",
    "virtual_account_no",
    "virtualAccountNo",
    "virtualAccountNumber",
    "vaNumber",
    "va_no",
];

const HOLDERS: [&str; 4] = ["va_name", "virtual_account_name", "virtualAccountName", "customer_name"];

const AMOUNTS: [&str; 7] =
    ["total_amount", "amount", "gross_amount", "total", "totalAmount", "grossAmount", "amount_due"];

/// Gateways that write their sums in sen: Faspay's answer to a creation, ShopeePay's own API.
const IN_SEN: [Mark; 2] = [Mark("bill_no bill_items"), Mark("errcode debug_msg")];

/// The first object with a way to pay, from the outermost inwards. `None`: there is none, or money has come.
pub(super) fn read(document: &Value, context: &Context) -> Option<Reading> {
    let layers = envelope::layers(document);
    if layers.iter().any(|object| over::is_over(object) || context::is_foreign(object)) {
        return None;
    }
    let readings = layers.into_iter().map(|object| offered(object, context).reading(None, context));
    readings.into_iter().find(|reading| !matches!(reading.instruction, Instruction::Hosted(None)))
}

fn offered(object: &Value, context: &Context) -> Offered {
    let code = context.qr(object, &CODES, &["qr_image_url", "qr_url", "qrUrl"]);
    let code = beside(code, json::name(object, "merchant_name"), json::text(object, "nmid"));
    let page = context.page(object, &PAGES).or_else(|| redirect(object, context));
    let app = context.app(object, &["deeplink_url", "deeplink", "app_url", "appRedirectUrl"]);
    let (code, offer) = offer(code, page.clone(), app, object, context);
    Offered {
        ways: Ways { number: number(object, context), qr: code, offer, page },
        amount: context::sum(object, &AMOUNTS).filter(|_| !IN_SEN.iter().any(|mark| mark.is_in(object))),
        deadline: context::deadline(object),
        note: None,
    }
}

/// Paylabs gives the seller's own page back under this name.
fn redirect(object: &Value, context: &Context) -> Option<Link> {
    context.page(object, &["redirectUrl"]).filter(|_| !json::has_any(object, &["merchantTradeNo"]))
}

/// The order says whether a code is a cashier's.
fn number(object: &Value, context: &Context) -> Option<Instruction> {
    let holder = HOLDERS.iter().find_map(|key| json::name(object, key));
    if let Method::Retail(outlet) = context.method {
        let code = ["payment_code", "paymentCode"].iter().chain(&NUMBERS).find_map(|key| json::code(object, key));
        return ways::retail_code(Some(outlet.clone()), code, holder, Counter::default());
    }
    let number = NUMBERS.iter().find_map(|key| json::digits(object, key));
    ways::virtual_account(context.bank(object, &["bank", "bank_code", "bank_name", "bankName"]), number, holder)
}

/// A page opens everywhere, also where an app's own scheme is blocked: on a desktop and inside other apps.
fn offer(
    code: Option<Qr>,
    page: Option<Link>,
    app: Option<Link>,
    object: &Value,
    context: &Context,
) -> (Option<Qr>, Offer) {
    let wallet = match context.method {
        Method::Wallet(wallet) => Some(wallet.clone()),
        Method::Other(_) if app.is_some() => None,
        _ => return (code, Offer::default()),
    };
    let asked = context::text(object, &PAGES).is_none() && context::text(object, &["deeplink_url"]).is_none();
    let link = page.or(app);
    (None, Offer { wallet, phone: link.clone(), desktop: link, qr: code, asked, number: None })
}
