//! Reads payloads without a known mark by the meaning of their fields: Scalev's normalized answers of SingaPay and DOKU,
//! pages of any gateway, hand-made answers. None of their fields says that money came.
//! <https://docs.scalev.com>, storefront payments.

use super::{
    Context, Mark, PayloadContent,
    context::{self, with_stated_payee},
    ended, envelope,
    options::{self, PaymentOptions, WalletOptions},
};
use crate::{
    payment::{
        gateway_payment::GatewayPayment,
        instruction::{Counter, Instruction, Qr},
        method::Method,
    },
    value::{json::Json, link::SafeUrl},
};

const PAGES: &str = "invoice_url payment_link_url payment_link payment_url pay_url checkout_url redirect_url \
    redirect_url_http web_redirect_url web_url link_url hosted_url snap_url url link";

const CODES: &str = "qr_string qr_code_string qr_content qr_data qr_code qris_string qris_content qris qr";

const NUMBERS: &str = "va_number virtual_account_number virtual_account_no va_no";

const HOLDERS: &str = "va_name virtual_account_name customer_name";

const AMOUNTS: &str = "total_amount amount gross_amount total amount_due";

/// Gateways that write their sums in sen: Faspay's answer to a creation, ShopeePay's own API.
const IN_SEN: [Mark; 2] = [Mark("bill_no bill_items"), Mark("errcode debug_msg")];

/// Reads the first object with an option to pay, from the outermost inwards, with keys in any case. `None`: there is none,
/// or the payment has ended.
pub(super) fn read(document: &Json, context: &Context) -> Option<GatewayPayment> {
    let mut document = document.clone();
    document.name_in_snake_case();
    let layers = envelope::layers(&document);
    if layers.iter().any(|object| ended::is_ended(object) || context::is_foreign(object)) {
        return None;
    }
    let payments = layers.into_iter().map(|object| content(object, context).into_payment(None, context));
    payments.into_iter().find(|payment| !matches!(payment.instruction, Instruction::Hosted(None)))
}

pub(super) fn content(object: &Json, context: &Context) -> PayloadContent {
    let code = context.qr(object, CODES, "qr_image_url qr_url");
    let code = with_stated_payee(code, object.name("merchant_name"), object.text("nmid"));
    let page = context.page(object, PAGES).filter(|_| !is_returned(object));
    let app = context.app(object, "deeplink_url deeplink app_url app_redirect_url");
    let (code, wallet_options) = wallet_options(code, page.clone(), app, object, context);
    PayloadContent {
        options: PaymentOptions { number: number(object, context), qr: code, wallet_options, page },
        amount: object.money(AMOUNTS).filter(|_| !IN_SEN.iter().any(|mark| mark.is_in(object))),
        deadline: context::deadline(object),
        note: None,
    }
}

/// Paylabs gives the seller's own page back as `redirect_url`.
fn is_returned(object: &Json) -> bool {
    object.has_any("merchant_trade_no")
}

/// The order says whether a code is a cashier's.
fn number(object: &Json, context: &Context) -> Option<Instruction> {
    let holder = object.name(HOLDERS);
    if let Method::Retail(outlet) = context.method {
        let code = object.code("payment_code").or_else(|| object.code(NUMBERS));
        return options::retail_code(Some(outlet.clone()), code, holder, Counter::default());
    }
    let number = object.digits(NUMBERS);
    options::virtual_account(context.bank(object, "bank bank_code bank_name"), number, holder)
}

/// A page opens everywhere, also where an app's own scheme is blocked: on a desktop and inside other apps. Fields for links
/// that are present and empty mean a push request to the wallet's app; their absence means nothing.
fn wallet_options(
    code: Option<Qr>,
    page: Option<SafeUrl>,
    app: Option<SafeUrl>,
    object: &Json,
    context: &Context,
) -> (Option<Qr>, WalletOptions) {
    let wallet = match context.method {
        Method::Wallet(wallet) => Some(wallet.clone()),
        Method::Other(_) if app.is_some() => None,
        _ => return (code, WalletOptions::default()),
    };
    let links = [PAGES, "deeplink_url"].join(" ");
    let pushed = object.has_any(&links) && object.text(&links).is_none();
    let link = page.or(app);
    (None, WalletOptions { qr: code, pushed, ..WalletOptions::opening(wallet, link) })
}
