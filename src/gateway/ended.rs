//! Words and flags of an ended payment, where no gateway is recognized. They suppress the options to pay and are never
//! taken for a state.

use crate::value::Json;

const WORDS: &str = "status state payment_status transaction_status order_status va_status billing_status";

const ENDS: &str = "paid settle settled settlement complete completed succeeded captured lunas dibayar terbayar used \
    expire inactive closed deleted cancelled canceled cancel dibatalkan batal kedaluwarsa kadaluarsa hangus void voided \
    failed gagal deny denied rejected declined ditolak refund refunded chargeback";

const FLAGS: &str = "already_paid is_paid paid is_expired expired is_disabled";

/// Flags that are false once the payment is no longer accepted.
const OPEN: [&str; 3] = ["requires_payment", "is_active", "active"];

/// Names of the field with the time of payment, which is empty before it.
const PAID_AT: &str = "paid_at paid_time success_time payment_date datetime_payment";

/// A gateway's field for the state, another field that only that gateway has, and the codes, separated by blanks, of an
/// open payment: Paylabs, Faspay, BNI eCollection.
const CODES: [(&str, &str, &str); 3] = [
    ("status", "platform_trade_no", "01 1"),
    ("payment_status_code", "bill_no", "0 1"),
    ("va_status", "trx_amount", "1"),
];

/// True where the object's words, flags, codes or times say that its number or link no longer takes a payment.
pub(super) fn is_ended(object: &Json) -> bool {
    // Winpay's callback has no word; `nett_amount`, the seller's share, is filled once money came.
    let is_end = |word: String| {
        word.ends_with("expired") || word.starts_with("sudah ") || ENDS.split(' ').any(|end| end == word)
    };
    let is_open = |(key, beside, open): &(&str, &str, &str)| {
        let code = object.literal(key).filter(|_| object.is_filled(beside));
        code.is_none_or(|code| open.split(' ').any(|open| open == code))
    };
    object.texts(WORDS).map(str::to_ascii_lowercase).any(is_end)
        || object.flag(FLAGS)
        || OPEN.iter().any(|key| object.stated_flag(key) == Some(false))
        || object.is_filled("nett_amount")
        || object.time(PAID_AT).is_some()
        || !CODES.iter().all(is_open)
}
