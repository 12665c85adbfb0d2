//! The reason for a failed attempt, by the meaning of the gateway's words. The words themselves are never shown.
//!
//! Sources, as of 2026: Xendit's failure codes (<https://docs.xendit.co/ewallet/integrations/errors>,
//! <https://docs.xendit.co/subscriptions-payment-failure-code/>), Midtrans' bank codes
//! (<https://docs.midtrans.com/docs/bank-response-codes>), SNAP's case codes (<https://apidevportal.aspi-indonesia.or.id>),
//! and the texts that banks and wallets send through Duitku, Durianpay, DOKU, iPaymu, SingaPay, Fazz and Paymenku.

use crate::{
    payment::{FailureReason, Note},
    value::Json,
};

/// Parts of words by their meaning, separated by `|`; the first meaning with a match counts. Phrases stand
/// before the single words in them: "card expired" is a refusal, "expire" alone is a payment that was not confirmed in time.
const REASONS: [(FailureReason, &str); 8] = [
    (
        FailureReason::Trouble,
        "rate limit|unavailable|maintenance|gangguan|terganggu|server error|system error|channel error|processor error|\
         unexpected error|issuer down|network error|tidak tersedia|sementara waktu",
    ),
    (
        FailureReason::Refused,
        "expired card|card expired|kartu kedaluwarsa|kartu kadaluarsa|attempts exceed|attempt exceed",
    ),
    (FailureReason::Time, "time limit|batas waktu|waktu habis|timeout|timed out|time out"),
    (
        FailureReason::Balance,
        "insufficient balance|insufficient fund|insufficient saldo|insufficient credit|insufficient amount|\
         balance insufficient|not sufficient|not enough|no fund|low balance|balance too low|saldo kurang|tidak cukup|\
         tidak mencukupi",
    ),
    (FailureReason::Limit, "limit|exceed|maximum|melebihi|too many|frequency|velocity|max amount"),
    (FailureReason::Time, "expire|kedaluwarsa|kadaluarsa|unreachable|did not author|no response"),
    (
        FailureReason::Refused,
        "declin|deny|denied|reject|refus|cancel|batal|tolak|unauthorized|blocked|honor|honour|fraud|stolen|lost card|\
         suspend|restrict|not permitted|not allowed|not activated|inactive|dormant|authentication|invalid account|\
         invalid card|invalid pin|wrong pin|incorrect pin|pin salah|invalid otp|cvv|cvn",
    ),
    (FailureReason::Trouble, "try again|coba lagi"),
];

/// Codes of banks (ISO 8583), and SNAP's codes by their status and their case, as `403…14`.
const CODES: [(FailureReason, &str); 3] = [
    (FailureReason::Balance, "51 40314"),
    (FailureReason::Limit, "61 65 40302 40304"),
    (FailureReason::Trouble, "68 91 96 50000 50001 50002 50400"),
];

/// Fields with words or codes for a failure, in every gateway's spelling.
const FIELDS: &str = "failure_code failure_reason failure_message failureCode failureReason fail_reason failed_reason \
    error_code errorCode error_message errorMessage reason reason_code code message status_message statusMessage status_desc \
    statusDesc StatusDesc channel_response_message channel_response_code response_message responseMessage response_code \
    responseCode transactionStatusDesc resultMessage result_message comment";

/// Objects and lists in each other that are searched.
const DEPTH: u8 = 6;

/// `None`: the payload names no reason that helps a buyer.
pub(super) fn reason(payload: &Json) -> Option<Note> {
    let mut words = String::new();
    collect(payload, DEPTH, &mut words);
    let coded = |codes: &str| words.split('|').filter_map(code).any(|said| codes.split(' ').any(|code| code == said));
    let said = |parts: &str| parts.split('|').any(|part| words.contains(part));
    let by_code = CODES.iter().find(|(_, codes)| coded(codes));
    let by_words = || REASONS.iter().find(|(_, parts)| said(parts));
    by_code.or_else(by_words).map(|(reason, _)| Note::Failed(*reason))
}

/// A code without the two digits of SNAP's service.
fn code(said: &str) -> Option<String> {
    let digits = said.bytes().all(|byte| byte.is_ascii_digit());
    match said.len() {
        2 if digits => Some(said.to_owned()),
        7 if digits => Some([said.get(..3)?, said.get(5..)?].concat()),
        _ => None,
    }
}

/// Writes the words of these fields in lower case, with `|` between fields and blanks between words.
fn collect(value: &Json, depth: u8, words: &mut String) {
    match value {
        Json::Object(fields) if depth > 0 => {
            for (key, value) in fields {
                match value {
                    Json::String(text) | Json::Number(text) if FIELDS.split(' ').any(|field| field == key) => {
                        words.push('|');
                        words.push_str(&text.trim().to_ascii_lowercase().replace(['_', '-'], " "));
                    }
                    value => collect(value, depth - 1, words),
                }
            }
        }
        Json::Array(rows) if depth > 0 => rows.iter().for_each(|row| collect(row, depth - 1, words)),
        _ => {}
    }
}
