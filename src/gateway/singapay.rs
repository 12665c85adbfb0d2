//! SingaPay's own API: virtual accounts, QRIS, wallets, payment links, and their webhooks. `flat` reads Scalev's
//! normalized form of it.
//! <https://docs.singapay.id>

use super::{Adapter, Context, Mark, PayloadContent, WalletOffer, content, context};
use crate::{
    payment::{Instruction, States, Status, Wallet},
    value::Json,
};

pub(super) const ADAPTER: Adapter = Adapter {
    gateway: "singapay",
    marks: &[
        Mark("reff_no id|type|payment_method_name"),
        Mark("merchant_reff_no|transaction.reff_no"),
        Mark("status_computed qr_data|is_expired|payment_url"),
        Mark("checkout_url_app"),
        Mark("amount_type number"),
        Mark("provider_transaction_id amount.value"),
    ],
    states: States(&[
        (Status::Unpaid, "open, active, pending"),
        (Status::Processing, "processing"),
        (Status::Paid, "success, paid"),
        (Status::Expired, "expired"),
        (Status::Closed, "canceled, cancelled"),
        (Status::Ended, "closed, inactive, used up"),
        (Status::Failed, "failed"),
    ]),
    word,
    read,
};

/// `status` stays `active` or `open` after the end; the computed fields and the count of uses change. In a webhook the
/// payment's word is in `transaction`. `success` is a word of wallets alone: other products have the computed field, and
/// an envelope's `success` may be in the same object.
fn word(data: &Json) -> Option<String> {
    if let Some(transaction) = data.object("transaction") {
        return transaction.word("status");
    }
    let word = data.word("status_computed status");
    let stored = word.as_deref().is_none_or(|word| matches!(word, "open" | "active" | "pending"));
    let count = |key: &str| data.literal(key)?.parse::<u64>().ok().filter(|count| *count > 0);
    let used = count("max_usage").zip(count("current_usage")).is_some_and(|(most, used)| used >= most);
    let payable = data.is_filled("payment_url qr_data qr_string number");
    match word {
        Some(word) if word == "success" && payable && !data.is_filled("status_computed") => None,
        _ if stored && data.flag("is_expired") => Some("expired".to_owned()),
        _ if stored && used => Some("used up".to_owned()),
        word => word,
    }
}

fn read(data: &Json, context: &Context) -> PayloadContent {
    let offered = data.has_any("checkout_url checkout_url_app");
    PayloadContent {
        number: number(data, context),
        qr: context.qr(data, "qr_data qr_string", "qr_image_url"),
        wallet: offered.then(|| wallet(data, context)),
        page: context.page(data, "payment_url"),
        amount: data.part("transaction").money("total_amount amount"),
        deadline: context::deadline(data),
        note: None,
    }
}

fn number(data: &Json, context: &Context) -> Option<Instruction> {
    let key = ["number", "va_number"].into_iter().find(|key| data.is_filled(key))?;
    let bank = match data.object("bank") {
        Some(bank) => context.bank(bank, "short_name bank_code code"),
        None => context.bank(data, "code bank"),
    };
    content::virtual_account(bank, data.digits(key), data.name("name va_name"))
}

/// OVO alone has both links and both null.
fn wallet(data: &Json, context: &Context) -> WalletOffer {
    let link = context.app(data, "checkout_url checkout_url_app");
    let null = ["checkout_url", "checkout_url_app"].iter().all(|key| data.get(key).is_some_and(Json::is_null));
    let wallet = context.wallet(data, "ewallet_vendor").or_else(|| null.then_some(Wallet::Ovo));
    let number = data.text("customer_phone").map(str::to_owned);
    WalletOffer { pushed: null, number, ..WalletOffer::opening(wallet, link) }
}
