//! Reads payloads without a known mark by the meaning of their fields: Scalev's normalized answers of SingaPay and DOKU,
//! pages of any gateway, hand-made answers. None of their fields says that money came.
//! <https://docs.scalev.com>, storefront payments.

use super::{Context, Mark, PayloadContent, WalletOffer, content, context, ended, envelope};
use crate::{
    payment::{Counter, GatewayPayment, Instruction, Method},
    value::{Json, SafeUrl},
};

const PAGES: &str = "invoice_url payment_link_url payment_link payment_url pay_url checkout_url redirect_url \
    redirect_url_http web_redirect_url web_url link_url hosted_url snap_url url link";

const CODES: &str = "qr_string qr_code_string qr_content qr_data qr_code qris_string qris_content qris qr";

const NUMBERS: &str = "va_number virtual_account_number virtual_account_no va_no";

const BANKS: &str = "bank bank_code bank_name";

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
    let mut payments = layers.into_iter().map(|object| content(object, context).into_payment(None, context.method));
    payments.find(|payment| !matches!(payment.instruction, Instruction::Hosted(None)))
}

pub(super) fn content(object: &Json, context: &Context) -> PayloadContent {
    let qr = context.qr(object, CODES, "qr_image_url qr_url");
    let qr = context::with_stated_payee(qr, object.name("merchant_name"), object.text("nmid"));
    // Paylabs gives the seller's own page back as `redirect_url`.
    let page = context.page(object, PAGES).filter(|_| !object.has_any("merchant_trade_no"));
    let app = context.app(object, "deeplink_url deeplink app_url app_redirect_url");
    PayloadContent {
        number: number(object, context),
        qr,
        wallet: wallet(page.clone(), app, object, context),
        page,
        amount: object.money(AMOUNTS).filter(|_| !IN_SEN.iter().any(|mark| mark.is_in(object))),
        deadline: context::deadline(object),
        note: None,
    }
}

/// The order says whether a code is a cashier's.
fn number(object: &Json, context: &Context) -> Option<Instruction> {
    let holder = object.name(HOLDERS);
    let code = || object.code("payment_code").or_else(|| object.code(NUMBERS));
    match context.method.outlet() {
        None => content::virtual_account(context.bank(object, BANKS), object.digits(NUMBERS), holder),
        outlet => content::retail_code(outlet, code(), holder, Counter::default()),
    }
}

/// A page opens everywhere, also where an app's own scheme is blocked: on a desktop and inside other apps. Fields for links
/// that are present and empty mean a push request to the wallet's app; their absence means nothing.
fn wallet(page: Option<SafeUrl>, app: Option<SafeUrl>, object: &Json, context: &Context) -> Option<WalletOffer> {
    let wallet = context.method.wallet();
    let offered = wallet.is_some() || app.is_some() && matches!(context.method, Method::Other(_));
    let links = [PAGES, "deeplink_url"].join(" ");
    let pushed = object.has_any(&links) && object.text(&links).is_none();
    offered.then(|| WalletOffer { pushed, ..WalletOffer::opening(wallet, page.or(app)) })
}
