//! Words and flags of a payment that is over, where no gateway is recognized. They take an offer to pay away and are
//! never understood as a state.

use super::context;
use crate::value::json::Json;

const WORDS: [&str; 7] =
    ["status", "state", "payment_status", "transaction_status", "order_status", "va_status", "billing_status"];

/// Parted by blanks.
const ENDS: &str = "paid settle settled settlement complete completed succeeded captured lunas dibayar terbayar used \
    expire inactive closed deleted cancelled canceled cancel dibatalkan batal kedaluwarsa kadaluarsa hangus void voided \
    failed gagal deny denied rejected declined ditolak refund refunded chargeback";

const FLAGS: [&str; 6] = ["already_paid", "is_paid", "paid", "is_expired", "expired", "is_disabled"];

/// Flags that are unset once nothing is taken any more.
const OPEN: [&str; 3] = ["requires_payment", "is_active", "active"];

/// Names of the moment of the payment, which is filled once it has come.
const PAID_AT: [&str; 5] = ["paid_at", "paid_time", "success_time", "payment_date", "datetime_payment"];

/// A gateway's code for the state, a field that only that gateway has beside it, and the codes, parted by blanks, with
/// which a payment is open: Paylabs, Faspay, BNI eCollection.
const CODES: [(&str, &str, &str); 3] = [
    ("status", "platform_trade_no", "01 1"),
    ("payment_status_code", "bill_no", "0 1"),
    ("va_status", "trx_amount", "1"),
];

/// True where the object's words, flags, codes or moments say that its number or link takes no payment any more.
pub(super) fn is_over(object: &Json) -> bool {
    // Winpay's callback has no word: the sum that the seller gets is there once money came.
    let is_end = |word: String| {
        word.ends_with("expired") || word.starts_with("sudah ") || ENDS.split_ascii_whitespace().any(|end| end == word)
    };
    let is_open = |(key, beside, open): &(&str, &str, &str)| {
        let code = context::code(object, key).filter(|_| object.is_filled(beside));
        code.is_none_or(|code| open.split(' ').any(|open| open == code))
    };
    WORDS.iter().filter_map(|key| object.word(key)).any(is_end)
        || FLAGS.iter().any(|key| object.flag(key))
        || OPEN.iter().any(|key| object.stated_flag(key) == Some(false))
        || object.is_filled("nett_amount")
        || PAID_AT.iter().any(|key| object.time(key).is_some())
        || !CODES.iter().all(is_open)
}
