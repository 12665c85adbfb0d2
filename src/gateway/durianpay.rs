//! Durianpay: charges of every type, orders and their payment links, virtual accounts, and the status of a payment.
//! <https://durianpay.id/docs>

use super::{Adapter, Context, Mark, PayloadContent, WalletOffer, content, context};
use crate::{
    payment::{Counter, Instruction, Method, Note, States, Status},
    value::{Json, SafeUrl},
};

pub(super) const ADAPTER: Adapter = Adapter {
    gateway: "durianpay",
    marks: &[
        Mark("response.payment_id"),
        Mark("type response.order_id"),
        Mark("id=pay_ order_id|payment_ref_id|paid_amount|order.id=ord_|refund.refund_type"),
        Mark("id=ord_ order_ref_id|customer_id=cus_"),
        Mark("order_ref_id access_token|payment_option"),
        Mark("payment_id=pay_ order_id=ord_|payment_ref_id|paid_amount|preauthorized_amount"),
        Mark("is_completed signature"),
        Mark("qr_code_string qr_code_image"),
        Mark("virtual_account.account_number"),
        Mark("is_disabled is_paid account_number"),
        Mark("id=rfn_ refund_type"),
        Mark("id=inv_ invoice_ref_id"),
    ],
    states: States(&[
        (Status::Unpaid, "started, processing, pending, account open, invoice outstanding"),
        (Status::Processing, "completed unconfirmed, capture processing"),
        (Status::Paid, "completed, account paid, invoice paid, refund partial"),
        (Status::Expired, "expired, invoice expired"),
        (Status::Closed, "cancelled, canceled"),
        (Status::Ended, "account disabled"),
        (Status::Refunded, "refunded, refund"),
        (Status::Failed, "failed"),
    ]),
    word,
    read,
};

/// The object that holds the fields: `response` of a charge, `virtual_account` of an account, else itself.
fn body(data: &Json) -> &Json {
    data.object("response virtual_account").unwrap_or(data)
}

/// `completed` in the answer to a charge means "created"; only the status of a payment says that money came.
fn word(data: &Json) -> Option<String> {
    let body = body(data);
    let flag = |key: &str| body.stated_flag(key);
    if body.has_any("is_paid is_disabled") {
        let word = match (flag("is_paid"), flag("is_disabled")) {
            (Some(true), _) => "paid",
            (_, Some(true)) => "disabled",
            _ => "open",
        };
        return Some(format!("account {word}"));
    }
    let word = body.word("status")?;
    if let Some(refund) = refund(body) {
        let is_partial = refund.word("refund_type").is_some_and(|kind| kind == "partial");
        let done = refund.word("status").is_some_and(|word| word == "done");
        if done || body.is_filled("refund_type") {
            return done.then(|| if is_partial { "refund partial" } else { "refund" }.to_owned());
        }
    }
    if body.is_filled("invoice_ref_id") {
        return Some(format!("invoice {word}"));
    }
    if body.is_filled("preauthorized_amount") && word == "processing" {
        return Some(format!("capture {word}"));
    }
    if let Some(word) = related_word(body, &word) {
        return Some(word);
    }
    let created = data.object("response").is_some() || flag("is_completed") == Some(false);
    Some(if word == "completed" && created { format!("{word} unconfirmed") } else { word })
}

/// A refund by itself, or inside its payment.
fn refund(body: &Json) -> Option<&Json> {
    if body.is_filled("refund_type") { Some(body) } else { body.object("refund") }
}

/// The word of the order around a payment, or of the payments inside an order: another payment may have paid the order,
/// and an order whose payments have all failed is still open. `None`: the body's own word counts.
fn related_word(body: &Json, word: &str) -> Option<String> {
    let of_order = body.at("order").word("status").filter(|word| word == "completed");
    let tries: Vec<_> = body.rows("payments").map(|payment| payment.word("status").unwrap_or_default()).collect();
    let has = |wanted: &str| tries.iter().any(|word| word == wanted);
    match word {
        "started" if has("completed") => Some("completed unconfirmed".to_owned()),
        "started" if has("failed") && tries.iter().all(|word| word == "failed") => Some("failed".to_owned()),
        "completed" | "refunded" => None,
        _ => of_order,
    }
}

/// `paid_amount` is the amount to pay.
fn read(data: &Json, context: &Context) -> PayloadContent {
    let body = body(data);
    let kind = data.text("type").unwrap_or_default();
    let qr = context.qr(body, "qr_string qr_code_string", "qr_code qr_code_image");
    let qr = context::with_stated_payee(qr, body.at("metadata").name("merchant_name"), None);
    let page = page(body, context);
    let sums = if body.is_filled("refund_type") { "" } else { "paid_amount remaining_amount amount" };
    PayloadContent {
        note: match word(data).as_deref() {
            Some("completed unconfirmed") => page.clone().map(Note::Page),
            Some("refund" | "refund partial") => Some(Note::PartReturned(refund(body).unwrap_or(body).money("amount"))),
            _ => None,
        },
        number: number(kind, body, context),
        qr: qr.filter(|_| kind != "EWALLET"),
        wallet: (kind == "EWALLET").then(|| wallet(body, context)),
        page,
        amount: body.money(sums),
        deadline: context::deadline(body),
    }
}

/// `account_number` is an account or a cashier's code, by the charge's type, else by the order.
fn number(kind: &str, body: &Json, context: &Context) -> Option<Instruction> {
    let shop = kind == "RETAILSTORE" || kind.is_empty() && matches!(context.method, Method::Retail(_));
    if shop {
        let outlet = context.outlet(body, "store_type store_name");
        return content::retail_code(outlet, body.code("account_number"), None, Counter::default());
    }
    let bank = context.bank(body, "bank_code bank");
    let named = kind == "VA" || bank.is_some() || matches!(context.method, Method::VirtualAccount(_));
    named.then_some(())?;
    content::virtual_account(bank, body.digits("account_number"), body.name("name"))
}

/// Only some wallets get a push request at the buyer's number; `mobile` is filled for all of them.
fn wallet(body: &Json, context: &Context) -> WalletOffer {
    let links = "checkout_url web_url redirect_url deeplink_url";
    let link = context.app(body, links);
    let pushed = body.text(links).is_none();
    let number = body.text("mobile").map(str::to_owned);
    WalletOffer { pushed, number, ..WalletOffer::opening(context.wallet(body, "wallet_type unique_id"), link) }
}

/// An order's payment link is a whole address or the code at its end.
fn page(body: &Json, context: &Context) -> Option<SafeUrl> {
    let code = body.text("payment_link_url").filter(|code| code.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    context
        .page(body, "web_url redirect_url checkout_url payment_link_url")
        .or_else(|| SafeUrl::web(&format!("https://links.durianpay.id/payment/{}", code?), context.url_policy))
}
