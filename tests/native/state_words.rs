//! Every gateway's words for the state, as its documentation lists them, in the messages in which they come.

mod fields;
mod refund;
mod rows;
mod snap;
mod unknown_gateway;

use rows::ROWS;
use scalev_checkout::{gateway, payment::Status, value::UrlPolicy};
use serde_json::{Value, json};

const UNPAID: Option<Status> = Some(Status::Unpaid);
const CHECKED: Option<Status> = Some(Status::Processing);
const PAID: Option<Status> = Some(Status::Paid);
const EXPIRED: Option<Status> = Some(Status::Expired);
const CLOSED: Option<Status> = Some(Status::Closed);
const ENDED: Option<Status> = Some(Status::Ended);
const REFUNDED: Option<Status> = Some(Status::Refunded);
const FAILED: Option<Status> = Some(Status::Failed);

/// A message with a word in it, and the state of each word; words are separated by spaces.
struct Row {
    message: &'static str,
    body: fn(&str) -> Value,
    words: &'static [(&'static str, Option<Status>)],
}

fn status(body: &Value) -> Option<Status> {
    gateway::recognize(&gateway::unwrapped(crate::support::value(body)), UrlPolicy::Public)?.0.status
}

/// The body with the word as a number, where it is one without leading zeros.
fn with_number(body: Value, word: &str) -> Option<Value> {
    let number = word.parse::<i64>().ok().filter(|number| number.to_string() == word)?;
    Some(replace(body, word, number))
}

fn replace(body: Value, word: &str, number: i64) -> Value {
    match body {
        Value::String(text) if text == word => Value::from(number),
        Value::Object(fields) => fields.into_iter().map(|(key, value)| (key, replace(value, word, number))).collect(),
        other => other,
    }
}

#[test]
fn every_documented_word_has_its_state() {
    for Row { message, body, words } in ROWS {
        for (words, wanted) in *words {
            for word in words.split(' ') {
                for spelled in [word.to_owned(), word.to_uppercase(), format!(" {word} ")] {
                    assert_eq!(
                        status(&body(&spelled)),
                        *wanted,
                        "{message}: {spelled:?}; where None is found, no mark of the adapter is in this body, or its states lack the word"
                    );
                }
                if let Some(body) = with_number(body(word), word) {
                    assert_eq!(status(&body), *wanted, "{message}: {word} as a number");
                }
            }
        }
    }
}

#[test]
fn every_gateway_has_rows() {
    for adapter in gateway::ADAPTERS {
        let has_rows = |row: &Row| row.message.to_lowercase().starts_with(adapter.gateway);
        assert!(
            ROWS.iter().any(has_rows),
            "add a Row whose message begins with {:?} to tests/native/state_words/rows.rs",
            adapter.gateway
        );
    }
}

#[test]
fn an_undocumented_word_has_no_state() {
    for Row { message, body, .. } in ROWS {
        for word in ["?", "paid_maybe", "tidak diketahui", "null", "true"] {
            let found = status(&body(word));
            assert!(
                found.is_none() || found == FAILED && message.contains("inquiry"),
                "{message}: {word:?} is {found:?}"
            );
        }
    }
}

#[test]
fn a_paid_word_of_one_gateway_is_not_paid_at_another() {
    let gateway = |row: &Row| row.message.split([',', ' ']).next();
    let words = |row: &Row, wanted: fn(Option<Status>) -> bool| -> Vec<&'static str> {
        let of_meaning = row.words.iter().filter(|(_, status)| wanted(*status));
        of_meaning.flat_map(|(words, _)| words.split(' ')).collect()
    };
    for row in ROWS {
        let own = ROWS.iter().filter(|other| gateway(other) == gateway(row));
        let paid: Vec<&str> = own.flat_map(|other| words(other, |status| status == PAID)).collect();
        let pays = |word: &str| paid.iter().any(|paid| paid.eq_ignore_ascii_case(word));
        for word in ROWS.iter().flat_map(|other| words(other, |_| true)).filter(|word| !pays(word)) {
            assert_ne!(status(&(row.body)(word)), PAID, "{}: {word}", row.message);
        }
    }
}

#[test]
fn an_amount_in_another_currency_has_no_state() {
    fn foreign(body: Value) -> Value {
        match body {
            Value::Object(fields) => {
                let fields = fields.into_iter().map(|(key, value)| (key, foreign(value)));
                fields.chain([("currency".to_owned(), json!("XUSD"))]).collect()
            }
            other => other,
        }
    }
    for Row { message, body, words } in ROWS {
        for word in words.iter().flat_map(|(words, _)| words.split(' ')) {
            assert_eq!(status(&foreign(body(word))), None, "{message}: {word}");
        }
    }
}
